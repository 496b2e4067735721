"""Claims about the agenda's rows: grouped by day, today always there, and nothing said of days it does not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from tests.builders import at
from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, entry, november, planned
from tests.widgets.calendar.busy import TIMES, busy_day
from tracker.actions.ports import Planned
from tracker.presentation.calendar.agenda_line import agenda_line, settled_words
from tracker.presentation.calendar.agenda_model import AgendaModel
from tracker.presentation.calendar.agenda_rows import Heights, Row, RowKind
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel

WHOLE = date(2006, 1, 1), date(2046, 1, 1)
PROMISE = AgreementKind.PROMISE
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
    return [
        ": ".join(part for part in (row.heading, row.text or (row.entry.name if row.entry else row.kind.value)) if part)
        for row in model.rows
    ]


def time_of(row: Row) -> str:
    assert row.entry is not None
    return agenda_line(row.entry, row.day, TODAY).time


def test_qt_finds_nothing_wrong_with_it(calendar: CalendarModel, qtmodeltester: ModelTester) -> None:
    model = agenda(calendar, JO, OKORO, BERLIN)
    qtmodeltester.check(model)
    calendar.set_planned([JO], RANGE)
    model.lay_anew()
    qtmodeltester.check(model)


def test_the_first_row_of_a_day_names_it_and_today_stands_there_even_with_nothing(calendar: CalendarModel) -> None:
    other = planned("Ann", november(24), "11:00")
    assert told(agenda(calendar, JO, other)) == [
        "Today, Saturday 21 November: Nothing agreed for today",
        "Tuesday 24 November: Jo Hill",
        "Ann",
    ]


def test_today_is_marked_and_no_other(calendar: CalendarModel) -> None:
    model = agenda(calendar, JO, planned("Ann", TODAY))
    assert {row.day for row in model.rows if row.is_today} == {TODAY}


def test_the_first_day_there_is_in_a_month_says_so(calendar: CalendarModel) -> None:
    days = november(1), date(2026, 12, 31)
    later = planned("Ann", date(2026, 12, 3)), planned("Ben", date(2026, 12, 4))
    model = agenda(calendar, JO, *later, days=days)
    assert [row.day for row in model.rows if row.opens_month] == [TODAY, date(2026, 12, 3)]


@pytest.mark.parametrize(
    ("first", "last", "days", "times"),
    [
        (20, 26, [21, 26], ["to Thu", "last day"]),  # it runs: today, and where it ends
        (24, 26, [24, 26], ["to Thu", "last day"]),
        (21, 29, [21, 29], ["to 29 Nov", "last day"]),
        (20, 21, [21], ["last day"]),
        (17, 19, [17, 19], ["to Thu", "last day"]),
    ],
)
def test_a_span_stands_where_it_begins_or_today_and_where_it_ends(
    calendar: CalendarModel, first: int, last: int, days: list[int], times: list[str]
) -> None:
    listed = [row for row in agenda(calendar, planned("Okoro", november(first), last=november(last))).rows if row.entry]
    assert [row.day.day for row in listed] == days
    assert [time_of(row) for row in listed] == times


def test_what_is_told_in_full_elsewhere_or_settled_takes_one_line(calendar: CalendarModel) -> None:
    kept = planned("Ben", november(23), "09:00", outcome=AgreementOutcome.KEPT)
    rows = [row for row in agenda(calendar, JO, OKORO, kept).rows if row.entry]
    assert [(row.day.day, row.short) for row in rows] == [(21, False), (23, True), (24, False), (26, True)]


def test_within_a_day_times_come_first_then_whole_days_then_promises_then_spans(calendar: CalendarModel) -> None:
    promised = planned("Promise", november(24), kind=AgreementKind.PROMISE)
    span, whole = planned("Span", november(24), last=november(26)), planned("Whole", november(24))
    late = planned("Late", november(24), "16:00")
    rows = agenda(calendar, promised, span, whole, late, JO).rows
    names = [row.entry.name for row in rows if row.entry and row.day == november(24)]
    assert names == ["Jo Hill", "Late", "Whole", "Promise", "Span"]


def test_with_25_agreements_and_four_spans_on_one_day_the_times_are_seen_first(calendar: CalendarModel) -> None:
    model = agenda(calendar, *busy_day(november(25)))
    entries = [row.entry for row in model.rows if row.entry and row.day == november(25)]
    assert [entry.at is not None for entry in entries] == [True] * len(TIMES) + [False] * (len(entries) - len(TIMES))
    assert [entry.is_span for entry in entries].index(True) == len(entries) - 1


def kinds(model: AgendaModel) -> list[str]:
    return [row.entry.name if row.entry else row.kind.value for row in model.rows if row.day == TODAY]


@pytest.mark.parametrize(
    ("those", "rows"),
    [
        ((), ["nothing"]),
        ((planned("Was", TODAY, "08:30"), planned("Comes", TODAY, "10:00")), ["Was", "now", "Comes"]),
        ((planned("Was", TODAY, "08:30"), planned("Whole", TODAY)), ["Was", "now", "Whole"]),
        ((planned("Was", TODAY, "08:30"),), ["Was", "now"]),
        ((planned("Comes", TODAY, "10:00"),), ["now", "Comes"]),
        ((planned("Kept", TODAY, "08:30", outcome=AgreementOutcome.KEPT),), ["Kept"]),
    ],
)
def test_now_lies_between_what_was_and_what_comes(
    calendar: CalendarModel, those: tuple[Planned, ...], rows: list[str]
) -> None:
    assert kinds(agenda(calendar, *those)) == rows


def test_rows_lie_beneath_each_other_and_no_day_is_lower_than_its_number(calendar: CalendarModel) -> None:
    kept = tuple(planned(f"Ben {n}", november(18), f"{9 + n:02}:00", outcome=AgreementOutcome.KEPT) for n in range(3))
    alone = planned("Ann", november(17), outcome=AgreementOutcome.KEPT)
    was = planned("Was", TODAY, "08:30")
    heights = Heights()
    top: dict[date, int] = {}
    reach: dict[date, int] = {}
    for row in agenda(calendar, JO, was, alone, *kept).rows:
        if not row.is_of_a_day:
            continue
        begins = top.setdefault(row.day, 0)
        assert heights.above(row) == begins + (heights.top if row.heading else 0)
        top[row.day] = begins + heights.of(row)
        reach[row.day] = top[row.day]
    assert reach[november(17)] == heights.top + heights.rail + heights.foot
    assert reach[november(18)] == heights.top + 3 * heights.short + heights.foot
    assert reach[november(24)] == heights.top + heights.rail + heights.foot
    assert reach[TODAY] == heights.top + heights.rail_today + heights.foot


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
    ("one", "time", "stands", "about"),
    [
        (JO, "10:00", "", "by phone"),
        (BERLIN, "09:00", "", "prices · 10:00 theirs, 09:00 yours"),
        (planned("Jo", november(24)), "all day", "", "by phone"),
        (planned("Jo", november(20), "10:00", topic="prices"), "10:00", "Slipped", "prices"),
        (planned("Jo", november(20), "10:00"), "10:00", "Slipped", ""),
        (planned("Jo", november(24), outcome=AgreementOutcome.TRIED, topic="prices"), "all day", "Tried", "prices"),
        (
            replace(
                planned("Jo", november(24), "10:00", outcome=AgreementOutcome.TRIED, topic="prices"),
                tried_at=at("2026-11-24 11:40"),
            ),
            "10:00",
            "Tried 11:40",
            "prices",
        ),
        (planned("Jo", november(24), kind=PROMISE, channel=Channel.EMAIL), "that day", "", "by e-mail"),
        (planned("Jo", TODAY, kind=PROMISE, channel=Channel.EMAIL, topic="prices"), "tonight", "", "prices"),
        (planned("Jo", november(24), last=november(26), kind=PROMISE), "by Thu", "", "by phone"),
        (replace(JO, topic="prices", place="the yard"), "10:00", "", "prices · the yard"),
    ],
)
def test_a_row_tells_when_how_it_stands_and_what_it_is_about(one: Planned, time: str, stands: str, about: str) -> None:
    line = agenda_line(entry(one), entry(one).first, TODAY)
    assert (line.time, line.stands, line.about) == (time, stands, about)


def test_a_colleagues_is_told_beside_what_it_is_about() -> None:
    adas = replace(entry(replace(JO, topic="prices")), whose=("Ada Lowe", "Ada", "AL"))
    assert (agenda_line(adas, adas.first, TODAY).whose, agenda_line(adas, adas.first, TODAY).about) == (
        "Ada Lowe",
        "prices",
    )
    assert agenda_line(entry(JO), november(24), TODAY).whose == ""


def test_their_words_are_quoted() -> None:
    line = agenda_line(entry(replace(JO, words="ring me then", organisation="Brandt")), november(24), TODAY)
    assert (line.words, line.firm) == ("“ring me then”", "Brandt")
    assert agenda_line(entry(JO), november(24), TODAY).words == ""


@pytest.mark.parametrize(
    ("outcome", "moved_on", "became"),
    [
        (AgreementOutcome.KEPT, None, ""),
        (AgreementOutcome.KEPT_LATE, None, "kept late"),
        (AgreementOutcome.MOVED, date(2026, 12, 4), "to 4 Dec"),
        (AgreementOutcome.MOVED, None, "moved"),
        (AgreementOutcome.WITHDRAWN, None, "called off"),
    ],
)
def test_what_is_settled_says_what_became_of_it(outcome: AgreementOutcome, moved_on: date | None, became: str) -> None:
    one = replace(planned("Jo", november(20), outcome=outcome), moved_on=moved_on)
    assert settled_words(entry(one)) == became


def test_every_row_can_be_heard(calendar: CalendarModel) -> None:
    model = agenda(calendar, BERLIN, planned("Was", TODAY, "08:30"))
    heard = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert heard == [
        "Today, Saturday 21 November: 08:30 call with Was, agreed",
        "Now, 09:00",
        "Tuesday 24 November: 10:00 theirs, 09:00 yours – call with Lena (prices), agreed",
    ]


def test_a_row_is_found_again_by_its_key(calendar: CalendarModel) -> None:
    model = agenda(calendar, JO, OKORO)
    assert [model.row_of(row.key) for row in model.rows] == list(range(len(model.rows)))
    assert model.row_of(("entry", november(24), 0)) is None
