"""Random lives of a few people, telephones and mailboxes; beside them who objected where, kept in the plainest way.

Whatever was done in between, no contact that goes to where somebody objects may be anything but stopped, and none is
stopped that goes to where nobody does.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tests.builders import ME, at
from tests.fakes import Clock, a_desk
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.people.lift_objection import lift_objection
from tracker.actions.people.object_to import object_to
from tracker.actions.people.restore_prospect import restore_prospect
from tracker.actions.ports import Store
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import Attempt, NewObjection, NewProspect
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone, Prospect
from tracker.rules.text import digits
from tracker.rules.verdict import Code, Level
from tracker.rules.who.numbers import is_abroad, read_number

PLACES: tuple[tuple[str, ...], ...] = (
    ("+44 161 496 0000", "0161 496 0000", "0044 161 496 0000", "+44 (0)161 496-0000", "tel:+44-161-496-0000"),
    ("020 7946 0018 ext 22", "+44 20 7946 0018 extn 22", "+442079460018,22"),
    ("+39 06 1234 5678", "06 1234 5678"),
    ("Us@Example.com", "us@example.com", "US@EXAMPLE.COM"),
)
"""Each the spellings of one telephone or mailbox."""
MARKS = ("161496", "207946", "612345")
"""Digits in every spelling of each telephone."""


@dataclass
class Objected:
    """By the moment it was said: where it reaches. At `unsure` nobody can tell."""

    places: dict[datetime, set[int]] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)


class Lives:
    """`store` is written by nothing else."""

    def __init__(self, store: Store, seed: int) -> None:
        self.clock = Clock(at("2026-11-18 10:00"))
        self.desk = replace(a_desk(store, self.clock), e164=international)  # type: ignore[arg-type]
        self.store = store
        self.chance = random.Random(seed)
        self.objected = Objected()
        self.before: Objected | None = None
        self.undone: Objected | None = None
        self.ids: list[int] = []
        self.told: list[str] = []
        self.let_pass = 0
        """How often a contact was not stopped: where nothing ever is, that nothing is let through says nothing."""

    def one_more(self) -> None:
        """Do one more thing of those there are."""
        things: list[Callable[..., bool]] = [self.add, self.add, self.say_no, self.say_no, self.lift]
        things += [self.spell, self.change_number, self.change_number, self.give_another]
        things += [self.trash, self.bring_back, self.erase, self.undo, self.redo]
        did = self.chance.choice(things)
        self.clock.forward(timedelta(minutes=7))
        kept = deepcopy(self.objected)
        undo_of, redo_of = self.before, self.undone
        self.before = self.undone = None
        try:
            done = did(kept, undo_of, redo_of)
        except Refusal:
            done = False
        self.told.append(f"{did.__name__} {'done' if done else 'not'}")
        if done and did not in (self.undo, self.redo, self.erase):
            self.before = kept

    def wrong(self) -> Iterator[str]:
        """What would go to where somebody objects, and is not stopped; or to where nobody does, and is."""
        for history in self.everybody():
            person = history.prospect
            ways = [(phone.typed, phone.key, Channel.CALL) for phone in person.phones]
            ways += [(mail.address, mail.key, Channel.EMAIL) for mail in person.emails]
            for written, key, channel in ways:
                attempt = Attempt(Direction.OUT, channel, self.clock(), ME, to=key)
                verdict = judge(attempt, history, self.desk.policy)
                stopped = verdict.has(Code.OBJECTED) and verdict.level is Level.STOP
                self.let_pass += not stopped
                objected = self.is_objected(written)
                if stopped is not objected and place_of(written) not in self.objected.unsure:
                    yield f"{written} of {person.id}: {verdict.level.name} after {self.told}"

    def is_objected(self, written: str) -> bool:
        return any(place_of(written) in places for places in self.objected.places.values())

    def everybody(self) -> list[History]:
        found = [self.store.history_of(id_) for id_ in self.ids]
        return [history for history in found if history is not None]

    def somebody(self, *, trashed: bool = False) -> History:
        here = [h for h in self.everybody() if (h.prospect.deleted_at is not None) is trashed]
        if not here:
            raise Refusal(Problem.NO_SUCH_PROSPECT)
        return self.chance.choice(here)

    def spelt(self) -> str:
        return self.chance.choice(self.chance.choice(PLACES))

    def add(self, *_: object) -> bool:
        written = self.spelt()
        phone, email = ("", written) if "@" in written else (written, "")
        new = NewProspect("P", phone=phone, email=email, another=True, shares=self.chance.random() < 0.5)
        person = add_prospect(self.desk, new).value
        self.ids.append(person.id)
        self.reach(person.id)
        return True

    def say_no(self, *_: object) -> bool:
        person = self.somebody().prospect
        said = object_to(self.desk, person.id, NewObjection(None, "leave me be")).value
        self.objected.places[said.since] = places_of(person)
        return True

    def trash(self, *_: object) -> bool:
        delete_prospect(self.desk, self.somebody().prospect.id)
        return True

    def bring_back(self, *_: object) -> bool:
        restore_prospect(self.desk, self.somebody(trashed=True).prospect.id)
        return True

    def erase(self, *_: object) -> bool:
        erase_prospect(self.desk, self.somebody(trashed=self.chance.random() < 0.5).prospect.id)
        return True

    def spell(self, *_: object) -> bool:
        """Write the same number in another way."""
        person = self.somebody().prospect
        phones = tuple(Phone(self.chance.choice(PLACES[place_of(phone.typed)])) for phone in person.phones)
        return self.edited(person, replace(person, phones=phones))

    def change_number(self, *_: object) -> bool:
        person = self.somebody().prospect
        return self.edited(person, reached_at(person, [self.spelt()]))

    def give_another(self, *_: object) -> bool:
        person = self.somebody().prospect
        there = [phone.typed for phone in person.phones] + [mail.address for mail in person.emails]
        return self.edited(person, reached_at(person, [*there, self.spelt()]))

    def edited(self, before: Prospect, after: Prospect) -> bool:
        done = edit_prospect(self.desk, before, after)
        self.reach(before.id)
        return bool(done.changes.prospects)

    def lift(self, *_: object) -> bool:
        """What they lift is lifted wherever it reached. Where it was somebody's who was erased, nobody can tell whether
        another one erased had objected there as well, and either is right; so it is at a number the erased one had had
        and whoever bears their objection now never did.
        """
        history = self.somebody()
        standing = [o for o in history.objections if o.lifted_at is None]
        if not standing:
            return False
        borne = {o.since for h in self.everybody() for o in h.objections}
        said = self.chance.choice(standing)
        lift_objection(self.desk, said)
        there = self.objected.places.pop(said.since, set())
        if not said.words:
            self.objected.unsure |= there - places_of(history.prospect)
        for since, places in self.objected.places.items():
            if since not in borne and not said.words:
                self.objected.unsure |= places & there
        return True

    def undo(self, kept: Objected, undo_of: Objected | None, _: object) -> bool:
        if undo_of is None:
            return False
        undo(self.desk)
        self.objected, self.undone = undo_of, kept
        return True

    def redo(self, kept: Objected, _: object, redo_of: Objected | None) -> bool:
        if redo_of is None:
            return False
        redo(self.desk)
        self.objected, self.before = redo_of, kept
        return True

    def reach(self, prospect_id: int) -> None:
        """What they object to reaches all their numbers, those that came later too."""
        history = self.store.history_of(prospect_id)
        assert history is not None
        for objection in history.objections:
            if objection.lifted_at is None:
                self.objected.places.setdefault(objection.since, set()).update(places_of(history.prospect))


def international(typed: str) -> str:
    """Only of a number that names its country: no country was set."""
    read = read_number(typed)
    if read is None or not is_abroad(read.number):
        return ""
    return f"+{digits(read.number.replace('(0)', '')).removeprefix('00')}"


def place_of(written: str) -> int:
    return 3 if "@" in written else next(n for n, mark in enumerate(MARKS) if mark in digits(written))


def places_of(person: Prospect) -> set[int]:
    return {place_of(text) for text in (*(p.typed for p in person.phones), *(m.address for m in person.emails))}


def reached_at(person: Prospect, written: list[str]) -> Prospect:
    return replace(
        person,
        phones=tuple(Phone(text, shared=True) for text in written if "@" not in text),
        emails=tuple(Email(text, shared=True) for text in written if "@" in text),
    )


@dataclass
class Found:
    lost: list[str] = field(default_factory=list)
    let_pass: int = 0


def lived(store: Store, seed: int, things: int) -> Found:
    """One life, of so many things done."""
    lives = Lives(store, seed)
    for _ in range(things):
        lives.one_more()
        wrong = [f"{seed}: {one}" for one in lives.wrong()]
        if wrong:
            return Found(wrong, lives.let_pass)
    return Found([], lives.let_pass)
