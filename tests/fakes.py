"""A store in memory, and a desk over it, for tests that need neither a file nor a thread.

Implements `ports.Store` to the letter: one transaction a deed, a ledger of befores and afters, undo and
redo that refuse what has been changed since. Knows nothing of SQL.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from tracker.actions.outcome import ABOUT_US, MERGED, Changes, Deed, DeedName, Fault, Problem, Refusal, StoreFault
from tracker.actions.ports import (
    ContactsMade,
    Desk,
    Entered,
    LeftWithout,
    Mention,
    MentionedIn,
    Mentions,
    MentionsAfter,
    OwnEntry,
    PeopleSort,
    PersonLine,
    Planned,
    Record,
    Remembered,
    Settled,
    Touched,
    Transaction,
    Trashed,
    Waiting,
    Written,
    as_one,
    planned_from,
)
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, Snooze
from tracker.rules.basis import Basis
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact
from tracker.rules.history import History, Neighbour, Sharer, standing_at
from tracker.rules.nothing_agreed import is_left_without, last_ended
from tracker.rules.occasion import Companion
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.prospect import Objection, Prospect, Standing, StandingKind
from tracker.rules.publishing.published import Asks, Calendar, Published
from tracker.rules.reminding.reminders import Reminded, What
from tracker.rules.text import digits, fold
from tracker.rules.us import Away, Us, User, names_in, still_called
from tracker.rules.who.finding import Sought, all_in, as_one_word, sought, whole_number
from tracker.rules.who.numbers import same_number
from tracker.rules.who.sharing import as_sharers, shared_by
from tracker.rules.word_kept import Given, Unasked

SORTED_BY: dict[PeopleSort, Callable[[PersonLine], Any]] = {
    PeopleSort.NAME: lambda line: fold(line.name),
    PeopleSort.ORGANISATION: lambda line: fold(line.organisation) or None,
    PeopleSort.STANDING: lambda line: list(StandingKind).index(line.standing),
    PeopleSort.NEXT: lambda line: line.next and line.next.starts,
    PeopleSort.LAST_CONTACT: lambda line: line.last_contact_at,
}
Key = tuple[type, int]
Rows = dict[Key, Record | None]
OURS = (User, Away, KeptPolicy)
"""Kinds of record that belong to no prospect."""
TOO_MANY = 200
"""Records beyond which a deed is told as having touched everything."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What one deed wrote: each record as it was (None: not there) and as it then was."""

    deed: Deed
    prospect_id: int | None
    before: Rows
    after: Rows
    changes: Changes
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class KeptObjection:
    """What is remembered at the one number or address of `of`; `stays` is who, still here, was reached there once."""

    of: Prospect
    objection: Objection
    stays: int | None = None


def touched(before: Rows, after: Rows, seq: int | None, rows: Rows) -> Changes:
    """What was touched between the two; `rows` are those as they are now, in which agreements are looked up."""
    pairs = [(before[key], record) for key, record in after.items() if before[key] != record]
    present = [record for pair in pairs for record in pair if record is not None]
    if len(pairs) > TOO_MANY or any(isinstance(record, OURS) for record in present):
        return Changes(everything=True, seq=seq)
    drawn: list[Record | None] = [*present]
    drawn += [rows.get((Agreement, s.agreement_id)) for s in present if isinstance(s, Snooze)]
    otherwise = {new.id for old, new in pairs if isinstance(new, Prospect) and is_drawn_otherwise(old, new)}
    drawn += [r for r in rows.values() if isinstance(r, Agreement) and r.prospect_id in otherwise]
    return Changes(
        frozenset(whose for r in present if (whose := of_prospect(r)) is not None),
        frozenset(day for r in drawn if isinstance(r, Agreement) for day in r.window.days()),
        seq=seq,
    )


def _is_met(entry: LedgerEntry, key: Key) -> bool:
    """Whether that is somebody who became one of us by having written something in it."""
    user = entry.after[key]
    names = [entry.deed.by, *(name for record in entry.after.values() for name in names_in(record))]
    return isinstance(user, User) and entry.before[key] is None and any(map(user.goes_by, names))


def is_kept_with_them(record: Record) -> bool:
    """Whether it is what was agreed, kept by a contact with this very person and not with another of the occasion."""
    kept = (AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE)
    return isinstance(record, Agreement) and record.outcome in kept and record.settled_by is not None


def is_drawn_otherwise(old: Record | None, new: Prospect) -> bool:
    """Whether a calendar shows that person's agreements differently."""
    if not isinstance(old, Prospect):
        return False
    was, now = ((p.name, p.organisation, p.deleted_at is None) for p in (old, new))
    return was != now


