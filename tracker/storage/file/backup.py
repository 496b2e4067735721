"""Backups: verified copies with their date, their counts and a mark of their store in their names.

A backup is made through SQLite, never by copying the live file, under a name of its own until it has been opened again
and found whole. Knows not how one is put back; `restore` does.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.actions.safekeeping import BackupLine
from tracker.files.other_process import is_running
from tracker.files.private_file import PRIVATE_FOLDER, create_private, sync, sync_folder
from tracker.storage.faults import WORLD, told_as_faults
from tracker.storage.file.backup_times import KEPT_FOR, is_due, let_go
from tracker.storage.file.connection import BUSY_SECONDS, READ_WRITE, UNTOUCHED, bare
from tracker.storage.file.integrity import Counts, check_content, check_marks, check_pages, counts, unreadable_is_damage
from tracker.storage.ledger import ledger
from tracker.storage.ledger.seal import Broken

_STAMP = "%Y-%m-%d_%H-%M-%S"
_NAME = re.compile(
    r"as-agreed_(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)_(\d+)-people_(\d+)-agreements_(\d+)-contacts_(\d+)-deeds"
    r"(?:_of-([0-9a-f]{8}))?\.db"
)
_UNFINISHED = ".unfinished-backup-"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: where it is, when it was made (UTC) and what it holds, as its name tells.

    `mark` is that of the store it is of; "" where the name has none, as those of earlier programs.
    """

    place: Path
    made_at: datetime
    counts: Counts
    mark: str = ""

    @property
    def line(self) -> BackupLine:
        """As a list shows it."""
        return BackupLine(self.place, self.made_at, self.counts.held)


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


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Those that lie there, newest first, by their names alone. None where there is no such folder."""
    try:
        named = [backup for place in folder.iterdir() if (backup := _from_name(place)) is not None]
        # SQLite waits for ever at a pipe that bears such a name.
        found = [backup for backup in named if backup.place.is_file()]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda b: b.made_at, reverse=True))


def mark_of(connection: Connection) -> str:
    """A short mark of that store alone, by which its copies are told from another's in a shared folder; "" for none."""
    try:
        return hashlib.sha256(b"backup of " + ledger.origin(connection)).hexdigest()[:8]
    except (*WORLD, TypeError):
        return ""


def marks_of(folder: Path, mark: str) -> frozenset[str]:
    """All the marks of a store that bears that one now: after a recovery its older backups bear another.

    They are those in its own `folder`, where no other store's lie.
    """
    return frozenset({mark, *(b.mark or (_mark_within(b) if not mark else "") for b in backups_in(folder))} - {""})


def ours_in(folder: Path, marks: frozenset[str]) -> tuple[Backup, ...]:
    """Those that lie there and are of a store with one of the marks, newest first."""
    return tuple(backup for backup in backups_in(folder) if (backup.mark or _mark_within(backup)) in marks)


def offered(folder: Path, second: Path | None, mark: str) -> tuple[Backup, ...]:
    """Every backup of the store with that mark, newest first: all in its own `folder`, and its own in a shared one.

    Of a store that has nothing of its own to go by, be it new or past reading, all those in the second are.
    """
    lying = backups_in(folder)
    if second is not None:
        marks = marks_of(folder, mark)
        lying += ours_in(second, marks) if marks else backups_in(second)
    return tuple(sorted(lying, key=lambda backup: backup.made_at, reverse=True))


def _mark_within(backup: Backup) -> str:
    try:
        with closing(bare(backup.place, UNTOUCHED)) as looking:
            return mark_of(looking)
    except WORLD:
        return ""


def latest(backups: Sequence[Backup], now: datetime) -> Backup | None:
    """The last one made by `now`; one from the future (a clock that was ahead) only where there is no other."""
    made = max((b for b in backups if b.made_at <= now), key=lambda b: b.made_at, default=None)
    return made or min(backups, key=lambda b: b.made_at, default=None)


def opens(backup: Backup, known: Collection[Broken] = ()) -> bool:
    """Whether it is whole, ours, and holds what its name says. `known` are breaks of the seal as in `verify`."""
    try:
        return verify(backup.place, known=known) == backup.counts
    except StoreFault:
        return False


