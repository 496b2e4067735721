"""What a start looks at before the first write: the file's marks, its pages, its links and the tail of its seal.

Knows not what becomes of a file that is not whole; `damage` tells what can be done.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.file.connection import bare
from tracker.storage.file.integrity import check_content, check_marks, unreadable_is_damage
from tracker.storage.ledger.acknowledged import acknowledged

_LOOKS = 8
_A_MOMENT = 1
"""Seconds; a file system tells the time of a change in steps of some milliseconds."""


def check(place: Path) -> int:
    """The schema version of a file that is whole and ours. Raises StoreFault (READ_ONLY, DAMAGED, NEWER, LOCKED).

    A file of a later version is never opened for writing, not even to play back what its own program left half done.
    """
    with unreadable_is_damage():
        version = _version_at_rest(place)
        if not os.access(place, os.R_OK | os.W_OK):
            raise StoreFault(Fault.READ_ONLY, "EACCES")
        # A bare connection: the pragmas of a live one could already change a file that is not ours.
        with closing(bare(place)) as looking:
            looking.execute("PRAGMA user_version").fetchone()  # plays back a journal, where one was left
            # In one look: between two, another program may write, and half of its entry would pass for damage.
            looking.execute("BEGIN")
            check_content(looking, known=acknowledged(place.parent))
            looking.execute("ROLLBACK")
        # One of its own, since SQLite heeds that part of the header only when it first reads it.
        with closing(bare(place)) as trying:
            _check_writable(trying)
        return version


def _version_at_rest(place: Path) -> int:
    """The version of the file as it lies. Looking takes no lock, so a page that another program is just writing may be
    met half written: where the file was changed a moment ago, what seemed to be damage is looked at again.
    """
    for _ in range(_LOOKS - 1):
        try:
            return _version_of(place)
        except StoreFault as fault:
            if fault.fault is not Fault.DAMAGED or not _was_just_changed(place):
                raise
    return _version_of(place)


def _version_of(place: Path) -> int:
    with unreadable_is_damage():
        return _version_when_played_back(place) if _was_left_half_done(place) else check_marks(place)


def _was_just_changed(place: Path) -> bool:
    try:
        return abs(time.time() - place.stat().st_mtime) < _A_MOMENT
    except OSError:
        return False


def _check_writable(connection: Connection) -> None:
    """A flipped bit in the header can make a file read-only in which all the rest is whole. Nothing is written."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_READONLY"):
            raise StoreFault(Fault.DAMAGED, error.sqlite_errorname) from error
        if error.sqlite_errorname != "SQLITE_BUSY":  # somebody writes to it right now
            raise


def _version_when_played_back(place: Path) -> int:
    """The version of a file with a journal beside it, which may hold the very page that is broken.

    Tried on a copy first: playing a journal back writes, and a file that is damaged all the same is not written to.
    """
    try:
        with unreadable_is_damage():
            return check_marks(place)
    except StoreFault as fault:
        if fault.fault is Fault.NEWER:
            raise
    with tempfile.TemporaryDirectory(prefix=".looking-", dir=place.parent) as folder:
        copy = Path(folder) / place.name
        shutil.copyfile(place, copy)
        shutil.copyfile(_journal_of(place), _journal_of(copy))
        with closing(bare(copy)) as looking:
            looking.execute("PRAGMA user_version").fetchone()
        return check_marks(copy)


def _journal_of(place: Path) -> Path:
    return place.with_name(f"{place.name}-journal")


def _was_left_half_done(place: Path) -> bool:
    journal = _journal_of(place)
    return place.is_file() and place.stat().st_size > 0 and journal.is_file() and journal.stat().st_size > 0
