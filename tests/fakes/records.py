"""The records of the store in memory, and what every question of it goes by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from tests.fakes.ledger import KeptObjection, LedgerEntry, Rows, of_prospect
from tracker.actions.outcome import MERGED
from tracker.actions.ports import Planned, as_one, planned_from
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.contact import Contact
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.prospect import Objection, Prospect, Standing
from tracker.rules.publishing.published import Calendar, Published
from tracker.rules.reminding.reminders import Reminded
from tracker.rules.us import Away, Us, User, names_in
from tracker.rules.who.sharing import shared_by


@dataclass
class FakeRecords:
    """A mapping of records and a ledger."""

    rows: Rows = field(default_factory=dict)
    ledger: list[LedgerEntry] = field(default_factory=list)
    out_of_reach: set[int] = field(default_factory=set)
    kept: list[KeptObjection] = field(default_factory=list)
    once: list[tuple[str, int]] = field(default_factory=list)
    marks: set[tuple[int, Reminded]] = field(default_factory=set)
    """What each of us was reminded of, by their id; 0 for somebody who is none yet."""
    shelf: dict[int, Published] = field(default_factory=dict)
    calendar: Calendar | None = None

    def is_empty(self) -> bool:
        return not self._people()

    @property
    def us(self) -> Us:
        return Us(self.users())

    def _number_of(self, by: str) -> int:
        user = self.us.named(by)
        return user.id if user is not None else 0

    def _merged_into(self, prospect_id: int) -> set[int]:
        """Whose records became that person's, one way or by another's."""
        found: set[int] = set()
        last = {id_: e for e in self.ledger for kind, id_ in e.after if kind is Prospect}
        for id_, entry in last.items():
            goes = entry.deed.detail == MERGED and entry.prospect_id == prospect_id != id_
            if goes and (Prospect, id_) not in self.rows and id_ not in found:
                found |= {id_, *self._merged_into(id_)}
        return found

    def _is_at(self, prospect_id: int, of: Prospect) -> bool:
        person = self.rows.get((Prospect, prospect_id))
        return isinstance(person, Prospect) and bool(shared_by(person, of))

    def agreement(self, agreement_id: int) -> Agreement | None:
        found = self.rows.get((Agreement, agreement_id))
        return self.us.told(found) if isinstance(found, Agreement) else None

    def _moved_on(self, a: Agreement) -> date | None:
        new = self.rows.get((Agreement, a.moved_to or 0))
        return new.window.first if isinstance(new, Agreement) else None

    def _note_of(self, contact_id: int | None) -> str:
        found = self.rows.get((Contact, contact_id)) if contact_id is not None else None
        return found.note if isinstance(found, Contact) else ""

    def users(self) -> tuple[User, ...]:
        return tuple(sorted((r for r in self.rows.values() if isinstance(r, User)), key=lambda u: u.id))

    def at_work(self) -> frozenset[str]:
        gone = {r.id for r in self.rows.values() if isinstance(r, Prospect) and r.deleted_at is not None}
        names = [n for r in self.rows.values() if of_prospect(r) not in gone for n in names_in(r)]
        return frozenset(self.us.today(name) for name in (*names, *(entry.deed.by for entry in self.ledger)))

    def away(self) -> tuple[Away, ...]:
        found = (r for r in self.rows.values() if isinstance(r, Away))
        return tuple(sorted(found, key=lambda a: (a.first, a.id)))

    def policy(self) -> Policy | None:
        kept = self.rows.get((KeptPolicy, 1))
        return kept.policy if isinstance(kept, KeptPolicy) else None

    def _people(self) -> list[Prospect]:
        return [r for r in self.rows.values() if isinstance(r, Prospect) and r.deleted_at is None]

    def _standings(self, of: int) -> tuple[Standing, ...]:
        found = [r for r in self.rows.values() if isinstance(r, Standing) and r.prospect_id == of]
        return tuple(sorted(found, key=lambda s: (s.since, s.id)))

    def _objections(self, of: int) -> tuple[Objection, ...]:
        found = [r for r in self.rows.values() if isinstance(r, Objection) and r.prospect_id == of]
        return tuple(sorted(found, key=lambda o: (o.since, o.id)))

    def _agreements(self, of: int) -> tuple[Agreement, ...]:
        us = self.us
        found = [us.told(r) for r in self.rows.values() if isinstance(r, Agreement) and r.prospect_id == of]
        return tuple(sorted(found, key=lambda a: (a.made_at, a.id)))

    def _contacts(self, of: int) -> tuple[Contact, ...]:
        us = self.us
        found = [us.told(r) for r in self.rows.values() if isinstance(r, Contact) and r.prospect_id == of]
        return tuple(sorted(found, key=lambda c: (c.at, c.id)))

    def _planned(self, wanted: Callable[[Agreement], bool]) -> tuple[Planned, ...]:
        people = {p.id: p for p in self._people()}
        found = [a for a in self.rows.values() if isinstance(a, Agreement) and a.prospect_id in people and wanted(a)]
        found.sort(key=lambda a: (a.window.first, a.window.at is not None, a.window.at or time.min, a.id))
        us = self.us
        planned = (planned_from(us.told(a), people[a.prospect_id]) for a in found)
        both = zip(planned, found, strict=True)
        return as_one(replace(each, moved_on=self._moved_on(a), tried_at=self._tried_at(a)) for each, a in both)

    def _tried_at(self, a: Agreement) -> datetime | None:
        tries = (c.at for c in self._contacts(a.prospect_id) if c.agreement_id == a.id)
        return max(tries, default=None) if a.outcome is AgreementOutcome.TRIED else None
