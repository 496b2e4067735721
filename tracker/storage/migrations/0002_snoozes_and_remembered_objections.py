"""Reminders that were put off, and objections that outlive an erased person. Knows no later table."""

from __future__ import annotations

import secrets
from typing import Any

VERSION = 2

TABLES = """
CREATE TABLE snooze (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL REFERENCES agreement (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    until_us INTEGER NOT NULL,
    made_us INTEGER NOT NULL,
    FOREIGN KEY (prospect_id) REFERENCES prospect (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX snooze_of ON snooze (agreement_id, made_us, id);
CREATE TABLE remembered_objection (
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    channel TEXT NOT NULL CHECK (channel IN ('', 'meeting', 'call', 'video', 'email', 'text', 'social', 'post')),
    since_us INTEGER NOT NULL,
    until_us INTEGER,
    PRIMARY KEY (digest, channel)
) STRICT;
"""


def up(migrator: Any, db: Any) -> None:
    for statement in TABLES.split(";"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("INSERT INTO meta (name, value) VALUES ('key', ?)", (secrets.token_hex(32),))
    db.execute_sql(f"PRAGMA user_version = {VERSION}")
