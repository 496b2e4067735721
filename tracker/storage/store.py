"""The store: begins, commits and rolls back, takes back and does again. Knows neither SQL nor what a deed means."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from peewee import SqliteDatabase

from tracker.actions.outcome import Changes, Deed, DeedName, Problem, Refusal, StoreFault
from tracker.actions.ports import Transaction
from tracker.storage import ledger, seal, shelves
from tracker.storage.answers import Answers
from tracker.storage.connection import connection_of, database
from tracker.storage.faults import told_as_faults
from tracker.storage.ledger import Line
from tracker.storage.moments import us
from tracker.storage.seal import Broken
from tracker.storage.shelves import Kind
from tracker.storage.transaction import SqliteTransaction

Head = Callable[[Connection], int | None]


class SqliteStore(Answers):
    """`ports.Store` over one file that `open_store` has checked.

    A connection belongs to the thread that first uses it, so a store may be made in one thread and used in another;
    `close` is called in the thread that used it.
    """

    def __init__(self, place: Path) -> None:
        super().__init__(self._read)
        self._place = place
        self._database: SqliteDatabase = database(place)

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
        with self._reading() as connection:
            return seal.verify_chain(connection)

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
        if any(shelves.get(connection, line.kind, line.record.id) != line.after for line in lines):
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
        with told_as_faults():
            connection = self._connection()
        assert not connection.in_transaction, "one deed at a time"
        try:
            with told_as_faults():
                connection.execute("BEGIN IMMEDIATE")
            yield SqliteTransaction(connection, self._read)
            with told_as_faults():
                connection.execute("COMMIT")
        except BaseException:
            self._roll_back(connection)
            raise

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """The connection within one read transaction, or within the deed that this thread has under way."""
        with told_as_faults():
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN DEFERRED")
            try:
                yield connection
            finally:
                self._roll_back(connection)

    def _connection(self) -> Connection:
        return connection_of(self._database)

    @staticmethod
    def _roll_back(connection: Connection) -> None:
        # SQLite has already rolled back by itself where, for one, the disk was full; asking again would be an error
        # that hides the first one.
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