@dataclass
class FakeQuestions:
    """Every question of `ports.Questions`, answered from a mapping of records and a ledger."""

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

    def reminded(self, by: str, since: datetime) -> frozenset[Reminded]:
        whose = self._number_of(by)
        return frozenset(m for of, m in self.marks if of == whose and (m.at >= since or m.what is What.BEGUN))

    def _number_of(self, by: str) -> int:
        user = self.us.named(by)
        return user.id if user is not None else 0

    def history_of(self, prospect_id: int) -> History | None:
        prospect = self.rows.get((Prospect, prospect_id))
        if not isinstance(prospect, Prospect):
            return None
        return History(
            prospect,
            self._standings(prospect_id),
            self._objections(prospect_id),
            self._agreements(prospect_id),
            self._contacts(prospect_id),
            tuple(
                Neighbour(
                    other.id,
                    other.name,
                    self._agreements(other.id),
                    self._standings(other.id),
                    self._objections(other.id),
                )
                for other in sorted(self._people(), key=lambda p: (p.name, p.id))
                if other.id != prospect_id and are_beside(prospect, other)
            ),
            self.sharers(prospect),
            self._company(prospect_id),
        )

    def of_occasion(self, occasion_id: int) -> tuple[Agreement, ...]:
        us = self.us
        found = [us.told(r) for r in self.rows.values() if isinstance(r, Agreement) and r.occasion_id == occasion_id]
        return tuple(sorted(found, key=lambda a: a.id))

    def _company(self, of: int) -> tuple[Companion, ...]:
        ours = {c.occasion_id for c in self._contacts(of)} | {a.occasion_id for a in self._agreements(of)}
        found: dict[tuple[int, int], bool] = {}
        for record in self.rows.values():
            if isinstance(record, Contact | Agreement) and record.occasion_id in ours and record.prospect_id != of:
                if record.occasion_id is None:
                    continue
                key = record.occasion_id, record.prospect_id
                found[key] = found.get(key, False) or is_kept_with_them(record)
        named = ((key, self.rows.get((Prospect, key[1])), kept) for key, kept in sorted(found.items()))
        return tuple(Companion(*key, who.name, kept) for key, who, kept in named if isinstance(who, Prospect))

    def sharers(self, prospect: Prospect) -> tuple[Sharer, ...]:
        objecting = [(other, self._objections(other.id)) for other in self._everybody_but(prospect)]
        there = tuple(as_sharers(prospect, [(other, said) for other, said in objecting if said]))
        flagged = {phone.key for phone in prospect.phones if phone.shared}
        flagged |= {mail.key for mail in prospect.emails if mail.shared}
        once = []
        for key, holder, objection in self._kept_at(prospect):
            if holder == prospect.id or any(s.prospect_id == holder and key in s.reached_by for s in there):
                continue
            person = self.rows.get((Prospect, holder or 0))
            name = person.name if isinstance(person, Prospect) else ""
            once.append(Sharer(holder, name, frozenset({key}), (objection,), key in flagged))
        return (*there, *once)

    def reached_by(self, prospect: Prospect) -> tuple[Prospect, ...]:
        return tuple(other for other in self._everybody_but(prospect) if shared_by(prospect, other))

    def _everybody_but(self, prospect: Prospect) -> list[Prospect]:
        others = (r for r in self.rows.values() if isinstance(r, Prospect) and r.id != prospect.id)
        return sorted(others, key=lambda p: p.id)

    def _kept_at(self, prospect: Prospect) -> list[tuple[str, int | None, Objection]]:
        """What is remembered at each of their keys, and as it stands with whoever bears it."""
        found: list[tuple[str, int | None, Objection]] = []
        for kept in self.kept:
            for key in shared_by(prospect, kept.of):
                o = kept.objection
                borne = [
                    other
                    for other in self.rows.values()
                    if isinstance(other, Objection)
                    and (other.channel, other.since, other.until) == (o.channel, o.since, o.until)
                    and (
                        kept.stays in {other.prospect_id, *self._merged_into(other.prospect_id)}
                        or self._is_at(other.prospect_id, kept.of)
                    )
                ]
                found += [(key, other.prospect_id, other) for other in borne] or [(key, None, o)]
        return list(dict.fromkeys(found))

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

    def record_of(self, record_id: int) -> Entered | None:
        found = (self.rows.get((kind, record_id)) for kind in (Contact, Agreement, Standing, Objection))
        return next((self.us.told(record) for record in found if isinstance(record, Entered)), None)

    def snoozes_of(self, agreement_id: int) -> tuple[Snooze, ...]:
        found = (r for r in self.rows.values() if isinstance(r, Snooze) and r.agreement_id == agreement_id)
        return tuple(sorted(found, key=lambda s: (s.made_at, s.id)))

    def agreements_between(self, first: date, last: date) -> tuple[Planned, ...]:
        return self._planned(lambda a: a.window.first <= last and a.window.last >= first and self._is_shown(a))

    def _is_shown(self, a: Agreement) -> bool:
        if a.outcome is AgreementOutcome.MOVED:
            return self._moved_on(a) not in (None, a.window.first)
        return a.outcome is not AgreementOutcome.WITHDRAWN

    def _moved_on(self, a: Agreement) -> date | None:
        new = self.rows.get((Agreement, a.moved_to or 0))
        return new.window.first if isinstance(new, Agreement) else None

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

    def _note_of(self, contact_id: int | None) -> str:
        found = self.rows.get((Contact, contact_id)) if contact_id is not None else None
        return found.note if isinstance(found, Contact) else ""

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

    def nothing_agreed(self, now: datetime) -> tuple[LeftWithout, ...]:
        found = []
        for person in self._people():
            history = self.history_of(person.id)
            if history is not None and is_left_without(history, now):
                last = last_ended(history)
                since, ended = (last.settled_at, last.outcome) if last is not None else (None, None)
                found.append(LeftWithout(person.id, person.name, person.organisation, since, ended))
        found.sort(key=lambda left: (fold(left.name), left.prospect_id))
        lost = sorted((left for left in found if left.since), key=lambda left: (left.name, left.prospect_id))
        lost.sort(key=lambda left: left.since or now, reverse=True)
        return (*lost, *(left for left in found if not left.since))

    def their_turn(self) -> tuple[Waiting, ...]:
        waiting = []
        for person in self._people():
            standing = standing_at(self._standings(person.id), datetime.max.replace(tzinfo=UTC))
            if standing is not None and standing.kind is StandingKind.THEIR_TURN:
                told = Waiting(person.id, person.name, person.organisation, standing.since, standing.words)
                waiting.append((standing.since, standing.id, told))
        return tuple(told for *_, told in sorted(waiting, key=lambda w: w[:2], reverse=True))

    def people_like(self, text: str, limit: int) -> tuple[PersonLine, ...]:
        words = sought(text)
        found = [p for p in self._people() if _is_like(p, text)]
        found.sort(key=lambda p: (fold(p.name), p.id))
        lines = [self._line(p) for p in found]
        if words:
            lines.sort(key=lambda line: _place(fold(line.name), text))
        else:
            met = [line for line in lines if line.last_contact_at is not None]
            met.sort(key=lambda line: (line.last_contact_at, line.id), reverse=True)
            lines = [*met, *(line for line in lines if line.last_contact_at is None)]
        return tuple(lines[:limit])

    def people_called(self, text: str, limit: int) -> tuple[PersonLine, ...]:
        words = sought(text)

        def place(person: Prospect) -> int | None:
            there = fold(person.name).replace("-", " ").split()
            if not words or not all(any(n.startswith(w) for n in there for w in word.spellings) for word in words):
                return None
            return int(not all(any(w in there for w in word.spellings) for word in words))

        found = [person for person in self._people() if place(person) is not None]
        found.sort(key=lambda person: (place(person), fold(person.name), person.id))
        return tuple(self._line(person) for person in found[:limit])

    def mentions(self, text: str, after: MentionsAfter | None = None) -> Mentions:
        words = [word for word in sought(text) if not word.is_tag]
        people = {person.id: person for person in self._people()}
        written: list[tuple[MentionedIn, int, int, str, datetime | None]] = []
        for r in self.rows.values():
            if isinstance(r, Contact):
                written.append((MentionedIn.NOTE, r.id, r.prospect_id, r.note, r.at))
            elif isinstance(r, Agreement):
                written.append((MentionedIn.TOPIC, r.id, r.prospect_id, r.topic, r.made_at))
            elif isinstance(r, Prospect):
                written.append((MentionedIn.ADDRESS, r.id, r.id, r.address, None))
        written.sort(key=lambda w: (list(MentionedIn).index(w[0]), -w[1]))
        return Mentions(
            tuple(
                Mention(self._line(people[of]), where, told, when)
                for where, _id, of, told, when in written
                if words and of in people and told and all_in(told, words)
            )
        )

    def prospects_matching(self, who: str, e164: str = "") -> tuple[Prospect, ...]:
        wanted = " ".join(fold(who).split())
        return tuple(
            p
            for p in sorted(self._people(), key=lambda p: (p.name, p.id))
            if fold(p.name) == wanted
            or any(fold(e.address) == wanted for e in p.emails)
            or any(same_number(who, e164, phone.typed, phone.e164) for phone in p.phones)
        )

    def people_page(
        self, text: str, sort: PeopleSort, descending: bool, offset: int, limit: int, whose: str = ""
    ) -> tuple[PersonLine, ...]:
        if sort is PeopleSort.NAME and not descending:
            # Thousands of people are asked for so, and a line is gathered from every record there is.
            people = sorted(self._mentioning(text, whose), key=lambda p: (fold(p.name), p.id))
            return tuple(self._line(p) for p in people[offset : offset + limit])
        lines = sorted(map(self._line, self._mentioning(text, whose)), key=lambda line: (fold(line.name), line.id))
        key = SORTED_BY[sort]
        known = [line for line in lines if key(line) is not None]
        known.sort(key=lambda line: key(line), reverse=descending)
        return (*known, *(line for line in lines if key(line) is None))[offset : offset + limit]

    def people_count(self, text: str, whose: str = "") -> int:
        return len(self._mentioning(text, whose))

    def _mentioning(self, text: str, whose: str = "") -> list[Prospect]:
        us = Us(self.users())
        theirs = {
            r.prospect_id
            for r in self.rows.values()
            if (isinstance(r, Agreement) and us.same(r.owner, whose))
            or (isinstance(r, Contact) and us.same(r.by, whose))
        }
        return [p for p in self._people() if _is_like(p, text) and (not whose or p.id in theirs)]

    def tags_in_use(self) -> tuple[str, ...]:
        return tuple(sorted({tag for p in self._people() for tag in p.tags}, key=lambda tag: (fold(tag), tag)))

    def in_trash(self) -> tuple[Trashed, ...]:
        gone = [
            Trashed(r.id, r.name, r.organisation, r.deleted_at)
            for r in self.rows.values()
            if isinstance(r, Prospect) and r.deleted_at is not None
        ]
        return tuple(sorted(gone, key=lambda t: t.deleted_at, reverse=True))

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

    def remembered(self, prospect: Prospect) -> tuple[Remembered, ...]:
        bare = [objection for _, holder, objection in self._kept_at(prospect) if holder is None]
        return tuple(dict.fromkeys(Remembered(o.channel, o.since, o.until) for o in bare))

    def remembers(self) -> bool:
        return bool(self.kept)

    def _remember(self, person: Prospect, at: datetime, stays: int | None) -> None:
        """One entry a number or address, so that each is found again by itself."""
        theirs = self._objections(person.id)
        in_force = [o for o in theirs if o.lifted_at is None and (o.until is None or o.until > at)]
        over = {(o.channel, o.since, o.until) for o in theirs if o not in in_force}
        self.kept = [
            k
            for k in self.kept
            if (k.objection.channel, k.objection.since, k.objection.until) not in over
            or not (k.stays == person.id or shared_by(k.of, person))
        ]
        for of in each_alone(person):
            self.kept += [KeptObjection(of, Objection(0, 0, o.channel, o.since, o.until), stays) for o in in_force]

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

    def brought_in(self, source: str) -> tuple[BroughtIn, ...]:
        found = (r for r in self.rows.values() if isinstance(r, BroughtIn) and r.source == source)
        return tuple(sorted(found, key=lambda b: b.id))

    def brought_in_of(self, prospect_id: int) -> tuple[BroughtIn, ...]:
        found = (r for r in self.rows.values() if isinstance(r, BroughtIn) and r.prospect_id == prospect_id)
        return tuple(sorted(found, key=lambda b: b.id))

    def people_after(
        self, prospect_id: int, limit: int, agreements: bool = True, contacts: bool = True, in_trash: bool = False
    ) -> tuple[History, ...]:
        everybody = sorted((r for r in self.rows.values() if isinstance(r, Prospect)), key=lambda p: p.id)
        page = [p for p in everybody if p.id > prospect_id and (in_trash or p.deleted_at is None)][:limit]
        whole = [found for p in page if (found := self.history_of(p.id)) is not None]
        alone = [replace(each, neighbours=(), sharers=(), company=()) for each in whole]
        agreed = [each if agreements else replace(each, agreements=()) for each in alone]
        return tuple(each if contacts else replace(each, contacts=()) for each in agreed)

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

    def _line(self, person: Prospect) -> PersonLine:
        standing = standing_at(self._standings(person.id), datetime.max.replace(tzinfo=UTC))
        opened = [a for a in self._agreements(person.id) if a.is_open or a.to_tell]
        following = min(opened, key=lambda a: (not a.to_tell, a.window.starts), default=None)
        contacts = self._contacts(person.id)
        return PersonLine(
            person.id,
            person.name,
            person.organisation,
            person.household,
            standing.kind if standing is not None else StandingKind.OPEN,
            following.window if following is not None else None,
            following.channel if following is not None else None,
            contacts[-1].at if contacts else None,
            following.kind if following is not None else AgreementKind.TALK,
            following.outcome if following is not None else AgreementOutcome.OPEN,
            following is not None and following.to_tell,
        )


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
        turned = {key for key in entry.after if key == own or not _is_met(entry, key)}
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


