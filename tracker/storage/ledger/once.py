"""Which contact was logged under a key that a script gave, so that asking twice writes once. Knows no deed.

A key counts while its contact is there: undoing that frees it, and doing it again takes it back. A contact that was
given to somebody is there under another id, and under its own again once that is undone; the key is kept with each.
"""

from __future__ import annotations

from sqlite3 import Connection

from tracker.rules.contact import Contact
from tracker.storage.rows import record_mapper
from tracker.storage.rows.record_mapper import RecordKind


def logged_once(connection: Connection, key: str) -> Contact | None:
    """See `Questions.logged_once`."""
    ids = connection.execute("SELECT contact_id FROM entry_key WHERE key = ? ORDER BY rowid", (key,)).fetchall()
    contacts = (record_mapper.get(connection, RecordKind.CONTACT, id_) for (id_,) in ids)
    return next((contact for contact in contacts if isinstance(contact, Contact)), None)


def keep_once(connection: Connection, key: str, contact_id: int) -> None:
    """See `Transaction.keep_once`."""
    connection.execute("DELETE FROM entry_key WHERE key = ?", (key,))
    connection.execute("INSERT INTO entry_key (key, contact_id) VALUES (?, ?)", (key, contact_id))


def give_keys(connection: Connection, contact_id: int, to: int) -> None:
    """See `Transaction.give_keys`."""
    connection.execute(
        "INSERT OR IGNORE INTO entry_key (key, contact_id) SELECT key, ? FROM entry_key WHERE contact_id = ?",
        (to, contact_id),
    )


def forget_those_of(connection: Connection, prospect_id: int) -> None:
    """Take away the keys of every contact with that person, those that were undone or given away as well: a key may
    say a name.

    To be asked while the contacts are there.
    """
    connection.execute(
        "DELETE FROM entry_key WHERE key IN (SELECT key FROM entry_key WHERE contact_id IN"
        " (SELECT id FROM contact WHERE prospect_id = :whose UNION ALL"
        " SELECT record_id FROM ledger_row WHERE kind = 'contact' AND prospect_id = :whose))",
        {"whose": prospect_id},
    )
