"""Where the sample lies: made where there is none, made anew with each day while nobody has written in it, and left
alone otherwise. A store that bears no stamp of a sample is never touched. Knows not what is in a sample.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.safekeeping import BackupLine, MissingStore
from tracker.actions.sample.the_sample import SampleStamp
from tracker.files.private_file import sync_folder
from tracker.storage.faults import WORLD, told_as_faults
from tracker.storage.file import opening_checks
from tracker.storage.file.backup import Backup, backups_in
from tracker.storage.file.connection import UNTOUCHED, bare
from tracker.storage.file.opening import open_store, publish, set_journal_aside
from tracker.storage.file.sample_stamp import BEFORE, stamp_in, stamp_of
from tracker.storage.file.store_file import backups_of
from tracker.storage.ledger import ledger
from tracker.storage.ledger.acknowledged import acknowledge
from tracker.storage.store import SqliteStore

Load = Callable[[SqliteStore], object]
_DRAFT = ".sample-"
_LEFT_BEHIND = 3600
"""Seconds after which a draft is what a kill has left, and nobody's who is at it right now."""


def see_to_sample(place: Path, today: date, load: Load, keep: bool = False) -> None:
    """See that a sample lies at `place`: around `today`; as it was, with `keep` or where something was written in it.

    `load` fills a new store. Raises StoreFault: IN_THE_WAY for a store that is no sample, which is left as it is;
    MissingStore where only backups are there, and one of them has what somebody wrote; and those of `open_store`.
    """
    with told_as_faults():
        place = place.resolve()
        if not place.exists():
            _look_for_what_was_written(place)
            put_sample(place, today, load)
            return
        opening_checks.check(place)
        stamp = stamp_in(place)
        if stamp is None:
            raise StoreFault(Fault.IN_THE_WAY)
        if stamp.written or stamp.day == today or keep:
            return
        with _fresh(place, today, load) as draft:
            _replace(place, draft, lambda connection: _is_untouched(stamp_of(connection, place.parent), today))


def put_sample(place: Path, today: date, load: Load) -> None:
    """Make one where there is no store."""
    with told_as_faults():
        place = place.resolve()
        with _fresh(place, today, load) as draft:
            set_journal_aside(place)
            publish(draft, place)
            sync_folder(place.parent)


class SampleInPlace:
    """`SampleKeeping` over one file. `store` gives the open store, `close` closes it so that it can go."""

    def __init__(
        self,
        place: Path,
        store: Callable[[], SqliteStore],
        close: Callable[[], None],
        now: Callable[[], datetime],
        today: Callable[[], date],
        load: Load,
    ) -> None:
        self._place = place
        self._store = store
        self._close = close
        self._now = now
        self._today = today
        self._load = load

    def stamp(self) -> SampleStamp | None:
        """See `SampleKeeping.stamp`."""
        return self._store().file.sample_stamp()

    def take_off(self) -> None:
        """See `SampleKeeping.take_off`."""
        self._store().file.take_sample_stamp_off()
        with suppress(OSError):
            (self._place.parent / BEFORE).unlink(missing_ok=True)

    def start_anew(self) -> BackupLine:
        """See `SampleKeeping.start_anew`. Raises StoreFault where no backup can be made: then nothing is touched."""
        store = self._store()
        if store.file.sample_stamp() is None:
            raise StoreFault(Fault.IN_THE_WAY)
        kept = store.file.keep_backup(self._now(), thins=False)
        if kept.backup is None:
            raise StoreFault(kept.troubles[0].fault, kept.troubles[0].detail)
        self._close()
        deeds = kept.backup.counts.deeds
        with told_as_faults(), _fresh(self._place.resolve(), self._today(), self._load) as draft:
            # What another program wrote since the backup would be lost.
            if not _replace(self._place.resolve(), draft, lambda live: ledger.end_of_chain(live)[0] == deeds):
                raise StoreFault(Fault.LOCKED)
        return kept.backup.line


@contextmanager
def _fresh(place: Path, today: date, load: Load) -> Iterator[Path]:
    """A whole sample beside `place`, under a name of its own; gone afterwards where it was not put in place."""
    _clear_left_behind(place.parent)
    draft = place.with_name(f"{_DRAFT}{os.urandom(4).hex()}")
    try:
        store = open_store(draft, anew=True)
        try:
            load(store)
            store.file.stamp_as_sample(today)
        finally:
            store.close()
        yield draft
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _replace(place: Path, draft: Path, may: Callable[[Connection], bool]) -> bool:
    """Put it in place, with nobody else able to write to what is there meanwhile; only where that still `may` go."""
    with closing(bare(place)) as holding:
        holding.execute("BEGIN IMMEDIATE")
        try:
            if not may(holding):
                return False
            acknowledge(place.parent, ())
            draft.replace(place)
            sync_folder(place.parent)
            return True
        finally:
            with suppress(*WORLD):
                holding.execute("ROLLBACK")


def _is_untouched(stamp: SampleStamp | None, today: date) -> bool:
    return stamp is not None and not stamp.written and stamp.day != today


def _look_for_what_was_written(place: Path) -> None:
    """A sample that somebody deleted to have a new one is no loss; one with words in it, or another store, is."""
    lying = tuple(each.line for each in backups_in(backups_of(place)) if not _is_a_mere_sample(each))
    if lying:
        raise MissingStore(lying)


def _is_a_mere_sample(backup: Backup) -> bool:
    try:
        with closing(bare(backup.place, UNTOUCHED)) as looking:
            stamp = stamp_of(looking, backup.place.parent.parent)
    except WORLD:
        return False
    return stamp is not None and not stamp.written


def _clear_left_behind(folder: Path) -> None:
    with suppress(OSError):
        for left in folder.glob(f"{_DRAFT}*"):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                left.unlink(missing_ok=True)
