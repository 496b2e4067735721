"""Which reminders were given, outside the ledger: no deed gives one, and no undo takes it back. Knows no rule.

Whoever writes the row gives the reminder, so that of two windows on one store only one does.
"""

from __future__ import annotations

from sqlite3 import Connection


def forget_those_of(connection: Connection, prospect_id: int) -> None:
    """Take away what was given of any agreement with that person, those that were undone or given away as well.

    To be asked while the agreements are there.
    """
    connection.execute(
        "DELETE FROM reminded WHERE agreement_id IN (SELECT id FROM agreement WHERE prospect_id = :whose UNION ALL"
        " SELECT record_id FROM ledger_row WHERE kind = 'agreement' AND prospect_id = :whose)",
        {"whose": prospect_id},
    )
