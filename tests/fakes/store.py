"""The store in memory: one transaction a deed, and undo and redo that refuse what has been changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from tests.fakes.ledger import Key, LedgerEntry, Rows, is_met, of_prospect, points_nowhere, touched
from tests.fakes.questions import FakeQuestions
from tracker.actions.outcome import ABOUT_US, Changes, Deed, DeedName, Fault, Problem, Refusal, StoreFault
from tracker.actions.ports import Record, Transaction
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.publishing.published import Calendar, Published
from tracker.rules.reminding.reminders import Reminded, What
from tracker.rules.us import Us, User, names_in, still_called


class FakeTransaction(FakeQuestions):
    """One deed under way, on a copy of the rows that becomes the store's only when the deed ends well."""

    def __init__(self, store: FakeStore) -> None:
        rows, once = dict(store.rows), list(store.once)
        super().__init__(rows, store.ledger, store.out_of_reach, list(store.kept), once, set(store.marks))
        self.before: Rows = {}
        self.after: Rows = {}
        self.whom: int | None = None
        self.detail = ""
        self.told: Changes | None = None

    def put(self, record: Record) -> None:
        key = (type(record), record.id)
        record = self.us.as_written(record, self.rows.get(key))
        if self.rows.get(key) != record:
            self.before.setdefault(key, self.rows.get(key))
            self.after[key] = self.rows[key] = record

    def remove(self, record: Record) -> None:
        key = (type(record), record.id)
        if self.rows.get(key) is not None:
            self.before.setdefault(key, self.rows[key])
            self.after[key] = None
            del self.rows[key]

    def keep_once(self, key: str, contact_id: int) -> None:
        self.once = [*((kept, id_) for kept, id_ in self.once if kept != key), (key, contact_id)]

    def give_keys(self, contact_id: int, to: int) -> None:
        self.once += [(key, to) for key, kept in self.once if kept == contact_id]

    def give_reminded(self, agreement_id: int, to: int) -> None:
        self.marks |= {(of, replace(mark, of=to)) for of, mark in self.marks if mark.of == agreement_id}

    def remember(self, prospect: Prospect, objections: Sequence[Objection], at: datetime) -> None:
        assert tuple(objections) == self._objections(prospect.id)
        self._remember(prospect, at, prospect.id)

    def about(self, prospect_id: int | None, detail: str = "") -> None:
        self.whom, self.detail = prospect_id, detail

    @property
    def changes(self) -> Changes:
        return self.told or touched(self.before, self.after, None, self.rows)

    @property
    def written(self) -> Rows:
        """What is other than it was."""
        return {key: record for key, record in self.after.items() if self.before[key] != record}


