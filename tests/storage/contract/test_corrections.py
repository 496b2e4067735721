"""Whatever was logged, a correction is undone whole and done again whole, and erasing leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.builders import JO, ME, at, jo
from tests.fakes import Clock, FakeStore, a_desk
from tests.new_store import new_store as new_file
from tests.storage.looking import do
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.agreements.snooze import snooze
from tracker.actions.contacts.log_contact import log_contact
from tracker.actions.corrections.correct_record import correct_record, delete_record
from tracker.actions.corrections.give_to import give_to
from tracker.actions.outcome import Refusal
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.ports import Desk, Store
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, outcomes_for
from tracker.rules.entry import Attempt, Entry, NewObjection, NewStanding, NextAgreement
from tracker.rules.history import History
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.window import Window, day_in
from tracker.storage.store import SqliteStore

BEN = Prospect(2, "Ben Hall", organisation="Hill & Co")
PEOPLE = (JO, BEN.id)
START = at("2026-06-01 09:00")
NOW = at("2026-11-18 10:00")


def held(store: Store) -> tuple[History | None, ...]:
    return tuple(store.history_of(person) for person in PEOPLE)


def records(store: Store) -> list[Contact | Agreement]:
    histories = [history for history in held(store) if history is not None]
    found: list[Contact | Agreement] = []
    for history in histories:
        found += [*history.contacts, *history.agreements]
    return found


def some_weeks(desk: Desk, clock: Clock, chance: Random) -> None:
    """Whatever two people and we may have said and done, in the order it was."""
    clock.moment = START
    for _ in range(chance.randrange(4, 9)):
        clock.forward(timedelta(hours=chance.randrange(6, 120)))
        _one_thing(desk, clock.moment, chance)
    clock.moment = NOW


def _one_thing(desk: Desk, when: datetime, chance: Random) -> None:
    direction = chance.choice([*Direction, Direction.OUT])
    channel = chance.choice([c for c in (Channel.CALL, Channel.EMAIL, Channel.MEETING) if outcomes_for(direction, c)])
    outcome = chance.choice(outcomes_for(direction, channel))
    ahead = day_in(when, "Europe/London") + timedelta(days=chance.randrange(0, 9))
    kind = chance.choice(list(AgreementKind))
    agreed = NextAgreement(kind, Window.day(ahead, "Europe/London"), chance.choice([Channel.CALL, Channel.EMAIL]))
    standing = NewStanding(chance.choice(list(StandingKind)), "so they said") if chance.random() < 0.3 else None
    entry = Entry(
        chance.choice(PEOPLE),
        Attempt(direction, channel, when, ME),
        outcome,
        note="a note",
        reason="it happened",
        although_no=True,
        next=(agreed,) if chance.random() < 0.6 else (),
        standing=standing,
        objection=NewObjection(Channel.TEXT, "no texts") if chance.random() < 0.1 else None,
    )
    log_contact(desk, entry)
    open_ones = [r for r in records(desk.store) if isinstance(r, Agreement) and r.is_open]
    if open_ones and chance.random() < 0.3:
        one = chance.choice(open_ones)
        what = chance.randrange(3)
        if what == 0:
            settle_agreement(desk, one.id, AgreementOutcome.BROKEN)
        elif what == 1:
            snooze(desk, one.id, when + timedelta(days=1))
        else:
            later = Window.day(one.window.last + timedelta(days=2), "Europe/London")
            move_agreement(desk, one.id, later, chance.choice([WhoMoved.THEY_ASKED, WhoMoved.I_AM_LATE]))


def any_correction(store: Store, chance: Random) -> Callable[[Desk], Any]:
    record = chance.choice(records(store))
    other = next(person for person in PEOPLE if person != record.prospect_id)
    earlier = timedelta(hours=chance.randrange(1, 200))
    if isinstance(record, Contact):
        corrected: Contact | Agreement = chance.choice(
            [
                replace(record, at=record.at - earlier),
                replace(record, outcome=chance.choice(outcomes_for(record.direction, record.channel))),
                replace(record, channel=Channel.EMAIL, direction=Direction.OUT),
                replace(record, direction=Direction.IN),
                replace(record, by="Ben"),
                replace(record, note="another"),
            ]
        )
    else:
        moved = Window.day(record.window.last + timedelta(days=chance.randrange(-5, 6)), "Europe/London")
        corrected = chance.choice(
            [
                replace(record, window=moved),
                replace(record, channel=Channel.CALL),
                replace(record, made_at=record.made_at - earlier),
                replace(record, topic="the order"),
            ]
        )
    return chance.choice(
        [
            lambda desk: correct_record(desk, record, corrected),
            lambda desk: give_to(desk, record, other),
            lambda desk: delete_record(desk, record),
        ]
    )


@pytest.fixture(params=["in memory", "in a file"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """A new empty store at every call."""
    opened: list[SqliteStore] = []

    def make() -> Store:
        if request.param == "in memory":
            return FakeStore()
        opened.append(new_file(tmp_path / f"data {len(opened)}" / "as-agreed.db"))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


def at_a_desk(store: Store) -> tuple[Desk, Clock]:
    clock = Clock(START)
    do(store, jo(organisation="Hill & Co"), BEN, now=START)
    return replace(a_desk(store, clock), new_id=count(1001).__next__), clock  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(12))
def test_any_correction_is_taken_back_whole_and_done_again_whole(new_store: Callable[[], Store], seed: int) -> None:
    store, chance = new_store(), Random(seed)
    desk, clock = at_a_desk(store)
    some_weeks(desk, clock, chance)
    for _ in range(6):
        before = held(store)
        try:
            done = any_correction(store, chance)(desk)
        except Refusal:
            assert held(store) == before
            continue
        after = held(store)
        if done.changes.seq is None:
            assert after == before
            continue
        undo(desk)
        assert held(store) == before
        redo(desk)
        assert held(store) == after


@pytest.mark.parametrize("gone", PEOPLE)
@pytest.mark.parametrize("seed", range(4))
def test_after_any_corrections_erasing_either_leaves_the_others_whole(
    new_store: Callable[[], Store], seed: int, gone: int
) -> None:
    store, chance = new_store(), Random(seed)
    desk, clock = at_a_desk(store)
    some_weeks(desk, clock, chance)
    for _ in range(6):
        try:
            any_correction(store, chance)(desk)
        except Refusal:
            continue
    (stays,) = set(PEOPLE) - {gone}
    before = store.history_of(stays)
    assert before is not None
    erase_prospect(desk, gone)
    assert store.history_of(gone) is None
    after = store.history_of(stays)
    assert after is not None
    assert [c.id for c in after.contacts] == [c.id for c in before.contacts]
    assert (after.agreements, after.standings) == (before.agreements, before.standings)
    log_contact(desk, Entry(stays, Attempt(Direction.MET, Channel.MEETING, NOW, ME), ContactOutcome.TALKED))


def test_two_stores_come_to_the_same(tmp_path: Path) -> None:
    ends = []
    for store in (FakeStore(), new_file(tmp_path / "data" / "as-agreed.db")):
        chance = Random(5)
        desk, clock = at_a_desk(store)
        some_weeks(desk, clock, chance)
        for _ in range(8):
            try:
                any_correction(store, chance)(desk)
            except Refusal:
                continue
        ends.append(held(store))
        if not isinstance(store, FakeStore):
            store.close()
    assert ends[0] == ends[1]
