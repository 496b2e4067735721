"""The morning in one sentence, and its lanes' names."""

from __future__ import annotations

from collections import Counter

from tracker.actions.ports import Planned, Waiting
from tracker.presentation.words.numbers import counted
from tracker.presentation.words.terms import THINGS
from tracker.rules.channel import Channel
from tracker.rules.morning import Morning

SLIPPED = "Slipped"
TODAY = "Agreed for today"
PROMISED = "Promised by today"
TOMORROW = "Tomorrow"
THEIR_TURN = "Their turn"


def morning_sentence(m: Morning[Planned, Waiting]) -> str:
    """ "2 calls agreed, 1 promise due, 1 slipped", or "Nothing agreed for today."."""
    parts = []
    if m.today:
        parts.append(f"{_talks([a.channel for a in m.today])} agreed")
    if m.promised:
        parts.append(f"{counted(len(m.promised), 'promise')} due")
    if m.slipped:
        parts.append(f"{len(m.slipped)} slipped")
    if not m.today and not m.promised:
        return f"Nothing agreed for today, {parts[0]}" if parts else "Nothing agreed for today."
    return ", ".join(parts)


def passed(n: int) -> str:
    """What is said after an absence: "14 agreements passed; go through them"."""
    return f"{counted(n, 'agreement')} passed; go through {'it' if n == 1 else 'them'}"


def lane(name: str, n: int) -> str:
    """A lane that can be folded: "Their turn (7)"."""
    return f"{name} ({n})"


def _talks(channels: list[Channel]) -> str:
    """ "2 calls", "a meeting and 2 calls" as counts, those there are most of first."""
    kinds = [counted(n, THINGS[c]) for c, n in Counter(channels).most_common()]
    return " and ".join([", ".join(kinds[:-1]), kinds[-1]]) if len(kinds) > 1 else kinds[0]
