"""One look through the whole store, in slices: every entry's seal, every record against it, every index and mark.

What a start has no time for. Between two slices anything may be done to the store by its deeds. Knows no repair.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from sqlite3 import Connection

from tracker.storage.file import schema_fingerprint
from tracker.storage.ledger import seal
from tracker.storage.ledger.rows_match_ledger import still_stands
from tracker.storage.ledger.seal import Broken, Flaw
from tracker.storage.rows.tables import TABLES

A_MOMENT = 0.02
"""Seconds for a slice: whoever saves meanwhile does not notice."""
_AT_ONCE = 64
_PLACE_BITS = 24
_OF_ENTRIES = 0.15
"""How much of the time the entries take, in a large store; nearly all the rest goes by with its records."""


class Walk:
    """`step` until it is `done` or gives a break. Each step is within one read transaction of the same file.

    `known` are breaks that somebody has already been told of; those met again are in `met`.
    """

    def __init__(self, known: Collection[Broken] = ()) -> None:
        self.done = False
        self.met: list[Broken] = []
        self._known = set(known)
        self._seq = 0
        self._last: dict[str, dict[int, int]] = {}
        """Of each record, by kind and id: which row of the ledger wrote it last."""
        self._upto = 0
        self._records: list[tuple[str, int]] | None = None
        self._looked_at = 0
        self._tables = [table._meta.table_name for table in TABLES]
        self._began = False

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1, by the time it takes: about."""
        if self._records is None:
            return _OF_ENTRIES * min(self._seq / max(self._upto, 1), 1)
        return _OF_ENTRIES + (1 - _OF_ENTRIES) * self._looked_at / max(len(self._records), 1)

    def step(self, connection: Connection, seconds: float = A_MOMENT) -> Broken | None:
        """Go on for about that long (a table's indexes are one step, however long); a break that is not yet known."""
        until = time.monotonic() + seconds
        found = self._slice(connection, until)
        if found is not None:
            self._known.add(found)  # whoever goes on all the same is not told twice
        return found

    def _slice(self, connection: Connection, until: float) -> Broken | None:
        if not self._began:
            self._began = True
            self._upto = connection.execute("SELECT max(seq) FROM ledger").fetchone()[0] or 0
            wrong = schema_fingerprint.first_wrong(connection)
            if wrong and (told := self._new(Broken(0, Flaw.STORE, wrong))):
                return told
        told, is_at_the_end = self._entries(connection, until)
        if told is not None or not is_at_the_end:
            return told
        if self._records is None:
            self._records = [(kind, record_id) for kind, ids in self._last.items() for record_id in ids]
        while self._looked_at < len(self._records):  # once at least, however slow the disk: every slice comes further
            for key in self._records[self._looked_at : self._looked_at + _AT_ONCE]:
                self._looked_at += 1
                if (told := self._record(connection, *key)) is not None:
                    return told
            if time.monotonic() > until:
                return None
        return self._pages(connection, until)

    def _entries(self, connection: Connection, until: float) -> tuple[Broken | None, bool]:
        """Every entry up to the last there is now, those that came since the last slice as well; whether it is that."""
        while True:
            beyond = self._seq
            for entry in seal.ledger_entries(connection, beyond, _AT_ONCE):
                self._seq = entry.seq
                for position, kind, record_id in entry.wrote:
                    self._last.setdefault(kind, {})[record_id] = entry.seq << _PLACE_BITS | position
                if entry.broken is not None and (told := self._new(entry.broken)):
                    return told, False
            if self._seq == beyond:
                return None, True
            if time.monotonic() > until:
                return None, False

    def _record(self, connection: Connection, kind: str, record_id: int) -> Broken | None:
        seq, position = divmod(self._last[kind][record_id], 1 << _PLACE_BITS)
        if Broken(seq, Flaw.CONTENT, kind, record_id) in self._known:
            return None  # told as the entry's own break: what it says is no measure for the record
        row = connection.execute(
            "SELECT salt IS NULL, after FROM ledger_row WHERE seq = ? AND position = ?", (seq, position)
        ).fetchone()
        if row is not None and (row[0] or still_stands(connection, kind, record_id, row[1])):
            return None
        return self._new(Broken(seq, Flaw.RECORD, kind, record_id))

    def _pages(self, connection: Connection, until: float) -> Broken | None:
        """That every index says what its table does; a start looks at the tables alone."""
        while self._tables:
            table = self._tables.pop()
            if connection.execute(f"PRAGMA integrity_check('{table}')").fetchone()[0] != "ok" and (
                told := self._new(Broken(0, Flaw.STORE, table))
            ):
                return told
            if time.monotonic() > until:
                break
        self.done = not self._tables
        return None

    def _new(self, broken: Broken) -> Broken | None:
        if broken in self._known:
            if broken not in self.met:
                self.met.append(broken)
            return None
        return broken


def check_whole(connection: Connection) -> Broken | None:
    """All of it at once: the first break, None where all is as it was written."""
    walk = Walk()
    while not walk.done:
        found = walk.step(connection, seconds=3600)
        if found is not None:
            return found
    return None
