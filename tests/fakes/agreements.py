"""What is asked of the store in memory about what was agreed, done and published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from tests.fakes.records import FakeRecords
from tracker.actions.ports import ContactsMade, Planned, Settled
from tracker.rules.agreement import Agreement, AgreementOutcome, Snooze
from tracker.rules.basis import Basis
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact
from tracker.rules.publishing.published import Asks, Calendar, Published
from tracker.rules.reminding.reminders import Reminded, What
from tracker.rules.word_kept import Given, Unasked


@dataclass
class FakeAgreements(FakeRecords):
    """Its agreements, contacts and reminders, as `ports.Questions` asks for them."""

    def reminded(self, by: str, since: datetime) -> frozenset[Reminded]:
        whose = self._number_of(by)
        return frozenset(m for of, m in self.marks if of == whose and (m.at >= since or m.what is What.BEGUN))

    def of_occasion(self, occasion_id: int) -> tuple[Agreement, ...]:
        us = self.us
        found = [us.told(r) for r in self.rows.values() if isinstance(r, Agreement) and r.occasion_id == occasion_id]
        return tuple(sorted(found, key=lambda a: a.id))

    def snoozes_of(self, agreement_id: int) -> tuple[Snooze, ...]:
        found = (r for r in self.rows.values() if isinstance(r, Snooze) and r.agreement_id == agreement_id)
        return tuple(sorted(found, key=lambda s: (s.made_at, s.id)))

    def agreements_between(self, first: date, last: date) -> tuple[Planned, ...]:
        return self._planned(lambda a: a.window.first <= last and a.window.last >= first and self._is_shown(a))

    def _is_shown(self, a: Agreement) -> bool:
        if a.outcome is AgreementOutcome.MOVED:
            return self._moved_on(a) not in (None, a.window.first)
        return a.outcome is not AgreementOutcome.WITHDRAWN or a.is_called_off_by_us

    def open_agreements_until(self, last: date) -> tuple[Planned, ...]:
        return self._planned(lambda a: a.is_open and a.window.first <= last)

    def to_tell(self) -> tuple[Planned, ...]:
        return self._planned(lambda a: a.to_tell)

    def settled_since(self, since: datetime, first: date, last: date) -> tuple[Settled, ...]:
        found = [
            r
            for r in self.rows.values()
            if isinstance(r, Agreement) and r.settled_at and r.settled_at >= since and first <= r.window.first <= last
        ]
        shown = {p.id: p for p in self._planned(lambda a: any(a.id == each.id for each in found))}
        at_last = sorted((r for r in found if r.id in shown), key=lambda r: (r.settled_at or since, r.id))
        return tuple(Settled(shown[r.id], r.settled_at or since, self._note_of(r.settled_by)) for r in at_last)

    def given_between(self, first: date, last: date) -> tuple[Given, ...]:
        people, us = {p.id: p for p in self._people()}, self.us
        found = [
            Given(us.told(a), people[a.prospect_id].name)
            for a in self.rows.values()
            if isinstance(a, Agreement) and a.prospect_id in people and first <= a.window.last <= last
        ]
        return tuple(sorted(found, key=lambda g: (g.agreement.window.last, g.agreement.id)))

    def contacts_made(self, since: datetime, until: datetime) -> ContactsMade:
        people, us = {p.id: p for p in self._people()}, self.us
        found = [us.told(c) for c in self.rows.values() if isinstance(c, Contact) and c.prospect_id in people]
        found = sorted((c for c in found if since <= c.at < until), key=lambda c: (c.at, c.id))
        at_once = {(c.by, c.occasion_id or c.id) for c in found}
        return ContactsMade(
            Counter(by for by, _ in at_once),
            tuple(
                Unasked(c.id, c.prospect_id, people[c.prospect_id].name, c.at, c.by, c.channel, c.basis, c.reason)
                for c in found
                if c.basis in (Basis.NONE, Basis.FIRST_APPROACH, Basis.GOODWILL)
            ),
        )

    def contacted(self, since: datetime, until: datetime) -> tuple[int, ...]:
        people = {p.id for p in self._people()}
        made = (c for c in self.rows.values() if isinstance(c, Contact) and c.direction is Direction.OUT)
        return tuple(sorted({c.prospect_id for c in made if since <= c.at < until} & people))

    def snoozed(self, now: datetime) -> frozenset[int]:
        snoozes = sorted((r for r in self.rows.values() if isinstance(r, Snooze)), key=lambda s: (s.made_at, s.id))
        last = {s.agreement_id: s.until for s in snoozes}
        return frozenset(agreement_id for agreement_id, until in last.items() if until > now)

    def published(self, asking: bool = False) -> tuple[Published, ...]:
        rows = sorted(self.shelf.values(), key=lambda row: row.agreement_id)
        return tuple(row for row in rows if row.asks is not Asks.NOTHING or not asking)

    def published_of(self, agreement_id: int) -> Published | None:
        return self.shelf.get(agreement_id)

    def published_to(self) -> Calendar | None:
        return self.calendar
