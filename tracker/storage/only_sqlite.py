"""Peewee without the drivers of servers, which it reads in wherever they are installed. Knows no table.

With psycopg in the environment, every start would wait for it, whether there is a team or not. So all that the store
has of Peewee it has from here. It takes as long to read in as all the rest of the store: what a first look needs
(`file/glance.py`) does without.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_DRIVERS = ("psycopg", "psycopg2")


@contextmanager
def without_other_drivers() -> Iterator[None]:
    """Within, what is read in finds none but SQLite's. On the storage thread, as is all that asks a server."""
    kept_out = [driver for driver in _DRIVERS if driver not in sys.modules]
    sys.modules.update(dict.fromkeys(kept_out))  # type: ignore[arg-type]  # None: as if it were not installed
    try:
        yield
    finally:
        for driver in kept_out:
            del sys.modules[driver]


with without_other_drivers():
    from peewee import SQL as SQL
    from peewee import BlobField as BlobField
    from peewee import Check as Check
    from peewee import CompositeKey as CompositeKey
    from peewee import Field as Field
    from peewee import ForeignKeyField as ForeignKeyField
    from peewee import IntegerField as IntegerField
    from peewee import Model as Model
    from peewee import Node as Node
    from peewee import PeeweeException as PeeweeException
    from peewee import SqliteDatabase as SqliteDatabase
    from peewee import TextField as TextField
