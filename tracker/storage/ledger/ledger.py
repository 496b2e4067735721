"""The ledger: one entry for every deed, with each record before and after, in a chain of hashes.

What undo and redo would do next is read from the entries themselves, and of those from one user's alone: what is taken
back is mine. An entry that took back another names it in `reverses`, and after it the undo line stands where it stood
before the entry it names: so one step is followed for each thing taken back, and none is kept in mind between two
starts of the program. Knows no deed's meaning.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from tracker.actions.outcome import Deed, DeedName
from tracker.actions.ports import Record
from tracker.files.dataclass_json import dump, load
from tracker.storage.decoding import decoding
from tracker.storage.rows import statements
from tracker.storage.rows.record_mapper import RECORD, RecordKind, kind_of, prospect_id_of
from tracker.storage.rows.tables import LedgerRowTable, LedgerTable
from tracker.storage.rows.timestamps import moment

_told = json.JSONEncoder(ensure_ascii=False).encode  # of which `json.dumps` would make one for each entry
_SALT_BYTES = 16
_AT_ONCE = 500
_NOT_UNDONE = (DeedName.ERASE_PROSPECT, DeedName.BRING_OBJECTIONS, DeedName.INTRODUCE, DeedName.MOVE_TO_TEAM)
NOBODYS = 0
"""What stands for the prospect where a record is ours: their ids begin at 1."""

# Of a person who is not there any more, or not yet again, the entry itself knows the name, or the last one about them.
_IN_IT_TOO = """
    SELECT p.name FROM ledger_row r JOIN ledger l USING (seq) JOIN prospect p ON p.id = r.prospect_id
     WHERE r.seq = ? AND r.kind = 'contact' AND r.prospect_id IS NOT l.prospect_id
     GROUP BY p.id ORDER BY min(r.position)
"""
_DEED = """
    SELECT l.at_us, l.by_whom, l.name, l.detail,
           coalesce(p.name, json_extract(coalesce(r.before, r.after), '$.name'),
                    json_extract(coalesce(u.after, u.before), '$.name'),
                    (SELECT json_extract(coalesce(after, before), '$.name') FROM ledger_row
                      WHERE kind = 'prospect' AND record_id = l.prospect_id ORDER BY seq DESC LIMIT 1), ''), l.reverses
      FROM ledger l
      LEFT JOIN prospect p ON p.id = l.prospect_id
      LEFT JOIN ledger_row r ON r.seq = l.seq AND r.kind = 'prospect' AND r.record_id = l.prospect_id
      LEFT JOIN ledger_row u ON l.detail = 'us' AND u.seq = l.seq AND u.position =
           (SELECT min(position) FROM ledger_row WHERE seq = l.seq AND kind = 'user')
     WHERE l.seq = ?
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One record as it was before a deed and as it was after; None where it was not there."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found

    @property
    def kind(self) -> RecordKind:
        return kind_of(self.record)


@dataclass(frozen=True, slots=True)
class LedgerHeading:
    """What an entry says besides its lines. `at_us` is µs UTC, `reverses` the entry it took back."""

    at_us: int
    by: str
    name: DeedName
    prospect_id: int | None
    detail: str
    reverses: int | None = None


class Erased(Exception):
    """What the entry wrote concerns a person who has since been erased."""


def write(connection: Connection, heading: LedgerHeading, lines: Iterable[Line]) -> int:
    """Add the entry to the end of the chain; its sequence number."""
    seq, previous = end_of_chain(connection)
    seq += 1
    rows = [_row(seq, position, line) for position, line in enumerate(lines)]
    seal = ledger_entry_hash(previous, (seq, *_plain(heading)), [(*row[2:5], row[8]) for row in rows])
    connection.execute(statements.add(LedgerTable), (seq, *_plain(heading), seal))
    connection.executemany(statements.add(LedgerRowTable), rows)
    return seq


def lines_of(connection: Connection, seq: int) -> tuple[Line, ...]:
    """What the entry wrote, in its order. Raises Erased."""
    found = connection.execute(
        "SELECT kind, salt IS NULL, before, after FROM ledger_row WHERE seq = ? ORDER BY position", (seq,)
    ).fetchall()
    if any(erased for _, erased, _, _ in found):
        raise Erased
    with decoding("ledger_row"):
        return tuple(Line(record_from(kind, before), record_from(kind, after)) for kind, _, before, after in found)


def record_from(kind: str, text: str | None) -> Record | None:
    """A record as the ledger keeps it. ValueError, KeyError or TypeError where the text is none."""
    return None if text is None else load(RECORD[RecordKind(kind)], text)


def undo_head(connection: Connection, names: Sequence[str]) -> int | None:
    """The entry that undo would take back for whoever of us wrote by those names."""
    seq, _ = end_of_chain(connection)
    while (entry := _last_of(connection, names, seq)) is not None:
        seq, _name, reverses = entry
        if reverses is not None:
            seq = reverses - 1
        elif _is_out_of_reach(connection, seq) or _is_taken_back(connection, seq):
            seq -= 1
        else:
            return seq
    return None


def redo_head(connection: Connection, names: Sequence[str]) -> int | None:
    """The undo of theirs that redo would do again. A new deed of theirs leaves nothing to redo."""
    seq, _ = end_of_chain(connection)
    while (entry := _last_of(connection, names, seq)) is not None:
        seq, name, reverses = entry
        if reverses is None:
            return None
        if name == DeedName.UNDO:
            return seq
        seq = reverses - 1
    return None


