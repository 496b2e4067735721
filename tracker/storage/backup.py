"""Backups: verified copies with their date and counts in their names; when one is due, and which are let go.

A backup is made through SQLite, never by copying the live file, under a name of its own until it has been opened again
and found whole. Knows not how one is put back; `restore` does.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.storage.connection import BUSY_SECONDS, READ_WRITE, UNTOUCHED, bare
from tracker.storage.faults import told_as_faults
from tracker.storage.private_files import PRIVATE_FILE, PRIVATE_FOLDER, sync, sync_folder
from tracker.storage.whole import Counts, check_content, check_marks, counts, unreadable_is_damage

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

    At a start where the newest is a day old, later where it is half an hour old; never where nothing was done since.
    """
    if newest is None:
        return deeds > 0
    if newest.counts.deeds == deeds:
        return False
    age = now - newest.made_at
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


def verify(copy: Path) -> Counts:
    """What a copy holds, once it has shown itself to be whole. Never written to. Raises StoreFault."""
    with unreadable_is_damage():
        check_marks(copy)
        with closing(bare(copy, UNTOUCHED)) as looking:
            check_content(looking, thoroughly=True)
            return counts(looking)


def keep(source: Connection, folder: Path, now: datetime, second: Path | None = None) -> Kept:
    """Make a backup of the connection's store in `folder`, and a copy in the user's own `second`; thin out both.

    Neither a missing folder nor a full disk is raised: it comes back as a trouble, for nobody's work waits for it.
    """
    troubles: list[BackupTrouble] = []
    backup: Backup | None = None
    try:
        with told_as_faults():
            backup = make(source, folder, now)
            thin(folder, now)
    except (StoreFault, Refusal) as failed:
        troubles.append(_trouble(folder, failed))
    if second is not None:
        try:
            with told_as_faults():
                if not second.is_dir():
                    raise StoreFault(Fault.NO_FOLDER, "ENOENT")
                also = make(source, second, now)
                thin(second, now)
                backup = backup or also
        except (StoreFault, Refusal) as failed:
            troubles.append(_trouble(second, failed))
    return Kept(backup, tuple(troubles))


def make(source: Connection, folder: Path, now: datetime) -> Backup:
    """One verified backup, on the disk for good when this comes back. Raises StoreFault."""
    with told_as_faults():
        if not folder.is_dir():
            folder.mkdir(mode=PRIVATE_FOLDER)
        _clear_unfinished(folder)
        draft = folder / f"{_UNFINISHED}{os.getpid()}-{os.urandom(4).hex()}"
        try:
            held = copy_into(source, draft)
            if verify(draft) != held:
                raise StoreFault(Fault.DAMAGED, "backup")
            place = _free_name(folder, now, held)
            draft.rename(place)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(folder)
    made = _from_name(place)
    assert made is not None
    return made


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
