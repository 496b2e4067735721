"""Opens the store: makes it where there is none, brings it up to date, and refuses what it must not write to.

Nothing is written to a file before it has shown itself to be whole and ours. Knows no question and no deed.
"""

from __future__ import annotations

import errno
import glob
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from peewee import SqliteDatabase

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.connection import APPLICATION_ID, BUSY_SECONDS, SCHEMA_VERSION, connection_of, database, uri
from tracker.storage.faults import told_as_faults
from tracker.storage.store import SqliteStore

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
MIGRATIONS = Path(__file__).parent / "migrations"


def open_store(path: Path) -> SqliteStore:
    """The store in that file, made with its folder (but not what leads to it) where it is not there.

    To be called in any thread: the first question or deed opens the file in its own. Raises StoreFault: NO_FOLDER,
    READ_ONLY, DISK_FULL, LOCKED, NEWER for the file of a later version, DAMAGED for one that is not whole or not ours.
    """
    with told_as_faults():
        place = _resolved(path)
        _make_folder(place.parent)
        if not place.exists():
            _create(place)
        if _version_of(place) < SCHEMA_VERSION:
            _bring_up_to_date(place)
        with suppress(OSError):
            place.chmod(PRIVATE_FILE)
        return SqliteStore(place)


def migrate(live: SqliteDatabase) -> None:
    """Apply what is missing, wholly or not at all. Does nothing to a file of today's version.

    SQLite ignores a change of `foreign_keys` within a transaction, and a table that is rebuilt with them on would
    take along what points at it; so they are off around it, and checked before the commit.
    """
    # Imported here since it takes longer than all the rest, and a start nearly never needs it.
    from playhouse.migrations import Runner  # type: ignore[import-untyped]

    connection = connection_of(live)
    connection.execute("PRAGMA foreign_keys = 0")
    try:
        with live.atomic("IMMEDIATE"):
            Runner(live, directory=glob.escape(str(MIGRATIONS))).up()
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StoreFault(Fault.DAMAGED, "foreign_key_check")
            if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
                raise StoreFault(Fault.OTHER, "migrations")
    finally:
        connection.execute("PRAGMA foreign_keys = 1")


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except ValueError as error:
        # A NUL in the path.
        raise StoreFault(Fault.NO_FOLDER, type(error).__name__) from error


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir()
        folder.chmod(PRIVATE_FOLDER)
    if not folder.is_dir():
        raise StoreFault(Fault.NO_FOLDER, "ENOTDIR")
    # SQLite keeps its journal beside the file: where that cannot be made, nothing can be saved.
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreFault(Fault.READ_ONLY, "EACCES")


def _version_of(place: Path) -> int:
    """The schema version of a file that is whole and ours. Raises StoreFault (READ_ONLY, DAMAGED, NEWER)."""
    if not place.is_file() or place.stat().st_size == 0:
        # SQLite takes an empty file for a new database; here it is what is left of an old one.
        raise StoreFault(Fault.DAMAGED, "empty")
    if not os.access(place, os.R_OK | os.W_OK):
        raise StoreFault(Fault.READ_ONLY, "EACCES")
    # A bare connection: the pragmas of a live one could already change a file that is not ours.
    with closing(sqlite3.connect(uri(place), uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as looking:
        application_id = looking.execute("PRAGMA application_id").fetchone()[0]
        version: int = looking.execute("PRAGMA user_version").fetchone()[0]
        if application_id != APPLICATION_ID or version < 1:
            raise StoreFault(Fault.DAMAGED, "application_id")
        if version > SCHEMA_VERSION:
            raise StoreFault(Fault.NEWER, f"schema {version}")
        # Whether the words in a row are known ones is seen when it is read; checking it here takes ten times as long.
        looking.execute("PRAGMA ignore_check_constraints = 1")
        if looking.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise StoreFault(Fault.DAMAGED, "quick_check")
    return version


def _create(place: Path) -> None:
    """Make a new store under another name and give it its own when it is whole.

    So nobody, and no start after a power cut, ever meets half a store; and of two programs that make it at the same
    moment one finds the other's.
    """
    draft = place.with_name(f".{place.name}.{os.urandom(4).hex()}")
    journal = draft.with_name(f"{draft.name}-journal")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
        draft.chmod(PRIVATE_FILE)
        made = database(draft)
        try:
            migrate(made)
        finally:
            made.close()
        _publish(draft, place)
    finally:
        for leftover in (draft, journal):
            leftover.unlink(missing_ok=True)
    _sync_folder(place.parent)


def _publish(draft: Path, place: Path) -> None:
    with suppress(FileExistsError):
        try:
            os.link(draft, place)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
                raise
            # A file system without links: claim the name first, since renaming alone would replace another's store.
            os.close(os.open(place, os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
            draft.replace(place)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _bring_up_to_date(place: Path) -> None:
    live = database(place)
    try:
        migrate(live)
    finally:
        live.close()
