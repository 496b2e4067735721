"""Claims about what an entry does to what was agreed before: a new time in its place, an early one, one that is left.

It is Monday 16 November 2026, 10:00 in London.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.actions.counter import NOW, Counter, a_call, an_entry, they_call, we_met
from tests.builders import JO, ME, at, day, exact, jo, objects, talk
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.contacts.log_contact import Held
from tracker.actions.outcome import Problem, Refusal
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Entry, Lift, NewProspect, NewStanding, NextAgreement
from tracker.rules.prospect import Objection, Phone, Prospect, StandingKind
from tracker.rules.verdict import Code, Level
from tracker.rules.window import Window

THURSDAY = replace(talk(exact("2026-11-19 10:00"), topic="the files"), id=1)
LAST_FRIDAY = replace(talk(day("2026-11-13"), owner=ME), id=2)
O = AgreementOutcome  # noqa: E741 - a column of the tables below


THEY_WROTE = an_entry(NOW, Direction.IN, Channel.EMAIL, outcome=ContactOutcome.RECEIVED)


def call_on(window: Window, **changes: Any) -> NextAgreement:
    return NextAgreement(AgreementKind.TALK, window, Channel.CALL, **changes)


def after(entry: Entry, *agreements: Agreement) -> Counter:
    counter = Counter(*agreements)
    counter.logged(entry)
    return counter


NEW_TIMES = [
    ("a new time nearby stands in its place", call_on(day("2026-11-26")), THURSDAY, O.MOVED),
    ("so does one about the same thing months away", call_on(day("2027-03-01"), topic="The files"), THURSDAY, O.MOVED),
    ("one far away about something else stands beside it", call_on(day("2027-03-01")), THURSDAY, O.OPEN),
    ("so does one by another way", replace(call_on(day("2026-11-26")), channel=Channel.MEETING), THURSDAY, O.OPEN),
    ("and one that is said to", call_on(day("2026-11-26"), instead=False), THURSDAY, O.OPEN),
    ("one that is said to replace it does, however far", call_on(day("2027-03-01"), instead=True), THURSDAY, O.MOVED),
    ("one whose time is over is asked about and not moved", call_on(day("2026-11-26")), LAST_FRIDAY, O.OPEN),
    ("a promise replaces nothing", replace(call_on(day("2026-11-26")), kind=AgreementKind.PROMISE), THURSDAY, O.OPEN),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "agreed", "before", "outcome"), NEW_TIMES, ids=[c[0] for c in NEW_TIMES])
def test_a_new_time_while_another_is_open(
    claim: str, agreed: NextAgreement, before: Agreement, outcome: AgreementOutcome
) -> None:
    counter = after(replace(THEY_WROTE, next=(agreed,)), before)
    left, new = counter.jo.agreements
    assert (left.outcome, new.outcome) == (outcome, O.OPEN)
    if outcome is O.MOVED:
        assert (left.moved_to, left.who_moved, left.settled_at) == (new.id, WhoMoved.THEY_ASKED, NOW)


def test_what_nobody_said_anew_is_as_it_was() -> None:
    at_the_shop = replace(THURSDAY, place="The shop", minutes=45, then="I send a price", every="every spring")
    counter = after(replace(THEY_WROTE, next=(call_on(day("2026-11-26")),)), at_the_shop)
    _, new = counter.jo.agreements
    assert (new.topic, new.place, new.minutes) == ("the files", "The shop", 45)
    assert (new.then, new.every) == ("I send a price", "every spring")
    elsewhere = after(
        replace(THEY_WROTE, next=(call_on(day("2026-11-26"), topic="the files", place="Hers"),)), at_the_shop
    )
    assert elsewhere.jo.agreements[-1].place == "Hers"


def test_who_asked_changes_no_more_than_who_asked() -> None:
    counter = after(replace(THEY_WROTE, next=(call_on(day("2026-11-26"), who_moved=WhoMoved.WE_ASKED),)), THURSDAY)
    assert [(a.outcome, a.who_moved) for a in counter.jo.agreements] == [(O.MOVED, WhoMoved.WE_ASKED), (O.OPEN, None)]


TODAY_AT_NOON = replace(talk(exact("2026-11-16 12:00")), id=3)
CAME = [
    ("they ring and that is the call", they_call(), O.KEPT),
    ("they ring and name a new time", replace(they_call(), next=(call_on(day("2026-11-26")),)), O.MOVED),
    ("they ring and say that they will ring", replace(they_call(), standing=NewStanding(StandingKind.THEIR_TURN)), O.WITHDRAWN),
    ("they ring and say no", replace(they_call(), standing=NewStanding(StandingKind.NO_THANKS)), O.WITHDRAWN),
    ("they ring to say that they are late", replace(they_call(), note="running half an hour late"), O.OPEN),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "entry", "outcome"), CAME, ids=[c[0] for c in CAME])
def test_they_come_to_us_before_its_time(claim: str, entry: Entry, outcome: AgreementOutcome) -> None:
    assert after(entry, TODAY_AT_NOON).jo.agreements[0].outcome is outcome


def test_a_date_of_our_own_is_kept_late_by_the_one_they_agreed_to() -> None:
    counter = Counter(LAST_FRIDAY)
    desk = replace(counter.desk, now=lambda: at("2026-11-13 18:00"))
    move_agreement(desk, LAST_FRIDAY.id, day("2026-11-16"), WhoMoved.I_AM_LATE)
    logged = counter.logged(a_call())
    assert logged.contact.verdict.level is Level.NOTE
    assert [a.outcome for a in counter.jo.agreements if a.outcome is not O.MOVED] == [O.KEPT_LATE]


def test_what_is_about_an_appointment_keeps_nothing_and_is_counted_with_it() -> None:
    counter = Counter(TODAY_AT_NOON)
    contact = counter.logged(a_call(basis=Basis.ABOUT, note="on my way")).contact
    assert (contact.basis, contact.about_id, contact.agreement_id) == (Basis.ABOUT, TODAY_AT_NOON.id, None)
    assert counter.jo.agreements[0].outcome is O.OPEN
    assert isinstance(counter.log(a_call(basis=Basis.ABOUT, note="nearly there")), Held)
    assert counter.logged(a_call(basis=Basis.ABOUT, note="I shall be late")).contact.owns_up


def test_owning_up_answers_what_was_missed_and_not_told() -> None:
    missed = replace(LAST_FRIDAY, outcome=O.BROKEN, settled_at=at("2026-11-14 09:00"), to_tell=True)
    counter = Counter(missed)
    counter.logged(a_call(basis=Basis.ABOUT, note="Sorry, I missed it"))
    assert [(a.outcome, a.to_tell) for a in counter.jo.agreements] == [(O.BROKEN, False)]


def test_agreeing_by_a_way_they_object_to_lifts_that_once_or_for_good_or_not_at_all() -> None:
    objection = objects(Channel.CALL, "2026-11-01 10:00")
    for lift, once, lifted in ((Lift.NO, False, None), (Lift.ONCE, True, None), (Lift.ALL, False, NOW)):
        counter = Counter(objection)
        counter.logged(replace(we_met(), next=(call_on(day("2026-11-26")),), lift=lift))
        (agreed,), (kept,) = counter.jo.agreements, counter.jo.objections
        assert (agreed.prospect_id, agreed.lifts_once, kept.lifted_at) == (JO, once, lifted)


@pytest.mark.parametrize(
    ("objected", "agreed", "asked"),
    [
        (objects(Channel.CALL, "2026-11-01 10:00"), call_on(day("2026-11-26")), True),
        (objects(None, "2026-11-01 10:00"), call_on(day("2026-11-26")), True),
        (objects(Channel.EMAIL, "2026-11-01 10:00"), call_on(day("2026-11-26")), False),
        (objects(Channel.CALL, "2026-11-01 10:00", until=at("2026-11-20 10:00")), call_on(day("2026-11-26")), False),
        (
            objects(Channel.CALL, "2026-11-01 10:00", lifted_at=at("2026-11-05 10:00")),
            call_on(day("2026-11-26")),
            False,
        ),
        (
            objects(Channel.CALL, "2026-11-01 10:00"),
            NextAgreement(AgreementKind.PROMISE, day("2026-11-26"), Channel.CALL),
            False,
        ),
    ],
)
def test_a_talk_agreed_by_a_way_they_object_to_is_saved_only_once_it_is_said_whether_that_lifts_it(
    objected: Objection, agreed: NextAgreement, asked: bool
) -> None:
    counter = Counter(objected)
    entry = replace(we_met(), next=(agreed,))
    if asked:
        with pytest.raises(Refusal) as refused:
            counter.log(entry)
        assert (refused.value.problem, refused.value.what) == (Problem.NEEDS_WHETHER_IT_LIFTS, "Jo Hill")
        assert counter.jo.contacts == ()
        entry = replace(entry, lift=Lift.NO)
    counter.logged(entry)
    assert len(counter.jo.contacts) == 1


def test_of_a_couple_the_one_who_objected_is_asked_for_as_well() -> None:
    counter = Counter(Prospect(2, "Ann Hill"), replace(objects(Channel.CALL, "2026-11-01 10:00"), prospect_id=2))
    entry = replace(we_met(), next=(call_on(day("2026-11-26")),), others=(2,))
    with pytest.raises(Refusal) as refused:
        counter.log(entry)
    assert refused.value.what == "Ann Hill"
    counter.logged(replace(entry, lift=Lift.ONCE))
    ann = counter.store.history_of(2)
    assert ann is not None
    assert [a.lifts_once for a in (*ann.agreements, *counter.jo.agreements)] == [True, False]


@pytest.mark.parametrize("deleted_at", [None, NOW])
def test_what_goes_to_a_number_somebody_objects_to_is_held_whoever_it_is_written_down_for(
    deleted_at: datetime | None,
) -> None:
    number = Phone("+44 20 7946 0018", "+442079460018")
    kim = jo(id=2, name="Kim Hill", phones=(number,), deleted_at=deleted_at)
    counter = Counter(kim, replace(objects(Channel.CALL, "2026-11-01 10:00"), prospect_id=2))
    new = NewProspect("Somebody New", phone="+44 (20) 7946-0018", shares=True)
    held = counter.log(replace(a_call(), who=new))
    assert isinstance(held, Held)
    first = held.verdict.first
    assert first is not None
    assert (first.code, held.verdict.level, first.facts.who) == (Code.OBJECTED, Level.STOP, "Kim Hill")
