"""The store: does deeds, takes them back, does them again. Knows neither SQL, nor its file, nor what a deed means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from tracker.actions.outcome import ABOUT_US, Changes, Deed, DeedName, Fault, Problem, Refusal, StoreFault
from tracker.actions.ports import Transaction
from tracker.rules.us import Us, User, names_in, still_called
from tracker.storage.answers import Answers
from tracker.storage.decoding import decoding
from tracker.storage.faults import told_as_faults
from tracker.storage.file.store_file import StoreFile, backups_of
from tracker.storage.ledger import erasing, ledger, reminded
from tracker.storage.ledger.ledger import Line
from tracker.storage.ledger.merged import merged_into
from tracker.storage.ledger.seal import Broken
from tracker.storage.ledger.seal_check import check_whole
from tracker.storage.queries import deeds_done
from tracker.storage.queries import us as who_we_are
from tracker.storage.rows import published_rows, record_mapper
from tracker.storage.rows.record_mapper import RecordKind
from tracker.storage.rows.timestamps import us
from tracker.storage.rows.transaction import SqliteTransaction

if TYPE_CHECKING:
    from tracker.rules.publishing.published import Calendar, Published
    from tracker.rules.reminding.reminders import Reminded

Head = Callable[[Connection, Sequence[str]], int | None]


@dataclass(frozen=True, slots=True)
class _Turned:
    """An entry that is to be taken back or done again, and what it wrote."""

    seq: int
    who: str
    by: tuple[str, ...]
    lines: tuple[Line, ...]

    def refused(self, connection: Connection, *, whole_people: bool) -> Refusal:
        """It is not, since something later rests on it: on what it wrote, or on somebody it brought."""
        later = ledger.since(connection, self.seq, self.by, self.lines, whole_people)
        since = None if later is None else ledger.deed_of(connection, later)
        return Refusal(Problem.CHANGED_SINCE, self.who, since)


def _met(lines: tuple[Line, ...], by: str) -> tuple[Line, ...]:
    """Those of them that are somebody who became one of us by having written something there."""
    came = tuple(line for line in lines if line.before is None and isinstance(line.after, User))
    if not came:
        return ()
    names = {by, *(name for each in lines for name in names_in(each.after))}
    return tuple(line for line in came if isinstance(line.after, User) and any(map(line.after.goes_by, names)))


class SqliteStore(Answers):
    """`ports.Store` over one file that `open_store` has checked. What concerns the file itself is asked of `file`."""

    def __init__(self, place: Path, file: StoreFile | None = None) -> None:
        self.file = file if file is not None else StoreFile(place)
        super().__init__(self.file.reading)

    def verify_chain(self) -> Broken | None:
        """The ledger entry at which the seal is broken, None where all is as it was written. Raises StoreFault."""
        with self._reading() as connection, decoding("the store"):
            return check_whole(connection)

    def last_deed(self) -> tuple[int, datetime | None]:
        """How many deeds there are, and when (UTC) the last was done; None where there is none."""
        with self._reading() as connection:
            return deeds_done.last_deed(connection)

    def deeds_since(self, seq: int) -> tuple[datetime, ...]:
        """When (UTC) each deed after that entry was done, in their order."""
        with self._reading() as connection:
            return deeds_done.deeds_since(connection, seq)

    def last_erasure(self) -> datetime | None:
        """When (UTC) somebody was last erased for good; None where nobody was."""
        with self._reading() as connection:
            return deeds_done.last_erasure(connection)

    def erasures(self) -> int:
        """How many people were ever erased for good: another number tells that somebody was since."""
        with self._reading() as connection:
            return deeds_done.erasures(connection)

    def close(self) -> None:
        """Give the file back. Asking again opens it again."""
        self.file.close()

    @contextmanager
    def deed(self, name: DeedName, by: str, at: datetime) -> Iterator[Transaction]:
        """See `Store.deed`."""
        with self._transaction() as tx:
            yield tx
            with told_as_faults():
                tx.write_ledger_entry(us(at), by, name)

    def mark_reminded(
        self, by: str, marks: Sequence[Reminded], forget_before: datetime | None = None
    ) -> frozenset[Reminded]:
        """See `Store.mark_reminded`."""
        with self.file.writing_note() as connection, told_as_faults():
            whose = reminded.user_id(who_we_are.users(connection), by)
            if forget_before is not None:
                reminded.forget_before(connection, forget_before)
            return reminded.mark(connection, whose, marks)

    def begin_reminding(self, by: str, at: datetime) -> None:
        """See `Store.begin_reminding`."""
        with self.file.writing_note() as connection, told_as_faults():
            reminded.begin(connection, reminded.user_id(who_we_are.users(connection), by), at)

    def keep_published(self, row: Published, collection: str | None = None) -> None:
        """See `Shelf.keep_published`."""
        with self.file.writing_note() as connection, told_as_faults():
            if published_rows.is_published_to(connection, collection):
                published_rows.keep(connection, row)

    def forget_published(self, agreement_ids: Iterable[int]) -> None:
        """See `Shelf.forget_published`."""
        ids = tuple(agreement_ids)
        if ids:
            with self.file.writing_note() as connection, told_as_faults():
                published_rows.forget(connection, ids)

    def keep_calendar(self, calendar: Calendar | None, collection: str | None = None) -> None:
        """See `Shelf.keep_calendar`."""
        with self.file.writing_note() as connection, told_as_faults():
            if published_rows.is_published_to(connection, collection):
                published_rows.keep_calendar(connection, calendar)

    def undo(self, by: str, at: datetime) -> tuple[Deed, Changes]:
        """See `Store.undo`."""
        return self._reverse(ledger.undo_head, Problem.NOTHING_TO_UNDO, DeedName.UNDO, by, at)

    def redo(self, by: str, at: datetime) -> tuple[Deed, Changes]:
        """See `Store.redo`."""
        return self._reverse(ledger.redo_head, Problem.NOTHING_TO_REDO, DeedName.REDO, by, at)

    def erase(self, prospect_id: int, by: str, at: datetime) -> Changes:
        """See `Store.erase`. A backup is made first; one that cannot be made holds nothing up."""
        if not erasing.is_there(self.file.ready(), prospect_id):
            raise Refusal(Problem.NO_SUCH_PROSPECT)
        self.file.back_up_before_erasing(at)
        with self.file.writing_deed() as connection, told_as_faults():
            people = (prospect_id, *merged_into(connection, prospect_id))
            changes = erasing.erase(connection, prospect_id, by, at)
        with suppress(StoreFault):
            for whose in people:
                erasing.note_erased(backups_of(self.file.place), whose)
            self.file.rewrite_if_due()
        return changes

    def _reverse(self, head: Head, nothing: Problem, name: DeedName, by: str, at: datetime) -> tuple[Deed, Changes]:
        turned: _Turned | None = None
        try:
            with self._transaction() as tx, told_as_faults():
                connection = self.file.connection()
                known = who_we_are.users(connection)
                names = Us(known).spellings(by)
                seq = head(connection, names)
                if seq is None:
                    raise Refusal(nothing)
                deed, whom = ledger.deed_of(connection, seq), ledger.concerned(connection, seq)
                turned = _Turned(seq, deed.who, names, self._standing_lines(connection, seq, deed, names))
                tx.about(whom, deed.detail)
                self._put_back(tx, turned.lines)
                if deed.detail == ABOUT_US and who_we_are.is_anything_nobodys(connection):
                    raise Refusal(Problem.CHANGED_SINCE, deed.who)
                # Who took back the correction of their own name did so as who they are now.
                by = still_called(known, who_we_are.users(connection), by)
                tx.write_ledger_entry(us(at), by, name, reverses=seq)
        except StoreFault as fault:
            if fault.fault is Fault.DOES_NOT_FIT and turned is not None:
                # Something that came since points at what would go.
                with self._reading() as connection:
                    raise turned.refused(connection, whole_people=True) from fault
            raise
        assert tx.changes.seq is not None
        with self._reading() as connection:
            return ledger.deed_of(connection, tx.changes.seq), tx.changes

    def _standing_lines(self, connection: Connection, seq: int, deed: Deed, names: tuple[str, ...]) -> tuple[Line, ...]:
        """What the entry wrote, if it still stands. Raises Refusal (CHANGED_SINCE).

        That somebody was first met in it is left as it is: they may have done more since, and been renamed.
        """
        try:
            lines = ledger.lines_of(connection, seq)
        except ledger.Erased as error:
            raise Refusal(Problem.CHANGED_SINCE, deed.who) from error
        about_us = lines[:1] if deed.detail == ABOUT_US else ()
        met = tuple(line for line in _met(lines, deed.by) if line not in about_us)
        lines = tuple(line for line in lines if line not in met) if met else lines
        others = tuple(line for line in lines if record_mapper.get(connection, line.kind, line.record.id) != line.after)
        if others:
            raise _Turned(seq, deed.who, names, others).refused(connection, whole_people=False)
        return lines

    def _put_back(self, tx: SqliteTransaction, lines: tuple[Line, ...]) -> None:
        """People before what is theirs when it comes back, and after it when it goes."""
        lines = tuple(sorted(lines, key=lambda line: line.kind is not RecordKind.PROSPECT))
        for line in lines:
            if line.before is not None:
                tx.put_back(line.before)
        for line in reversed(lines):
            if line.before is None:
                tx.remove(line.record)

    @contextmanager
    def _transaction(self) -> Iterator[SqliteTransaction]:
        with self.file.writing_deed() as connection:
            yield SqliteTransaction(connection, self.file.reading)
