"""Claims about a month's layout: whole weeks, straight spans, nothing covered, and nothing lost without a word."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from tests.presentation.calendar.calendar_samples import entry, november, planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.day_rows import Bar
from tracker.presentation.calendar.days import month_days, months_on
from tracker.presentation.calendar.month_geometry import MonthGeometry
from tracker.presentation.calendar.month_layout import MonthLayout, lay_out
from tracker.presentation.calendar.spot import Spot

NOVEMBER = date(2026, 11, 1)
PLACES = st.tuples(st.integers(1, 30), st.integers(0, 9), st.booleans())


def one(first: int, at: str = "", last: int | None = None) -> CalendarEntry:
    return entry(planned("Jo", november(first), at, november(last) if last else None))


def places(layout: MonthLayout, of: CalendarEntry) -> list[tuple[int, int, int, int]]:
    return [(bar.week, bar.first_column, bar.last_column, bar.row) for bar in layout.bars if bar.entry is of]


def geometry(width: int = 700, height: int = 630, weeks: int = 6) -> MonthGeometry:
    return MonthGeometry(QSize(width, height), weeks, header=30, number=30, pitch=20, pad=5)


@pytest.mark.parametrize(
    ("month", "first_weekday", "first", "last"),
    [
        (date(2026, 11, 15), 0, date(2026, 10, 26), date(2026, 12, 6)),
        (date(2026, 11, 15), 6, date(2026, 11, 1), date(2026, 12, 5)),
        (date(2027, 2, 1), 0, date(2027, 2, 1), date(2027, 2, 28)),
        (date(2026, 12, 31), 5, date(2026, 11, 28), date(2027, 1, 1)),
    ],
)
def test_a_month_is_filled_up_to_whole_weeks(month: date, first_weekday: int, first: date, last: date) -> None:
    days = month_days(month, first_weekday)
    assert (days[0], days[-1]) == (first, last)
    assert len(days) % 7 == 0


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 21), 1, date(2026, 12, 21)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last_there_is(day: date, months: int, then: date) -> None:
    assert months_on(day, months) == then


def test_a_span_is_broken_at_the_week_and_knows_its_ends() -> None:
    span = one(5, last=10)
    first, second = lay_out([span], NOVEMBER, rows=4).bars
    assert (first.week, first.first_column, first.last_column, first.begins, first.ends) == (1, 3, 6, True, False)
    assert (second.week, second.first_column, second.last_column, second.begins, second.ends) == (2, 0, 1, False, True)


def test_a_span_from_before_the_month_begins_at_its_first_day() -> None:
    span = entry(planned("Jo", date(2026, 10, 1), last=november(3)))
    layout = lay_out([span], NOVEMBER, rows=4)
    assert places(layout, span) == [(0, 0, 6, 0), (1, 0, 1, 0)]
    assert not layout.bars[0].begins


def test_spans_lie_above_times_and_times_above_days() -> None:
    late, early, whole, span = one(24, "15:00"), one(24, "09:00"), one(24), one(23, last=26)
    layout = lay_out([late, early, whole, span], NOVEMBER, rows=6)
    assert [places(layout, each)[0][3] for each in (span, early, late, whole)] == [0, 1, 2, 3]


def test_a_single_day_slips_in_beside_a_span_that_is_not_there() -> None:
    first, second, single = one(23, last=24), one(24, last=26), one(26)
    layout = lay_out([first, second, single], NOVEMBER, rows=4)
    assert places(layout, single) == [(4, 3, 3, 0)]


def test_what_finds_no_room_is_counted_on_the_last_row() -> None:
    day = [one(24, f"{hour:02}:00") for hour in range(9, 15)]
    layout = lay_out(day, NOVEMBER, rows=4)
    assert len(layout.bars) == 3
    assert layout.hidden == {november(24): 3}
    assert len(layout.entries_on(november(24))) == 6


def test_a_day_that_is_just_full_says_nothing_of_more() -> None:
    layout = lay_out([one(24, f"{hour:02}:00") for hour in range(9, 13)], NOVEMBER, rows=4)
    assert len(layout.bars) == 4
    assert layout.hidden == {}


def test_a_span_hidden_on_one_day_is_hidden_all_week_and_counted_each_day() -> None:
    spans = [one(23, last=25) for _ in range(3)]
    busy = [one(24, f"{hour:02}:00") for hour in (9, 10)]
    layout = lay_out([*spans, *busy], NOVEMBER, rows=3)
    assert len([bar for bar in layout.bars if bar.entry.is_span]) == 2
    assert layout.hidden == {november(23): 1, november(24): 3, november(25): 1}


def test_times_take_two_rows_only_where_there_is_room_for_all() -> None:
    roomy, crowded = [one(24, "09:00")], [one(25, f"{hour:02}:00") for hour in (9, 10, 11)]
    layout = lay_out([*roomy, *crowded], NOVEMBER, rows=4, timed_rows=2)
    assert Counter((bar.first_column, bar.rows) for bar in layout.bars) == {(1, 2): 1, (2, 1): 3}


@given(st.lists(PLACES, max_size=40), st.integers(1, 8), st.integers(1, 2), st.integers(0, 6))
def test_nothing_covers_another_and_all_are_shown_or_counted(
    given_places: list[tuple[int, int, bool]], rows: int, timed: int, first_weekday: int
) -> None:
    entries = [
        entry(planned("Jo", november(day), "10:00" if at else "", november(day) + timedelta(days=0 if at else more)))
        for day, more, at in given_places
    ]
    layout = lay_out(entries, NOVEMBER, rows, first_weekday, timed)
    taken: Counter[tuple[date, int]] = Counter()
    shown: Counter[date] = Counter()
    for bar in layout.bars:
        for column in range(bar.first_column, bar.last_column + 1):
            day = layout.days[bar.week * 7 + column]
            assert bar.entry.touches(day)
            shown[day] += 1
            taken.update((day, row) for row in range(bar.row, bar.row + bar.rows))
    for day, count in layout.hidden.items():
        taken[day, rows - 1] += 1
        assert count > 0
    assert all(times == 1 and row < rows for (_, row), times in taken.items())
    for day in layout.days:
        assert shown[day] + layout.hidden.get(day, 0) == len(layout.entries_on(day))


def test_cells_fill_the_whole_without_a_gap() -> None:
    month = geometry(width=703, height=641)
    for index in range(6 * 7):
        cell = month.cell(index)
        week, column = divmod(index, 7)
        assert cell.left() == (0 if column == 0 else month.cell(index - 1).right() + 1)
        assert cell.top() == (30 if week == 0 else month.cell(index - 7).bottom() + 1)
    assert month.cell(41).bottomRight() == QPoint(702, 640)


@pytest.mark.parametrize(("height", "rows"), [(630, 3), (900, 5), (200, 1)])
def test_a_taller_month_has_more_rows_and_never_none(height: int, rows: int) -> None:
    assert geometry(height=height).rows == rows


def test_a_bar_stays_within_its_days_and_reaches_the_edge_where_it_is_broken() -> None:
    month = geometry()
    first, second = lay_out([one(5, last=10)], NOVEMBER, rows=3).bars
    assert month.bar(first).left() == month.cell(10).left() + 5
    assert month.bar(first).right() == 699
    assert month.bar(second).left() <= 1
    assert month.bar(second).right() < month.cell(15).right()


def test_a_point_finds_the_day_the_entry_the_more_and_the_corner() -> None:
    entries = [one(24, f"{hour:02}:00") for hour in range(9, 15)]
    month = geometry()
    layout = lay_out(entries, NOVEMBER, month.rows)
    index = layout.index_of(november(24))
    assert index is not None
    cell, shown = month.cell(index), layout.bars[0]

    def at(where: QRect) -> Spot | None:
        return month.hit(where.center(), layout)

    assert at(month.bar(shown)) == Spot(november(24), entry=shown.entry)
    assert at(month.more(index)) == Spot(november(24), more=True)
    assert at(month.corner(index)) == Spot(november(24), corner=True)
    assert month.hit(cell.topLeft(), layout) == Spot(november(24))
    assert month.hit(QPoint(20, 10), layout) is None
    assert month.hit(QPoint(900, 100), layout) is None


def test_more_lies_beneath_the_last_entry_that_is_shown() -> None:
    month = geometry()
    layout = lay_out([one(24, f"{hour:02}:00") for hour in range(9, 15)], NOVEMBER, month.rows)
    index = layout.index_of(november(24))
    assert index is not None
    lowest: Bar = max(layout.bars, key=lambda bar: bar.row)
    assert month.more(index).top() > month.bar(lowest).bottom()
    assert month.cell(index).contains(month.more(index))
