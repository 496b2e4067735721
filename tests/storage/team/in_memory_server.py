"""A team's server in memory: keeps what the real one keeps and refuses what that refuses, and can be made to fail.

`TeamsLedger` is what it keeps, and outlives its connections; `InMemoryServer` is one replica's connection to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from hashlib import sha256
from threading import RLock
from typing import TYPE_CHECKING
from uuid import UUID

from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.team.wire import AT_ONCE, Beside, Emptied, Founded, Kept, Me, NoAnswer, Sent, SentEntry

PORTION = 3
"""Entries; so few that even a small store comes in several."""


class Loses(Enum):
    """What becomes of the next answer to a COMMIT."""

    NOTHING = auto()
    BEFORE_COMMIT = auto()
    AFTER_COMMIT = auto()


@dataclass
class TeamsLedger:
    """What one server keeps."""

    founded: Founded | None = None
    entries: list[SentEntry] = field(default_factory=list)
    beside: list[tuple[int, Beside]] = field(default_factory=list)
    done: dict[UUID, int] = field(default_factory=dict)
    turn: RLock = field(default_factory=RLock)

    def hash_at(self, seq: int) -> bytes | None:
        """What entry `seq` bears; what the chain begins on for 0, None where there is no such."""
        if seq == 0 and self.founded is not None:
            return sha256(self.founded.origin.encode()).digest()
        return self.entries[seq - 1].hash if 0 < seq <= len(self.entries) else None

    def beyond(self, seq: int, most: int = 2**62) -> Sent:
        last = seq + most
        return Sent(tuple(self.entries[seq:last]), tuple((of, what) for of, what in self.beside if seq < of <= last))

    def keep(self, sent: Sent, token: UUID) -> None:
        """One transaction."""
        last = len(self.entries)
        if [entry.seq for entry in sent.entries] != list(range(last + 1, last + 1 + len(sent.entries))):
            raise StoreFault(Fault.DOES_NOT_FIT, "seq")
        if any(of != sent.entries[-1].seq for of, _ in sent.beside) or token in self.done:
            raise StoreFault(Fault.DOES_NOT_FIT, "beside")
        erased = {entry.prospect_id for entry in sent.entries if entry.name == DeedName.ERASE_PROSPECT}
        emptied = {(what.seq, what.position) for _, what in sent.beside if isinstance(what, Emptied)}
        if emptied and not erased:
            raise StoreFault(Fault.DOES_NOT_FIT, "emptied")
        self.entries += sent.entries
        self.beside += sent.beside
        self.done[token] = self.entries[-1].seq
        self._empty(emptied)
        if erased:
            self._take_out_forgotten_keys()

    def _empty(self, emptied: set[tuple[int, int]]) -> None:
        for seq in {seq for seq, _ in emptied}:
            entry = self.entries[seq - 1]
            rows = [
                replace(row, salt=None, before=None, after=None) if (seq, row.position) in emptied else row
                for row in entry.rows
            ]
            self.entries[seq - 1] = replace(entry, rows=tuple(rows))

    def _take_out_forgotten_keys(self) -> None:
        forgotten: set[int] = set()
        left = []
        for of, what in reversed(self.beside):
            if isinstance(what, Kept) and what.key is None:
                forgotten.add(what.contact_id)
            if not (isinstance(what, Kept) and what.key is not None and what.contact_id in forgotten):
                left.append((of, what))
        self.beside = left[::-1]


@dataclass
class InMemoryServer:
    """See `Server`. `is_away`: it does not answer; with `then_away`, not after the next answer that is `lost` either.
    `is_held`: a colleague keeps the turn. `rounds` counts how often it was asked.
    """

    kept: TeamsLedger
    is_away: bool = False
    is_held: bool = False
    loses: Loses = Loses.NOTHING
    then_away: bool = False
    rounds: int = 0

    @contextmanager
    def turn(self, seq: int, hash: bytes, most: int = AT_ONCE) -> Iterator[InMemoryTurn]:
        self._answer()
        if self.is_held:
            raise StoreFault(Fault.LOCKED, "55P03")
        with self.kept.turn:
            yield InMemoryTurn(self, self._beyond(seq, hash, most))

    def since(self, seq: int, hash: bytes, within_s: float | None = None, most: int = AT_ONCE) -> Sent:
        self._answer()
        return self._beyond(seq, hash, most)

    def look_for(self, token: UUID) -> bool:
        self._answer()
        with self.kept.turn:
            return token in self.kept.done

    def founded(self) -> Founded | None:
        self._answer()
        return self.kept.founded

    def me(self) -> Me:
        self._answer()
        return Me("", "", None)

    @contextmanager
    def portions(self) -> Iterator[tuple[int, Iterator[Sent]]]:
        self._answer()
        yield len(self.kept.entries), _in_portions(self.kept.beyond(0))

    @contextmanager
    def found(self, founded: Founded, portions: Iterable[Sent]) -> Iterator[Iterator[Sent]]:
        self._answer()
        if self.kept.founded is not None:
            raise StoreFault(Fault.IN_THE_WAY, "founded")
        made = TeamsLedger(founded)
        for portion in portions:
            made.entries += portion.entries
            made.beside += portion.beside
        yield _in_portions(made.beyond(0))
        self.commit(lambda: self._become(made))

    def close(self) -> None:
        pass

    def commit(self, keep: Callable[[], None]) -> None:
        loses, self.loses = self.loses, Loses.NOTHING
        if loses is not Loses.BEFORE_COMMIT:
            keep()
        if loses is not Loses.NOTHING:
            self.is_away = self.then_away
            raise NoAnswer

    def _become(self, made: TeamsLedger) -> None:
        self.kept.founded, self.kept.entries, self.kept.beside = made.founded, made.entries, made.beside

    def _answer(self) -> None:
        self.rounds += 1
        if self.is_away:
            raise StoreFault(Fault.AWAY, "away")

    def _beyond(self, seq: int, hash: bytes, most: int) -> Sent:
        founded = self.kept.founded
        if founded is None:
            raise StoreFault(Fault.OTHER_PAST, "nothing there")
        if founded.schema > SCHEMA_VERSION:
            raise StoreFault(Fault.NEWER, f"schema {founded.schema}, this program knows {SCHEMA_VERSION}")
        if self.kept.hash_at(seq) != hash:
            raise StoreFault(Fault.OTHER_PAST, f"entry {seq}")
        return self.kept.beyond(seq, most)


@dataclass
class InMemoryTurn:
    """See `Turn`."""

    server: InMemoryServer
    beyond: Sent

    def send(self, sent: Sent, token: UUID) -> None:
        self.server.rounds += 1
        if self.server.is_away:
            raise StoreFault(Fault.AWAY, "away")
        self.server.commit(lambda: self.server.kept.keep(sent, token))


def _in_portions(sent: Sent) -> Iterator[Sent]:
    for first in range(0, len(sent.entries), PORTION):
        entries = sent.entries[first : first + PORTION]
        last = entries[-1].seq
        yield Sent(entries, tuple((of, what) for of, what in sent.beside if entries[0].seq <= of <= last))


if TYPE_CHECKING:
    from tracker.storage.team.wire import Server

    _ONE: Server = InMemoryServer(TeamsLedger())
