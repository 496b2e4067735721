"""The statements by which a rep's program asks a team's server; what goes in and comes out. Knows no connection.

What is sent goes as one array a column, so that any number of entries is one statement a table. The arrays are packed
here: the driver would ask each value for its type, and one array of numbers would not be of the type of the next.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from psycopg.adapt import Dumper, PyFormat
from psycopg.pq import Format
from psycopg.sql import SQL, Identifier

from tracker.actions.outcome import DeedName
from tracker.storage.team.wire import Beside, Emptied, Kept, Remembered, Sent, SentEntry, SentRow

_ENTRY = {
    "seq": "bigint",
    "at_us": "bigint",
    "by_whom": "text",
    "name": "text",
    "prospect_id": "bigint",
    "detail": "text",
    "reverses": "bigint",
    "hash": "bytea",
}
_ROW = {
    "seq": "bigint",
    "position": "integer",
    "kind": "text",
    "record_id": "bigint",
    "prospect_id": "bigint",
    "salt": "bytea",
    "before": "text",
    "after": "text",
    "digest": "bytea",
}
_BESIDE = {
    "seq": "bigint",
    "position": "integer",
    "what": "text",
    "of_seq": "bigint",
    "of_position": "integer",
    "digest": "bytea",
    "channel": "text",
    "since_us": "bigint",
    "until_us": "bigint",
    "gone": "boolean",
    "key": "text",
    "contact_id": "bigint",
}


_NULL = b"\xff\xff\xff\xff"
_length = struct.Struct("!i").pack


def _sized(value: bytes) -> bytes:
    return _length(len(value)) + value


# Of each kind: by which number the server knows it and an array of it, and how a value is told it.
_KINDS: dict[str, tuple[int, int, Callable[[Any], bytes]]] = {
    "bigint": (20, 1016, partial(struct.Struct("!iq").pack, 8)),
    "integer": (23, 1007, partial(struct.Struct("!ii").pack, 4)),
    "text": (25, 1009, lambda text: _sized(text.encode())),
    "bytea": (17, 1001, _sized),
    "boolean": (16, 1000, lambda yes: b"\0\0\0\1\1" if yes else b"\0\0\0\1\0"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of what is sent, of that `kind`."""

    kind: str
    values: Sequence[Any]

    def packed(self) -> bytes:
        """As the server reads an array. Raises UnicodeError, OverflowError for what no column holds."""
        of, _, pack = _KINDS[self.kind]
        if not self.values:
            return struct.pack("!iii", 0, 0, of)
        head = struct.pack("!iiiii", 1, 1, of, len(self.values), 1)
        try:
            return head + b"".join([_NULL if value is None else pack(value) for value in self.values])
        except struct.error as error:
            raise OverflowError from error


class ColumnDumper(Dumper):
    """By which the driver sends one."""

    format = Format.BINARY

    def get_key(self, obj: Column, format: PyFormat) -> Any:  # noqa: ARG002
        return self.cls, obj.kind

    def upgrade(self, obj: Column, format: PyFormat) -> Dumper:  # noqa: ARG002
        made = type(self)(self.cls, self.connection)
        made.oid = _KINDS[obj.kind][1]
        return made

    def dump(self, obj: Column) -> bytes:
        return obj.packed()


@dataclass(frozen=True, slots=True)
class Statements:
    """All of them, for one schema."""

    take_turn: bytes
    standing: bytes
    founded: bytes
    me: bytes
    last: bytes
    entries: bytes
    rows: bytes
    beside: bytes
    add_entries: bytes
    add_rows: bytes
    add_beside: bytes
    add_token: bytes
    find_token: bytes
    forget: bytes
    write_as: bytes
    tell: bytes
    begin_founding: bytes
    end_founding: bytes


def statements(schema: str) -> Statements:
    def said(text: str) -> bytes:
        return SQL(text).format(s=Identifier(schema)).as_bytes()

    def read(table: str, columns: Iterable[str], order: str) -> bytes:
        return said(f"SELECT {', '.join(columns)} FROM {{s}}.{table} WHERE seq > %s AND seq <= %s ORDER BY {order}")

    def add(table: str, columns: dict[str, str]) -> bytes:
        arrays = ", ".join(f"%b::{kind}[]" for kind in columns.values())
        return said(f"INSERT INTO {{s}}.{table} ({', '.join(columns)}) SELECT * FROM unnest({arrays})")

    meta = "(SELECT value FROM {{s}}.meta WHERE name = '{}')".format
    origin = f"sha256(convert_to({meta('origin')}, 'UTF8'))"
    return Statements(
        take_turn=said("SELECT {s}.take_turn()"),
        standing=said(
            f"SELECT {meta('schema')}::integer, {meta('written_as')}::integer,"
            f" CASE WHEN %s = 0 THEN {origin} ELSE (SELECT hash FROM {{s}}.ledger WHERE seq = %s) END"
        ),
        founded=said(f"SELECT {meta('origin')}, {meta('key')}, {meta('written_as')}::integer"),
        me=said("SELECT role, name, user_id, revoked IS NOT NULL FROM {s}.member WHERE role = session_user"),
        last=said("SELECT coalesce(max(seq), 0) FROM {s}.ledger"),
        entries=read("ledger", _ENTRY, "seq"),
        rows=read("ledger_row", _ROW, "seq, position"),
        beside=read("beside", _BESIDE, "seq, position"),
        add_entries=add("ledger", _ENTRY),
        add_rows=add("ledger_row", _ROW),
        add_beside=add("beside", _BESIDE),
        add_token=said("INSERT INTO {s}.done (token, seq) VALUES (%s, %s)"),
        find_token=said("SELECT EXISTS (SELECT FROM {s}.done WHERE token = %s)"),
        forget=said("SELECT {s}.forget(%s::bigint[], %s::integer[])"),
        write_as=said("SELECT {s}.write_as(%s)"),
        tell=said("SELECT pg_notify(%s, %s)"),
        begin_founding=said("SELECT {s}.begin_founding(%s, %s, %s)"),
        end_founding=said("SELECT {s}.end_founding()"),
    )


