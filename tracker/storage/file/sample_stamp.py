"""The stamp of a store that was made as a sample: within the store, so that no other file can come to bear it.

Knows not how a sample is made, nor what becomes of one.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from tracker.actions.outcome import DeedName
from tracker.actions.sample.the_sample import SampleStamp
from tracker.files.dataclass_json import dump, load
from tracker.storage.file.connection import READ_WRITE, bare

NAME = "sample"
_STAMP: Any = tuple[date, int]
BEFORE = "sample-day"
"""Earlier programs wrote the day into a file of this name beside the store."""


def put(connection: Connection, day: date) -> None:
    """Within a transaction: say that all that is in it now is a sample made around that day."""
    value = dump((day, _deeds(connection)), _STAMP)
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (NAME, value))


def take_off(connection: Connection) -> None:
    """Within a transaction."""
    connection.execute("DELETE FROM meta WHERE name = ?", (NAME,))


def stamp_of(connection: Connection, folder: Path | None = None) -> SampleStamp | None:
    """The stamp it bears; None where it bears none that can be read.

    That of an earlier program is a file in `folder`, and may have been left there by another store: it counts only
    where the store began with the sample.
    """
    found = connection.execute("SELECT value FROM meta WHERE name = ?", (NAME,)).fetchone()
    try:
        if found is not None:
            day, deeds = load(_STAMP, found[0])
            return SampleStamp(day, _deeds(connection) != deeds)
        if folder is None or not (folder / BEFORE).is_file():
            return None
        day_before = date.fromisoformat((folder / BEFORE).read_text(encoding="utf-8").strip())
    except (OSError, ValueError, TypeError):
        return None
    first = connection.execute("SELECT name FROM ledger WHERE seq = 1").fetchone()
    if first is None or first[0] != DeedName.LOAD_SAMPLE:
        return None
    return SampleStamp(day_before, _deeds(connection) != 1)


def stamp_in(place: Path, how: str = READ_WRITE) -> SampleStamp | None:
    """The same of a file that nobody has open here. Raises sqlite3.Error."""
    with closing(bare(place, how)) as looking:
        return stamp_of(looking, place.parent)


def _deeds(connection: Connection) -> int:
    (deeds,) = connection.execute("SELECT coalesce(max(seq), 0) FROM ledger").fetchone()
    return int(deeds)
