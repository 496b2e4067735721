"""What has been done since, also by other programs on the same file. Knows not who asks."""

from __future__ import annotations

from sqlite3 import Connection

from tracker.actions.outcome import Changes, DeedName
from tracker.storage.decoding import decoding
from tracker.storage.ledger.ledger import Line, record_from
from tracker.storage.rows.touched import TOO_MANY, changes_of


def newer_than(connection: Connection, seq: int) -> Changes | None:
    """See `Questions.newer_than`."""
    last, somebody_was_erased = connection.execute(
        "SELECT max(seq), max(name = ?) FROM ledger WHERE seq > ?", (DeedName.ERASE_PROSPECT.value, seq)
    ).fetchone()
    if last is None:
        return None
    found = connection.execute(
        "SELECT kind, prospect_id, salt IS NULL, before, after FROM ledger_row "
        # Somebody new among us changes nothing of what is shown.
        "WHERE seq > ? AND NOT (kind = 'user' AND before IS NULL) LIMIT ?",
        (seq, TOO_MANY + 1),
    ).fetchall()
    if somebody_was_erased or len(found) > TOO_MANY or any(erased for _, _, erased, _, _ in found):
        return Changes(everything=True, seq=last)
    with decoding("ledger_row"):
        lines = [Line(record_from(kind, before), record_from(kind, after)) for kind, _, _, before, after in found]
    return changes_of(connection, lines, last)
