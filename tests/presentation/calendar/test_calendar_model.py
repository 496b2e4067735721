"""Claims about the calendar's model: how each agreement stands, on which day it lies, and how it reads aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, entry, november, planned
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import EntryState, day_words, entry_words
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.us import Us, User

JO = planned("Jo Hill", november(24), "10:00")
OKORO = planned("Okoro family", november(23), last=november(26), topic="timetable")
PROMISE = planned("Jo Hill", november(26), kind=AgreementKind.PROMISE, channel=Channel.EMAIL)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def model(qapp: QApplication, clock: Clock) -> CalendarModel:
    return CalendarModel(clock, ZONE)


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (JO, EntryState.AGREED),
        (PROMISE, EntryState.PROMISED),
        (planned("Jo", november(21), "08:30"), EntryState.AGREED),
        (planned("Jo", november(21), "07:59"), EntryState.SLIPPED),
        (planned("Jo", november(20)), EntryState.SLIPPED),
        (planned("Jo", november(21)), EntryState.AGREED),
        (planned("Jo", november(18), last=november(21)), EntryState.AGREED),
        (planned("Jo", november(24), outcome=AgreementOutcome.TRIED), EntryState.TRIED),
        (planned("Jo", november(20), outcome=AgreementOutcome.TRIED), EntryState.SLIPPED),
        (planned("Jo", november(20), outcome=AgreementOutcome.KEPT), EntryState.KEPT),
        (planned("Jo", november(20), outcome=AgreementOutcome.KEPT_LATE), EntryState.KEPT),
        (planned("Jo", november(20), outcome=AgreementOutcome.LAPSED), EntryState.PAST),
        (planned("Jo", november(20), outcome=AgreementOutcome.BROKEN), EntryState.PAST),
    ],
)
def test_an_agreement_stands_as_its_window_and_its_outcome_say(one: Planned, state: EntryState) -> None:
    assert entry(one).state is state


@pytest.mark.parametrize(
    ("zone", "at", "day", "here"),
    [
        ("America/New_York", "10:00", november(24), time(15)),
        ("Asia/Tokyo", "08:00", november(23), time(23)),
        (ZONE, "10:00", november(24), time(10)),
    ],
)
def test_their_time_is_shown_on_our_clock(zone: str, at: str, day: date, here: time) -> None:
    one = entry(planned("Jo", november(24), at, zone=zone))
    assert (one.first, one.last, one.at) == (day, day, here)


@pytest.mark.parametrize(
    ("zone", "at", "both"),
    [
        ("Europe/Berlin", "10:00", "10:00 theirs, 09:00 yours"),
        ("Asia/Tokyo", "08:00", "Tue 24 Nov 08:00 theirs, Mon 23 Nov 23:00 yours"),
        ("Europe/Lisbon", "10:00", ""),
        (ZONE, "10:00", ""),
        ("Europe/Berlin", "", ""),
    ],
)
def test_both_clocks_are_told_where_they_differ(zone: str, at: str, both: str) -> None:
    one = entry(planned("Jo", november(24), at, zone=zone))
    assert one.both_clocks(TODAY) == both
    assert both in entry_words(one, TODAY)


def test_a_day_stays_the_day_that_was_named() -> None:
    one = entry(planned("Jo", november(24), zone="Asia/Tokyo"))
    assert (one.first, one.at) == (november(24), None)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (JO, "10:00 call with Jo Hill, agreed"),
        (PROMISE, "promise to Jo Hill, promised"),
        (OKORO, "call with Okoro family (timetable), Mon 23 – Thu 26 Nov, agreed"),
        (planned("Jo", november(20), channel=Channel.EMAIL), "e-mail to Jo, slipped"),
        (planned("Jo", november(20), outcome=AgreementOutcome.KEPT_LATE), "call with Jo, kept late"),
        (planned("Jo\nHill", november(24)), "call with Jo Hill, agreed"),
    ],
)
def test_an_entry_reads_aloud(one: Planned, words: str) -> None:
    assert entry_words(entry(one), TODAY) == words


@pytest.mark.parametrize(
    ("day", "all_of_it", "words"),
    [
        (november(25), (), "Wednesday 25 November, no agreements"),
        (TODAY, (), "Saturday 21 November, today, no agreements"),
        (november(24), (JO,), "Tuesday 24 November, 1 agreement: 10:00 call with Jo Hill, agreed"),
        (
            november(26),
            (PROMISE, planned("Ben", november(26), "09:00")),
            "Thursday 26 November, 2 agreements: promise to Jo Hill, promised; 09:00 call with Ben, agreed",
        ),
    ],
)
def test_a_day_reads_aloud(day: date, all_of_it: tuple[Planned, ...], words: str) -> None:
    assert day_words(day, tuple(entry(one) for one in all_of_it), TODAY) == words


def test_the_model_keeps_the_rules_of_models(model: CalendarModel, qtmodeltester: ModelTester) -> None:
    model.set_planned((JO, OKORO, PROMISE))
    qtmodeltester.check(model)


def test_every_role_answers_by_its_name(model: CalendarModel) -> None:
    model.set_planned((OKORO,))
    index = model.index(0)
    answers = {bytes(name.data()).decode(): index.data(role) for role, name in model.roleNames().items()}
    assert answers == {
        "entry": model.entries[0],
        "id": OKORO.id,
        "prospect_id": OKORO.prospect_id,
        "name": "Okoro family",
        "first": november(23),
        "last": november(26),
        "at": None,
        "state": "agreed",
        "channel": "call",
        "topic": "timetable",
    }
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == entry_words(model.entries[0], TODAY)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_it_has_rows_but_no_rows_below_rows(model: CalendarModel) -> None:
    model.set_planned((JO, OKORO))
    assert model.rowCount(QModelIndex()) == 2
    assert model.rowCount(model.index(0)) == 0


def test_the_firmest_come_first_times_then_days_then_promises_then_spans(model: CalendarModel) -> None:
    early, whole = planned("Early", november(24), "08:00"), planned("Whole", november(24))
    owed = planned("Owed", november(24), kind=AgreementKind.PROMISE)
    model.set_planned((owed, JO, whole, early, OKORO))
    assert [one.planned for one in model.on_day(november(24))] == [early, JO, whole, owed, OKORO]


def test_what_was_agreed_slips_as_time_goes_by(model: CalendarModel, clock: Clock, qtbot: QtBot) -> None:
    model.set_planned((JO,))
    with qtbot.assertNotEmitted(model.modelReset):
        model.refresh()
    clock.now = NOW + timedelta(days=4)
    with qtbot.waitSignal(model.modelReset):
        model.refresh()
    assert model.entries[0].state is EntryState.SLIPPED


def test_the_same_agreements_again_stir_nobody(model: CalendarModel, qtbot: QtBot) -> None:
    model.set_planned((JO,))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_planned([JO])


def test_the_days_it_holds_are_news_even_with_the_same_agreements(model: CalendarModel, qtbot: QtBot) -> None:
    model.set_planned((JO,), (november(1), november(30)))
    with qtbot.waitSignal(model.modelReset):
        model.set_planned((JO,), (november(1), date(2026, 12, 31)))
    assert model.days == (november(1), date(2026, 12, 31))


def test_a_colleagues_are_told_by_names_that_mean_nobody_else_and_mine_by_none() -> None:
    us, me = Us((User(1, "Ben Hall"), User(2, "Ben Okoro"), User(3, "Ann"))), ["Ann"]
    model = CalendarModel(lambda: NOW, ZONE, me=lambda: me[0], us=lambda: us)
    model.set_planned(
        replace(planned(name, november(24)), id=at, owner=name)
        for at, name in enumerate(("Ben Hall", " ann", "Ben Okoro", ""), 1)
    )
    assert [entry.whose for entry in model.entries] == [("Ben Hall", "BH"), (), ("Ben Okoro", "BO"), ()]
    me[0] = "Ben Hall"
    model.know_us()
    assert [entry.owner for entry in model.entries] == ["", "ann", "Ben Okoro", ""]
