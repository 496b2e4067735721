"""All that may be asked of the store in memory: its people, what was agreed, and what its ledger tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.fakes.agreements import FakeAgreements
from tests.fakes.ledger import LedgerEntry, of_prospect
from tests.fakes.people import FakePeople
from tracker.actions.outcome import Changes, Deed, DeedName
from tracker.actions.ports import Entered, OwnEntry, Touched, Written
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.prospect import Objection, Prospect, Standing


@dataclass
class FakeQuestions(FakePeople, FakeAgreements):
    """Every question of `ports.Questions`, answered from a mapping of records and a ledger."""

    erased: frozenset[int] = frozenset()

    def record_of(self, record_id: int) -> Entered | None:
        found = (self.rows.get((kind, record_id)) for kind in (Contact, Agreement, Standing, Objection))
        return next((self.us.told(record) for record in found if isinstance(record, Entered)), None)

    def written_about(self, prospect_id: int) -> tuple[Written, ...]:
        return tuple(
            Written(entry.deed, entry.before[key], record)
            for entry in self.ledger
            for key, record in entry.after.items()
            if of_prospect(record or entry.before[key]) == prospect_id
        )

    def own_entries(self, by: str, limit: int) -> tuple[OwnEntry, ...]:
        found = []
        for entry in reversed(self.ledger):
            if entry.deed.name is not DeedName.LOG_CONTACT or entry.deed.by != by:
                continue
            made = [r for key, r in entry.after.items() if isinstance(r, Contact) and entry.before[key] is None]
            stands = [self.rows.get((Contact, each.id)) for each in made]
            for contact in stands:
                person = self.rows.get((Prospect, contact.prospect_id)) if isinstance(contact, Contact) else None
                if isinstance(contact, Contact) and isinstance(person, Prospect) and person.deleted_at is None:
                    found.append(OwnEntry(person.name, contact.direction, contact.channel, contact.outcome))
                    break
        return tuple(found[:limit])

    def newer_than(self, seq: int) -> Changes | None:
        newer = [e.changes for e in self.ledger if e.deed.seq > seq]
        if not newer:
            return None
        if any(c.everything for c in newer):
            return Changes(everything=True, seq=newer[-1].seq)
        return Changes(
            frozenset().union(*(c.prospects for c in newer)),
            frozenset().union(*(c.days for c in newer)),
            seq=newer[-1].seq,
        )

    def logged_once(self, key: str) -> Contact | None:
        found = next(
            (self.rows[Contact, id_] for kept, id_ in self.once if kept == key and (Contact, id_) in self.rows), None
        )
        return self.us.told(found) if isinstance(found, Contact) else None

    def erased_among(self, prospect_ids: Iterable[int]) -> frozenset[int]:
        return self.erased.intersection(prospect_ids)

    def agreements_touched(self) -> Mapping[int, Touched]:
        found: dict[int, Touched] = {}
        for entry in self.ledger:
            for kind, id_ in entry.after:
                if kind is Agreement:
                    before = found.get(id_)
                    last = max(before.last_at, entry.deed.at) if before is not None else entry.deed.at
                    found[id_] = Touched((before.times if before is not None else 0) + 1, last)
        return found

    def undoable(self, by: str) -> Deed | None:
        head = self._undo_head(by)
        return head.deed if head is not None else None

    def redoable(self, by: str) -> Deed | None:
        head = self._redo_head(by)
        while head is not None and head.reverses is not None:
            head = self.ledger[head.reverses - 1]
        return head.deed if head is not None else None

    def _undo_head(self, by: str) -> LedgerEntry | None:
        """Every undo and redo of theirs takes the line back to before what it reversed."""
        seq = len(self.ledger)
        while seq:
            entry = self.ledger[seq - 1]
            if not self.us.same(entry.deed.by, by):
                seq -= 1
            elif entry.reverses is not None:
                seq = entry.reverses - 1
            elif seq in self.out_of_reach or self._is_taken_back(seq):
                seq -= 1
            else:
                return entry
        return None

    def _redo_head(self, by: str) -> LedgerEntry | None:
        seq = len(self.ledger)
        while seq:
            entry = self.ledger[seq - 1]
            if not self.us.same(entry.deed.by, by):
                seq -= 1
            elif entry.reverses is None:
                return None
            elif entry.deed.name is DeedName.UNDO:
                return entry
            else:
                seq = entry.reverses - 1
        return None

    def _is_taken_back(self, seq: int) -> bool:
        last = max((e.deed.seq for e in self.ledger if e.reverses == seq), default=None)
        return last is not None and not any(e.reverses == last for e in self.ledger)
