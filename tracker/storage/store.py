"""The store: begins, commits and rolls back, takes back and does again. Knows neither SQL nor what a deed means."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection

from peewee import SqliteDatabase

from tracker.actions.outcome import Changes, Deed, DeedName, Fault, Problem, Refusal, StoreFault
from tracker.actions.ports import Transaction
from tracker.actions.sample.the_sample import SampleStamp
from tracker.storage.answers import Answers
from tracker.storage.faults import decoding, told_as_faults
from tracker.storage.file import backup, sample_stamp
from tracker.storage.file import integrity as whole
from tracker.storage.file.backup import Backup, Kept
from tracker.storage.file.connection import connection_of, database
from tracker.storage.file.file_identity import Identity, OpenedFile
from tracker.storage.file.integrity import Counts
from tracker.storage.ledger import erasing, ledger
from tracker.storage.ledger.acknowledged import acknowledged
from tracker.storage.ledger.ledger import Line
from tracker.storage.ledger.seal import Broken
from tracker.storage.ledger.seal_check import Walk, check_whole
from tracker.storage.ledger.seal_report import SealReport, newest_with
from tracker.storage.rows import record_mapper
from tracker.storage.rows.record_mapper import Kind
from tracker.storage.rows.timestamps import moment, moment_or_none, us
from tracker.storage.rows.transaction import SqliteTransaction

Head = Callable[[Connection], int | None]


def backups_of(place: Path) -> Path:
    """Where the backups of the store at that place lie."""
    return place.parent / "backups"


class SqliteStore(Answers):
    """`ports.Store` over one file that `open_store` has checked.

    A connection belongs to the thread that first uses it, so a store may be made in one thread and used in another;
    `close` is called in the thread that used it.
    """

    def __init__(self, place: Path) -> None:
        super().__init__(self._read)
        self._place = place
        self._database: SqliteDatabase = database(place)
        self._file = OpenedFile(place)
        self._opened_for_reading = False
        self._held: Identity | None = None

    @property
    def place(self) -> Path:
        return self._place

    def close(self) -> None:
        """Give the file back. Asking again opens it again."""
        with told_as_faults():
            self._database.close()

    @contextmanager
    def deed(self, name: DeedName, by: str, at: datetime) -> Iterator[Transaction]:
        """See `Store.deed`."""
        with self._writing() as tx:
            yield tx
            with told_as_faults():
                tx.write_entry(us(at), by, name)

    def undo(self, by: str, at: datetime) -> tuple[Deed, Changes]:
        """See `Store.undo`."""
        return self._reverse(ledger.undo_head, Problem.NOTHING_TO_UNDO, DeedName.UNDO, by, at)

    def redo(self, by: str, at: datetime) -> tuple[Deed, Changes]:
        """See `Store.redo`."""
        return self._reverse(ledger.redo_head, Problem.NOTHING_TO_REDO, DeedName.REDO, by, at)

    def verify_chain(self) -> Broken | None:
        """The ledger entry at which the seal is broken, None where all is as it was written. Raises StoreFault."""
        with self._reading() as connection, decoding("the store"):
            return check_whole(connection)

    def look_on(self, walk: Walk) -> Broken | None:
        """Go on with that look through the store for a moment. Where it finds a break, no deed is begun until `free`.

        Raises StoreFault.
        """
        with self._reading() as connection, decoding("the store"):
            broken = walk.step(connection)
        if broken is not None:
            self.hold()
        return broken

    def hold(self) -> None:
        """Begin no deed until `free`: what is broken is left as it was found until somebody has chosen what to do.

        It is for the file that is open: one that is put in its place is not held.
        """
        self._held = self._file.opened

    def free(self) -> None:
        self._held = None

    def which_file(self) -> Identity | None:
        """The file this thread has open, opened where it was not. Raises StoreFault: GONE where another lies there."""
        self._ready()
        self._still_there()
        return self._file.opened

    def file_there(self) -> Identity | None:
        """The file in its place, whether it is the one that is open or not."""
        return self._file.there

    def intact_backup(self, broken: Broken, second: Path | None = None) -> Backup | None:
        """The newest whole backup that has the entry, and its record, as it was written."""
        return newest_with(broken, self.backups(second), self._known())

    def backups(self, second: Path | None = None) -> tuple[Backup, ...]:
        """Those of this store in its own folder and in the user's, newest first."""
        return backup.offered(backups_of(self._place), second, self._mark())

    def counts(self) -> Counts:
        """What the store holds. Raises StoreFault."""
        with self._reading() as connection:
            return whole.counts(connection)

    def keep_backup(self, at: datetime, second: Path | None = None, thins: bool = True) -> Kept:
        """Make a verified backup now (`at` is aware), and a copy in the user's own folder. Raises StoreFault only where
        the store itself cannot be read. Without `thins` none is let go, however old.
        """
        with told_as_faults():
            own = backups_of(self._place)
            return backup.keep(self._ready(), own, at, second, known=self._known(), thins=thins)

    def backup_if_due(
        self, at: datetime, second: Path | None = None, starting: bool = False, thins: bool = True
    ) -> Kept | None:
        """The same in each of the two folders where something was done and its newest is old enough; otherwise None."""
        with suppress(StoreFault):
            self.rewrite_if_due()  # where an erasing found no room for it
        deeds = self.counts().deeds
        with told_as_faults():
            own = backups_of(self._place)
            return backup.keep_where_due(self._ready(), own, at, second, deeds, starting, self._known(), thins)

    def backups_hold_until(self, erased_at: datetime, second: Path | None = None) -> datetime | None:
        """Until when (UTC) a backup may still hold somebody who was erased, last at that moment; None where none does.

        Looked up in the backups themselves: by their dates alone, one made while the clock stood ahead would be taken
        for one made after the erasing.
        """
        gone = frozenset(erasing.noted_erased(backups_of(self._place)))
        with suppress(StoreFault), self._reading() as connection:
            gone |= frozenset(erasing.erased_in(connection))

        def holds(lying: Backup) -> bool:
            found = backup.holds_any(lying, gone)
            return lying.made_at <= erased_at if found is None else found

        return backup.hold_until(self.backups(second), holds)

    def last_erasure(self) -> datetime | None:
        """When (UTC) somebody was last erased for good; None where nobody was."""
        with self._reading() as connection:
            asked = "SELECT max(at_us) FROM ledger WHERE name = ?"
            (at_us,) = connection.execute(asked, (DeedName.ERASE_PROSPECT.value,)).fetchone()
        return moment_or_none(at_us)

    def sample_stamp(self) -> SampleStamp | None:
        """The stamp it bears where it was made as a sample. Raises StoreFault."""
        with self._reading() as connection:
            return sample_stamp.stamp_of(connection, self._place.parent)

    def stamp_as_sample(self, day: date) -> None:
        """All that is in it now is a sample made around that day. Raises StoreFault."""
        with self._writing(), told_as_faults():
            sample_stamp.put(self._connection(), day)

    def take_sample_stamp_off(self) -> None:
        """It is somebody's own from here on. Raises StoreFault."""
        with self._writing(), told_as_faults():
            sample_stamp.take_off(self._connection())

    def last_deed(self) -> tuple[int, datetime | None]:
        """How many deeds there are, and when (UTC) the last was done; None where there is none."""
        with self._reading() as connection:
            last = connection.execute("SELECT seq, at_us FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
        return (last[0], moment_or_none(last[1])) if last is not None else (0, None)

    def deeds_since(self, seq: int) -> tuple[datetime, ...]:
        """When (UTC) each deed after that entry was done, in their order."""
        with self._reading() as connection, decoding("ledger"):
            found = connection.execute("SELECT at_us FROM ledger WHERE seq > ? ORDER BY seq", (seq,)).fetchall()
            return tuple(moment(at_us) for (at_us,) in found)

    def check_seal(self, second: Path | None = None) -> SealReport:
        """The ledger's chain in full; where it is broken, with the newest backup that still has the entry as it was."""
        broken = self.verify_chain()
        return SealReport(broken, self.intact_backup(broken, second) if broken is not None else None)

    def _known(self) -> tuple[Broken, ...]:
        return acknowledged(self._place.parent)

    def _mark(self) -> str:
        """By which its copies are known in a folder that others share; "" while nothing was done, for it has none."""
        with suppress(StoreFault), told_as_faults():
            connection = self._ready()
            if connection.execute("SELECT 1 FROM ledger LIMIT 1").fetchone() is not None:
                return backup.mark_of(connection)
        return ""

    def erase(self, prospect_id: int, by: str, at: datetime) -> Changes:
        """See `Store.erase`. A backup is made first; one that cannot be made holds nothing up.

        It is made afresh only where something but erasings came since the newest one, and then every page of it
        is verified, but no index: whoever is erased should be gone within the second.
        """
        if not erasing.is_there(self._ready(), prospect_id):
            raise Refusal(Problem.NO_SUCH_PROSPECT)
        if not self._is_backed_up(at):
            with told_as_faults():
                own = backups_of(self._place)
                backup.keep(self._ready(), own, at, thoroughly=False, known=self._known(), thins=False)
        with self._writing(), told_as_faults():
            changes = erasing.erase(self._connection(), prospect_id, by, at)
        with suppress(StoreFault):
            erasing.note_erased(backups_of(self._place), prospect_id)
            self.rewrite_if_due()
        return changes

    def _is_backed_up(self, at: datetime) -> bool:
        """Whether the newest backup has everything but the erasings since; so one serves many erased together."""
        newest = backup.latest(backup.backups_in(backups_of(self._place)), at)
        if newest is None or newest.counts.deeds == 0:
            return False
        with self._reading() as connection:
            at_its_end = connection.execute("SELECT hash FROM ledger WHERE seq = ?", (newest.counts.deeds,)).fetchone()
            (more,) = connection.execute(
                "SELECT count(*) FROM ledger WHERE seq > ? AND name <> ?",
                (newest.counts.deeds, DeedName.ERASE_PROSPECT.value),
            ).fetchone()
        return not more and at_its_end is not None and backup.has_come_from(newest, at_its_end[0], self._known())

    def rewrite_if_due(self) -> None:
        """Write the file anew where an erasing could not, another program having been at it. Raises StoreFault."""
        with told_as_faults():
            erasing.rewrite_if_due(self._ready())

    def _reverse(self, head: Head, nothing: Problem, name: DeedName, by: str, at: datetime) -> tuple[Deed, Changes]:
        try:
            with self._writing() as tx, told_as_faults():
                connection = self._connection()
                seq = head(connection)
                if seq is None:
                    raise Refusal(nothing)
                deed, whom = ledger.deed_of(connection, seq), ledger.concerned(connection, seq)
                tx.about(whom, deed.detail)
                self._put_back(tx, self._standing_lines(connection, seq, deed.who))
                tx.write_entry(us(at), by, name, reverses=seq)
        except StoreFault as fault:
            if fault.detail.startswith("SQLITE_CONSTRAINT"):
                # Something that came since, not through the ledger, points at what would go.
                raise Refusal(Problem.CHANGED_SINCE) from fault
            raise
        assert tx.changes.seq is not None
        with self._reading() as connection:
            return ledger.deed_of(connection, tx.changes.seq), tx.changes

    def _standing_lines(self, connection: Connection, seq: int, who: str) -> tuple[Line, ...]:
        """What the entry wrote, if it still stands. Raises Refusal (CHANGED_SINCE)."""
        try:
            lines = ledger.lines_of(connection, seq)
        except ledger.Erased as error:
            raise Refusal(Problem.CHANGED_SINCE, who) from error
        if any(record_mapper.get(connection, line.kind, line.record.id) != line.after for line in lines):
            raise Refusal(Problem.CHANGED_SINCE, who)
        return lines

    def _put_back(self, tx: SqliteTransaction, lines: tuple[Line, ...]) -> None:
        """People before what is theirs when it comes back, and after it when it goes."""
        lines = tuple(sorted(lines, key=lambda line: line.kind is not Kind.PROSPECT))
        for line in lines:
            if line.before is not None:
                tx.put(line.before)
        for line in reversed(lines):
            if line.before is None:
                tx.remove(line.kind, line.record.id)

    @contextmanager
    def _writing(self) -> Iterator[SqliteTransaction]:
        """One write transaction: committed at the end, rolled back on anything else, an interrupt included."""
        if self._held is not None and self._held == self._file.there:
            raise StoreFault(Fault.DAMAGED, "held")
        connection = self._begun()
        try:
            # Only with the lock in hand is it certain that nobody is putting another file in its place.
            self._still_there()
            yield SqliteTransaction(connection, self._read)
            with self._file.judged_where_it_lies():
                connection.execute("COMMIT")
        except BaseException:
            self._roll_back(connection)
            raise
        # What was committed to a file that nobody will ever open again has not been saved.
        self._still_there()

    def _begun(self) -> Connection:
        """This thread's connection within a write transaction.

        One that was opened while the file might not be written to stays so for good; then it is tried on a new one.
        """
        if self._opened_for_reading:
            self._database.close()
        connection = self._ready()
        assert not connection.in_transaction, "one deed at a time"
        with self._file.judged_where_it_lies():
            connection.execute("BEGIN IMMEDIATE")
        return connection

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """The connection within one read transaction, or within the deed that this thread has under way."""
        with told_as_faults():
            connection = self._ready()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN DEFERRED")
            try:
                yield connection
            finally:
                self._roll_back(connection)

    def _ready(self) -> Connection:
        """This thread's connection, to the file that lies there now. Raises StoreFault."""
        with self._file.judged_where_it_lies():
            if self._database.is_closed():
                self._file.look_before_opening()
                self._opened_for_reading = not os.access(self._place, os.W_OK)
            return self._connection()

    def _still_there(self) -> None:
        """Raises StoreFault (GONE) and lets go of a file that is no longer in its place; the next asking looks anew."""
        try:
            self._file.check()
        except StoreFault:
            connection = self._connection()
            self._roll_back(connection)
            self._database.close()
            raise

    def _connection(self) -> Connection:
        return connection_of(self._database)

    @staticmethod
    def _roll_back(connection: Connection) -> None:
        # SQLite has already rolled back by itself where, for one, the disk was full; asking again would be an error
        # that hides the first one.
        with suppress(sqlite3.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
