"""What came out of files of one kind, or of any about one person. Knows no format of a file."""

from __future__ import annotations

from sqlite3 import Connection

from tracker.rules.brought_in import BroughtIn
from tracker.storage.decoding import decoding
from tracker.storage.rows import record_rows as rows
from tracker.storage.rows.statements import rows_where
from tracker.storage.rows.tables import BroughtInTable

_BROUGHT_IN = rows_where(BroughtInTable, "source = ? ORDER BY id")
_OF_PERSON = rows_where(BroughtInTable, "prospect_id = ? ORDER BY id")


def brought_in(connection: Connection, source: str) -> tuple[BroughtIn, ...]:
    """See `Questions.brought_in`."""
    found = connection.execute(_BROUGHT_IN, (source,)).fetchall()
    with decoding("brought_in"):
        return tuple(rows.brought_in_from(row) for row in found)


def brought_in_of(connection: Connection, prospect_id: int) -> tuple[BroughtIn, ...]:
    """See `Questions.brought_in_of`."""
    found = connection.execute(_OF_PERSON, (prospect_id,)).fetchall()
    with decoding("brought_in"):
        return tuple(rows.brought_in_from(row) for row in found)
