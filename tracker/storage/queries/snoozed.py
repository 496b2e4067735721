"""Which reminders are hidden at this moment. Knows no agreement but by its id."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from tracker.storage.rows.timestamps import us

_SNOOZED = """
    SELECT s.agreement_id FROM snooze s
     WHERE s.until_us > ?
       AND NOT EXISTS (SELECT 1 FROM snooze later WHERE later.agreement_id = s.agreement_id
                          AND (later.made_us, later.id) > (s.made_us, s.id))
"""


def snoozed(connection: Connection, now: datetime) -> frozenset[int]:
    """See `Questions.snoozed`."""
    return frozenset(agreement_id for (agreement_id,) in connection.execute(_SNOOZED, (us(now),)))
