"""Which reminders are hidden at this moment, and how often one was put off. Knows no agreement but by its id."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from tracker.rules.agreement import Snooze
from tracker.storage.decoding import decoding
from tracker.storage.rows.record_rows import snooze_from
from tracker.storage.rows.statements import rows_where
from tracker.storage.rows.tables import SnoozeTable
from tracker.storage.rows.timestamps import us

_OF = rows_where(SnoozeTable, "agreement_id = ? ORDER BY made_us, id")

_SNOOZED = """
    SELECT s.agreement_id FROM snooze s
     WHERE s.until_us > ?
       AND NOT EXISTS (SELECT 1 FROM snooze later WHERE later.agreement_id = s.agreement_id
                          AND (later.made_us, later.id) > (s.made_us, s.id))
"""


def snoozed(connection: Connection, now: datetime) -> frozenset[int]:
    """See `Questions.snoozed`."""
    return frozenset(agreement_id for (agreement_id,) in connection.execute(_SNOOZED, (us(now),)))


def snoozes_of(connection: Connection, agreement_id: int) -> tuple[Snooze, ...]:
    """See `Questions.snoozes_of`."""
    found = connection.execute(_OF, (agreement_id,))
    with decoding("snooze"):
        return tuple([snooze_from(row) for row in found])
