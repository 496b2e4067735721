"""Backups: verified copies with their date and counts in their names; when one is due, and which are let go.

A backup is made through SQLite, never by copying the live file, under a name of its own until it has been opened again
and found whole. Knows not how one is put back; `restore` does.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.storage import ledger
from tracker.storage.connection import BUSY_SECONDS, READ_WRITE, UNTOUCHED, bare
from tracker.storage.faults import WORLD, told_as_faults
from tracker.storage.private_files import PRIVATE_FILE, PRIVATE_FOLDER, sync, sync_folder
from tracker.storage.whole import Counts, check_content, check_marks, check_pages, counts, unreadable_is_damage

KEPT_FOR = timedelta(days=30)
"""Nothing older is kept: whoever was erased is gone from the backups too by then."""
A_DAY = timedelta(days=1)
WHILE_WORKING = timedelta(minutes=30)

_STAMP = "%Y-%m-%d_%H-%M-%S"
_NAME = re.compile(
    r"as-agreed_(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)_(\d+)-people_(\d+)-agreements_(\d+)-contacts_(\d+)-deeds\.db"
)
_UNFINISHED = ".unfinished-backup-"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: where it is, when it was made (UTC) and what it holds, as its name tells."""

    place: Path
    made_at: datetime
    counts: Counts


@dataclass(frozen=True, slots=True)
class BackupTrouble:
    """A folder in which no backup could be kept, and why. Work goes on without."""

    folder: Path
    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a backup: the verified copy, or None, and each folder that would not take one."""

    backup: Backup | None
    troubles: tuple[BackupTrouble, ...] = ()


def is_due(now: datetime, newest: Backup | None, deeds: int, starting: bool = False) -> bool:
    """Whether to make one at `now` (aware), of a store with so many ledger entries.

    At a start where the newest is a day old, later where it is half an hour old; where nothing was done since, only
    once the newest is about to be let go for its age.
    """
    if newest is None:
        return deeds > 0
    age = now - newest.made_at
    if newest.counts.deeds == deeds:
        return age > KEPT_FOR
    # A clock that was set back must not put backups off until it has caught up.
    return age < timedelta(0) or age >= (A_DAY if starting else WHILE_WORKING)


def let_go(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of the backups made at those moments (UTC) are no longer kept.

    All of two days stay, then the last of each day for seven days, then the last of each week for four, and nothing
    beyond thirty days. Days and weeks are UTC's. One from the future (a clock that was set back) stays.
    """
    kept: dict[object, datetime] = {}
    for moment in sorted(made):
        age = now - moment
        if age > KEPT_FOR:
            continue
        if age <= 2 * A_DAY:
            slot: object = moment
        elif age <= 7 * A_DAY:
            slot = moment.date()
        elif age <= 28 * A_DAY:
            slot = moment.isocalendar()[:2]
        else:
            continue
        kept[slot] = moment
    return frozenset(made) - frozenset(kept.values())


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Those that lie there, newest first, by their names alone. None where there is no such folder."""
    try:
        found = [_from_name(place) for place in folder.iterdir()]
    except OSError:
        return ()
    return tuple(sorted((b for b in found if b is not None), key=lambda b: b.made_at, reverse=True))


def newest_that_opens(folders: Iterable[Path]) -> Backup | None:
    """The newest one that is whole when opened now."""
    every = sorted((b for folder in folders for b in backups_in(folder)), key=lambda b: b.made_at, reverse=True)
    return next((backup for backup in every if opens(backup)), None)


def opens(backup: Backup) -> bool:
    """Whether it is whole, ours, and holds what its name says."""
    try:
        return verify(backup.place) == backup.counts
    except StoreFault:
        return False


def verify(copy: Path, thoroughly: bool = True) -> Counts:
    """What a copy holds, once it has shown itself to be whole. Never written to. Raises StoreFault.

    Thoroughly, each index is held against its table too, and each link followed, which takes most of the time.
    """
    with unreadable_is_damage():
        check_marks(copy)
        with closing(bare(copy, UNTOUCHED)) as looking:
            if thoroughly:
                check_content(looking, thoroughly)
            else:
                check_pages(looking)
            return counts(looking)


def keep(source: Connection, folder: Path, now: datetime, second: Path | None = None, thoroughly: bool = True) -> Kept:
    """Make a backup of the connection's store in `folder`, and a copy in the user's own `second`; thin out both.

    Neither a missing folder nor a full disk is raised: it comes back as a trouble, for nobody's work waits for it.
    """
    kept = [_keep_in(source, folder, now, is_ours=True, thoroughly=thoroughly)]
    if second is not None:
        kept.append(_keep_in(source, second, now, is_ours=False))
    return _together(kept)


def keep_where_due(
    source: Connection, folder: Path, now: datetime, second: Path | None, deeds: int, starting: bool
) -> Kept | None:
    """The same in each of the two where it is time, judged by what lies there; None where it is in neither.

    So a folder that was away gets its copy as soon as it is back, and one that takes none is no reason to fill up the
    other. What is too old goes even while nothing is made.
    """
    own = _is_due_in(folder, now, deeds, starting)
    places = [(folder, own)]
    if second is not None:
        # What lies in one that is away is not known; it is missed only when there is something to be copied.
        places.append((second, _is_due_in(second, now, deeds, starting) if _is_there(second) else own))
    kept = []
    for place, due in places:
        if due:
            kept.append(_keep_in(source, place, now, is_ours=place is folder))
        else:
            with suppress(OSError):
                thin(place, now)
    return _together(kept) if kept else None


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # what leads to it may not be entered
        return False


def _is_due_in(folder: Path, now: datetime, deeds: int, starting: bool) -> bool:
    return is_due(now, next(iter(backups_in(folder)), None), deeds, starting)


def _keep_in(
    source: Connection, folder: Path, now: datetime, *, is_ours: bool, thoroughly: bool = True
) -> Backup | BackupTrouble:
    """A folder of the user's is never made: where a disk is not plugged in, it would be made beside it."""
    try:
        with told_as_faults():
            if not (is_ours or folder.is_dir()):
                raise StoreFault(Fault.NO_FOLDER, "ENOENT")
            made = make(source, folder, now, thoroughly)
            thin(folder, now)
            return made
    except (StoreFault, Refusal) as failed:
        return _trouble(folder, failed)


