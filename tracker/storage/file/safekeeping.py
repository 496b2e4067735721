"""The store's file as a whole, as screens may ask about it: `actions.safekeeping` over one file. Knows no screen.

Everything is asked on the store's own thread. What replaces the file closes the open store first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.actions.safekeeping import (
    BackedUp,
    BackupLine,
    Dossier,
    HeldRecords,
    LookedOn,
    PutBack,
    SealCheck,
    Trouble,
)
from tracker.rules.bring_in.file_read import Progress
from tracker.storage.faults import told_as_faults
from tracker.storage.file import backup
from tracker.storage.file.backup import Backup, Kept
from tracker.storage.file.opening import open_store
from tracker.storage.file.store_file import backups_of
from tracker.storage.ledger.acknowledged import acknowledged
from tracker.storage.ledger.background_check import BackgroundCheck, worth_restoring
from tracker.storage.ledger.seal import Broken
from tracker.storage.store import SqliteStore

WriteDossier = Callable[[SqliteStore, int], Dossier | None]
StoreIn = Callable[[Path, Path, Progress], Path | None]
UNPACKED, VERIFIED = 300, 600
"""Of a thousand parts that opening a file from elsewhere takes. After that it is put in place, which nothing stops."""
_OF_AN_ARCHIVE: Mapping[Fault, Problem] = {
    Fault.DAMAGED: Problem.DAMAGED_ARCHIVE,
    Fault.NEWER: Problem.NEWER_ARCHIVE,
}


class FileSafekeeping:
    """`store` gives the open store (opening it where needed), `close` closes it so that its file can be replaced.

    `second` is the user's own folder for copies, None where there is none. `me` is who of us is at work. `make_anew`
    makes a new store in the place of one that is missing; where it is left out, an empty one. Where what lies there
    `is_a_copy` of what a team shares, it makes that anew, and nothing else is put in its place. `lets_go` says whether
    backups that are due by the clock may be let go. `store_in` gives the store that a file from elsewhere holds, taken
    out to a second place where it is an archive.
    """

    def __init__(
        self,
        place: Path,
        store: Callable[[], SqliteStore],
        close: Callable[[], None],
        now: Callable[[], datetime],
        second: Callable[[], Path | None],
        me: Callable[[], str],
        write_dossier: WriteDossier,
        make_anew: Callable[[], None] | None = None,
        lets_go: Callable[[], bool] = lambda: True,
        store_in: StoreIn = lambda place, _into, _progress: place,
        is_a_copy: Callable[[], bool] = lambda: False,
    ) -> None:
        self._place = place
        self._store = store
        self._close = close
        self._now = now
        self._second = second
        self._me = me
        self._write_dossier = write_dossier
        self._lets_go = lets_go
        self._store_in = store_in
        self._is_a_copy = is_a_copy
        self._make_anew = make_anew or (lambda: open_store(place, anew=True).close())
        self._looking = BackgroundCheck(place.parent, store, now)

    def damage(self) -> Trouble | None:
        """See `Safekeeping.damage`."""
        # Imported here: nearly no start needs it.
        from tracker.storage.file.damage import damage_report

        self._close()
        if not self._place.exists():
            return (
                Trouble(self._place, (), HeldRecords(), missing=True, is_a_copy=True)
                if self._is_a_copy()
                else self._missing()
            )
        found = damage_report(self._place, self._second())
        if found is None:
            return None
        if self._is_a_copy():
            return Trouble(found.place, (), HeldRecords(), is_a_copy=True)
        of = found.readable
        readable = HeldRecords(of.people, of.agreements, of.contacts, of.newest)
        return Trouble(found.place, tuple(each.line for each in found.backups), readable)

    def backups(self) -> tuple[BackupLine, ...]:
        """See `Safekeeping.backups`."""
        return tuple(each.line for each in self._store().file.backups(self._second()))

    def newest_verified(self) -> BackupLine | None:
        """See `Safekeeping.newest_verified`."""
        known = acknowledged(self._place.parent)
        lying = self._store().file.backups(self._second())
        return next((each.line for each in lying if backup.opens(each, known)), None)

    def erased_until(self) -> datetime | None:
        """See `Safekeeping.erased_until`."""
        store = self._store()
        last = store.last_erasure()
        return store.file.backups_hold_until(last, self._second()) if last is not None else None

    def back_up(self) -> BackedUp:
        """See `Safekeeping.back_up`."""
        return _told(self._store().file.keep_backup(self._now(), self._second(), self._lets_go()))

    def back_up_if_due(self, starting: bool) -> BackedUp | None:
        """See `Safekeeping.back_up_if_due`."""
        kept = self._store().file.backup_if_due(self._now(), self._second(), starting, self._lets_go())
        return _told(kept) if kept is not None else None

    def put_back(self, backup: Path) -> PutBack:
        """See `Safekeeping.put_back`."""
        from tracker.storage.file.restore import restore

        self._refuse_for_a_copy()
        self._close()
        done = restore(self._place, backup, self._me(), self._now())
        self._looking.begin_anew()
        replaced = done.replaced.line if done.replaced is not None else None
        return PutBack(done.counts.held, replaced, done.set_aside)

    def bring_from(self, chosen: Path, progress: Progress | None = None) -> PutBack | None:
        """See `Safekeeping.bring_from`."""
        self._refuse_for_a_copy()
        going_on = progress or (lambda _done, _of: True)
        with suppress(OSError, ValueError):
            if chosen.samefile(self._place):  # opened past SQLite, its locks would go with the descriptor
                raise Refusal(Problem.OPEN_HERE, chosen.name)
        into = self._place.with_name(f".brought-{os.urandom(4).hex()}.db")
        try:
            store = self._store_in(chosen, into, lambda done, of: going_on(UNPACKED * done // max(of, 1), 1000))
            if store is None or not going_on(UNPACKED, 1000):
                return None
            try:
                backup.verify(store)
            except StoreFault as fault:
                if fault.fault not in _OF_AN_ARCHIVE:
                    raise
                raise Refusal(_OF_AN_ARCHIVE[fault.fault], chosen.name) from fault
            return self.put_back(store) if going_on(VERIFIED, 1000) else None
        finally:
            into.unlink(missing_ok=True)

    def begin_anew(self) -> None:
        """See `Safekeeping.begin_anew`."""
        self._close()
        if self._place.exists() and not self._is_a_copy():
            from tracker.storage.file.restore import set_aside

            with told_as_faults():
                set_aside(self._place, self._now())
                self._place.unlink(missing_ok=True)  # it has its second name
        self._make_anew()
        self._looking.begin_anew()

    def recover(self) -> HeldRecords:
        """See `Safekeeping.recover`."""
        from tracker.storage.file.damage import recover_into
        from tracker.storage.file.restore import set_aside

        self._refuse_for_a_copy()
        self._close()
        stamp = f"{self._now().astimezone(UTC):%Y-%m-%d_%H-%M-%S}"
        fresh = self._place.with_name(f"{self._place.stem}-recovered-{stamp}{self._place.suffix}")
        brought = recover_into(self._place, fresh, self._me(), self._now())
        with told_as_faults():
            set_aside(self._place, self._now())
            fresh.replace(self._place)
        self._looking.begin_anew()
        return HeldRecords(brought.people, brought.agreements, brought.contacts)

    def check_seal(self) -> SealCheck:
        """See `Safekeeping.check_seal`."""
        report = self._store().file.check_seal(self._second())
        return _check(report.broken, report.intact_in) if report.broken is not None else SealCheck()

    def look_on(self) -> LookedOn:
        """See `Safekeeping.look_on`."""
        if not self._looking.is_due():
            return LookedOn()
        broken = self._looking.look_on()
        if broken is not None:
            return LookedOn(trouble=self._trouble(broken))
        if self._looking.is_due():
            return LookedOn(more=True)
        return LookedOn(still=tuple(_check(broken, None) for broken in self._looking.still_there))

    def go_on(self) -> None:
        """See `Safekeeping.go_on`."""
        self._looking.go_on()

    def dossier(self, prospect_id: int) -> Dossier | None:
        """See `Safekeeping.dossier`."""
        return self._write_dossier(self._store(), prospect_id)

    def _refuse_for_a_copy(self) -> None:
        if self._is_a_copy():
            raise Refusal(Problem.COPY_OF_A_TEAMS)

    def _missing(self) -> Trouble | None:
        lying = backup.offered(backups_of(self._place), self._second(), "")
        if not lying:
            from tracker.storage.file.letting_go import last_written_in

            seen = last_written_in(self._place.parent)
            return Trouble(self._place, (), HeldRecords(), missing=True, seen=seen) if seen is not None else None
        known = acknowledged(self._place.parent)
        opening = tuple(each.line for each in lying if backup.opens(each, known))
        return Trouble(self._place, opening, HeldRecords(), missing=True)

    def _trouble(self, broken: Broken) -> Trouble:
        """Only the backup that has it intact is opened; any that is chosen is verified before it is put in place."""
        store = self._store()
        intact = store.file.intact_backup(broken, self._second())
        offered = tuple(each.line for each in worth_restoring(store.file.backups(self._second()), intact))
        if self._is_a_copy():
            offered = ()
        try:
            held = store.file.counts().held
        except StoreFault:
            held = HeldRecords()  # it is told all the same
        return Trouble(self._place, offered, held, _check(broken, intact), is_a_copy=self._is_a_copy())


def _told(kept: Kept) -> BackedUp:
    line = kept.backup.line if kept.backup is not None else None
    return BackedUp(line, tuple(trouble.folder for trouble in kept.troubles))


def _check(broken: Broken, intact: Backup | None) -> SealCheck:
    return SealCheck(broken.seq, intact.line if intact is not None else None, broken.kind)
