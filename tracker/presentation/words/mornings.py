"""The morning in one sentence, and its lanes' names. Knows not what belongs in which lane."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tracker.actions.ports import LeftWithout, Planned, Waiting
from tracker.presentation.words.numbers import both, listed
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.terms import COUNTED
from tracker.presentation.words.times import short_window
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.morning import Morning
from tracker.tongue import phrase, tr, tr_as, tr_n, tr_n_as

SLIPPED = phrase("lane of the morning", "Slipped")
TODAY = phrase("lane of the morning", "Agreed for today")
PROMISED = phrase("lane of the morning", "Promised for today")
TOMORROW = phrase("lane of the morning", "Tomorrow")
THAT_DAY = phrase("lane of the morning", "Agreed for that day")
BY_THAT_DAY = phrase("lane of the morning", "Promised by that day")
THE_DAY_AFTER = phrase("lane of the morning", "The day after")
THEIR_TURN = phrase("lane of the morning", "Their turn")
NOTHING_AGREED = phrase("lane of the morning", "Nothing agreed")
WHY = {
    AgreementOutcome.BROKEN: phrase("nothing agreed, since …", "missed"),
    AgreementOutcome.LAPSED: phrase("nothing agreed, since …", "lapsed"),
    AgreementOutcome.WITHDRAWN: phrase("nothing agreed, since …", "they called it off"),
    AgreementOutcome.NO_SHOW: phrase("nothing agreed, since …", "they did not come"),
}


def morning_sentence(m: Morning[Planned, Waiting, LeftWithout], *, of_today: bool = True) -> str:
    """ "2 calls agreed, 1 promise due, 1 slipped", or "Nothing agreed for today.".

    `of_today` is false for the morning of another day.
    """
    slipped = tr_n_as("the morning", "{n} slipped", "{n} slipped", len(m.slipped)) if m.slipped else ""
    if not m.today and not m.promised:
        if slipped and not of_today:
            return tr("Nothing agreed for that day, {slipped}", slipped=slipped)
        if not of_today:
            return tr("Nothing agreed for that day.")
        if slipped:
            return tr("Nothing agreed for today, {slipped}", slipped=slipped)
        return tr("Nothing agreed for today.")
    parts = []
    if m.today:
        parts.append(tr_as("the morning", "{talks} agreed", talks=_talks([a.channel for a in m.today])))
    if m.promised:
        parts.append(tr_n_as("the morning", "{n} promise due", "{n} promises due", len(m.promised)))
    return listed([*parts, slipped] if slipped else parts)


def passed(n: int) -> str:
    """What is said after an absence: "14 agreements passed; go through them"."""
    return tr_n("{n} agreement passed; go through it", "{n} agreements passed; go through them", n)


def lane(name: str, n: int) -> str:
    """A lane that can be folded: "Their turn (7)"."""
    # T: "Their turn (7)"
    return tr("{lane} ({count})", lane=name, count=n)


def why_nothing_agreed(left: LeftWithout) -> str:
    """What was agreed last came to: "missed"; or that they were brought in."""
    if left.by_us:
        return tr_as("nothing agreed, since …", "we called it off")
    if left.ended in WHY:
        return WHY[left.ended].told()
    return tr_as("nothing agreed, since …", "brought in")


def to_tell() -> str:
    """Of one that we missed: they do not know yet."""
    return tr_as("missed, …", "to tell")


def _talks(channels: list[Channel]) -> str:
    """ "2 calls and 1 meeting", those there are most of first."""
    return both([COUNTED[channel].told(n) for channel, n in Counter(channels).most_common()])


def everything_kept() -> str:
    return tr("Everything agreed for today is kept.")


def everything_answered() -> str:
    return tr("Everything agreed for today has its answer.")


def word_we_keep() -> str:
    """At the foot of a morning that is done."""
    return tr("The word we keep")


def next_up(planned: Planned, today: date, zone: str) -> str:
    """ "Next: tomorrow 15:00, Daniel Brandt"."""
    # T: "Next: tomorrow 15:00, Daniel Brandt"
    return tr("Next: {when}, {who}", when=short_window(planned.window, today, zone), who=one_line(planned.name, 60))
