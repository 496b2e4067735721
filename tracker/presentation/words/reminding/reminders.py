"""Reminders in words: what a notification says, and how it stands with them. Knows not who shows them.

Everything here is plain text; whoever shows it where markup is read escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tracker.actions.ports import LeftWithout, Planned, Waiting
from tracker.presentation.words.mornings import morning_sentence
from tracker.presentation.words.numbers import and_more, listed
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.times import clock, clock_here, in_window, moment, short_due, short_window
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.morning import Morning, morning
from tracker.rules.policy import Policy
from tracker.rules.window import day_in, zone_of
from tracker.tongue import phrase, sentence, tr, tr_as, tr_n

LONGEST_NAME = 60
NAMED = 4
"""So many are named; the rest are counted."""
MINUTE = timedelta(minutes=1)
DOING = {
    Channel.MEETING: phrase("a reminder: 10:00, …", "meet {who}"),
    Channel.CALL: phrase("a reminder: 10:00, …", "call {who}"),
    Channel.VIDEO: phrase("a reminder: 10:00, …", "video call with {who}"),
    Channel.EMAIL: phrase("a reminder: 10:00, …", "e-mail {who}"),
    Channel.TEXT: phrase("a reminder: 10:00, …", "text {who}"),
    Channel.SOCIAL: phrase("a reminder: 10:00, …", "write to {who}"),
    Channel.POST: phrase("a reminder: 10:00, …", "post to {who}"),
}
BY_DESKTOP = sentence("Reminders are given by the desktop.")
BY_TRAY = sentence("Reminders are given from the tray.")
IN_THE_WINDOW = sentence("Reminders stand in the window: the desktop takes none here, and there is no tray.")
OFF = sentence("No reminders are given.")


def time_comes(a: Planned, zone: str) -> str:
    """What is agreed at a time: "10:00, call Martin Reyes", "By 15:00: e-mail Jo Hill"."""
    if a.kind is AgreementKind.PROMISE:
        by = clock(a.window.ends.astimezone(zone_of(zone)).time())
        # T: "By 15:00: e-mail Jo Hill"
        return tr("By {time}: {doing}", time=by, doing=_doing(a))
    # T: "10:00, call Martin Reyes"
    return tr("{time}, {doing}", time=clock_here(a.window, zone), doing=_doing(a))


def how_soon(at: datetime, now: datetime) -> str:
    """ "In 10 minutes", or "Now"."""
    minutes = -(-(at - now) // MINUTE)
    return tr_n("In {n} minute", "In {n} minutes", minutes) if minutes > 0 else tr("Now")


def about(a: Planned) -> str:
    """What it is about and how they said it, on one line: "the old files · “in a month, yes”"; "" where nobody said."""
    return beside(one_line(a.topic), quoted(a.words) if a.words else "")


def beneath(*lines: str) -> str:
    """The lines that say something, one beneath the other."""
    return "\n".join(line for line in lines if line)


def firm(a: Planned) -> str:
    return one_line(a.organisation, LONGEST_NAME)


def beside(*parts: str) -> str:
    """What there is of them, side by side: "In 10 minutes · Reyes Roofing"."""
    return " · ".join(part for part in parts if part)


def day_holds(agreements: Sequence[Planned], now: datetime, zone: str, policy: Policy) -> str:
    """ "2 calls agreed, 1 promise due"."""
    waiting: tuple[Waiting, ...] = ()
    left: tuple[LeftWithout, ...] = ()
    lanes: Morning[Planned, Waiting, LeftWithout] = morning(agreements, waiting, now, zone, policy, left)
    return morning_sentence(lanes)


def whom(agreements: Sequence[Planned], zone: str, today: date) -> str:
    """With whom, and when: "10:00 Martin Reyes, Nadia Petrov, and 2 more"."""
    named = [_row(a, zone, today) for a in agreements[:NAMED]]
    more = len(agreements) - NAMED
    return listed([*named, and_more(more)] if more > 0 else named)


def missed(agreements: Sequence[Planned], now: datetime, zone: str) -> tuple[str, str]:
    """What could not be said in time: what, and when it was agreed for."""
    today = day_in(now, zone)
    if len(agreements) == 1:
        a = agreements[0]
        # T: "Missed: call Martin Reyes"
        title = tr("Missed: {doing}", doing=_doing(a))
        # T: "It was agreed for yesterday at 10:00, and no reminder could be given then."
        return title, tr(
            "It was agreed for {when}, and no reminder could be given then.",
            when=short_due(a.window, today, zone) if a.kind is AgreementKind.PROMISE else in_window(a.window, today),
        )
    title = tr_n("Missed: {n} agreement", "Missed: {n} agreements", len(agreements))
    return title, tr("No reminder could be given then: {whom}.", whom=_all_of_them(agreements, zone, today))


def sample() -> tuple[str, str]:
    """What is shown to try it: that it comes, and that nothing is meant by it."""
    return tr("10:00, call Martin Reyes"), tr("This is how a reminder looks. Nobody is waiting.")


def next_one(a: Planned, at: datetime, zone: str, today: date) -> str:
    """ "Next: Martin Reyes, today 10:00; you hear of it at 09:50"."""
    # T: "Next: Martin Reyes, today 10:00. You hear of it today 09:50."
    return tr(
        "Next: {who}, {when}. You hear of it {moment}.",
        who=one_line(a.name, LONGEST_NAME),
        when=short_due(a.window, today, zone)
        if a.kind is AgreementKind.PROMISE
        else short_window(a.window, today, zone),
        moment=moment(at, zone, today),
    )


def why_it_starts_along() -> str:
    """What the desktop may show where it asks whether the program may start with it."""
    return tr("As Agreed reminds you of what you agreed, without its window.")


def none_next() -> str:
    return tr("Next: nothing is agreed at a time in the days to come.")


def _doing(a: Planned) -> str:
    return DOING[a.channel].told(who=one_line(a.name, LONGEST_NAME))


def _row(a: Planned, zone: str, today: date) -> str:
    who = one_line(a.name, LONGEST_NAME)
    at = clock_here(a.window, zone) if a.window.is_timed and day_in(a.window.starts, zone) == today else ""
    # T: "10:00 Martin Reyes"
    return tr_as("a reminder of the day", "{time} {who}", time=at, who=who) if at else who


def _all_of_them(agreements: Sequence[Planned], zone: str, today: date) -> str:
    rows = [
        # T: "Martin Reyes, yesterday 10:00"
        tr_as(
            "a reminder of what was missed",
            "{who}, {when}",
            who=one_line(a.name, LONGEST_NAME),
            when=short_window(a.window, today, zone),
        )
        for a in agreements[:NAMED]
    ]
    more = len(agreements) - NAMED
    return "; ".join([*rows, and_more(more)] if more > 0 else rows)
