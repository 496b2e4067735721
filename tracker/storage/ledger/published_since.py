"""What stands in a calendar on a server by now, carried into what is put in the place of a store: a backup, or a copy
of a team's that is made anew.

It says what is so elsewhere, and is older than no backup: else what was published since would stand there for good,
known to nobody, and what was taken off since would be missed. Knows no file.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from tracker.storage.faults import WORLD
from tracker.storage.ledger.ledger import origin
from tracker.storage.rows.older_rows import selected
from tracker.storage.rows.statements import add
from tracker.storage.rows.tables import PublishedTable, PublishedToTable, RemindedTable, Table

PUBLISHED = (PublishedToTable, PublishedTable)
OF_THIS_COMPUTER = (*PUBLISHED, RemindedTable)
"""All that no ledger says and no team's server has: which reminders were given as well."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The rows of each of the tables, the calendar first and then what stands in it, of the store that begins so."""

    origin: bytes
    tables: tuple[type[Table], ...]
    rows: tuple[list[tuple[Any, ...]], ...]


def standing_in(connection: Connection, tables: tuple[type[Table], ...] = PUBLISHED) -> Standing | None:
    """All of it; None where that cannot be read, or the store is of an earlier version that published nothing."""
    with suppress(*WORLD, TypeError):
        found = [
            connection.execute(f"SELECT {selected(connection, table)} FROM {table._meta.table_name}").fetchall()
            for table in tables
        ]
        return Standing(origin(connection), tables, tuple(found))
    return None


def carry(connection: Connection, standing: Standing) -> None:
    """Within a transaction: what is said of it there gives way. Where another store published nothing, it stays."""
    if not standing.rows[0] and standing.origin != origin(connection):
        return
    for table, rows in zip(standing.tables, standing.rows, strict=True):
        connection.execute(f"DELETE FROM {table._meta.table_name}")
        connection.executemany(add(table), rows)
