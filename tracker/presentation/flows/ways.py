"""The ways someone can be reached by, and what it means to take one: which number is dialled, which
address is written to or copied.

Whether it may be done is asked elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import quote

from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import Attempt
from tracker.rules.guard.known import known_at
from tracker.rules.guard.reaching import key_of, reached_by
from tracker.rules.history import History
from tracker.rules.prospect import Prospect
from tracker.rules.who.numbers import to_dial


class ActKind(StrEnum):
    CALL = "call"
    EMAIL = "email"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Act:
    """What is about to be done: with whom, by which way, to which number or address.

    `e164` is the international form of a number, "" where it has none.
    """

    kind: ActKind
    prospect_id: int
    channel: Channel
    address: str
    e164: str = ""

    @property
    def url(self) -> str:
        """What the system is asked to open; "" for a copy."""
        if self.kind is ActKind.CALL:
            return f"tel:{quote(to_dial(self.address, self.e164), safe='+*;=')}"
        return f"mailto:{quote(self.address, safe='@')}" if self.kind is ActKind.EMAIL else ""


@dataclass(frozen=True, slots=True)
class Way:
    """One number or address someone can be reached by, with its label."""

    channel: Channel
    address: str
    label: str = ""
    e164: str = ""


def ways_of(prospect: Prospect) -> tuple[Way, ...]:
    """Every number, then every e-mail address."""
    phones = (
        Way(Channel.CALL, phone.typed, phone.label, phone.e164) for phone in prospect.phones if phone.typed.strip()
    )
    emails = (Way(Channel.EMAIL, e.address, e.label) for e in prospect.emails if e.address.strip())
    return (*phones, *emails)


def ways_to_ring(history: History, now: datetime, me: str) -> tuple[Way, ...]:
    """Every number, the freest first, as the guard takes it where nobody says which; else in their order."""
    meant = reached_by(Attempt(Direction.OUT, Channel.CALL, now, me), known_at(history, now)).key
    phones = [way for way in ways_of(history.prospect) if way.channel is Channel.CALL]
    phones.sort(key=lambda way: key_of(history.prospect, way.address) != meant)
    return tuple(phones)
