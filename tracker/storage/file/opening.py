"""Opens the store: makes it where there is none, brings it up to date, and refuses what it must not write to.

Nothing is written to a file before it has shown itself to be whole and ours. Knows no question and no deed.
"""

from __future__ import annotations

import errno
import glob
import os
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.safekeeping import MissingStore
from tracker.files.private_file import PRIVATE_FILE, PRIVATE_FOLDER, create_private, sync_folder
from tracker.storage.faults import WORLD, told_as_faults
from tracker.storage.file import backup, opening_checks, schema_fingerprint, team_mark
from tracker.storage.file.connection import SCHEMA_VERSION, bare, connection_of, database
from tracker.storage.file.integrity import check_links, counts
from tracker.storage.file.store_file import backups_of
from tracker.storage.file.team_mark import TeamMark
from tracker.storage.ledger import erasing, seal
from tracker.storage.ledger.acknowledged import acknowledged
from tracker.storage.ledger.remembered_objections import seal_them
from tracker.storage.only_sqlite import SqliteDatabase, without_other_drivers
from tracker.storage.store import SqliteStore

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def _now() -> datetime:
    return datetime.now(UTC)


def open_store(
    path: Path, now: Callable[[], datetime] = _now, second: Path | None = None, anew: bool = False
) -> SqliteStore:
    """The store in that file, made with its folder (but not what leads to it) where it is not there.

    One whose backups are there, beside it or in the user's own `second` folder, or of which a window has noted that it
    was there, is missing and not new: it is made only where `anew` says that somebody has chosen so.

    A file of an earlier version is backed up first, to `backups` beside it, under the time that `now` (aware) gives.
    To be called in any thread: the first question or deed opens the file in its own. Raises StoreFault: NO_FOLDER,
    READ_ONLY, DISK_FULL, LOCKED, NEWER for the file of a later version, DAMAGED for one that is not whole or not ours,
    A_TEAMS for a copy of what a team shares; MissingStore.
    """
    place = made_ready(path, now, second, anew)
    if mark_in(place) is not None:
        raise StoreFault(Fault.A_TEAMS)
    return SqliteStore(place)


def made_ready(path: Path, now: Callable[[], datetime], second: Path | None = None, anew: bool = False) -> Path:
    """The file itself, ready to be opened; see `open_store`."""
    with told_as_faults():
        place = _resolved(path)
        _make_folder(place.parent)
        if place.is_symlink():
            # Resolved, and still a link: since Python 3.13 one that leads to itself is left as it is.
            raise StoreFault(Fault.LINKS_TO_ITSELF, "ELOOP")
        if not place.exists():
            if not anew:
                _look_for_backups(place, second)
            _create(place)
        _set_strange_journal_aside(place)
        if opening_checks.check(place) < SCHEMA_VERSION:
            _bring_up_to_date(place, now())
        _finish_erasing(place)
        with suppress(OSError):
            place.chmod(PRIVATE_FILE)
        return place


def mark_in(place: Path) -> TeamMark | None:
    """The mark of a team's copy that the file bears, None where it bears none. Raises StoreFault."""
    with told_as_faults(), closing(bare(place)) as looking:
        return team_mark.mark_of(looking)


def migrate(live: SqliteDatabase) -> None:
    """Apply what is missing, wholly or not at all. Does nothing to a file of today's version.

    SQLite ignores a change of `foreign_keys` within a transaction, and a table that is rebuilt with them on would
    take along what points at it; so they are off around it, and checked before the commit, with the pages, the counts
    and the seal: what is not as it was is never committed, and the file stays what it was.
    """
    # Imported here since it takes longer than all the rest, and a start nearly never needs it.
    with without_other_drivers():
        from playhouse.migrations import Runner  # type: ignore[import-untyped]

    connection = connection_of(live)
    connection.execute("PRAGMA foreign_keys = 0")
    try:
        with live.atomic("IMMEDIATE"):
            is_new = connection.execute("PRAGMA user_version").fetchone()[0] == 0
            before = None if is_new else (counts(connection), seal.verify_ledger_entries(connection))
            Runner(live, directory=glob.escape(str(MIGRATIONS))).up()
            check_links(connection)
            if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
                raise StoreFault(Fault.OTHER, "migrations")
            if schema_fingerprint.is_lacking(connection):  # a step that touched none of it would pass over that
                raise StoreFault(Fault.DAMAGED, "migrations")
            if before is not None and before != (counts(connection), seal.verify_ledger_entries(connection)):
                raise StoreFault(Fault.DAMAGED, "migrations")
            if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise StoreFault(Fault.DAMAGED, "integrity_check")
    finally:
        connection.execute("PRAGMA foreign_keys = 1")


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except ValueError as error:
        # A NUL in the path.
        raise StoreFault(Fault.NO_FOLDER, type(error).__name__) from error
    except RuntimeError as error:
        # So Python tells of links that lead in a circle, before 3.13.
        raise StoreFault(Fault.LINKS_TO_ITSELF, "ELOOP") from error


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir()
        folder.chmod(PRIVATE_FOLDER)
    if not folder.is_dir():
        raise StoreFault(Fault.NO_FOLDER, "ENOTDIR")
    # SQLite keeps its journal beside the file: where that cannot be made, nothing can be saved.
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreFault(Fault.READ_ONLY, "EACCES")


