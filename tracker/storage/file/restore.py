"""Puts a backup in the place of the live file, keeps what was there, and erases again whoever was erased since. What
was objected to since comes along.

Until the last step, a rename, nothing in the live file's place is touched: a kill at any moment leaves the old store
or the new one. Knows nothing of windows; every store of this process on that file is to be closed before.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.files.private_file import PRIVATE_FOLDER, sync, sync_folder
from tracker.storage.faults import WORLD, told_as_faults
from tracker.storage.file import backup, opening_checks, team_mark
from tracker.storage.file.backup import Backup, verify
from tracker.storage.file.connection import SCHEMA_VERSION, UNTOUCHED, bare, connection_of, database
from tracker.storage.file.integrity import Counts, check_marks, counts
from tracker.storage.file.opening import migrate, set_journal_aside
from tracker.storage.file.salvage import objecting_in
from tracker.storage.file.store_file import backups_of
from tracker.storage.ledger import erasing, objections_since
from tracker.storage.ledger.acknowledged import acknowledged

_DRAFT = ".restoring-"


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in place now. `replaced` is a backup of what was there, to go back to; where that was damaged, it lies
    untouched in `set_aside`. `erased_again` is how many people were erased anew.
    """

    counts: Counts
    replaced: Backup | None
    set_aside: Path | None
    erased_again: int


def restore(place: Path, chosen: Path, by: str, now: datetime) -> Restored:
    """Put that backup in place of the store at `place`. `now` is aware; `by` is who of us does it.

    A backup of a team's copy is somebody's own store from then on. Raises StoreFault, with the store left as it was:
    DAMAGED or NEWER for a backup that will not do, LOCKED while another program is writing; Refusal (COPY_OF_A_TEAMS)
    where such a copy lies there, or may have.
    """
    with told_as_faults():
        place = place.resolve()
        folder = backups_of(place)
        if not folder.is_dir():
            folder.mkdir(mode=PRIVATE_FOLDER)
        _clear_drafts(place)
        draft = place.with_name(f"{_DRAFT}{os.urandom(4).hex()}")
        try:
            known = acknowledged(place.parent)
            verify(chosen, known=known)
            _look_whether_it_is_ours_alone(place, chosen)
            with closing(bare(chosen, UNTOUCHED)) as source:
                backup.copy_into(source, draft)
            with _held(place) as live:
                again = _erase_again(draft, place, live, by, now)
                held = verify(draft, known=known)
                sync(draft)
                replaced = _backed_up(live, folder, now)
                aside = set_aside(place, now) if replaced is None else None
                draft.replace(place)
                sync_folder(place.parent)
        finally:
            for left in (draft, draft.with_name(f"{draft.name}-journal")):
                left.unlink(missing_ok=True)
    return Restored(held, replaced, aside, again)


def _look_whether_it_is_ours_alone(place: Path, chosen: Path) -> None:
    """A team's copy is not put back by one of them; where what lay there cannot be read, it was what the backup is."""
    try:
        with closing(bare(place, UNTOUCHED)) as there:
            is_a_copy = team_mark.mark_of(there) is not None
    except WORLD:
        with closing(bare(chosen, UNTOUCHED)) as source:
            is_a_copy = team_mark.mark_of(source) is not None
    if is_a_copy:
        raise Refusal(Problem.COPY_OF_A_TEAMS)


def _backed_up(live: Connection | None, folder: Path, now: datetime) -> Backup | None:
    """A backup of what is to be replaced; None where it is not whole enough for one, and is to be set aside."""
    if live is None:
        return None
    try:
        return backup.make(live, folder, now, known=acknowledged(folder.parent))
    except StoreFault as fault:
        if fault.fault is not Fault.DAMAGED:
            raise
        return None


@contextmanager
def _held(place: Path) -> Iterator[Connection | None]:
    """The live store, with nobody else able to write to it; None where there is none that is whole."""
    if not place.exists():
        set_journal_aside(place)
        yield None
        return
    try:
        opening_checks.check(place)
    except StoreFault as fault:
        if fault.fault is not Fault.DAMAGED:
            raise
        yield None
        return
    # One connection keeps others from writing, a second reads: SQLite copies nothing out of a transaction that writes.
    with closing(bare(place)) as holding, closing(bare(place)) as live:
        holding.execute("BEGIN IMMEDIATE")
        try:
            yield live
        finally:
            with suppress(*WORLD):
                holding.execute("ROLLBACK")


def _erase_again(draft: Path, place: Path, live: Connection | None, by: str, now: datetime) -> int:
    """Bring the copy up to date and take out of it whoever has been erased since it was made."""
    gone = dict.fromkeys(erasing.noted_erased(backups_of(place)))
    if live is not None:
        gone |= dict.fromkeys(erasing.erased_in(live))
    objecting = objections_since.in_store(live) if live is not None else objecting_in(place)
    copy = database(draft)
    try:
        connection = connection_of(copy)
        if check_marks(draft) < SCHEMA_VERSION:
            migrate(copy)
        found = [prospect_id for prospect_id in gone if erasing.is_there(connection, prospect_id)]
        connection.execute("BEGIN IMMEDIATE")
        team_mark.take_off(connection)
        for prospect_id in found:
            erasing.erase(connection, prospect_id, by, now)
        objections_since.bring(connection, objecting, by, now)
        connection.execute("COMMIT")
        erasing.rewrite_if_due(connection)
        counts(connection)
    finally:
        copy.close()
    return len(found)


def set_aside(place: Path, now: datetime, called: str = "damaged") -> Path | None:
    """Give a damaged file a second name, which it keeps when the first one goes to the store that is put in place."""
    if not place.exists():
        return None
    aside = _free(place.with_name(f"{place.stem}-{called}-{now.astimezone(UTC):%Y-%m-%d_%H-%M-%S}{place.suffix}"))
    try:
        os.link(place, aside)
    except OSError:
        # No links here, or a folder lies there: then there is a moment without a store, and the journal goes first.
        shutil.move(place, aside)
    journal = place.with_name(f"{place.name}-journal")
    with suppress(FileNotFoundError):
        # Left in its place, it would be played back into the restored store.
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    return aside


def _free(wanted: Path) -> Path:
    place, n = wanted, 1
    while place.exists():
        n += 1
        place = wanted.with_name(f"{wanted.stem}-{n}{wanted.suffix}")
    return place


def _clear_drafts(place: Path) -> None:
    """What a kill in the middle of a restore left."""
    for left in place.parent.glob(f"{_DRAFT}*"):
        left.unlink(missing_ok=True)
