"""Claims about the agenda's rows: grouped by day, today always there, and nothing said of days it does not know."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, november, planned
from tracker.actions.ports import Planned
from tracker.presentation.calendar.agenda_model import AgendaModel, RowKind
from tracker.presentation.calendar.calendar_entry import beneath_words, when_words
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel

WHOLE = date(2006, 1, 1), date(2046, 1, 1)
RANGE = november(1), november(30)
JO = planned("Jo Hill", november(24), "10:00")
OKORO = planned("Okoro family", november(20), last=november(26))
BERLIN = planned("Lena", november(24), "10:00", zone="Europe/Berlin", topic="prices")


@pytest.fixture
def calendar(qapp: QApplication) -> CalendarModel:
    return CalendarModel(lambda: NOW, ZONE)


def agenda(calendar: CalendarModel, *those: Planned, days: tuple[date, date] = RANGE) -> AgendaModel:
    calendar.set_planned(those, days)
    made = AgendaModel(calendar, WHOLE, calendar)
    made.lay_anew()
    return made


def told(model: AgendaModel) -> list[str]:
    return [row.text or (row.entry.name if row.entry else "") for row in model.rows]


def test_qt_finds_nothing_wrong_with_it(calendar: CalendarModel, qtmodeltester: ModelTester) -> None:
    model = agenda(calendar, JO, OKORO, BERLIN)
    qtmodeltester.check(model)
    calendar.set_planned([JO], RANGE)
    model.lay_anew()
    qtmodeltester.check(model)


def test_days_have_headings_and_today_stands_there_even_with_nothing(calendar: CalendarModel) -> None:
    assert told(agenda(calendar, JO)) == [
        "Today, Saturday 21 November",
        "Nothing agreed for today",
        "Tuesday 24 November",
        "Jo Hill",
    ]


def test_todays_heading_is_marked_and_no_other(calendar: CalendarModel) -> None:
    model = agenda(calendar, JO, planned("Ann", TODAY))
    assert [row.day for row in model.rows if row.is_today] == [TODAY]


def test_a_span_stands_on_its_first_day_today_and_its_last(calendar: CalendarModel) -> None:
    model = agenda(calendar, OKORO)
    listed = [row for row in model.rows if row.entry is not None]
    assert [row.day for row in listed] == [november(20), november(21), november(26)]
    assert [when_words(row.entry, row.day) for row in listed if row.entry] == ["to 26 Nov", "to 26 Nov", "last day"]


@pytest.mark.parametrize(
    ("next_day", "stretch"),
    [
        (23, []),
        (24, []),
        (25, ["Nothing agreed between Sun 22 and Tue 24 November"]),
        (30, ["Nothing agreed between Sun 22 and Sun 29 November"]),
    ],
)
def test_an_empty_stretch_is_told_in_a_line_where_it_is_worth_one(
    calendar: CalendarModel, next_day: int, stretch: list[str]
) -> None:
    model = agenda(calendar, planned("Ann", november(next_day)))
    assert [row.text for row in model.rows if row.kind is RowKind.STRETCH] == stretch


def test_days_under_a_span_are_not_called_empty(calendar: CalendarModel) -> None:
    model = agenda(calendar, planned("Ann", november(22), last=november(26)), planned("Bob", november(30)))
    stretches = [row.text for row in model.rows if row.kind is RowKind.STRETCH]
    assert stretches == ["Nothing agreed between Fri 27 and Sun 29 November"]


def test_only_at_its_very_ends_it_says_that_nothing_follows(calendar: CalendarModel) -> None:
    assert not [row for row in agenda(calendar, JO).rows if row.kind is RowKind.END]
    ends = [row.text for row in agenda(calendar, JO, days=WHOLE).rows if row.kind is RowKind.END]
    assert ends == ["Nothing agreed before today", "Nothing agreed after 24 November"]


def test_what_lies_outside_its_days_is_left_out(calendar: CalendarModel) -> None:
    model = agenda(calendar, JO, planned("Later", date(2026, 12, 1)))
    assert "Later" not in told(model)


@pytest.mark.parametrize(
    ("one", "when", "beneath"),
    [
        (JO, "10:00", "call"),
        (BERLIN, "09:00", "call · prices · 10:00 theirs, 09:00 yours"),
        (planned("Jo", november(24)), "all day", "call"),
        (planned("Jo", november(24), kind=AgreementKind.PROMISE, channel=Channel.EMAIL), "due", "promise"),
    ],
)
def test_an_agreement_tells_its_time_and_their_clocks(
    calendar: CalendarModel, one: Planned, when: str, beneath: str
) -> None:
    row = next(row for row in agenda(calendar, one).rows if row.entry is not None)
    assert row.entry is not None
    assert (when_words(row.entry, row.day), beneath_words(row.entry, TODAY)) == (when, beneath)


def test_every_row_can_be_heard(calendar: CalendarModel) -> None:
    model = agenda(calendar, BERLIN)
    heard = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert heard == [
        "Today, Saturday 21 November",
        "Nothing agreed for today",
        "Tuesday 24 November",
        "10:00 theirs, 09:00 yours – call with Lena (prices), agreed",
    ]


def test_a_row_is_found_again_by_its_key(calendar: CalendarModel) -> None:
    model = agenda(calendar, JO, OKORO)
    assert [model.row_of(row.key) for row in model.rows] == list(range(len(model.rows)))
    assert model.row_of(("entry", november(24), 0)) is None