def since(
    connection: Connection, seq: int, names: Sequence[str], lines: Iterable[Line], whole_people: bool
) -> int | None:
    """The last entry of anybody else after that one which rests on what it wrote: on one of those records, or on
    anybody it brought. None where there is none, since the file was changed past the ledger.
    """
    others = f"seq > ? AND trim(by_whom) COLLATE NOCASE NOT IN ({', '.join('?' * len(names))})"
    rows = "ledger_row.prospect_id = ?" if whole_people else "kind = ? AND record_id = ?"
    question = f"SELECT max(seq) FROM ledger JOIN ledger_row USING (seq) WHERE {others} AND {rows}"
    found: list[int | None] = []
    for line in lines:
        of = (prospect_id_of(line.record),) if whole_people else (line.kind.value, line.record.id)
        found += connection.execute(question, (seq, *names, *of)).fetchone()
    return max((each for each in found if each is not None), default=None)


def deed_of(connection: Connection, seq: int) -> Deed:
    """The entry as a person reads it."""
    at_us, by, name, detail, who, reverses = connection.execute(_DEED, (seq,)).fetchone()
    with decoding("ledger"):
        of = DeedName(_original(connection, reverses)[1]) if reverses is not None else None
        others = connection.execute(_IN_IT_TOO, (seq,)) if DeedName.LOG_CONTACT in (name, of) else ()
        return Deed(seq, moment(at_us), by, DeedName(name), who, of, detail, tuple([other for (other,) in others]))


def concerned(connection: Connection, seq: int) -> int | None:
    """The prospect the entry was said to be about."""
    found: int | None = connection.execute("SELECT prospect_id FROM ledger WHERE seq = ?", (seq,)).fetchone()[0]
    return found


def original_of(connection: Connection, seq: int) -> int:
    """The deed at the bottom of a row of undos and redos; `seq` itself where it is a deed."""
    return _original(connection, seq)[0]


def ledger_entry_hash(previous: bytes, heading: tuple[Any, ...], rows: list[tuple[Any, ...]]) -> bytes:
    """The chain's link. `rows` are (kind, record id, prospect id, digest): what stays when a person is erased."""
    said = hashlib.sha256(previous)
    said.update(f"[{_told(heading)}, [".encode())
    for first in range(0, len(rows), _AT_ONCE):  # at once it would stop every thread while an import is sealed
        some = [(*row[:3], row[3].hex()) for row in rows[first : first + _AT_ONCE]]
        said.update(f"{', ' if first else ''}{_told(some)[1:-1]}".encode())
    said.update(b"]]")
    return said.digest()


def content_digest(salt: bytes, before: str | None, after: str | None) -> bytes:
    """Salted, so that nobody can find out by trying what an erased row said. JSON text holds no NUL."""
    return hashlib.sha256(salt + (before or "").encode() + b"\0" + (after or "").encode()).digest()


def origin(connection: Connection) -> bytes:
    """What the chain begins on: a text of this store alone, so that no entry fits into another's chain."""
    (text,) = connection.execute("SELECT value FROM meta WHERE name = 'origin'").fetchone()
    if not isinstance(text, str):
        raise TypeError("origin")
    return hashlib.sha256(text.encode()).digest()


def end_of_chain(connection: Connection) -> tuple[int, bytes]:
    """The last entry's number and seal; 0 and what the chain begins on where there is none."""
    last = connection.execute("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return last or (0, origin(connection))


def _last_of(connection: Connection, names: Sequence[str], seq: int) -> tuple[int, str, int | None] | None:
    """The last entry by one of those names, up to and including that one: its number, name and what it reverses."""
    places = ", ".join("?" * len(names))
    found: tuple[int, str, int | None] | None = connection.execute(
        f"SELECT seq, name, reverses FROM ledger WHERE seq <= ? AND trim(by_whom) COLLATE NOCASE IN ({places}) "
        "ORDER BY seq DESC LIMIT 1",
        (seq, *names),
    ).fetchone()
    return found


def _is_taken_back(connection: Connection, seq: int) -> bool:
    """Whether somebody else took it back, as any window could before undo was one's own."""
    (last,) = connection.execute("SELECT max(seq) FROM ledger WHERE seq > ? AND reverses = ?", (seq, seq)).fetchone()
    if last is None:
        return False
    again = connection.execute("SELECT 1 FROM ledger WHERE seq > ? AND reverses = ?", (last, last)).fetchone()
    return again is None


def _is_out_of_reach(connection: Connection, seq: int) -> bool:
    """An erasing, what a restore brought along, somebody's saying who they are, a move to a team, or a deed of which
    nothing is left since whom it concerned was erased: undo goes past them.
    """
    (name,) = connection.execute("SELECT name FROM ledger WHERE seq = ?", (seq,)).fetchone()
    if name in _NOT_UNDONE:
        return True
    # Who became one of us by it is no part of what can be taken back.
    left, gone = connection.execute(
        "SELECT count(salt), count(*) - count(salt) FROM ledger_row WHERE seq = ? AND prospect_id <> ?", (seq, NOBODYS)
    ).fetchone()
    return bool(gone) and not left


def _original(connection: Connection, seq: int) -> tuple[int, str]:
    while True:
        name, reverses = connection.execute("SELECT name, reverses FROM ledger WHERE seq = ?", (seq,)).fetchone()
        if reverses is None:
            return seq, name
        seq = reverses


def _plain(heading: LedgerHeading) -> tuple[Any, ...]:
    return heading.at_us, heading.by, heading.name.value, heading.prospect_id, heading.detail, heading.reverses


def _row(seq: int, position: int, line: Line) -> tuple[Any, ...]:
    salt = os.urandom(_SALT_BYTES)
    before = dump(line.before) if line.before is not None else None
    after = dump(line.after) if line.after is not None else None
    record = line.record
    digest = content_digest(salt, before, after)
    whose = prospect_id_of(record) or NOBODYS
    return seq, position, line.kind.value, record.id, whose, salt, before, after, digest
