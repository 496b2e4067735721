"""What a deed has written: its ledger entries, and what it wrote beside them, noted by triggers as it is written.

So that neither a deed nor a query has to know that somebody else is told. Knows no server.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any

from tracker.storage.rows.statements import rows_where
from tracker.storage.rows.tables import LedgerRowTable, LedgerTable
from tracker.storage.team.wire import Beside, Emptied, Kept, Remembered, Sent, SentEntry, SentRow

# Of this connection alone, and in memory. An INSERT OR REPLACE tells no trigger of what it replaces: nor does it need
# to, since it does the same elsewhere.
_NOTING = (
    "CREATE TEMP TABLE written_beside (n INTEGER PRIMARY KEY, what TEXT, a, b, c, d)",
    """CREATE TEMP TRIGGER key_kept AFTER INSERT ON main.entry_key BEGIN
         INSERT INTO written_beside (what, a, b) VALUES ('key', new.key, new.contact_id); END""",
    """CREATE TEMP TRIGGER key_gone AFTER DELETE ON main.entry_key BEGIN
         INSERT INTO written_beside (what, b) VALUES ('key', old.contact_id); END""",
    """CREATE TEMP TRIGGER objection_kept AFTER INSERT ON main.remembered_objection BEGIN
         INSERT INTO written_beside (what, a, b, c, d)
         VALUES ('kept', new.digest, new.channel, new.since_us, new.until_us); END""",
    """CREATE TEMP TRIGGER objection_gone AFTER DELETE ON main.remembered_objection BEGIN
         INSERT INTO written_beside (what, a, b, c, d)
         VALUES ('gone', old.digest, old.channel, old.since_us, old.until_us); END""",
    """CREATE TEMP TRIGGER row_emptied AFTER UPDATE ON main.ledger_row
       WHEN old.salt IS NOT NULL AND new.salt IS NULL BEGIN
         INSERT INTO written_beside (what, a, b) VALUES ('emptied', new.seq, new.position); END""",
)
_ENTRIES = rows_where(LedgerTable, "seq > ? AND seq <= ? ORDER BY seq")
_ROWS = rows_where(LedgerRowTable, "seq > ? AND seq <= ? ORDER BY seq, position")


def note_what_is_written(connection: Connection) -> None:
    """Within a transaction: note from here on what is written beside the ledger on this connection."""
    if connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'written_beside'").fetchone() is None:
        for statement in _NOTING:
            connection.execute(statement)
    else:
        connection.execute("DELETE FROM written_beside")


def written_since(connection: Connection, seq: int) -> Sent:
    """The entries after that one, and what was noted; nothing where there is no such entry."""
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM ledger").fetchone()
    entries = entries_between(connection, seq, last)
    if not entries:
        return Sent()
    noted = connection.execute("SELECT what, a, b, c, d FROM written_beside ORDER BY n").fetchall()
    return Sent(entries, tuple([(last, _beside(*row)) for row in noted]))


def entries_between(connection: Connection, beyond: int, last: int) -> tuple[SentEntry, ...]:
    """The entries after `beyond` up to `last`, as they stand."""
    found = connection.execute(_ROWS, (beyond, last))
    rows_of = {seq: tuple([SentRow(*row[1:]) for row in rows]) for seq, rows in groupby(found, key=itemgetter(0))}
    found = connection.execute(_ENTRIES, (beyond, last))
    return tuple([SentEntry(*(*heading, rows_of.get(heading[0], ()))) for heading in found])


def _beside(what: str, a: Any, b: Any, c: Any, d: Any) -> Beside:
    if what == "key":
        return Kept(a, b)
    if what == "emptied":
        return Emptied(a, b)
    return Remembered(a, b, c, d, gone=what == "gone")