class FakeStore(FakeQuestions):
    """`ports.Store` in memory. `trouble`, where given, is raised when the next deed would be committed."""

    def __init__(self, *records: Record) -> None:
        super().__init__({(type(r), r.id): r for r in records})
        self.trouble: Exception | None = None
        self.transactions = 0
        self.under_way = False

    @contextmanager
    def deed(self, name: DeedName, by: str, at: datetime) -> Iterator[Transaction]:
        assert not self.under_way, "one deed at a time"
        self.transactions += 1
        tx = FakeTransaction(self)
        self.under_way = True
        try:
            yield tx
        finally:
            self.under_way = False
        if points_nowhere(tx.rows, tx.written):
            raise StoreFault(Fault.DOES_NOT_FIT, "points nowhere")
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble
        self.once, self.kept, self.marks = tx.once, tx.kept, tx.marks
        if not tx.written:
            return
        shown = touched(tx.before, tx.written, None, tx.rows)  # whoever is new among us changes nothing of it
        names = [by, *(name for record in tx.written.values() for name in names_in(record))]
        for name_ in names:
            if name_.strip() and tx.us.named(name_) is None:
                tx.put(User(max((u.id for u in tx.users()), default=0) + 1, name_.strip()))
        by, changes = tx.us.today(by), replace(shown, seq=len(self.ledger) + 1)
        entry = self._write(name, by, at, tx.whom, tx.before, tx.written, detail=tx.detail, changes=changes)
        if name is DeedName.INTRODUCE:
            self.out_of_reach.add(entry.deed.seq)
        tx.told = entry.changes

    def mark_reminded(
        self, by: str, marks: Sequence[Reminded], forget_before: datetime | None = None
    ) -> frozenset[Reminded]:
        assert not self.under_way
        self._meet_trouble()
        if forget_before is not None:
            self.marks = {(of, m) for of, m in self.marks if m.at >= forget_before or m.what is What.BEGUN}
        new = {(self._number_of(by), mark) for mark in marks} - self.marks
        self.marks |= new
        return frozenset(mark for _, mark in new)

    def _meet_trouble(self) -> None:
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble

    def begin_reminding(self, by: str, at: datetime) -> None:
        whose = self._number_of(by)
        self._meet_trouble()
        self.marks = {(of, m) for of, m in self.marks if of != whose or m.what is not What.BEGUN}
        self.marks.add((whose, Reminded(What.BEGUN, 0, at)))

    def keep_published(self, row: Published, collection: str | None = None) -> None:
        if self._is_published_to(collection):
            self.shelf[row.agreement_id] = row

    def _is_published_to(self, collection: str | None) -> bool:
        return collection is None or (self.calendar is not None and self.calendar.collection == collection)

    def forget_published(self, agreement_ids: Iterable[int]) -> None:
        for id_ in agreement_ids:
            self.shelf.pop(id_, None)

    def keep_calendar(self, calendar: Calendar | None, collection: str | None = None) -> None:
        if not self._is_published_to(collection):
            return
        self.calendar = calendar
        if calendar is None:
            self.shelf.clear()

    def undo(self, by: str, at: datetime) -> tuple[Deed, Changes]:
        return self._turn(self._undo_head(by), Problem.NOTHING_TO_UNDO, DeedName.UNDO, by, at)

    def redo(self, by: str, at: datetime) -> tuple[Deed, Changes]:
        return self._turn(self._redo_head(by), Problem.NOTHING_TO_REDO, DeedName.REDO, by, at)

    def erase(self, prospect_id: int, by: str, at: datetime) -> Changes:
        person = self.rows.get((Prospect, prospect_id))
        if not isinstance(person, Prospect):
            raise Refusal(Problem.NO_SUCH_PROSPECT)
        self._remember(person, at, None)
        gone = {key: r for key, r in self.rows.items() if of_prospect(r) == prospect_id}
        people = {prospect_id, *self._merged_into(prospect_id)}
        past = [rows for entry in self.ledger for rows in (entry.before, entry.after)]
        every = {key for rows in (*past, self.rows) for key, r in rows.items() if of_prospect(r) in people}
        theirs = {id_ for kind, id_ in every if kind is Contact}
        gone_keys = {key for key, id_ in self.once if id_ in theirs}
        self.once = [(key, id_) for key, id_ in self.once if key not in gone_keys]
        agreed = {id_ for kind, id_ in every if kind is Agreement}
        records = [(key, r) for rows in (*past, self.rows) for key, r in rows.items()]
        agreed |= {r.occasion_id for key, r in records if key in every and isinstance(r, Agreement) and r.occasion_id}
        agreed -= {
            r.occasion_id
            for r in self.rows.values()
            if isinstance(r, Agreement) and r.occasion_id and r.prospect_id != prospect_id
        }
        self.marks = {(of, mark) for of, mark in self.marks if mark.of not in agreed}
        self.out_of_reach |= {e.deed.seq for e in self.ledger if (gone.keys() | every) & e.after.keys()}
        for key in gone:
            del self.rows[key]
        self.erased |= people
        nothing: Rows = dict.fromkeys(gone)
        changes = touched(dict(gone), nothing, len(self.ledger) + 1, self.rows)
        changes = Changes(frozenset({prospect_id}), changes.days, seq=changes.seq)
        self._write(DeedName.ERASE_PROSPECT, by, at, None, {}, {}, changes=Changes(everything=True, seq=changes.seq))
        self.out_of_reach.add(len(self.ledger))
        return changes

    def _turn(
        self, entry: LedgerEntry | None, nothing: Problem, name: DeedName, by: str, at: datetime
    ) -> tuple[Deed, Changes]:
        if entry is None:
            raise Refusal(nothing)
        about_us = entry.deed.detail == ABOUT_US
        own = next(iter(entry.after), None) if about_us else None
        turned = {key for key in entry.after if key == own or not is_met(entry, key)}
        old, new = ({key: rows[key] for key in turned} for rows in (entry.after, entry.before))
        others = {key for key in turned if self.rows.get(key) != old[key]}
        if others:
            raise Refusal(Problem.CHANGED_SINCE, entry.deed.who, self._since(entry, lambda key, _: key in others))
        rows: Rows = {**self.rows, **new}
        if points_nowhere({key: record for key, record in rows.items() if record is not None}, new):
            people = {of_prospect(new[key] or old[key]) for key in turned} - {None}
            raise Refusal(
                Problem.CHANGED_SINCE, entry.deed.who, self._since(entry, lambda _, r: of_prospect(r) in people)
            )
        if about_us and self._leaves_names_behind(old, rows):
            raise Refusal(Problem.CHANGED_SINCE, entry.deed.who)
        of, detail, seq = entry.deed.name, entry.deed.detail, entry.deed.seq
        if entry.reverses is not None:
            of = entry.deed.of or of
        us = Us(tuple(r for r in rows.values() if isinstance(r, User)))
        who = us.today(still_called(self.us.users, us.users, by))
        written = self._write(name, who, at, entry.prospect_id, old, new, of=of, detail=detail, reverses=seq)
        return written.deed, written.changes

    def _since(self, entry: LedgerEntry, rests: Callable[[Key, Record | None], bool]) -> Deed | None:
        """The last deed after it that rests on what it wrote."""
        later = (
            e.deed
            for e in reversed(self.ledger[entry.deed.seq :])
            if not self.us.same(e.deed.by, entry.deed.by)
            and any(rests(key, record or e.before[key]) for key, record in e.after.items())
        )
        return next(later, None)

    def _leaves_names_behind(self, old: Rows, rows: Rows) -> bool:
        """Whether somebody wrote or owns something by a name that nobody would go by any more."""
        us = Us(tuple(r for r in rows.values() if isinstance(r, User)))
        names = {name for r in old.values() if isinstance(r, User) for name in (r.name, *r.aliases)}
        gone = {name for name in names if us.named(name) is None}
        return any(name in gone for record in rows.values() for name in names_in(record))

    def _write(
        self,
        name: DeedName,
        by: str,
        at: datetime,
        whom: int | None,
        before: Rows,
        after: Rows,
        of: DeedName | None = None,
        detail: str = "",
        changes: Changes | None = None,
        reverses: int | None = None,
    ) -> LedgerEntry:
        known = (rows.get((Prospect, whom or 0)) for rows in (after, self.rows, before))
        who = next((person.name for person in known if isinstance(person, Prospect)), "")
        if detail == ABOUT_US:
            who = next((r.name for r in (*after.values(), *before.values()) if isinstance(r, User)), "")
        others = dict.fromkeys(r.prospect_id for r in (*after.values(), *before.values()) if isinstance(r, Contact))
        in_it_too = (self.rows.get((Prospect, other)) or after.get((Prospect, other)) for other in others)
        names = tuple(p.name for p in in_it_too if isinstance(p, Prospect) and p.id != whom)
        is_logged = DeedName.LOG_CONTACT in (name, of)
        deed = Deed(len(self.ledger) + 1, at, by, name, who, of, detail, names if is_logged else ())
        for key, record in after.items():
            if record is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = record
        before = {key: before[key] for key in after}
        told = changes or touched(before, after, deed.seq, self.rows)
        entry = LedgerEntry(deed, whom, before, dict(after), told, reverses)
        self.ledger.append(entry)
        return entry