def verify(copy: Path, thoroughly: bool = True, known: Collection[Broken] = ()) -> Counts:
    """What a copy holds, once it has shown itself to be whole. Never written to. Raises StoreFault.

    Thoroughly, each index is held against its table too, and each link followed, which takes most of the time. `known`
    are breaks of the seal that somebody was told of and went on with: a copy has them as its store does.
    """
    with unreadable_is_damage():
        check_marks(copy)
        with closing(bare(copy, UNTOUCHED)) as looking:
            if thoroughly:
                check_content(looking, thoroughly, known)
            else:
                check_pages(looking, known=known)
            return counts(looking)


def keep(
    source: Connection,
    folder: Path,
    now: datetime,
    second: Path | None = None,
    thoroughly: bool = True,
    known: Collection[Broken] = (),
    thins: bool = True,
) -> Kept:
    """Make a backup of the connection's store in `folder`, and a copy in the user's own `second`; thin out both, but
    only where it `thins`: by a clock that cannot be believed, none is let go. See `verify` for `thoroughly`.
    """
    kept = [_keep_in(source, folder, now, None, known, thoroughly, thins)]
    if second is not None:
        kept.append(_keep_in(source, second, now, marks_of(folder, mark_of(source)), known, thins=thins))
    return _together(kept)


def keep_where_due(
    source: Connection,
    folder: Path,
    now: datetime,
    second: Path | None,
    deeds: int,
    starting: bool,
    known: Collection[Broken] = (),
    thins: bool = True,
) -> Kept | None:
    """The same in each of the two where it is time, judged by what lies there; None where it is in neither.

    So a folder that was away gets its copy as soon as it is back, and one that takes none is no reason to fill up the
    other. What is too old goes even while nothing is made.
    """
    own = _is_due(backups_in(folder), now, deeds, starting)
    places: list[tuple[Path, bool, frozenset[str] | None]] = [(folder, own, None)]
    if second is not None:
        marks = marks_of(folder, mark_of(source))
        # What lies in one that is away is not known; it is missed only when there is something to be copied.
        due = _is_due(ours_in(second, marks), now, deeds, starting) if _is_there(second) else own
        places.append((second, due, marks))
    kept = []
    for place, due, marks_there in places:
        if due:
            kept.append(_keep_in(source, place, now, marks_there, known, thins=thins))
        elif thins:
            with suppress(OSError):
                thin(place, now, marks_there)
    return _together(kept) if kept else None


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # what leads to it may not be entered
        return False


def _is_due(lying: Sequence[Backup], now: datetime, deeds: int, starting: bool) -> bool:
    newest = latest(lying, now)
    if newest is None:
        return is_due(now, None, 0, deeds, starting)
    return is_due(now, newest.made_at, newest.counts.deeds, deeds, starting)


def _keep_in(
    source: Connection,
    folder: Path,
    now: datetime,
    marks: frozenset[str] | None,
    known: Collection[Broken],
    thoroughly: bool = True,
    thins: bool = True,
) -> Backup | BackupTrouble:
    """`marks` is None for the store's own folder. One of the user's is never made: where a disk is not plugged in, it
    would be made beside it. Neither a missing folder nor a full disk is raised: nobody's work waits for a backup.
    """
    try:
        with told_as_faults():
            if not (marks is None or folder.is_dir()):
                raise StoreFault(Fault.NO_FOLDER, "ENOENT")
            made = make(source, folder, now, thoroughly, known)
            if thins:
                thin(folder, now, marks)
            return made
    except (StoreFault, Refusal) as failed:
        return _trouble(folder, failed)


def _together(kept: Sequence[Backup | BackupTrouble]) -> Kept:
    made = [each for each in kept if isinstance(each, Backup)]
    return Kept(next(iter(made), None), tuple(each for each in kept if isinstance(each, BackupTrouble)))


