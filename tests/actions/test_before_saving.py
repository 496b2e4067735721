"""Claims about what is said of an entry before it is saved, and that just this is what saving it does.

It is Monday 16 November 2026, 10:00 in London.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.actions.counter import NOW, Counter, a_call, an_entry, they_call, we_met
from tests.builders import JO, at, day, exact, jo, talk
from tracker.actions.contacts.before_saving import Foretold, foretell
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Entry, NewObjection, NewStanding, NextAgreement
from tracker.rules.prospect import StandingKind
from tracker.rules.window import Window

THURSDAY = replace(talk(exact("2026-11-19 10:00"), topic="the files"), id=1)
MEETING = replace(talk(exact("2026-11-17 15:00"), channel=Channel.MEETING), id=2)
LAST_FRIDAY = replace(talk(day("2026-11-13")), id=3)
THEY_WROTE = an_entry(NOW, Direction.IN, Channel.EMAIL, outcome=ContactOutcome.RECEIVED)
O = AgreementOutcome  # noqa: E741 - short in the claims below


def call_on(window: Window, **changes: Any) -> NextAgreement:
    return NextAgreement(AgreementKind.TALK, window, Channel.CALL, **changes)


def told(entry: Entry, *agreements: Agreement) -> tuple[Foretold, Counter]:
    """What is said, and the counter at which it was then saved."""
    counter = Counter(*agreements)
    foretold = foretell(entry, counter.jo, counter.desk.policy)
    counter.logged(entry)
    return foretold, counter


def outcome(counter: Counter, agreement: Agreement) -> AgreementOutcome:
    found = counter.jo.agreement(agreement.id)
    assert found is not None
    return found.outcome


@pytest.mark.parametrize(
    ("new", "in_place"),
    [
        (call_on(day("2026-11-26")), True),
        (call_on(day("2026-11-26"), instead=False), False),
        (call_on(day("2027-03-01")), False),
        (call_on(day("2027-03-01"), instead=True), True),
    ],
)
def test_a_new_time_says_what_it_stands_in_the_place_of_or_beside(new: NextAgreement, in_place: bool) -> None:
    foretold, counter = told(replace(THEY_WROTE, next=(new,)), THURSDAY)
    assert (foretold.beside, foretold.in_its_place) == (THURSDAY, in_place)
    assert outcome(counter, THURSDAY) is (O.MOVED if in_place else O.OPEN)


@pytest.mark.parametrize(
    ("new", "beside", "in_place"),
    [
        (call_on(day("2026-11-26"), instead=None), THURSDAY, False),
        (call_on(day("2026-11-26"), instead=False), THURSDAY, False),
        (call_on(day("2026-11-26"), instead=True), THURSDAY, True),
        (call_on(day("2027-03-01"), instead=None), None, False),
    ],
)
def test_by_another_way_it_stands_beside_unless_that_is_turned(
    new: NextAgreement, beside: Agreement | None, in_place: bool
) -> None:
    foretold, counter = told(replace(THEY_WROTE, next=(replace(new, channel=Channel.VIDEO),)), THURSDAY)
    assert (foretold.beside, foretold.in_its_place) == (beside, in_place)
    assert outcome(counter, THURSDAY) is (O.MOVED if in_place else O.OPEN)


def test_the_talk_by_the_same_way_is_named_before_a_nearer_one_by_another() -> None:
    foretold, _ = told(replace(THEY_WROTE, next=(call_on(day("2026-11-18")),)), MEETING, THURSDAY)
    assert (foretold.beside, foretold.in_its_place) == (THURSDAY, True)


@pytest.mark.parametrize("keeps", [False, True])
def test_their_turn_says_what_it_calls_off_and_one_key_keeps_it(keeps: bool) -> None:
    entry = replace(THEY_WROTE, standing=NewStanding(StandingKind.THEIR_TURN, "we'll call you", keeps))
    foretold, counter = told(entry, MEETING)
    assert ([a.id for a in foretold.withdraws], foretold.keeps_talks) == ([MEETING.id], keeps)
    assert foretold.binds is keeps
    still = [a for a in counter.jo.agreements if a.is_open]
    assert [a.window for a in still] == [MEETING.window] * keeps
    assert counter.jo.standings[-1].kind is StandingKind.THEIR_TURN
    if keeps:
        # On the day the guard finds it agreed, whatever was said of whose turn it is.
        counter.clock.moment = at("2026-11-17 15:00")
        assert counter.logged(we_met(at("2026-11-17 15:00"))).settled == replace(
            still[0], outcome=O.KEPT, settled_at=at("2026-11-17 15:00"), settled_by=counter.jo.contacts[-1].id
        )


def test_a_no_is_not_softened_by_that_key() -> None:
    entry = replace(THEY_WROTE, standing=NewStanding(StandingKind.NO_THANKS, "no", keeps_talks=True))
    _, counter = told(entry, MEETING)
    assert outcome(counter, MEETING) is O.WITHDRAWN


def test_a_new_time_is_a_move_even_where_it_is_their_turn_as_well() -> None:
    entry = replace(
        THEY_WROTE, next=(call_on(day("2026-11-26")),), standing=NewStanding(StandingKind.THEIR_TURN, "I'll confirm")
    )
    foretold, counter = told(entry, THURSDAY)
    assert (foretold.in_its_place, foretold.withdraws) == (True, ())
    assert outcome(counter, THURSDAY) is O.MOVED


OVER = [
    ("nothing said leaves it to be answered", {}, {}, O.OPEN),
    ("missed", {"missed": LAST_FRIDAY.id}, {}, O.BROKEN),
    ("they moved it", {}, {"instead": True}, O.MOVED),
    ("kept late", {"keeps": LAST_FRIDAY.id}, {}, O.KEPT_LATE),
]


@pytest.mark.parametrize(("claim", "entry", "new", "became"), OVER, ids=[claim for claim, *_ in OVER])
def test_one_whose_time_is_over_is_asked_about(
    claim: str, entry: dict[str, Any], new: dict[str, Any], became: AgreementOutcome
) -> None:
    wrote = an_entry(NOW, Direction.IN, Channel.EMAIL, **({"outcome": ContactOutcome.RECEIVED} | entry))
    foretold, counter = told(replace(wrote, next=(call_on(day("2026-11-26"), **new),)), LAST_FRIDAY)
    assert (foretold.over == LAST_FRIDAY) is (became is not O.KEPT_LATE)
    assert outcome(counter, LAST_FRIDAY) is became


def test_a_call_that_keeps_it_late_has_nothing_to_ask() -> None:
    foretold, _ = told(a_call(next=(call_on(day("2026-11-26")),)), LAST_FRIDAY)
    assert foretold.over is None


def test_they_ring_at_nine_to_move_the_ten_o_clock_call() -> None:
    at_ten = replace(talk(exact("2026-11-16 10:30")), id=9)
    foretold, counter = told(replace(they_call(), next=(call_on(day("2026-11-20")),)), at_ten)
    assert (foretold.beside, foretold.in_its_place) == (at_ten, True)
    assert counter.jo.contacts[-1].agreement_id is None
    assert outcome(counter, at_ten) is O.MOVED


def test_nothing_agreed_and_that_is_fine_is_noted_where_it_would_be_asked() -> None:
    called_off = replace(LAST_FRIDAY, outcome=O.WITHDRAWN, settled_at=at("2026-11-13 10:00"))
    counter = Counter(called_off)
    counter.logged(replace(THEY_WROTE, let_be=True))
    assert counter.jo.prospect.let_be_at == NOW
    assert counter.store.nothing_agreed(NOW) == ()
    for agreements in ((), (THURSDAY,)):
        counter = Counter(*agreements)
        counter.logged(replace(THEY_WROTE, let_be=True))
        assert counter.jo.prospect == jo(id=JO)


def test_a_way_they_close_says_what_goes_with_it() -> None:
    closed = NewObjection(Channel.CALL, "no calls please")
    foretold, counter = told(replace(they_call(), objection=closed), THURSDAY, MEETING)
    assert ([a.id for a in foretold.closes], foretold.withdraws) == ([THURSDAY.id], ())
    assert (outcome(counter, THURSDAY), outcome(counter, MEETING)) == (O.WITHDRAWN, O.OPEN)
