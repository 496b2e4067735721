"""What a phone says of an agreement besides when it is, and events of ours that belong to no agreement here."""

from __future__ import annotations

from typing import Any

VERSION = 6

# SQLite cannot change a CHECK, so the table is made anew under another name and takes the old one's place.
PUBLISHED = """
CREATE TABLE published_anew (
    agreement_id INTEGER NOT NULL PRIMARY KEY,
    href TEXT NOT NULL,
    etag TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    sent BLOB NOT NULL,
    asks TEXT NOT NULL
        CHECK (asks IN ('', 'moved', 'gone', 'worded', 'worded-left', 'let-go', 'stray', 'stray-left')),
    says TEXT NOT NULL,
    first_day INTEGER,
    last_day INTEGER,
    at_us INTEGER,
    zone TEXT,
    until_us INTEGER,
    at_second INTEGER
) STRICT;
INSERT INTO published_anew
SELECT agreement_id, href, etag, sequence, sent, asks, '', first_day, last_day, at_us, zone, until_us, at_second
  FROM published;
DROP TABLE published;
ALTER TABLE published_anew RENAME TO published;
CREATE INDEX published_asking ON published (agreement_id) WHERE asks <> '';
"""


def up(migrator: Any, db: Any) -> None:
    for statement in PUBLISHED.split(";"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql(f"PRAGMA user_version = {VERSION}")
