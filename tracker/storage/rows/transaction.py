"""One deed under way: what is put is on the connection at once, and in the ledger when the deed ends.

Knows not how a transaction is begun, committed or rolled back; the store does that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from sqlite3 import Connection

from tracker.actions.outcome import Changes, DeedName, Fault, StoreFault
from tracker.actions.ports import Record
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.us import Us, User, names_in
from tracker.storage.answers import Answers
from tracker.storage.faults import told_as_faults
from tracker.storage.ledger import ledger, once, remembered_objections, reminded
from tracker.storage.ledger.ledger import LedgerHeading, Line
from tracker.storage.queries import us
from tracker.storage.rows import record_mapper
from tracker.storage.rows.record_mapper import RecordKind, kind_of
from tracker.storage.rows.touched import changes_of

Key = tuple[RecordKind, int]


class SqliteTransaction(Answers):
    """`ports.Transaction`. Putting what is there already touches nothing."""

    def __init__(self, connection: Connection, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        super().__init__(reading)
        self._connection = connection
        self._before: dict[Key, Record | None] = {}
        self._after: dict[Key, Record | None] = {}
        self._about: int | None = None
        self._detail = ""
        self._changes = Changes()
        self._stale = False
        self._known_us: Us | None = None

    def put(self, record: Record) -> None:
        """Raises Refusal (UNREADABLE_TEXT), StoreFault."""
        with told_as_faults():
            key = (kind_of(record), record.id)
            if names_in(record):
                record = self._us().as_written(record, self._remembered(key))
            if self._remembered(key) != record:
                record_mapper.put(self._connection, record)
                self._now_is(key, record)

    def remove(self, record: Record) -> None:
        """Raises StoreFault."""
        with told_as_faults():
            key = (kind_of(record), record.id)
            if self._remembered(key) is not None:
                record_mapper.remove(self._connection, *key)
                self._now_is(key, None)

    def keep_once(self, key: str, contact_id: int) -> None:
        """Raises Refusal (UNREADABLE_TEXT), StoreFault."""
        with told_as_faults():
            once.keep_once(self._connection, key, contact_id)

    def give_keys(self, contact_id: int, to: int) -> None:
        """Raises StoreFault."""
        with told_as_faults():
            once.give_keys(self._connection, contact_id, to)

    def give_reminded(self, agreement_id: int, to: int) -> None:
        """Raises StoreFault."""
        with told_as_faults():
            reminded.give(self._connection, agreement_id, to)

    def remember(self, prospect: Prospect, objections: Sequence[Objection], at: datetime) -> None:
        """Raises Refusal (UNREADABLE_TEXT), StoreFault."""
        with told_as_faults():
            remembered_objections.remember(self._connection, prospect, objections, at, stays=True)

    def about(self, prospect_id: int | None, detail: str = "") -> None:
        self._about, self._detail = prospect_id, detail

    @property
    def changes(self) -> Changes:
        if self._stale:
            with told_as_faults():
                self._changes = changes_of(self._connection, self._lines(), None)
            self._stale = False
        return self._changes

    def put_back(self, record: Record) -> None:
        """Put the record to the letter, as the ledger has it. Raises StoreFault."""
        with told_as_faults():
            key = (kind_of(record), record.id)
            self._remembered(key)
            record_mapper.put(self._connection, record)
            self._now_is(key, record)

    def write_ledger_entry(self, at_us: int, by: str, name: DeedName, reverses: int | None = None) -> None:
        """Close the deed with its ledger entry; none where nothing was changed.

        Whoever wrote or owns anything in it and was not known is one of us from then on.
        """
        lines = self._lines()
        if not lines:
            self._changes, self._stale = Changes(), False
            return
        names = [by, *(name for line in lines if line.after is not None for name in names_in(line.after))]
        for name_ in dict.fromkeys(name_.strip() for name_ in names):
            if name_ and self._us().named(name_) is None:
                self.put(User(max((user.id for user in self._us().users), default=0) + 1, name_))
        heading = LedgerHeading(at_us, self._us().today(by), name, self._about, self._detail, reverses)
        seq = ledger.write(self._connection, heading, self._lines())
        self._changes, self._stale = changes_of(self._connection, lines, seq), False

    def _us(self) -> Us:
        """Who of us there are, as the deed has left it; read once, since many records may be put."""
        if self._known_us is None:
            self._known_us = Us(us.users(self._connection))
        return self._known_us

    def _remembered(self, key: Key) -> Record | None:
        if key not in self._after:
            self._before[key] = self._after[key] = self._there(key)
        return self._after[key]

    def _there(self, key: Key) -> Record | None:
        """As it lies there. A policy that says nothing sensible is none: whoever sets it anew puts right the damage."""
        try:
            return record_mapper.get(self._connection, *key)
        except StoreFault as fault:
            if key[0] is RecordKind.POLICY and fault.fault is Fault.DAMAGED:
                return None
            raise

    def _now_is(self, key: Key, record: Record | None) -> None:
        self._after[key] = record
        self._stale = True
        if key[0] is RecordKind.USER:
            self._known_us = None

    def _lines(self) -> tuple[Line, ...]:
        pairs = ((self._before[key], after) for key, after in self._after.items())
        return tuple(Line(before, after) for before, after in pairs if before != after)
