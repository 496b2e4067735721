"""Which contact was logged under a key that a script gave, so that asking twice writes once. Knows no deed.

A key counts while its contact is there: undoing that frees it, and doing it again takes it back.
"""

from __future__ import annotations

from sqlite3 import Connection

from tracker.rules.contact import Contact
from tracker.storage.rows import record_mapper
from tracker.storage.rows.record_mapper import RecordKind


def logged_once(connection: Connection, key: str) -> Contact | None:
    """See `Questions.logged_once`."""
    found = connection.execute("SELECT contact_id FROM entry_key WHERE key = ?", (key,)).fetchone()
    if found is None:
        return None
    contact = record_mapper.get(connection, RecordKind.CONTACT, found[0])
    return contact if isinstance(contact, Contact) else None


def keep_once(connection: Connection, key: str, contact_id: int) -> None:
    """See `Transaction.keep_once`."""
    connection.execute("INSERT OR REPLACE INTO entry_key (key, contact_id) VALUES (?, ?)", (key, contact_id))


def forget_those_of(connection: Connection, prospect_id: int) -> None:
    """Take away the keys of every contact with that person, those that were undone as well: a key may say a name.

    To be asked while the contacts are there.
    """
    connection.execute(
        "DELETE FROM entry_key WHERE contact_id IN (SELECT id FROM contact WHERE prospect_id = :whose UNION ALL"
        " SELECT record_id FROM ledger_row WHERE kind = 'contact' AND prospect_id = :whose)",
        {"whose": prospect_id},
    )
