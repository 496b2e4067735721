"""Which contact was logged under a key that a script gave, so that asking twice writes once. Knows no deed.

A row of `meta` for each key; the next migration gives them a table of their own. A key counts while its contact is
there: undoing that frees it, and doing it again takes it back.
"""

from __future__ import annotations

from sqlite3 import Connection

from tracker.rules.contact import Contact
from tracker.storage.rows import record_mapper
from tracker.storage.rows.record_mapper import Kind

PREFIX = "once:"


def logged_once(connection: Connection, key: str) -> Contact | None:
    """See `Questions.logged_once`."""
    found = connection.execute("SELECT value FROM meta WHERE name = ?", (PREFIX + key,)).fetchone()
    if found is None or not found[0].isdecimal():
        return None
    contact = record_mapper.get(connection, Kind.CONTACT, int(found[0]))
    return contact if isinstance(contact, Contact) else None


def keep_once(connection: Connection, key: str, contact_id: int) -> None:
    """See `Transaction.keep_once`."""
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (PREFIX + key, str(contact_id)))


def forget_those_of_nobody(connection: Connection) -> None:
    """Take away the keys whose contact is gone: a key may say a name."""
    connection.execute(
        "DELETE FROM meta WHERE substr(name, 1, ?) = ? AND value NOT IN (SELECT CAST(id AS TEXT) FROM contact)",
        (len(PREFIX), PREFIX),
    )
