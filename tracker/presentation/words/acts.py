"""What is said before a call or an e-mail leaves the house, and after it; and about reminders put off."""

from __future__ import annotations

from tracker.presentation.words.numbers import counted
from tracker.presentation.words.quotes import one_line
from tracker.rules.channel import Channel

WRITTEN = frozenset({Channel.EMAIL, Channel.TEXT, Channel.SOCIAL, Channel.POST})
NOT_TO = {"call": "Don't call", "email": "Don't write", "copy": "Don't copy"}
ANYWAY = {"call": "Call anyway…", "email": "Write anyway…", "copy": "Copy anyway…"}


def not_to(kind: str) -> str:
    """The button that leaves it: "Don't call"."""
    return NOT_TO[kind]


def anyway(kind: str) -> str:
    """The button that does it all the same, and asks for a reason: "Call anyway…"."""
    return ANYWAY[kind]


def did_you_reach(who: str, channel: Channel) -> str:
    """What is asked after the act: "Did you reach Jo Hill?", "Did you write to Jo Hill?"."""
    name = one_line(who, 60)
    return f"Did you write to {name}?" if channel in WRITTEN else f"Did you reach {name}?"


def hidden(n: int) -> str:
    """The quiet line in the morning: "2 hidden until later"."""
    return f"{n} hidden until later"


def already_past() -> str:
    """Beneath a new time nobody can agree to any more."""
    return "That time has passed. Only a time typed wrong may be put right to one in the past."


def place_of(place: int, of: int) -> str:
    """Where one is on the way through: "3 of 14"."""
    return f"{place} of {of}"


def gone_through(answered: int, left: int) -> str:
    """At the end of the catch-up: "12 agreements answered, 2 left for later"."""
    if not answered:
        return "Nothing answered yet. They all stay in the morning."
    told = f"{counted(answered, 'agreement')} answered"
    return f"{told}, {left} left for later." if left else f"{told}."
