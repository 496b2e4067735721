"""The seal: does the ledger's chain hold, and is what its entries keep what was written?

SQLite's own checks see a broken page, not a flipped letter in a note. Knows neither the tables of records nor a repair.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any

from tracker.storage.ledger import ledger


class Flaw(StrEnum):
    CHAIN = "chain"
    """The entry itself, or one before it, was changed, taken out or put in."""
    CONTENT = "content"
    """What the entry keeps of a record is not what was written."""
    RECORD = "record"
    """The record no longer says what this entry, the last to write it, left there."""
    STORE = "store"
    """No entry's: what the store says of itself, or an index, is not as the program made it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The entry at which the seal does not hold, 0 for none. `kind` and `record_id` name the record, where it is one;
    of the store's own, `kind` is a table.
    """

    seq: int
    flaw: Flaw
    kind: str = ""
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One entry that was looked at: which records it wrote, as (position, kind, id), and whether it holds."""

    seq: int
    wrote: tuple[tuple[int, str, int], ...]
    broken: Broken | None


TAIL = 200
"""How many entries a start looks at."""
_AT_ONCE = 1000


def verify_tail(connection: Connection, known: Collection[Broken] = ()) -> Broken | None:
    """The first break among the last entries that is not yet known: a few milliseconds, whatever came before."""
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM ledger").fetchone()
    return verify_ledger_entries(connection, beyond=max(last - TAIL, 0), known=known)


def verify_ledger_entries(connection: Connection, beyond: int = 0, known: Collection[Broken] = ()) -> Broken | None:
    """The first entry after that one at which the ledger itself does not hold; the tables are not looked at.

    `known` are breaks that somebody was told of and went on with.
    """
    while True:
        came_to = beyond
        for entry in ledger_entries(connection, beyond, _AT_ONCE):
            if entry.broken is not None and entry.broken not in known:
                return entry.broken
            came_to = entry.seq
        if came_to == beyond:
            return None
        beyond = came_to


def ledger_entries(connection: Connection, beyond: int, limit: int) -> Iterator[Checked]:
    """The next entries after that one, each checked against the one before it as that one stands; none at the end."""
    found = connection.execute("SELECT hash FROM ledger WHERE seq = ?", (beyond,)).fetchone() if beyond else None
    previous = found[0] if found is not None else ledger.origin(connection)
    expected = beyond + 1
    headings = connection.execute(
        "SELECT seq, at_us, by_whom, name, prospect_id, detail, reverses, hash FROM ledger WHERE seq > ?"
        " ORDER BY seq LIMIT ?",
        (beyond, limit),
    ).fetchall()
    if not headings:
        stray = connection.execute("SELECT seq FROM ledger_row WHERE seq > ? LIMIT 1", (beyond,)).fetchone()
        if stray is not None:
            yield Checked(beyond, (), Broken(stray[0], Flaw.CHAIN))
        return
    rows_of = _rows_by_ledger_entry(connection, beyond, headings[-1][0])
    for *heading, seal in headings:
        seq = heading[0]
        mine = rows_of.get(seq, [])
        wrote = tuple(row[:3] for row in mine)
        yield Checked(seq, wrote, _broken(previous, expected, tuple(heading), mine, seal))
        previous, expected = seal, seq + 1


def _broken(
    previous: bytes, expected: int, heading: tuple[Any, ...], mine: list[tuple[Any, ...]], seal: bytes
) -> Broken | None:
    seq = heading[0]
    for _, kind, record_id, _, digest, salt, before, after in mine:
        if salt is None:
            holds = before is None and after is None
        else:
            # One flipped bit makes bytes of a text, past every check of the table's.
            typed = isinstance(salt, bytes) and isinstance(before, str | None) and isinstance(after, str | None)
            holds = typed and ledger.content_digest(salt, before, after) == digest
        if not holds:
            return Broken(seq, Flaw.CONTENT, kind, record_id)
    try:
        holds = seq == expected and ledger.ledger_entry_hash(previous, heading, [row[1:5] for row in mine]) == seal
    except (TypeError, AttributeError):
        holds = False  # the same, in what the link is made of
    return None if holds else Broken(seq, Flaw.CHAIN)


def _rows_by_ledger_entry(connection: Connection, beyond: int, last: int) -> dict[int, list[tuple[Any, ...]]]:
    found = connection.execute(
        "SELECT seq, position, kind, record_id, prospect_id, digest, salt, before, after FROM ledger_row"
        " WHERE seq > ? AND seq <= ? ORDER BY seq, position",
        (beyond, last),
    )
    return {seq: [row[1:] for row in group] for seq, group in groupby(found, key=itemgetter(0))}
