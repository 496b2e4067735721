"""What travels between a replica and the server that keeps a team's ledger, as plain values. Knows neither engine.

A deed travels as its ledger entries, to the letter, and what was written beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

AT_ONCE = 500
"""How many entries come at once where there may be more: each portion is brought in before the next is asked for."""


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row of `ledger_row`. Without a salt it was emptied by an erasing."""

    position: int
    kind: str
    record_id: int
    prospect_id: int
    salt: bytes | None
    before: str | None
    after: str | None
    digest: bytes


@dataclass(frozen=True, slots=True)
class SentEntry:
    """A row of `ledger`, and those of `ledger_row` that belong to it, by their position. `at_us` is µs UTC."""

    seq: int
    at_us: int
    by_whom: str
    name: str
    prospect_id: int | None
    detail: str
    reverses: int | None
    hash: bytes
    rows: tuple[SentRow, ...]


@dataclass(frozen=True, slots=True)
class Emptied:
    """What an erasing took out of an earlier entry."""

    seq: int
    position: int


@dataclass(frozen=True, slots=True)
class Remembered:
    """A row of `remembered_objection`; `gone` where it is one no more."""

    digest: bytes
    channel: str
    since_us: int | None
    until_us: int | None
    gone: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Under which key a contact was logged; None: it is so no more, since its key was forgotten or taken by another.

    A key may say a name, so what is forgotten is told by the contact alone, and the server then takes out of what it
    has whatever key it kept of that one before.
    """

    key: str | None
    contact_id: int


Beside = Emptied | Remembered | Kept


@dataclass(frozen=True, slots=True)
class Sent:
    """Entries in their order; and what was written beside them, in order, each with the number of the entry that it
    came with: the last one of its transaction.
    """

    entries: tuple[SentEntry, ...] = ()
    beside: tuple[tuple[int, Beside], ...] = ()


@dataclass(frozen=True, slots=True)
class Founded:
    """What a team's store began on; `key` is that of the digests of remembered objections. Never told to anybody."""

    origin: str
    key: str
    schema: int


@dataclass(frozen=True, slots=True)
class Me:
    """As whom the server knows whoever is logged in: by which name they were invited, and which of us the ledger says
    they are, once it does.
    """

    role: str
    name: str
    user_id: int | None


class NoAnswer(Exception):
    """The server was asked to keep something, and did not say whether it has."""


class Turn(Protocol):
    """Between here and the end of the turn nobody else writes."""

    beyond: Sent
    """What the server has beyond the last entry that is known here, the next `most` of it."""

    def send(self, sent: Sent, token: UUID) -> None:
        """Kept by the server for good when this comes back. Raises StoreFault where it is not, NoAnswer where it cannot
        be told.
        """
        ...


class Server(Protocol):
    """Raises StoreFault: AWAY where it does not answer, OTHER_PAST where `hash` is not that of its entry `seq`, LOCKED
    where somebody else has held the turn too long, NEWER, NOT_ALLOWED.
    """

    def turn(self, seq: int, hash: bytes, most: int = AT_ONCE) -> AbstractContextManager[Turn]:
        """Nobody else's turn until it is left; left without `send`, nothing is kept. The chain begins on `seq` 0."""
        ...

    def since(self, seq: int, hash: bytes, within_s: float | None = None, most: int = AT_ONCE) -> Sent:
        """The next `most` entries it has beyond that one; AWAY where nothing comes for so long."""
        ...

    def look_for(self, token: UUID) -> bool:
        """Whether what was sent by that token was kept. Waits until nobody is about to."""
        ...

    def founded(self) -> Founded | None:
        """What the store there began on; None where there is none. Waits until nobody is about to `found` one."""
        ...

    def me(self) -> Me:
        """Who one is there. NOT_ALLOWED for nobody, or nobody any more."""
        ...

    def portions(self) -> AbstractContextManager[tuple[int, Iterator[Sent]]]:
        """All that it has at one moment, a portion at a time, and how many entries that is."""
        ...

    def found(self, founded: Founded, portions: Iterable[Sent]) -> AbstractContextManager[Iterator[Sent]]:
        """Begin a store there with that: all of it is read back from the server within the transaction, which is
        committed where the block is left without an exception. Raises StoreFault (IN_THE_WAY) where there is one,
        NoAnswer where it cannot be told whether it was committed.
        """
        ...

    def close(self) -> None: ...