class Clock:
    """A clock that stands where it is put. Aware UTC."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, by: timedelta) -> None:
        self.moment += by


def a_desk(store: FakeStore, now: Callable[[], datetime], me: str = "Maria", policy: Policy | None = None) -> Desk:
    """A desk in London whose new ids count up from a million; a number that begins with + is international."""
    return Desk(
        store,
        now,
        count(1_000_001).__next__,
        me,
        "Europe/London",
        policy or Policy(zone="Europe/London"),
        lambda typed: f"+{digits(typed)}" if typed.strip().startswith("+") else "",
    )


def of_prospect(record: Record | None) -> int | None:
    if record is None or isinstance(record, User | Away | KeptPolicy):
        return None
    return record.id if isinstance(record, Prospect) else record.prospect_id


POINTERS: dict[str, type] = {
    "prospect_id": Prospect,
    "said_in": Contact,
    "made_in": Contact,
    "settled_by": Contact,
    "moved_to": Agreement,
    "agreement_id": Agreement,
    "user_id": User,
}
"""Fields that hold another record's id, and the kind of that."""


def points_nowhere(rows: Rows, written: Rows) -> bool:
    """Whether what was written points at nothing, or leaves something pointing at what it took away."""
    gone = {key for key, record in written.items() if record is None}
    asked = [record for record in written.values() if record is not None]
    asked += [record for record in rows.values() if record is not None] if gone else []
    pointed = ((kind, getattr(record, name, None)) for record in asked for name, kind in POINTERS.items())
    return any(id_ is not None and rows.get((kind, id_)) is None for kind, id_ in pointed)