def make(
    source: Connection, folder: Path, now: datetime, thoroughly: bool = True, known: Collection[Broken] = ()
) -> Backup:
    """One verified backup, on the disk for good when this comes back. Raises StoreFault."""
    with told_as_faults():
        if not folder.is_dir():
            _make_folder(folder)
        _clear_unfinished(folder)
        _look_for_room(source, folder)
        draft = folder / f"{_UNFINISHED}{os.getpid()}-{os.urandom(4).hex()}"
        try:
            held = copy_into(source, draft)
            if verify(draft, thoroughly, known) != held:
                raise StoreFault(Fault.DAMAGED, "backup")
            place = _free_name(folder, now, held, mark_of(source))
            draft.rename(place)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(folder)
    made = _from_name(place)
    assert made is not None
    return made


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError as error:  # something else of that name, or a link that leads to itself
        raise StoreFault(Fault.NO_FOLDER, "ENOTDIR") from error


def has_come_from(backup: Backup, seal: bytes, known: Collection[Broken] = ()) -> bool:
    """Whether the backup is whole and its last entry bears that seal: then it holds all that led up to that entry."""
    try:
        if verify(backup.place, thoroughly=False, known=known) != backup.counts:
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
    os.close(create_private(place))
    with closing(bare(place, READ_WRITE)) as copy:
        copy.execute("PRAGMA journal_mode = off")  # nobody knows the file yet
        copy.execute("PRAGMA synchronous = 0")
        source.backup(copy, progress=_patience())
        held = counts(copy)
    sync(place)
    return held


def thin(folder: Path, now: datetime, marks: frozenset[str] | None = None) -> None:
    """Delete those that are no longer kept; in a folder that others share, only those of stores with these marks.

    Each store's by themselves: where one was begun anew, its backups are no reason to let go of the old one's last.
    """
    lying = backups_in(folder) if marks is None else ours_in(folder, marks)
    for mark in {backup.mark for backup in lying}:
        of_one = [backup for backup in lying if backup.mark == mark]
        gone = let_go([backup.made_at for backup in of_one], now)
        for backup in of_one:
            if backup.made_at in gone:
                backup.place.unlink(missing_ok=True)


def hold_until(backups: Iterable[Backup], holds: Callable[[Backup], bool]) -> datetime | None:
    """Until when (UTC) one of them is there that `holds` somebody who was erased; None where none does any more."""
    latest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    return next((backup.made_at + KEPT_FOR for backup in latest_first if holds(backup)), None)


def holds_any(backup: Backup, ids: Collection[int]) -> bool | None:
    """Whether one of those people is in it; None where that cannot be told, since it does not open."""
    try:
        with closing(bare(backup.place, UNTOUCHED)) as looking:
            return any(
                looking.execute("SELECT 1 FROM prospect WHERE id = ?", (each,)).fetchone() is not None for each in ids
            )
    except WORLD:
        return None


def _patience() -> Callable[[int, int, int], None]:
    """Python tries a locked store again and again, for ever; this gives up when the locks of a deed would."""
    given_up_at = time.monotonic() + BUSY_SECONDS

    def look(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > given_up_at:
            raise StoreFault(Fault.LOCKED, "SQLITE_BUSY")

    return look


def _free_name(folder: Path, now: datetime, held: Counts, mark: str) -> Path:
    moment = now.astimezone(UTC).replace(microsecond=0)
    taken = {backup.made_at for backup in backups_in(folder)}
    while moment in taken:
        moment += timedelta(seconds=1)
    told = f"{held.people}-people_{held.agreements}-agreements_{held.contacts}-contacts_{held.deeds}-deeds"
    whose = f"_of-{mark}" if mark else ""
    return folder / f"as-agreed_{moment:{_STAMP}}_{told}{whose}.db"


def _from_name(place: Path) -> Backup | None:
    said = _NAME.fullmatch(place.name)
    if said is None:
        return None
    try:
        made_at = datetime.strptime(said[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(place, made_at, Counts(*(int(number) for number in said.groups()[1:5])), said[6] or "")


def _clear_unfinished(folder: Path) -> None:
    """What a kill in the middle of a backup left, unless another program is at it right now."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        pid = left.name.removeprefix(_UNFINISHED).partition("-")[0]
        if pid == str(os.getpid()) or not is_running(pid):
            with suppress(PermissionError):  # Windows lets nobody take away what another has open
                left.unlink(missing_ok=True)


def _trouble(folder: Path, failed: StoreFault | Refusal) -> BackupTrouble:
    if isinstance(failed, StoreFault):
        return BackupTrouble(folder, failed.fault, failed.detail)
    return BackupTrouble(folder, Fault.OTHER, failed.problem.value)
