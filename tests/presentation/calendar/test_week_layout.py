"""Claims about a week's layout: whole days above, times at their hour beside each other, nothing lost without a word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize

from tests.presentation.calendar.calendar_samples import entry, november, planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.days import week_days
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.calendar.week_geometry import WeekGeometry
from tracker.presentation.calendar.week_layout import LENGTH, WeekLayout, lay_out_week

WEEK = week_days(november(24))
PLACES = st.tuples(st.integers(21, 30), st.integers(0, 4), st.integers(0, 24 * 60 - 1), st.booleans())


def one(first: int, at: str = "", last: int | None = None) -> CalendarEntry:
    return entry(planned("Jo", november(first), at, november(last) if last else None))


def laid(*entries: CalendarEntry, rows: int = 5, lanes: int = 3) -> WeekLayout:
    return lay_out_week(entries, WEEK, rows, lanes)


def geometry(layout: WeekLayout, scroll: int = 480) -> WeekGeometry:
    return WeekGeometry(QSize(756, 600), 40, layout.rows, 22, 48, 50, 6, scroll)


@pytest.mark.parametrize(
    ("first_weekday", "first", "last"),
    [(0, november(23), november(29)), (6, november(22), november(28)), (1, november(24), november(30))],
)
def test_a_week_has_seven_days_from_the_one_it_begins_on(first_weekday: int, first: date, last: date) -> None:
    days = week_days(november(24), first_weekday)
    assert (days[0], days[-1], len(days)) == (first, last, 7)


def test_whole_days_and_spans_lie_in_the_strip_and_times_in_the_hours() -> None:
    span, whole, timed = one(23, last=25), one(24), one(24, "10:00")
    layout = laid(span, whole, timed)
    assert [(bar.entry, bar.row) for bar in layout.bars] == [(span, 0), (whole, 1)]
    assert [(block.entry, block.column, block.minute) for block in layout.blocks] == [(timed, 1, 600)]


@pytest.mark.parametrize(("entries", "rows"), [(0, 1), (1, 1), (4, 4), (9, 5)])
def test_the_strip_is_as_high_as_it_needs_within_its_limit(entries: int, rows: int) -> None:
    assert laid(*(one(24) for _ in range(entries))).rows == rows


def test_a_strip_too_full_says_how_many_more_there_are() -> None:
    layout = laid(*(one(24) for _ in range(9)), one(25), rows=3)
    assert layout.hidden == {november(24): 7}
    assert len(layout.shown_on(november(24))) == 2


@pytest.mark.parametrize(
    ("times", "lanes"),
    [
        (["10:00"], [(0, 1)]),
        (["10:00", "11:00"], [(0, 1), (0, 1)]),
        (["10:00", "10:00"], [(0, 2), (1, 2)]),
        (["10:00", "10:30", "11:00"], [(0, 2), (1, 2), (0, 2)]),
    ],
)
def test_times_that_touch_stand_beside_each_other(times: list[str], lanes: list[tuple[int, int]]) -> None:
    layout = laid(*(one(24, at) for at in times))
    assert [(block.lane, block.lanes) for block in layout.blocks] == lanes


def test_too_many_at_once_leave_the_last_lane_to_say_so() -> None:
    layout = laid(*(one(24, "10:00") for _ in range(5)), lanes=3)
    assert [block.lane for block in layout.blocks] == [0, 1]
    assert [(crowd.lane, crowd.count, crowd.minute) for crowd in layout.crowds] == [(2, 3, 600)]


def test_the_last_minutes_of_a_day_stay_within_it() -> None:
    layout = laid(one(24, "23:55"))
    assert layout.blocks[0].minute + LENGTH == 24 * 60


@given(st.lists(PLACES, max_size=40), st.integers(1, 6), st.integers(2, 4))
def test_nothing_covers_another_and_all_are_shown_or_counted(
    given_places: list[tuple[int, int, int, bool]], rows: int, lanes: int
) -> None:
    entries = [
        one(first, f"{minute // 60:02}:{minute % 60:02}") if timed else one(first, last=min(first + more, 30))
        for first, more, minute, timed in given_places
    ]
    layout = lay_out_week(entries, WEEK, rows, lanes)
    for block in layout.blocks:
        for other in layout.blocks:
            if block is not other and (block.column, block.lane) == (other.column, other.lane):
                assert abs(block.minute - other.minute) >= LENGTH
    for column, day in enumerate(WEEK):
        crowded = sum(crowd.count for crowd in layout.crowds if crowd.column == column)
        hidden = layout.hidden.get(day, 0)
        assert len(layout.shown_on(day)) + crowded + hidden == len(layout.entries_on(day))


def test_a_point_finds_the_day_the_minute_and_the_entry() -> None:
    timed, whole = one(24, "10:00"), one(24)
    layout = laid(timed, whole)
    week = geometry(layout)
    at = week.block(layout.blocks[0]).center()
    hit = week.hit(at, layout)
    assert hit is not None
    assert (hit.day, hit.entry) == (november(24), timed)
    assert hit.minute == pytest.approx(622, abs=2)
    assert week.hit(week.bar(layout.bars[0]).center(), layout) == Spot(november(24), None, whole)
    assert week.hit(QPoint(week.day(3).center().x(), 10), layout) == Spot(november(26), None, head=True)
    assert week.hit(QPoint(20, 300), layout) is None


def test_a_point_finds_the_more_of_strip_and_hours() -> None:
    layout = laid(*(one(24) for _ in range(9)), *(one(25, "10:00") for _ in range(5)))
    week = geometry(layout)
    strip, hours = week.hit(week.more(1).center(), layout), week.hit(week.crowd(layout.crowds[0]).center(), layout)
    assert strip is not None
    assert hours is not None
    assert (strip.day, strip.more) == (november(24), True)
    assert (hours.day, hours.more) == (november(25), True)


def test_scrolling_moves_the_hours_and_nothing_else() -> None:
    layout = laid(one(24, "10:00"), one(24))
    here, further = geometry(layout, 400), geometry(layout, 448)
    assert here.block(layout.blocks[0]).top() - further.block(layout.blocks[0]).top() == 48
    assert here.bar(layout.bars[0]) == further.bar(layout.bars[0])