def _look_for_backups(place: Path, second: Path | None) -> None:
    """Raises MissingStore where there are any, or a note that there was a store: a new one in its place would be taken
    for the old one, emptied.
    """
    # Imported here: nearly no start needs it.
    from tracker.storage.file.letting_go import last_written_in

    lying = backup.offered(backups_of(place), second, "")
    seen = last_written_in(place.parent) if not lying else None
    if (lying or seen is not None) and not place.exists():  # another start may have made it, and its first backup
        raise MissingStore(tuple(each.line for each in lying), seen)


def _create(place: Path) -> None:
    """Make a new store under another name and give it its own when it is whole.

    So nobody, and no start after a power cut, ever meets half a store; and of two programs that make it at the same
    moment one finds the other's.
    """
    draft = place.with_name(f".{place.name}.{os.urandom(4).hex()}")
    journal = draft.with_name(f"{draft.name}-journal")
    set_journal_aside(place)
    try:
        os.close(create_private(draft))
        draft.chmod(PRIVATE_FILE)
        made = database(draft)
        try:
            migrate(made)
            seal_them(connection_of(made))
        finally:
            made.close()
        publish(draft, place)
    finally:
        for leftover in (draft, journal):
            leftover.unlink(missing_ok=True)
    sync_folder(place.parent)


def set_journal_aside(place: Path) -> None:
    """A journal whose store is gone would be played back into the next one of that name."""
    left = place.with_name(f"{place.name}-journal")
    with suppress(FileNotFoundError):
        if left.stat().st_size > 0:
            _set_aside(left)


def _set_strange_journal_aside(place: Path) -> None:
    """SQLite looks into whatever bears the journal's name, and at a pipe it would wait for ever."""
    left = place.with_name(f"{place.name}-journal")
    if not left.is_file() and (left.exists() or left.is_symlink()):
        _set_aside(left)


def _set_aside(left: Path) -> None:
    left.replace(left.with_name(f"{left.name}.left-{os.urandom(4).hex()}"))


def publish(draft: Path, place: Path) -> None:
    """Give a whole file its name, unless another program came first: then that one's stays."""
    with suppress(FileExistsError):
        try:
            os.link(draft, place)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
                raise
            # A file system without links: claim the name first, since renaming alone would replace another's store.
            os.close(create_private(place))
            draft.replace(place)


def _finish_erasing(place: Path) -> None:
    """What an erasing had still to do when the program was ended; while another has the file, it can wait."""
    with closing(bare(place)) as looking:
        if not erasing.is_rewrite_due(looking):
            return
    live = database(place)
    try:
        with suppress(*WORLD):
            erasing.rewrite_if_due(connection_of(live))
    finally:
        live.close()


def _bring_up_to_date(place: Path, now: datetime) -> None:
    """A verified backup first: where none can be made, nothing is changed."""
    try:
        with told_as_faults():
            with closing(bare(place)) as older:
                backup.make(older, backups_of(place), now, known=acknowledged(place.parent))
            live = database(place)
            try:
                migrate(live)
            finally:
                live.close()
    except StoreFault as fault:
        if fault.detail == "SQLITE_ERROR":  # a table or a column of the version that the file bears is not there
            raise StoreFault(Fault.DAMAGED, "migrations") from fault
        raise
