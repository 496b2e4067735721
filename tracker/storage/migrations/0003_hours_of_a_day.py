"""Hours of a day, and the second of two times the clocks show alike. What was agreed before has neither.

Knows no later table.
"""

from __future__ import annotations

from typing import Any

VERSION = 3

COLUMNS = """
ALTER TABLE agreement ADD COLUMN until_us INTEGER CHECK (until_us <> at_us);
ALTER TABLE agreement ADD COLUMN at_second INTEGER NOT NULL DEFAULT 0 CHECK (at_second IN (0, 1));
"""


def up(migrator: Any, db: Any) -> None:
    for statement in COLUMNS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql(f"PRAGMA user_version = {VERSION}")
