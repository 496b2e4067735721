"""What is said before a call or an e-mail leaves the house, and after it; and about reminders put off.

Knows no act but by its name.
"""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import by_due, in_window
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import WRITTEN, Channel
from tracker.tongue import Theirs, phrase, tr, tr_as, tr_n

LONGEST_CALLED = 16

NOT_TO = {
    "call": phrase("button", "Don’t call"),
    "email": phrase("button", "Don’t write"),
    "copy": phrase("button", "Don’t copy"),
}
ANYWAY = {
    "call": phrase("button", "Call anyway…"),
    "email": phrase("button", "Write anyway…"),
    "copy": phrase("button", "Copy anyway…"),
}


def not_to(kind: str) -> str:
    """The button that leaves it: "Don't call"."""
    return NOT_TO[kind].told()


def anyway(kind: str) -> str:
    """The button that does it all the same, and asks for a reason: "Call anyway…"."""
    return ANYWAY[kind].told()


def asked_for_this(who: str) -> str:
    """The button that tells of their asking for it, by what one calls them: "Jo asked for this…"."""
    return tr_as("button", "{who} asked for this…", who=Theirs(one_line(who, LONGEST_CALLED).replace("&", "&&")))


INSTEAD = {
    "call": phrase("button", "Call"),
    "email": phrase("button", "Write the e-mail"),
}


def instead(kind: str) -> str:
    """The button that does what is welcome, in place of what is not: "Write the e-mail"."""
    return INSTEAD[kind].told()


def welcome_instead(a: Agreement, today: date) -> str:
    """What would be welcome: "What was promised for today, by e-mail, is welcome: is it nut-free?"."""
    way, topic = WAY[a.channel].told(), one_line(a.topic, 80)
    if a.kind is AgreementKind.PROMISE:
        due = by_due(a.window, today)
        if topic:
            return tr("What was promised {due}, {way}, is welcome: {topic}", due=due, way=way, topic=topic)
        return tr("What was promised {due}, {way}, is welcome.", due=due, way=way)
    when = in_window(a.window, today)
    if topic:
        return tr("What was agreed {when}, {way}, is welcome: {topic}", when=when, way=way, topic=topic)
    return tr("What was agreed {when}, {way}, is welcome.", when=when, way=way)


def did_you_reach(who: str, channel: Channel) -> str:
    """What is asked after the act: "Did you reach Jo Hill?", "Did you write to Jo Hill?"."""
    name = one_line(who, 60)
    if channel in WRITTEN:
        return tr("Did you write to {who}?", who=name)
    return tr("Did you reach {who}?", who=name)


def hidden(n: int) -> str:
    """The quiet line in the morning: "2 hidden until later"."""
    return tr_n("{n} hidden until later", "{n} hidden until later", n)


def already_past() -> str:
    """Beneath a new time nobody can agree to any more."""
    return tr("That time has passed. Only a time typed wrong may be put right to one in the past.")


def place_of(place: int, of: int) -> str:
    """Where one is on the way through: "3 of 14"."""
    # T: "3 of 14" agreements, on the way through them
    return tr("{place} of {all}", place=place, all=of)


def gone_through(answered: int, left: int) -> str:
    """At the end of the catch-up: "12 agreements answered, 2 left for later"."""
    if not answered:
        return tr("Nothing answered yet. They all stay in the morning.")
    if left:
        # T: "12 agreements answered, 2 left for later."
        return tr_n(
            "{n} agreement answered, {left} left for later.",
            "{n} agreements answered, {left} left for later.",
            answered,
            left=left,
        )
    return tr_n("{n} agreement answered.", "{n} agreements answered.", answered)
