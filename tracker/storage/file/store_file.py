"""The file of an open store: its connection, its transactions, what lies in its place, its copies. Knows no deed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.actions.sample.the_sample import SampleStamp
from tracker.storage.decoding import decoding
from tracker.storage.faults import told_as_faults
from tracker.storage.file import backup, sample_stamp, team_mark
from tracker.storage.file import integrity as whole
from tracker.storage.file.backup import Backup, Kept
from tracker.storage.file.connection import bare, connection_of, database
from tracker.storage.file.file_identity import Identity, OpenedFile
from tracker.storage.file.integrity import Counts
from tracker.storage.ledger import erasing
from tracker.storage.ledger.acknowledged import acknowledged
from tracker.storage.ledger.seal import Broken
from tracker.storage.ledger.seal_check import Walk, check_whole
from tracker.storage.ledger.seal_report import SealReport, newest_with
from tracker.storage.only_sqlite import SqliteDatabase


def backups_of(place: Path) -> Path:
    """Where the backups of the store at that place lie."""
    return place.parent / "backups"


class StoreFile:
    """One file that `open_store` has checked. Whatever fails in it leaves as StoreFault.

    A connection belongs to the thread that first uses it, so it may be made in one thread and used in another; `close`
    is called in the thread that used it.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._database: SqliteDatabase = database(place)
        self._lying = OpenedFile(place)
        self._opened_for_reading = False
        self._held: Identity | None = None

    @property
    def place(self) -> Path:
        return self._place

    def close(self) -> None:
        """Give the file back. Asking again opens it again."""
        with told_as_faults():
            self._database.close()

    def which(self) -> Identity | None:
        """The file this thread has open, opened where it was not. Raises StoreFault: GONE where another lies there."""
        self.ready()
        self._still_there()
        return self._lying.opened

    def there(self) -> Identity | None:
        """The file in its place, whether it is the one that is open or not."""
        return self._lying.there

    def hold(self) -> None:
        """Begin no deed until `free`: what is broken is left as it was found until somebody has chosen what to do.

        It is for the file that is open: one that is put in its place is not held.
        """
        self._held = self._lying.opened

    def free(self) -> None:
        self._held = None

    @contextmanager
    def writing_deed(self) -> Iterator[Connection]:
        """One write transaction for what goes into the ledger, and what is written beside it.

        Raises StoreFault (A_TEAMS) where the file has become a copy of what a team shares.
        """
        with self._writing() as connection:
            if team_mark.mark_of(connection) is not None:
                raise StoreFault(Fault.A_TEAMS)
            yield connection

    def writing_note(self) -> AbstractContextManager[Connection]:
        """The same for what is this computer's own, and no deed: a reminder given, what stands in a calendar."""
        return self._writing()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Committed at the end, rolled back on anything else, an interrupt included."""
        self._refuse_while_held()
        connection = self._begun()
        try:
            # Only with the lock in hand is it certain that nobody is putting another file in its place.
            self._still_there()
            yield connection
            with self._lying.judged_where_it_lies():
                connection.execute("COMMIT")
        except BaseException:
            self._roll_back(connection)
            raise
        # What was committed to a file that nobody will ever open again has not been saved.
        self._still_there()

    def _refuse_while_held(self) -> None:
        if self._held is not None and self._held == self._lying.there:
            raise StoreFault(Fault.DAMAGED, "held")

    def _begun(self) -> Connection:
        """This thread's connection within a write transaction.

        One that was opened while the file might not be written to stays so for good; then it is tried on a new one.
        """
        if self._opened_for_reading:
            self._database.close()
        connection = self.ready()
        assert not connection.in_transaction, "one deed at a time"
        with self._lying.judged_where_it_lies():
            connection.execute("BEGIN IMMEDIATE")
        return connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection within one read transaction, or within the deed that this thread has under way."""
        with told_as_faults():
            connection = self.ready()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN DEFERRED")
            try:
                yield connection
            finally:
                self._roll_back(connection)

    def ready(self) -> Connection:
        """This thread's connection, to the file that lies there now. Raises StoreFault."""
        with self._lying.judged_where_it_lies():
            if self._database.is_closed():
                self._lying.look_before_opening()
                self._opened_for_reading = not os.access(self._place, os.W_OK)
            return self.connection()

    def _still_there(self) -> None:
        """Raises StoreFault (GONE) and lets go of a file that is no longer in its place; the next asking looks anew."""
        try:
            self._lying.check()
        except StoreFault:
            connection = self.connection()
            self._roll_back(connection)
            self._database.close()
            raise

    def connection(self) -> Connection:
        return connection_of(self._database)

    @staticmethod
    def _roll_back(connection: Connection) -> None:
        # SQLite has already rolled back by itself where, for one, the disk was full; asking again would be an error
        # that hides the first one.
        with suppress(sqlite3.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def look_on(self, walk: Walk) -> Broken | None:
        """Go on with that look through the store for a moment. Where it finds a break, no deed is begun until `free`.

        Raises StoreFault.
        """
        with self.reading() as connection, decoding("the store"):
            broken = walk.step(connection)
        if broken is not None:
            self.hold()
        return broken

    def counts(self) -> Counts:
        """What the store holds. Raises StoreFault."""
        with self.reading() as connection:
            return whole.counts(connection)

    def copy_to(self, place: Path) -> Counts:
        """Put a copy of the whole store there, where nothing lies, checked; what it holds. Raises StoreFault.

        No page of it has anything of somebody erased, even where the store itself has still to be written anew.
        """
        with told_as_faults():
            backup.copy_into(self.ready(), place)
            with closing(bare(place)) as copy:
                erasing.rewrite_if_due(copy)
            return backup.verify(place, known=self._known())

    def rewrite_if_due(self) -> None:
        """Write the file anew where an erasing could not, another program having been at it. Raises StoreFault."""
        with told_as_faults():
            erasing.rewrite_if_due(self.ready())

    def sample_stamp(self) -> SampleStamp | None:
        """The stamp it bears where it was made as a sample. Raises StoreFault."""
        with self.reading() as connection:
            return sample_stamp.stamp_of(connection, self._place.parent)

    def stamp_as_sample(self, day: date) -> None:
        """All that is in it now is a sample made around that day. Raises StoreFault."""
        with self.writing_note(), told_as_faults():
            sample_stamp.put(self.connection(), day)

    def take_sample_stamp_off(self) -> None:
        """It is somebody's own from here on. Raises StoreFault."""
        with self.writing_note(), told_as_faults():
            sample_stamp.take_off(self.connection())

    def intact_backup(self, broken: Broken, second: Path | None = None) -> Backup | None:
        """The newest whole backup that has the entry, and its record, as it was written."""
        return newest_with(broken, self.backups(second), self._known())

    def backups(self, second: Path | None = None) -> tuple[Backup, ...]:
        """Those of this store in its own folder and in the user's, newest first."""
        return backup.offered(backups_of(self._place), second, self._mark())

    def keep_backup(self, at: datetime, second: Path | None = None, thins: bool = True) -> Kept:
        """Make a verified backup now (`at` is aware), and a copy in the user's own folder. Raises StoreFault only where
        the store itself cannot be read. Without `thins` none is let go, however old.
        """
        with told_as_faults():
            own = backups_of(self._place)
            return backup.keep(self.ready(), own, at, second, known=self._known(), thins=thins)

    def backup_if_due(
        self, at: datetime, second: Path | None = None, starting: bool = False, thins: bool = True
    ) -> Kept | None:
        """The same in each of the two folders where something was done and its newest is old enough; otherwise None."""
        with suppress(StoreFault):
            self.rewrite_if_due()  # where an erasing found no room for it
        deeds = self.counts().deeds
        with told_as_faults():
            own = backups_of(self._place)
            return backup.keep_where_due(self.ready(), own, at, second, deeds, starting, self._known(), thins)

    def backups_hold_until(self, erased_at: datetime, second: Path | None = None) -> datetime | None:
        """Until when (UTC) a backup may still hold somebody who was erased, last at that moment; None where none does.

        Looked up in the backups themselves: by their dates alone, one made while the clock stood ahead would be taken
        for one made after the erasing.
        """
        gone = frozenset(erasing.noted_erased(backups_of(self._place)))
        with suppress(StoreFault), self.reading() as connection:
            gone |= frozenset(erasing.erased_in(connection))

        def holds(lying: Backup) -> bool:
            found = backup.holds_any(lying, gone)
            return lying.made_at <= erased_at if found is None else found

        return backup.hold_until(self.backups(second), holds)

    def check_seal(self, second: Path | None = None) -> SealReport:
        """The ledger's chain in full; where it is broken, with the newest backup that still has the entry as it was."""
        with self.reading() as connection, decoding("the store"):
            broken = check_whole(connection)
        return SealReport(broken, self.intact_backup(broken, second) if broken is not None else None)

    def _known(self) -> tuple[Broken, ...]:
        return acknowledged(self._place.parent)

    def _mark(self) -> str:
        """By which its copies are known in a folder that others share; "" while nothing was done, for it has none."""
        with suppress(StoreFault), told_as_faults():
            connection = self.ready()
            if connection.execute("SELECT 1 FROM ledger LIMIT 1").fetchone() is not None:
                return backup.mark_of(connection)
        return ""

    def back_up_before_erasing(self, at: datetime) -> None:
        """A backup is made only where something but erasings came since the newest one, and then every page of it is
        verified, but no index: whoever is erased should be gone within the second.
        """
        if not self._is_backed_up(at):
            with told_as_faults():
                own = backups_of(self._place)
                backup.keep(self.ready(), own, at, thoroughly=False, known=self._known(), thins=False)

    def _is_backed_up(self, at: datetime) -> bool:
        """Whether the newest backup has everything but the erasings since; so one serves many erased together."""
        newest = backup.latest(backup.backups_in(backups_of(self._place)), at)
        if newest is None or newest.counts.deeds == 0:
            return False
        with self.reading() as connection:
            at_its_end = connection.execute("SELECT hash FROM ledger WHERE seq = ?", (newest.counts.deeds,)).fetchone()
            (more,) = connection.execute(
                "SELECT count(*) FROM ledger WHERE seq > ? AND name <> ?",
                (newest.counts.deeds, DeedName.ERASE_PROSPECT.value),
            ).fetchone()
        return not more and at_its_end is not None and backup.has_come_from(newest, at_its_end[0], self._known())
