"""What of our agreements stands in a calendar on a server, and in which. Outside the ledger: none of it is a deed."""

from __future__ import annotations

from typing import Any

VERSION = 5

TABLES = """
CREATE TABLE published (
    agreement_id INTEGER NOT NULL PRIMARY KEY,
    href TEXT NOT NULL,
    etag TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    sent BLOB NOT NULL,
    asks TEXT NOT NULL CHECK (asks IN ('', 'moved', 'gone', 'worded', 'let-go')),
    first_day INTEGER,
    last_day INTEGER,
    at_us INTEGER,
    zone TEXT,
    until_us INTEGER,
    at_second INTEGER
) STRICT;
CREATE INDEX published_asking ON published (agreement_id) WHERE asks <> '';
CREATE TABLE published_to (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    address TEXT NOT NULL,
    user TEXT NOT NULL,
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    made INTEGER NOT NULL CHECK (made IN (0, 1)),
    token TEXT NOT NULL,
    compared_us INTEGER,
    done_us INTEGER,
    stopped TEXT NOT NULL CHECK (stopped IN ('', 'many-gone', 'calendar-gone', 'password')),
    others INTEGER
) STRICT;
"""


def up(migrator: Any, db: Any) -> None:
    for statement in TABLES.split(";"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql(f"PRAGMA user_version = {VERSION}")
