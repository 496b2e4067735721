"""What a deed touched, told from its records before and after. Knows not which deed it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from sqlite3 import Connection

from tracker.actions.outcome import Changes
from tracker.rules.agreement import Agreement, Snooze
from tracker.rules.prospect import Prospect
from tracker.storage.ledger.ledger import Line
from tracker.storage.rows.record_mapper import prospect_id_of
from tracker.storage.rows.timestamps import window_of

TOO_MANY = 200
"""Beyond so many records, listing what was touched costs more than reading everything again."""


def changes_of(connection: Connection, lines: Iterable[Line], seq: int | None) -> Changes:
    """People and days touched, as they were and as they are now."""
    lines = tuple(lines)
    records = [record for line in lines for record in (line.before, line.after) if record is not None]
    if len(lines) > TOO_MANY or any(prospect_id_of(record) is None for record in records):
        return Changes(everything=True, seq=seq)  # who of us there are, when and by which policy is told everywhere
    days = {day for record in records if isinstance(record, Agreement) for day in record.window.days()}
    for record in records:
        if isinstance(record, Snooze):
            days |= _days_of(connection, "id", record.agreement_id)
    for line in lines:
        if _is_drawn_otherwise(line):
            days |= _days_of(connection, "prospect_id", line.record.id)
    whose = frozenset(id_ for record in records if (id_ := prospect_id_of(record)) is not None)
    return Changes(whose, frozenset(days), seq=seq)


def _is_drawn_otherwise(line: Line) -> bool:
    """Whether a calendar shows a person's agreements differently: by another name, or no longer, or again."""
    before, after = line.before, line.after
    if not isinstance(before, Prospect) or not isinstance(after, Prospect):
        return False
    return (before.name, before.organisation, before.deleted_at is None) != (
        after.name,
        after.organisation,
        after.deleted_at is None,
    )


def _days_of(connection: Connection, column: str, value: int) -> set[date]:
    windows = connection.execute(
        f"SELECT first_day, last_day, at_us, zone, until_us, at_second FROM agreement WHERE {column} = ?", (value,)
    )
    return {day for window in windows for day in window_of(*window).days()}
