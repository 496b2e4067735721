"""Keeps Peewee from reading in the drivers of servers, which it does wherever they are installed. Knows no table.

With psycopg in the environment, every start would wait for it, whether there is a team or not.
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
