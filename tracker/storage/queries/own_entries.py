"""What somebody of us logged last, each entry once, whoever else was in it. Knows not what it is asked for."""

from __future__ import annotations

from sqlite3 import Connection

from tracker.actions.outcome import DeedName
from tracker.actions.ports import OwnEntry
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.storage.decoding import decoding

_ENTRIES = """
    SELECT p.name, c.direction, c.channel, c.outcome, min(r.position)
      FROM ledger l
      JOIN ledger_row r ON r.seq = l.seq AND r.kind = 'contact' AND r.before IS NULL
      JOIN contact c ON c.id = r.record_id
      JOIN prospect p ON p.id = c.prospect_id AND p.deleted_us IS NULL
     WHERE l.name = ? AND l.by_whom = ?
     GROUP BY l.seq ORDER BY l.seq DESC LIMIT ?
"""


def own_entries(connection: Connection, by: str, limit: int) -> tuple[OwnEntry, ...]:
    """See `Questions.own_entries`."""
    found = connection.execute(_ENTRIES, (DeedName.LOG_CONTACT.value, by, limit)).fetchall()
    with decoding("contact"):
        return tuple(
            OwnEntry(name, Direction(direction), Channel(channel), ContactOutcome(outcome))
            for name, direction, channel, outcome, _position in found
        )
