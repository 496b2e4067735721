"""Which reminders have been given, so that none is given twice. No person's words; knows no later table."""

from __future__ import annotations

from typing import Any

VERSION = 4

# `what` has no CHECK: another kind of reminder is no other table.
REMINDED = """
CREATE TABLE reminded (
    user_id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    PRIMARY KEY (user_id, agreement_id, what, at_us)
) STRICT;
CREATE INDEX reminded_of ON reminded (agreement_id);
"""


def up(migrator: Any, db: Any) -> None:
    for statement in REMINDED.split(";"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql(f"PRAGMA user_version = {VERSION}")
