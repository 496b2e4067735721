"""How this program speaks to SQLite: the pragmas of every connection, and the marks by which it knows its own file.

Knows neither tables nor migrations.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from sqlite3 import Connection
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from tracker.storage.only_sqlite import SqliteDatabase

APPLICATION_ID = int.from_bytes(b"AsAg", "big")
SCHEMA_VERSION = 6
"""The version of today's tables; the number of the last migration."""

BUSY_SECONDS = 5

# A rollback journal, truncated, with every commit and its directory entry synced: it costs under a millisecond a
# save, and neither a power cut nor a second process reading along can take back what was said to be saved.
PRAGMAS: Mapping[str, int | str] = MappingProxyType(
    {
        "busy_timeout": BUSY_SECONDS * 1000,
        "journal_mode": "truncate",
        "synchronous": 3,  # EXTRA
        "fullfsync": 1,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,  # memory: nothing of a person lands in a temporary file
        "cache_size": -65536,  # KiB; a large store's search reads every page of `findable` at each key
    }
)


def database(place: Path) -> SqliteDatabase:
    """The database at that resolved path, opened by each thread when it first asks for the connection.

    A file that is not there is not made: a store that went away must not come back empty.
    """
    from tracker.storage.only_sqlite import SqliteDatabase

    return SqliteDatabase(uri(place), uri=True, pragmas=dict(PRAGMAS), timeout=BUSY_SECONDS, lock_type="IMMEDIATE")


def connection_of(live: SqliteDatabase) -> Connection:
    """This thread's connection, opened now where it was not."""
    connection: Connection = live.connection()  # type: ignore[no-untyped-call]
    return connection


READ_WRITE = "mode=rw"
READ_ONLY = "mode=ro"
UNTOUCHED = "mode=ro&immutable=1"
"""For a file that must not be changed whatever is wrong with it: no lock is taken and no journal played back."""


def bare(place: Path, how: str = READ_WRITE) -> Connection:
    """A connection that no thread keeps and no pragma has touched; it commits each statement by itself."""
    return sqlite3.connect(uri(place, how), uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def uri(place: Path, how: str = READ_WRITE) -> str:
    """The file as SQLite is given it, whatever characters are in its name, on a drive or on a network share."""
    path = place.as_posix()
    rooted = path if path.startswith("/") else f"/{path}"
    return f"file://{quote(os.fsencode(rooted))}?{how}"
