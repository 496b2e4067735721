"""Whose records became somebody's, as the ledger has it. Knows nothing of what was in them."""

from __future__ import annotations

from sqlite3 import Connection

from tracker.actions.outcome import MERGED

# Whose record went in a deed about that person, and has not come back since.
_MERGED = f"""
    SELECT r.record_id FROM ledger_row r JOIN ledger l ON l.seq = r.seq
     WHERE r.kind = 'prospect' AND r.record_id <> :of AND l.prospect_id = :of
       AND l.detail = '{MERGED}'
       AND r.seq = (SELECT max(seq) FROM ledger_row WHERE kind = 'prospect' AND record_id = r.record_id)
       AND NOT EXISTS (SELECT 1 FROM prospect WHERE id = r.record_id)
"""


def merged_into(connection: Connection, prospect_id: int) -> tuple[int, ...]:
    """Whose records became that person's and still are: of all who were merged with them, or with one of those."""
    found: list[int] = []
    to_follow = [prospect_id]
    while to_follow:
        rows = connection.execute(_MERGED, {"of": to_follow.pop()}).fetchall()
        new = [id_ for (id_,) in rows if id_ not in found]
        found += new
        to_follow += new
    return tuple(dict.fromkeys(found))
