"""Two of us at work on a few people, deed after deed, in a file and in memory side by side: both have to say the same.

After each deed the file has to be whole: every record as the ledger last wrote it, every link, no word of anybody
erased, and nothing undone that the other did. From the first erasing on the file goes on alone: memory has no bytes
that could be left over, and does not look for them in other people's past.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tracker.actions.agreements.hand_over import hand_over
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.agreements.snooze import snooze
from tracker.actions.contacts.log_contact import Logged, log_contact
from tracker.actions.contacts.nothing_to_answer import nothing_to_answer
from tracker.actions.corrections.correct_record import correct_record, delete_record
from tracker.actions.corrections.give_to import give_to
from tracker.actions.outcome import Deed, Refusal, StoreFault
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.people.let_be import let_be
from tracker.actions.people.lift_objection import lift_objection
from tracker.actions.people.object_to import object_to
from tracker.actions.people.restore_prospect import restore_prospect
from tracker.actions.people.set_standing import set_standing
from tracker.actions.ports import Desk
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.actions.us.rename_user import rename_user
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, outcomes_for
from tracker.rules.entry import Attempt, Entry, NewObjection, NewProspect, NewStanding, NextAgreement
from tracker.rules.history import History
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.us import is_same_user
from tracker.rules.window import Window, day_in
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

ZONE = "Europe/London"
START = at("2026-06-01 09:00")
FIRST_NAMES = ("Ann", "Bea", "Cat", "Dee")
BY_NOW = at("2027-12-31 12:00")

Did = Callable[[Desk], Any]


class AtWork:
    """`place` is where the file is to be; nothing else writes to it."""

    added_by = "Ada"

    def __init__(self, place: Path, seed: int) -> None:
        self.place = place
        self.file: SqliteStore = self.opened()
        self.memory = FakeStore()
        self.clock = Clock(START)
        self.chance = random.Random(seed)
        self.desks = [self._desks(self.file), self._desks(self.memory)]
        self.side_by_side = True
        self.ids: list[int] = []
        self.whose: dict[str, int] = {}
        """Each word that was typed: whoever had it last."""
        self.shared: set[str] = set()
        """Those that several people had at once, since they were in it together: each keeps them."""
        self.gone: set[str] = set()
        """Words of which no byte may be left."""
        self.words = count(1)
        self.erasings: list[Did] = []
        self.done: Counter[str] = Counter()
        self.told: list[str] = []
        for _ in range(2):  # somebody else's, so that neither takes them back
            adding = self.add()
            assert adding is not None
            people = [adding(replace(desks["Maria"], me=self.added_by)).value for desks in self.desks]
            self._look_whose(people[0])

    def opened(self) -> SqliteStore:
        return open_store(self.place)

    def _desks(self, store: Any) -> dict[str, Desk]:
        maria = a_desk(store, self.clock, "Maria")
        return {"Maria": maria, "Ben": replace(maria, me="Ben")}

    def close(self) -> None:
        self.file.close()

    def one_more(self) -> None:
        """Do one more thing in both. Fails where they differ, or the file is not whole afterwards."""
        self.clock.forward(timedelta(hours=self.chance.randrange(1, 60)))
        things = self.things()
        by = self._who()
        did = None
        while did is None:
            chosen = self.chance.choice(things)
            did = chosen()
        self._about_to()
        before = {who: self.file.undoable(who) for who in ("Maria", "Ben")}
        answers = [self._answered(did, desks[by]) for desks in self.desks]
        self._have_done()
        self.told.append(f"{by} {chosen.__name__}: {_short(answers[0])}")
        if did in self.erasings and not isinstance(answers[0], tuple):
            self.side_by_side = False
            del self.desks[1:]
        assert all(answer == answers[0] for answer in answers), self._why("they answer differently", answers)
        if not isinstance(answers[0], tuple):
            self.done[chosen.__name__] += 1
            self._look_whose(answers[0])
        if self.side_by_side:
            self._same()
        self._whole()
        self._only_mine(chosen.__name__, by, before, isinstance(answers[0], tuple))
        self._nothing_left()

    def _who(self) -> str:
        return self.chance.choice(["Maria", "Ben"])

    def _about_to(self) -> None:
        """What is to be done has been chosen, and not yet been done."""

    def _have_done(self) -> None:
        """It was done, or refused."""

    def things(self) -> list[Callable[[], Did | None]]:
        """What may be done, the commoner oftener."""
        things: list[Callable[[], Did | None]] = [self.add, self.log, self.log, self.log, self.log, self.correct]
        things += [self.correct, self.give, self.give, self.delete, self.settle, self.move, self.move, self.hand_over]
        things += [self.put_off, self.undo, self.undo, self.redo, self.redo, self.trash, self.bring_back]
        things += [self.say_no, self.lift, self.stand, self.let_be, self.answer, self.rename, self.erase]
        return things

    def _answered(self, did: Did, desk: Desk) -> Any:
        try:
            return did(desk).value
        except Refusal as refused:
            since = refused.since
            return ("refused", refused.problem, refused.what, since and (since.seq, since.by, since.name))
        except StoreFault as fault:
            return ("fault", fault.fault)

    def _same(self) -> None:
        for of in self.ids:
            one, other = self.file.history_of(of), self.memory.history_of(of)
            assert one == other, self._why(f"the history of {of}", _apart(one, other))
        for who in ("Maria", "Ben"):
            back = self.file.undoable(who), self.memory.undoable(who)
            forth = self.file.redoable(who), self.memory.redoable(who)
            assert _told(back[0]) == _told(back[1]), self._why("what can be undone", back)
            assert _told(forth[0]) == _told(forth[1]), self._why("what can be done again", forth)
        assert self.file.users() == self.memory.users(), self._why("us", self.file.users())
        assert self.file.open_agreements_until(BY_NOW.date()) == self.memory.open_agreements_until(BY_NOW.date())
        for who in ("", "Maria"):
            left = self.file.nothing_agreed(BY_NOW, who)
            assert left == self.memory.nothing_agreed(BY_NOW, who), self._why("nothing agreed", who)
            assert self.file.their_turn(who) == self.memory.their_turn(who), self._why("their turn", who)

    def _whole(self) -> None:
        report = self.file.file.check_seal()
        assert report.broken is None, self._why("the seal", report.broken)
        with closing(sqlite3.connect(self.place)) as looking:
            wrong = looking.execute("PRAGMA foreign_key_check").fetchall()
        assert wrong == [], self._why("links", wrong)

    def _only_mine(self, thing: str, by: str, before: dict[str, Deed | None], refused: bool) -> None:
        """Whatever I do, the other's next step back is still the one it was, unless somebody was erased or renamed."""
        (other,) = {"Maria", "Ben"} - {by}
        if thing not in ("erase", "rename"):
            assert self.file.undoable(other) == before[other], self._why("what the other would undo", thing)
        taken = before[by]
        if thing == "undo" and not refused:
            assert taken is not None
            assert is_same_user(taken.by, by), self._why("somebody else's was undone", taken)

    def _nothing_left(self) -> None:
        if self.gone:
            left = b"".join(p.read_bytes() for p in self.place.parent.iterdir() if p.is_file())
            found = [word for word in self.gone if word.encode() in left]
            assert found == [], self._why("words of somebody erased", found)

    def _why(self, what: str, found: Any) -> str:
        return f"{what}: {found}\nafter {self.told[-12:]}"

    # what may be done

    def add(self) -> Did | None:
        if len(self.people()) > 4:
            return None
        mark = self.word()
        name = f"{self.chance.choice(FIRST_NAMES)} {mark}"
        firm = self.chance.choice(["", "Hill & Co"])
        return lambda desk: add_prospect(desk, NewProspect(name, firm))

    def log(self) -> Did | None:
        entry = self.entry()
        return None if entry is None else lambda desk: log_contact(desk, entry)

    def entry(self) -> Entry | None:
        people = self.people()
        if not people:
            return None
        together = self.chance.sample(people, k=min(len(people), self.chance.choice([1, 1, 1, 2, 3])))
        when = self.clock() - timedelta(hours=self.chance.choice([0, 0, 1, 20, 200]))
        note, topic, said, words = self.word(), self.word(), self.word(), self.word()
        ahead = day_in(when, ZONE) + timedelta(days=self.chance.randrange(0, 12))
        kind, channel = self.chance.choice(list(AgreementKind)), self.chance.choice([Channel.CALL, Channel.MEETING])
        agreed = NextAgreement(kind, Window.day(ahead, ZONE), channel, topic=topic, words=words)
        standing = NewStanding(self.chance.choice(list(StandingKind)), said) if self.chance.random() < 0.3 else None
        direction = self.chance.choice([*Direction, Direction.OUT])
        by = self.chance.choice(["Maria", "Ben"])
        ways = [c for c in (Channel.CALL, Channel.EMAIL, Channel.MEETING) if outcomes_for(direction, c)]
        way = self.chance.choice(ways)
        return Entry(
            together[0].prospect.id,
            Attempt(direction, way, when, by),
            self.chance.choice(outcomes_for(direction, way)),
            note=note,
            reason="it happened",
            although_no=True,
            next=(agreed,) if self.chance.random() < 0.6 else (),
            standing=standing,
            objection=NewObjection(Channel.TEXT, said) if self.chance.random() < 0.1 else None,
            others=tuple(h.prospect.id for h in together[1:]),
        )

    def correct(self) -> Did | None:
        record = self.any_record()
        if record is None:
            return None
        earlier = timedelta(hours=self.chance.randrange(1, 200))
        after: Contact | Agreement
        if isinstance(record, Contact):
            after = self.chance.choice(
                [
                    replace(record, at=record.at - earlier),
                    replace(record, outcome=self.chance.choice(outcomes_for(record.direction, record.channel))),
                    replace(record, channel=Channel.EMAIL, direction=Direction.OUT),
                    replace(record, direction=Direction.IN),
                    replace(record, by=self.chance.choice(["Ben", "Maria"])),
                    replace(record, note=self.word()),
                ]
            )
        else:
            days = timedelta(days=self.chance.randrange(-5, 6))
            after = self.chance.choice(
                [
                    replace(record, window=Window.day(record.window.last + days, ZONE)),
                    replace(record, channel=Channel.CALL),
                    replace(record, made_at=record.made_at - earlier),
                    replace(record, topic=self.word()),
                    replace(record, owner=self.chance.choice(["Ben", "Maria"])),
                ]
            )
        return lambda desk: correct_record(desk, record, after)

    def give(self) -> Did | None:
        record, person = self.any_record(), self.anybody()
        if record is None or person is None:
            return None
        return lambda desk: give_to(desk, record, person.prospect.id)

    def delete(self) -> Did | None:
        record = self.any_record()
        return None if record is None else lambda desk: delete_record(desk, record)

    def settle(self) -> Did | None:
        agreement = self.any_agreement()
        answer = self.chance.choice([AgreementOutcome.BROKEN, AgreementOutcome.WITHDRAWN, AgreementOutcome.NO_SHOW])
        to_tell = answer is AgreementOutcome.BROKEN and self.chance.random() < 0.5
        if agreement is None:
            return None
        return lambda desk: settle_agreement(desk, agreement.id, answer, to_tell=to_tell)

    def move(self) -> Did | None:
        agreement = self.any_agreement()
        if agreement is None:
            return None
        later = Window.day(agreement.window.last + timedelta(days=self.chance.randrange(1, 9)), ZONE)
        who = self.chance.choice(list(WhoMoved))
        return lambda desk: move_agreement(desk, agreement.id, later, who)

    def hand_over(self) -> Did | None:
        agreement, to = self.any_agreement(), self.chance.choice(["Maria", "Ben"])
        return None if agreement is None else lambda desk: hand_over(desk, agreement.id, to)

    def put_off(self) -> Did | None:
        agreement, until = self.any_agreement(), self.clock() + timedelta(days=1)
        return None if agreement is None else lambda desk: snooze(desk, agreement.id, until)

    def undo(self) -> Did | None:
        return undo

    def redo(self) -> Did | None:
        return redo

    def trash(self) -> Did | None:
        person = self.anybody() if self.chance.random() < 0.3 else None
        return None if person is None else lambda desk: delete_prospect(desk, person.prospect.id)

    def bring_back(self) -> Did | None:
        lying = [h for h in self.histories() if h.prospect.deleted_at is not None]
        person = self.chance.choice(lying) if lying else None
        return None if person is None else lambda desk: restore_prospect(desk, person.prospect.id)

    def say_no(self) -> Did | None:
        person = self.anybody() if self.chance.random() < 0.4 else None
        words, channel = self.word(), self.chance.choice([None, Channel.CALL])
        if person is None:
            return None
        return lambda desk: object_to(desk, person.prospect.id, NewObjection(channel, words))

    def lift(self) -> Did | None:
        said = [o for h in self.people() for o in h.objections if o.lifted_at is None]
        objection = self.chance.choice(said) if said else None
        return None if objection is None else lambda desk: lift_objection(desk, objection)

    def stand(self) -> Did | None:
        person, words = self.anybody(), self.word()
        kind = self.chance.choice(list(StandingKind))
        return None if person is None else lambda desk: set_standing(desk, person.prospect.id, NewStanding(kind, words))

    def let_be(self) -> Did | None:
        person = self.anybody()
        return None if person is None else lambda desk: let_be(desk, person.prospect.id)

    def answer(self) -> Did | None:
        theirs = [c for h in self.people() for c in h.contacts if c.direction is Direction.IN]
        contact = self.chance.choice(theirs) if theirs else None
        return None if contact is None else lambda desk: nothing_to_answer(desk, contact.prospect_id, contact.id)

    def rename(self) -> Did | None:
        """One of us in another spelling of the name: they stay who they are, and every name they had stays theirs."""
        if self.chance.random() > 0.2 or not any(user.name.lower() == "ben" for user in self.file.users()):
            return None
        name = self.chance.choice(["Ben", "BEN"])
        return lambda desk: rename_user(desk, "Ben", name)

    def erase(self) -> Did | None:
        person = self.chance.choice(self.histories()) if self.ids and self.histories() else None
        if person is None or self.chance.random() > 0.4:
            return None
        self.erasings.append(lambda desk: erase_prospect(desk, person.prospect.id))
        return self.erasings[-1]

    # what there is

    def word(self) -> str:
        """One that nobody typed before."""
        return f"qz{next(self.words):05}z"

    def histories(self) -> list[History]:
        return [h for of in self.ids if (h := self.file.history_of(of)) is not None]

    def people(self) -> list[History]:
        return [h for h in self.histories() if h.prospect.deleted_at is None]

    def anybody(self) -> History | None:
        people = self.people()
        return self.chance.choice(people) if people else None

    def any_agreement(self) -> Agreement | None:
        found = [a for h in self.people() for a in h.agreements]
        still_open = [a for a in found if a.is_open]
        return self.chance.choice(still_open or found) if found else None

    def any_record(self) -> Contact | Agreement | None:
        found: list[Contact | Agreement] = []
        for history in self.people():
            found += [*history.contacts, *history.agreements]
        return self.chance.choice(found) if found else None

    def _look_whose(self, value: Any) -> None:
        """Who has each word now; what was last with somebody who is erased has to be gone."""
        if isinstance(value, int):
            self.gone |= {word for word, who in self.whose.items() if who == value} - self.shared
            self.ids.remove(value)
        elif isinstance(value, Prospect) and value.id not in self.ids:
            self.ids.append(value.id)
        assert not isinstance(value, Logged) or value.contact.prospect_id in self.ids
        now: dict[str, set[int]] = {}
        for history in self.histories():
            own = (history.prospect, *history.contacts, *history.agreements, *history.standings, *history.objections)
            for record in own:
                for word in _words_in(record):
                    now.setdefault(word, set()).add(history.prospect.id)
        self.shared |= {word for word, who in now.items() if len(who) > 1}
        self.whose |= {word: next(iter(who)) for word, who in now.items()}


def _words_in(record: Any) -> set[str]:
    texts = [getattr(record, name, "") for name in ("name", "note", "topic", "words", "then")]
    return {word for text in texts for word in text.split() if word.startswith("qz")}


def _apart(one: Any, other: Any) -> list[Any]:
    """What differs, by its fields."""
    if one is None or other is None:
        return [one, other]
    return [(f.name, a, b) for f in fields(one) if (a := getattr(one, f.name)) != (b := getattr(other, f.name))]


def _told(deed: Deed | None) -> object:
    return deed and (deed.seq, deed.by, deed.name, deed.who, deed.of, deed.detail)


def _short(answer: Any) -> str:
    return f"not, {answer[1]}" if isinstance(answer, tuple) else f"done ({type(answer).__name__})"


def worked(place: Path, seed: int, things: int) -> Counter[str]:
    """How often each thing was done, of so many tried. Fails where the two stores differ or the file is not whole."""
    work = AtWork(place, seed)
    try:
        for _ in range(things):
            work.one_more()
    except AssertionError as wrong:
        raise AssertionError(f"{seed}: {wrong}") from wrong
    finally:
        work.close()
    return work.done