def each_alone(person: Prospect) -> list[Prospect]:
    """The person with only one of their numbers or addresses, once for each."""
    phones = [Prospect(person.id, "", phones=(phone,)) for phone in person.phones]
    return [*phones, *(Prospect(person.id, "", emails=(mail,)) for mail in person.emails)]


def are_beside(one: Prospect, other: Prospect) -> bool:
    """Whether two people share an organisation or a household."""
    pairs = ((one.organisation, other.organisation), (one.household, other.household))
    return any(fold(a).strip() and fold(a).strip() == fold(b).strip() for a, b in pairs)


def _place(name: str, text: str) -> int:
    """Names that begin with the text, however it is spelt, then those with its words in them, then the others."""
    words = sought(text)
    spelt = [" ".join(word.spellings[min(n, len(word.spellings) - 1)] for word in words) for n in (0, 1)]
    beginnings = (" ".join(fold(text).split()), *spelt)
    if any(name.startswith(begin) for begin in beginnings if begin):
        return next(n for n, begin in enumerate(beginnings) if begin and name.startswith(begin))
    if any(word.is_tag or word.digits for word in words):
        return 4
    spaced = " " + name.replace("-", " ")
    return 3 if all(any(f" {way}" in spaced for way in word.spellings) for word in words) else 4


def _is_like(person: Prospect, text: str) -> bool:
    number = whole_number(text)
    if number and any(number in digits(said) for p in person.phones for said in (p.typed, p.e164)):
        return True
    return all(_mentions(person, word) for word in sought(text))


def _mentions(person: Prospect, word: Sought) -> bool:
    if word.is_tag:
        folded = [f" {way}" for tag in person.tags for way in as_one_word(tag)]
        return any(f" {spelling}" in tag for tag in folded for spelling in word.spellings)
    texts = (person.name, person.organisation, person.household, person.notes, *person.tags)
    if any(way in fold(text) for text in (*texts, *(e.address for e in person.emails)) for way in word.spellings):
        return True
    return bool(word.digits) and any(word.digits in digits(said) for p in person.phones for said in (p.typed, p.e164))
