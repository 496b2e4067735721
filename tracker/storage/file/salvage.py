"""The rows of one table that a damaged file still gives: from both ends, and one by one past what is broken; and who
objected, as far as it can be read.

Knows not what the rows mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from tracker.storage.faults import WORLD
from tracker.storage.file.connection import UNTOUCHED, bare
from tracker.storage.ledger.objections_since import Objecting, in_store
from tracker.storage.rows.older_rows import selected
from tracker.storage.rows.tables import Table

Row = tuple[Any, ...]


def readable_rows(connection: Connection, table: type[Table]) -> list[Row]:
    """Each row once, in no order that means anything."""
    name, found = table._meta.table_name, dict[int, Row]()
    try:
        listed = selected(connection, table)
    except WORLD:
        return []  # the list of tables itself is gone
    for order in ("", "DESC"):
        # Forward as far as it goes; where that is not to the end, backward to the same broken place.
        if _take(connection, f"SELECT rowid, {listed} FROM {name} NOT INDEXED ORDER BY rowid {order}", found):
            return list(found.values())
    for rowid in _known_elsewhere(connection, name):
        if rowid not in found:
            _take(connection, f"SELECT rowid, {listed} FROM {name} NOT INDEXED WHERE rowid = {rowid}", found)
    return list(found.values())


def objecting_in(damaged: Path) -> Objecting:
    """What of "do not contact" can still be read in the file."""
    with suppress(*WORLD), closing(bare(damaged, UNTOUCHED)) as connection:
        return in_store(connection)
    return Objecting()


def _take(connection: Connection, question: str, found: dict[int, Row]) -> bool:
    """Whether it was read to its end."""
    try:
        for rowid, *row in connection.execute(question):
            if isinstance(rowid, int):
                found.setdefault(rowid, tuple(row))
    except WORLD:
        return False
    return True


def _known_elsewhere(connection: Connection, name: str) -> Iterable[int]:
    """Row ids that the table's indexes still know."""
    known: set[int] = set()
    with suppress(*WORLD):
        indexes = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT LIKE '% WHERE %'", (name,)
        ).fetchall()
        for (index,) in indexes:
            with suppress(*WORLD):
                for (rowid,) in connection.execute(f'SELECT rowid FROM {name} INDEXED BY "{index}"'):
                    known.add(int(rowid))
    return known
