"""All that the ledger keeps of one person: every record before and after each deed. Knows not what is made of it."""

from __future__ import annotations

from sqlite3 import Connection

from tracker.actions.ports import Written
from tracker.storage.decoding import decoding
from tracker.storage.ledger import ledger

_ROWS = """
    SELECT seq, kind, before, after FROM ledger_row
     WHERE prospect_id = ? AND salt IS NOT NULL ORDER BY seq, position
"""


def written_about(connection: Connection, prospect_id: int) -> tuple[Written, ...]:
    """See `Questions.written_about`. Reads the whole ledger: it is asked once in a long while."""
    found = connection.execute(_ROWS, (prospect_id,)).fetchall()
    with decoding("ledger_row"):
        return tuple(
            Written(ledger.deed_of(connection, seq), ledger.record_from(kind, before), ledger.record_from(kind, after))
            for seq, kind, before, after in found
        )