def _together(kept: Sequence[Backup | BackupTrouble]) -> Kept:
    made = [each for each in kept if isinstance(each, Backup)]
    return Kept(next(iter(made), None), tuple(each for each in kept if isinstance(each, BackupTrouble)))


def make(source: Connection, folder: Path, now: datetime, thoroughly: bool = True) -> Backup:
    """One verified backup, on the disk for good when this comes back. Raises StoreFault."""
    with told_as_faults():
        if not folder.is_dir():
            folder.mkdir(mode=PRIVATE_FOLDER)
        _clear_unfinished(folder)
        _look_for_room(source, folder)
        draft = folder / f"{_UNFINISHED}{os.getpid()}-{os.urandom(4).hex()}"
        try:
            held = copy_into(source, draft)
            if verify(draft, thoroughly) != held:
                raise StoreFault(Fault.DAMAGED, "backup")
            place = _free_name(folder, now, held)
            draft.rename(place)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(folder)
    made = _from_name(place)
    assert made is not None
    return made


def has_come_from(backup: Backup, seal: bytes) -> bool:
    """Whether the backup is whole and its last entry bears that seal: then it holds all that led up to that entry."""
    try:
        if verify(backup.place, thoroughly=False) != backup.counts:
            return False
        with closing(bare(backup.place, UNTOUCHED)) as looking:
            return bool(ledger.end_of_chain(looking) == (backup.counts.deeds, seal))
    except (StoreFault, *WORLD):
        return False


def _look_for_room(source: Connection, folder: Path) -> None:
    """Rather none than one that takes the last of a disk before it fails: others are saving there too."""
    (needed,) = source.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
    disk = shutil.disk_usage(folder)
    if disk.total and disk.free < needed:  # some shares tell nothing of themselves
        raise StoreFault(Fault.DISK_FULL, "ENOSPC")


def copy_into(source: Connection, place: Path) -> Counts:
    """A copy of the connection's store under that new name, on the disk; what it holds."""
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
    with closing(bare(place, READ_WRITE)) as copy:
        copy.execute("PRAGMA journal_mode = off")  # nobody knows the file yet
        copy.execute("PRAGMA synchronous = 0")
        source.backup(copy, progress=_patience())
        held = counts(copy)
    sync(place)
    return held


def thin(folder: Path, now: datetime) -> None:
    """Delete those that are no longer kept. One that cannot be deleted stays."""
    lying = backups_in(folder)
    gone = let_go([backup.made_at for backup in lying], now)
    for backup in lying:
        if backup.made_at in gone:
            backup.place.unlink(missing_ok=True)


def hold_until(folders: Iterable[Path], erased_at: datetime) -> datetime | None:
    """Until when a backup may still hold somebody erased at that moment (UTC); None where none does any more."""
    before = [b.made_at for folder in folders for b in backups_in(folder) if b.made_at <= erased_at]
    return max(before) + KEPT_FOR if before else None


def _patience() -> Callable[[int, int, int], None]:
    """Python tries a locked store again and again, for ever; this gives up when the locks of a deed would."""
    given_up_at = time.monotonic() + BUSY_SECONDS

    def look(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > given_up_at:
            raise StoreFault(Fault.LOCKED, "SQLITE_BUSY")

    return look


def _free_name(folder: Path, now: datetime, held: Counts) -> Path:
    moment = now.astimezone(UTC).replace(microsecond=0)
    taken = {backup.made_at for backup in backups_in(folder)}
    while moment in taken:
        moment += timedelta(seconds=1)
    told = f"{held.people}-people_{held.agreements}-agreements_{held.contacts}-contacts_{held.deeds}-deeds"
    return folder / f"as-agreed_{moment:{_STAMP}}_{told}.db"


def _from_name(place: Path) -> Backup | None:
    said = _NAME.fullmatch(place.name)
    if said is None:
        return None
    try:
        made_at = datetime.strptime(said[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(place, made_at, Counts(*(int(number) for number in said.groups()[1:])))


def _clear_unfinished(folder: Path) -> None:
    """What a kill in the middle of a backup left, unless another program is at it right now."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        pid = left.name.removeprefix(_UNFINISHED).partition("-")[0]
        if pid == str(os.getpid()) or not _is_alive(pid):
            left.unlink(missing_ok=True)


def _is_alive(pid: str) -> bool:
    if os.name != "posix" or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _trouble(folder: Path, failed: StoreFault | Refusal) -> BackupTrouble:
    if isinstance(failed, StoreFault):
        return BackupTrouble(folder, failed.fault, failed.detail)
    return BackupTrouble(folder, Fault.OTHER, failed.problem.value)
