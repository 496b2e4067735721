"""What is asked of the store in memory about people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tests.fakes.finding import SORTED_BY, are_beside, each_alone, is_like, place
from tests.fakes.ledger import KeptObjection, is_kept_with_them
from tests.fakes.records import FakeRecords
from tracker.actions.ports import (
    LeftWithout,
    Mention,
    MentionedIn,
    Mentions,
    MentionsAfter,
    PeopleSort,
    PersonLine,
    Remembered,
    Trashed,
    Waiting,
)
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.brought_in import BroughtIn
from tracker.rules.contact import Contact
from tracker.rules.history import History, Neighbour, Sharer, standing_at
from tracker.rules.nothing_agreed import is_left_without, last_ended
from tracker.rules.occasion import Companion
from tracker.rules.prospect import Objection, Prospect, StandingKind
from tracker.rules.text import fold
from tracker.rules.us import Us
from tracker.rules.who.finding import all_in, sought
from tracker.rules.who.numbers import same_number
from tracker.rules.who.sharing import as_sharers, shared_by


@dataclass
class FakePeople(FakeRecords):
    """Its people, as `ports.Questions` asks for them."""

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

    def nothing_agreed(self, now: datetime, whose: str = "") -> tuple[LeftWithout, ...]:
        found = []
        for person in self._mentioning("", whose):
            history = self.history_of(person.id)
            if history is not None and is_left_without(history, now):
                last = last_ended(history)
                since, ended = (last.settled_at, last.outcome) if last is not None else (None, None)
                by_us = last is not None and last.is_called_off_by_us
                found.append(LeftWithout(person.id, person.name, person.organisation, since, ended, by_us))
        found.sort(key=lambda left: (fold(left.name), left.prospect_id))
        lost = sorted((left for left in found if left.since), key=lambda left: (left.name, left.prospect_id))
        lost.sort(key=lambda left: left.since or now, reverse=True)
        return (*lost, *(left for left in found if not left.since))

    def their_turn(self, whose: str = "") -> tuple[Waiting, ...]:
        waiting = []
        for person in self._mentioning("", whose):
            standing = standing_at(self._standings(person.id), datetime.max.replace(tzinfo=UTC))
            if standing is not None and standing.kind is StandingKind.THEIR_TURN:
                told = Waiting(person.id, person.name, person.organisation, standing.since, standing.words)
                waiting.append((standing.since, standing.id, told))
        return tuple(told for *_, told in sorted(waiting, key=lambda w: w[:2], reverse=True))

    def people_like(self, text: str, limit: int) -> tuple[PersonLine, ...]:
        words = sought(text)
        found = [p for p in self._people() if is_like(p, text)]
        found.sort(key=lambda p: (fold(p.name), p.id))
        lines = [self._line(p) for p in found]
        if words:
            lines.sort(key=lambda line: place(fold(line.name), text))
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
        return [p for p in self._people() if is_like(p, text) and (not whose or p.id in theirs)]

    def tags_in_use(self) -> tuple[str, ...]:
        return tuple(sorted({tag for p in self._people() for tag in p.tags}, key=lambda tag: (fold(tag), tag)))

    def in_trash(self) -> tuple[Trashed, ...]:
        gone = [
            Trashed(r.id, r.name, r.organisation, r.deleted_at)
            for r in self.rows.values()
            if isinstance(r, Prospect) and r.deleted_at is not None
        ]
        return tuple(sorted(gone, key=lambda t: t.deleted_at, reverse=True))

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
            self.us.today(following.owner) if following is not None else "",
        )
