"""What the store says of itself, besides people: its tables' shapes, the steps that made them, and its `meta` rows.

The ledger covers none of it, so it is held against what the program knows. Knows no repair.
"""

from __future__ import annotations

import hashlib
from functools import cache
from sqlite3 import Connection

from tracker.storage.faults import WORLD
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.ledger.remembered_objections import are_as_sealed
from tracker.storage.rows.tables import TABLES, columns

SHAPES = "97abba2f0d554bbdbc2dd38fa3f4092ca38661bde14d218a74f39756aec7ec60"
"""The digest of today's tables and indexes as the migrations made them; a test tells the new one after a migration."""

META = frozenset({"origin", "key", "rewrite", "remembered", "sample", "team"})
_NO_SHAPE = "name LIKE 'sqlite!_%' ESCAPE '!' OR name LIKE 'schema!_migration%' ESCAPE '!'"


def version_applied(connection: Connection) -> int | None:
    """The number of the last step that the store's own list of them has; None where that cannot be read."""
    try:
        steps = connection.execute("SELECT name FROM schema_migration").fetchall()
        return max(int(name[:4]) for (name,) in steps)
    except (*WORLD, ValueError, TypeError):
        return None


def shapes(connection: Connection) -> str:
    """A digest of every table and index but the list of steps, whose wording is Peewee's."""
    made = connection.execute(
        f"SELECT type, name, tbl_name, sql FROM sqlite_master WHERE NOT ({_NO_SHAPE}) ORDER BY name"
    ).fetchall()
    return hashlib.sha256(repr(made).encode()).hexdigest()


def is_lacking(connection: Connection) -> bool:
    """Whether a table or a column is not there that this program reads, so that no question could be answered."""
    there = set(
        connection.execute(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        )
    )
    return not _read_here() <= there


@cache
def _read_here() -> frozenset[tuple[str, str]]:
    return frozenset((table._meta.table_name, column) for table in TABLES for column in columns(table))


def first_wrong(connection: Connection) -> str:
    """The name of the first thing that is not as this program left it; "" where all is."""
    if shapes(connection) != SHAPES:
        return "sqlite_master"
    steps = connection.execute("SELECT id, substr(name, 1, 4) FROM schema_migration ORDER BY id").fetchall()
    if [int(number) for _, number in steps] != list(range(1, SCHEMA_VERSION + 1)):
        return "schema_migration"
    named = {name for (name,) in connection.execute("SELECT name FROM meta")}
    if not named <= META:
        return "meta"
    return "" if are_as_sealed(connection) else "remembered_objection"