def entries_as_arrays(entries: Iterable[SentEntry]) -> list[Column]:
    return _columns(
        _ENTRY, [(e.seq, e.at_us, e.by_whom, e.name, e.prospect_id, e.detail, e.reverses, e.hash) for e in entries]
    )


def rows_as_arrays(rows: Iterable[tuple[int, SentRow]]) -> list[Column]:
    """Each with the number of its entry."""
    return _columns(
        _ROW,
        [(seq, r.position, r.kind, r.record_id, r.prospect_id, r.salt, r.before, r.after, r.digest) for seq, r in rows],
    )


def beside_as_arrays(sent: Sent) -> list[Column]:
    return _columns(_BESIDE, [(seq, position, *_row_of(what)) for position, (seq, what) in enumerate(sent.beside)])


def rows_of(sent: Sent) -> Iterator[tuple[int, SentRow]]:
    """All its rows, each with the number of its entry."""
    return ((entry.seq, row) for entry in sent.entries for row in entry.rows)


def in_portions(rows: Iterable[tuple[int, SentRow]], most: int) -> Iterator[list[tuple[int, SentRow]]]:
    """The same in portions of about so many bytes: one more where a row by itself is."""
    portion: list[tuple[int, SentRow]] = []
    filled = 0
    for row in rows:
        larger = _size_of(row[1])
        if portion and filled + larger > most:
            yield portion
            portion, filled = [], 0
        portion.append(row)
        filled += larger
    if portion:
        yield portion


def size(sent: Sent) -> int:
    """About how many bytes travel with it."""
    return sum(_size_of(row) for _, row in rows_of(sent))


def _size_of(row: SentRow) -> int:
    return 200 + len(row.before or "") + len(row.after or "")


def emptied(sent: Sent) -> tuple[list[int], list[int]]:
    """What an erasing of it empties, as arrays."""
    found = [what for _, what in sent.beside if isinstance(what, Emptied)]
    return [what.seq for what in found], [what.position for what in found]


def empties(sent: Sent) -> bool:
    """Whether the server has to empty something by it."""
    return any(entry.name == DeedName.ERASE_PROSPECT for entry in sent.entries) or any(
        isinstance(what, Emptied) for _, what in sent.beside
    )


def sent_from(entries: list[tuple[Any, ...]], rows: list[tuple[Any, ...]], beside: list[tuple[Any, ...]]) -> Sent:
    """What was read, each in its order."""
    of = {seq: tuple(SentRow(*row[1:]) for row in group) for seq, group in groupby(rows, key=itemgetter(0))}
    return Sent(
        tuple(SentEntry(*(*entry, of.get(entry[0], ()))) for entry in entries),
        tuple((row[0], _beside_of(*row[2:])) for row in beside),
    )


def _columns(kinds: Mapping[str, str], rows: list[tuple[Any, ...]]) -> list[Column]:
    columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else [()] * len(kinds)
    return [Column(kind, column) for kind, column in zip(kinds.values(), columns, strict=True)]


def _row_of(what: Beside) -> tuple[Any, ...]:
    match what:
        case Emptied(seq, position):
            return "emptied", seq, position, *[None] * 7
        case Remembered(digest, channel, since_us, until_us, gone):
            return "remembered", None, None, digest, channel, since_us, until_us, gone, None, None
        case Kept(key, contact_id):
            return "kept", *[None] * 7, key, contact_id


def _beside_of(
    what: str,
    of_seq: int,
    of_position: int,
    digest: bytes,
    channel: str,
    since_us: int | None,
    until_us: int | None,
    gone: bool,
    key: str | None,
    contact_id: int,
) -> Beside:
    if what == "emptied":
        return Emptied(of_seq, of_position)
    if what == "remembered":
        return Remembered(digest, channel, since_us, until_us, gone)
    return Kept(key, contact_id)
