"""Claims about reading ahead: the page beside is there when it is turned to, and never older than the last deed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import ME, at, exact, jo, span, talk
from tests.fakes import FakeStore
from tests.surroundings import here_by
from tracker.actions.contacts.log_contact import log_contact
from tracker.actions.ports import Desk, Planned
from tracker.presentation.calendar.calendar_state import CalendarState
from tracker.presentation.dispatcher import Dispatcher
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NextAgreement
from tracker.rules.policy import Policy

NOW, ZONE = at("2026-11-18 10:00"), "Europe/London"
NOVEMBER = date(2026, 10, 26), date(2026, 12, 6)
DECEMBER = date(2026, 11, 30), date(2027, 1, 3)
JANUARY = date(2026, 12, 28), date(2027, 1, 31)
OCTOBER = date(2026, 9, 28), date(2026, 11, 1)


class Counting(FakeStore):
    """Remembers for which days it was asked."""

    asked: tuple[tuple[date, date], ...] = ()

    def agreements_between(self, first: date, last: date) -> tuple[Planned, ...]:
        self.asked = (*self.asked, (first, last))
        return super().agreements_between(first, last)


@pytest.fixture
def store() -> Counting:
    windows = [
        exact("2026-11-20 10:00"),
        exact("2026-12-10 10:00"),
        span("2026-11-27", "2026-12-03"),
        span("2026-10-30", "2026-11-02"),
        exact("2027-01-20 10:00"),
    ]
    return Counting(jo(), *(replace(talk(window), id=n) for n, window in enumerate(windows, 1)))


@pytest.fixture
def desk(store: Counting) -> Desk:
    ids = iter(range(100, 200))
    return Desk(store, lambda: NOW, lambda: next(ids), ME, ZONE, Policy(zone=ZONE), lambda typed: typed)


@pytest.fixture
def dispatcher(desk: Desk, qtbot: QtBot) -> Dispatcher:
    return Dispatcher(lambda: desk, lambda work: work())


@pytest.fixture
def calendar(dispatcher: Dispatcher) -> CalendarState:
    return CalendarState(dispatcher, here_by(lambda: NOW), lambda: frozenset(range(5)))


@pytest.fixture
def rest(calendar: CalendarState) -> Callable[[], None]:
    """The days in view stay the same for a while."""
    return calendar._resting.timeout.emit


def shown(calendar: CalendarState) -> list[int]:
    return [each.id for each in calendar.model.planned]


@pytest.mark.parametrize("days", [OCTOBER, DECEMBER])
def test_the_page_beside_is_shown_without_asking(
    calendar: CalendarState, store: Counting, rest: Callable[[], None], days: tuple[date, date]
) -> None:
    calendar.show(*days)
    asked_for = shown(calendar)
    assert asked_for
    calendar.show(*NOVEMBER)
    rest()
    asked = store.asked
    calendar.show(*days)
    assert (shown(calendar), calendar.model.days, store.asked) == (asked_for, days, asked)


def test_a_page_further_off_is_asked_for(calendar: CalendarState, store: Counting, rest: Callable[[], None]) -> None:
    calendar.show(*NOVEMBER)
    rest()
    asked = len(store.asked)
    calendar.show(*JANUARY)
    assert len(store.asked) == asked + 1
    assert calendar.model.days == JANUARY
    assert shown(calendar) == [5]


def test_pages_turned_without_a_rest_are_each_asked_for_alone(calendar: CalendarState, store: Counting) -> None:
    for days in (NOVEMBER, DECEMBER, JANUARY):
        calendar.show(*days)
    assert [(last - first).days for first, last in store.asked] == [43, 36, 36]


THEN = NextAgreement(AgreementKind.TALK, exact("2026-12-15 15:00"), Channel.CALL)


def a_deed(dispatcher: Dispatcher) -> None:
    entry = Entry(jo().id, Attempt(Direction.MET, Channel.MEETING, NOW, ME), ContactOutcome.TALKED, next=(THEN,))
    dispatcher.do(lambda desk: log_contact(desk, entry), lambda _logged: None)


def test_what_was_read_ahead_is_forgotten_with_the_next_deed(
    calendar: CalendarState, dispatcher: Dispatcher, rest: Callable[[], None]
) -> None:
    calendar.show(*NOVEMBER)
    rest()
    a_deed(dispatcher)
    calendar.show(*DECEMBER)
    assert [each.window for each in calendar.model.planned if each.id > 99] == [THEN.window]


@pytest.mark.parametrize("was_read", [True, False])
def test_a_moment_after_a_deed_the_pages_beside_are_there_whether_or_not_they_were_before_it(
    calendar: CalendarState, dispatcher: Dispatcher, store: Counting, rest: Callable[[], None], was_read: bool
) -> None:
    calendar.show(*NOVEMBER)
    if was_read:
        rest()
        calendar._resting.stop()
    a_deed(dispatcher)
    assert calendar._resting.isActive()
    rest()
    asked = store.asked
    calendar.show(*DECEMBER)
    assert store.asked == asked
    assert THEN.window in [each.window for each in calendar.model.planned]


def test_nobody_is_told_of_trouble_with_what_nobody_asked_for(
    calendar: CalendarState, dispatcher: Dispatcher, store: Counting, rest: Callable[[], None]
) -> None:
    from tracker.actions.outcome import Fault, StoreFault

    told: list[object] = []
    dispatcher.unread.connect(told.append)
    calendar.show(*NOVEMBER)

    def broken(first: date, last: date) -> tuple[Planned, ...]:
        raise StoreFault(Fault.LOCKED)

    store.agreements_between = broken  # type: ignore[method-assign]
    rest()
    assert told == []
    calendar.show(*DECEMBER)
    assert len(told) == 1


def test_the_month_is_seen_before_anything_shows_it_and_before_the_store_is_asked(
    calendar: CalendarState, store: Counting
) -> None:
    at_a_glance = FakeStore.agreements_between
    calendar.look_first(lambda first, last: at_a_glance(store, first, last))
    assert calendar.model.planned == ()
    calendar.show(*NOVEMBER)
    assert (calendar.model.days, store.asked) == (NOVEMBER, ())
    assert shown(calendar) == [4, 1, 3]


def test_what_was_seen_at_first_holds_until_the_store_has_said_what_there_is(
    calendar: CalendarState, store: Counting
) -> None:
    calendar.look_first(lambda _first, _last: ())
    calendar.show(*NOVEMBER)
    assert shown(calendar) == []
    calendar.read_properly()
    assert shown(calendar) == [4, 1, 3]


def test_where_nothing_can_be_seen_at_first_the_store_is_asked(calendar: CalendarState, store: Counting) -> None:
    from tracker.actions.outcome import Fault, StoreFault

    def unseen(_first: date, _last: date) -> tuple[Planned, ...]:
        raise StoreFault(Fault.LOCKED)

    calendar.look_first(unseen)
    calendar.show(*NOVEMBER)
    assert shown(calendar) == [4, 1, 3]


def test_what_was_seen_of_a_store_that_does_not_open_is_not_shown_once_it_does(
    calendar: CalendarState, store: Counting
) -> None:
    from tracker.actions.outcome import Fault, StoreFault

    answers = store.agreements_between

    def broken(first: date, last: date) -> tuple[Planned, ...]:
        raise StoreFault(Fault.LOCKED)

    calendar.look_first(lambda _first, _last: ())
    store.agreements_between = broken  # type: ignore[method-assign]
    calendar.read_properly()
    store.agreements_between = answers  # type: ignore[method-assign]
    calendar.show(*NOVEMBER)
    assert shown(calendar) == [4, 1, 3]
