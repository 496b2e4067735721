"""Claims about a week's layout: whole days above, times at their hour beside each other, nothing lost without a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize

from tests.presentation.calendar.calendar_samples import entry, november, planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry, by_days
from tracker.presentation.calendar.days import week_days
from tracker.presentation.calendar.entry_face import Ruler
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.calendar.week_columns import columns
from tracker.presentation.calendar.week_layout import (
    CROWD,
    LEAST_LANE,
    Block,
    Setting,
    WeekLayout,
    drawn_for,
    lay_out_week,
    minute_of,
)
from tracker.presentation.calendar.week_page import WeekPage
from tracker.rules.agreement import AgreementKind

WEEK = week_days(november(24))
PLACES = st.tuples(st.integers(21, 30), st.integers(0, 4), st.integers(0, 24 * 60 - 1), st.booleans())
WIDE = (46, 246, 446, 646, 846, 1046, 1246, 1446)
NARROW = (46, 136, 226, 316, 406, 496, 586, 676)
RULER = Ruler(lambda words, _weight: 7 * len(words))
HOUR, PITCH = 67, 21


def one(first: int, at: str = "", last: int | None = None, name: str = "Jo") -> CalendarEntry:
    return entry(planned(name, november(first), at, november(last) if last else None))


def laid(*entries: CalendarEntry, rows: int = 5, edges: tuple[int, ...] = WIDE) -> WeekLayout:
    setting = Setting(edges, november(21), RULER, HOUR)
    return lay_out_week(by_days(entries, WEEK[0], WEEK[-1]), WEEK, setting, rows)


def page(layout: WeekLayout, scroll: int = 600) -> WeekPage:
    return WeekPage(QSize(layout.edges[-1], 700), layout, PITCH, HOUR, scroll)


@pytest.mark.parametrize(
    ("first_weekday", "first", "last"),
    [(0, november(23), november(29)), (6, november(22), november(28)), (1, november(24), november(30))],
)
def test_a_week_has_seven_days_from_the_one_it_begins_on(first_weekday: int, first: date, last: date) -> None:
    days = week_days(november(24), first_weekday)
    assert (days[0], days[-1], len(days)) == (first, last, 7)


@pytest.mark.parametrize(
    ("looked_at", "chosen", "timed", "parts"),
    [
        (26, 26, {}, (1, 1, 1, 1.6, 1, 0.72, 0.72)),
        (26, 24, {}, (1, 1, 1, 1.6, 1, 0.72, 0.72)),
        (28, 28, {}, (1, 1, 1, 1, 1, 1.6, 0.72)),
        (26, 26, {26: 13}, (1, 1, 1, 3.2, 1, 0.72, 0.72)),
        (26, 26, {26: 12}, (1, 1, 1, 1.6, 1, 0.72, 0.72)),
        (26, 26, {24: 20}, (1, 1.6, 1, 1.6, 1, 0.72, 0.72)),
        (26, 24, {24: 20}, (1, 3.2, 1, 1.6, 1, 0.72, 0.72)),
    ],
)
def test_the_day_looked_at_is_wide_and_days_off_are_narrow(
    looked_at: int, chosen: int, timed: dict[int, int], parts: Sequence[float]
) -> None:
    edges = columns(
        46,
        713,
        WEEK,
        frozenset({5, 6}),
        november(looked_at),
        november(chosen),
        {november(day): count for day, count in timed.items()},
    )
    assert (edges[0], edges[-1]) == (46, 713)
    wide = [right - left for left, right in pairwise(edges)]
    assert wide == pytest.approx([667 * part / sum(parts) for part in parts], abs=1)


def test_a_day_grows_around_where_it_was() -> None:
    """What lies under the pointer is the same day before and after the click that makes it wide."""
    before, after = (
        columns(46, 713, WEEK, frozenset({5, 6}), november(26), november(chosen), {november(24): 20})
        for chosen in (26, 24)
    )
    assert after[1] <= before[1] < before[2] <= after[2]


def test_whole_days_and_spans_lie_in_the_strip_and_times_in_the_hours() -> None:
    span, whole, timed = one(23, last=25), one(24), one(24, "10:00")
    layout = laid(span, whole, timed)
    assert [(single.entry, single.column, single.top) for single in layout.singles] == [(whole, 1, 0)]
    assert [(lane.entry, lane.first, lane.last) for lane in layout.lanes.lanes] == [(span, 0, 2)]
    assert [(block.entry, block.column, block.minute, block.until) for block in layout.blocks] == [(timed, 1, 600, 630)]


@pytest.mark.parametrize(("entries", "rows"), [(0, 1), (1, 1), (4, 4), (9, 5)])
def test_the_strip_is_as_high_as_it_needs_within_its_limit(entries: int, rows: int) -> None:
    assert laid(*(one(24) for _ in range(entries))).above == rows * PITCH


def test_a_strip_too_full_says_how_many_more_there_are() -> None:
    layout = laid(*(one(24) for _ in range(9)), one(25), rows=3)
    assert layout.hidden == {november(24): 7}
    assert len(layout.shown_on(november(24))) == 2


@pytest.mark.parametrize(
    ("name", "told", "height"),
    [
        ("Jo Hill", ("Jo Hill",), 19),
        ("Margaret Vale", ("Margaret", "Vale"), 34),
        ("Margaret Featherstonehaugh", ("Margaret F.",), 19),
    ],
)
def test_a_name_in_the_strip_takes_another_line_where_that_keeps_it_whole(
    name: str, told: tuple[str, ...], height: int
) -> None:
    single = laid(one(24, name=name), edges=NARROW).singles[0]
    assert (single.face.name, single.height) == (told, height)


def test_in_a_full_day_of_the_strip_every_name_stands_on_one_line() -> None:
    layout = laid(*(one(24, name="Margaret Vale") for _ in range(5)), edges=NARROW)
    assert [single.face.lines for single in layout.singles] == [1] * 5
    assert layout.hidden == {}


def test_spans_beyond_all_lanes_are_counted_too() -> None:
    layout = laid(*(one(24, last=25) for _ in range(10)))
    assert layout.hidden == {november(24): 2, november(25): 2}
    assert len(layout.shown_on(november(24))) == 8


@pytest.mark.parametrize(
    ("times", "places"),
    [
        (["10:00"], [(0, 196)]),
        (["10:00", "10:30"], [(0, 196), (0, 196)]),
        (["10:00", "10:00"], [(0, 97), (100, 96)]),
        (["10:00", "10:15", "10:30"], [(0, 97), (100, 96), (0, 97)]),
        (["10:00", "10:20"], [(0, 196), (0, 196)]),
        (["10:00", "10:00", "10:30"], [(0, 97), (100, 96), (0, 196)]),
    ],
)
def test_times_that_touch_stand_beside_each_other(times: list[str], places: list[tuple[int, int]]) -> None:
    layout = laid(*(one(24, at) for at in times))
    left = WIDE[1] + 2
    assert [(block.left - left, block.width) for block in layout.blocks] == places


def test_too_many_at_once_are_counted_in_that_row_alone() -> None:
    layout = laid(*(one(24, "10:00") for _ in range(5)), one(24, "11:00"))
    crowd = layout.crowds[0]
    assert [(crowd.count, crowd.minute, crowd.until)] == [(3, 600, 630)]
    assert [block.minute for block in layout.blocks] == [600, 600, 660]
    whole = layout.blocks[-1]
    assert max(block.left + block.width for block in layout.blocks[:2]) < crowd.left
    assert crowd.left + CROWD == whole.left + whole.width


@pytest.mark.parametrize(("width", "beside"), [(90, 1), (152, 2), (247, 3), (600, 3)])
def test_as_many_stand_beside_each_other_as_have_room_for_a_name(width: int, beside: int) -> None:
    edges = (46, *(46 + width * n for n in range(1, 8)))
    layout = laid(*(one(24, "10:00") for _ in range(4)), edges=edges)
    assert (len(layout.blocks), layout.crowds[0].count) == (beside, 4 - beside)


def test_what_nobody_gave_a_length_gives_way_to_the_next() -> None:
    assert [(block.minute, block.until) for block in laid(one(24, "10:00"), one(24, "10:20")).blocks] == [
        (600, 620),
        (620, 650),
    ]


@pytest.mark.parametrize(
    ("times", "drawn", "crowds"),
    [
        (["10:00", "10:00"], [(600, 618), (618, 636)], 0),
        (["10:00", "10:00", "10:45"], [(600, 618), (618, 636), (645, 675)], 0),
        (["10:00", "10:00", "10:30"], [(600, 630), (630, 660)], 1),
        (["10:00", "10:00", "10:00"], [(600, 630)], 1),
    ],
)
def test_two_at_once_stand_one_above_the_other_in_a_narrow_day(
    times: list[str], drawn: list[tuple[int, int]], crowds: int
) -> None:
    layout = laid(*(one(24, at) for at in times), edges=NARROW)
    assert [(block.minute, block.until) for block in layout.blocks] == drawn
    assert len(layout.crowds) == crowds


def test_how_long_it_takes_is_how_high_it_is() -> None:
    long = entry(planned("Jo", november(24), "10:00", minutes=90))
    short = entry(planned("Jo", november(24), "12:00", minutes=5))
    assert [(block.minute, block.until) for block in laid(long, short).blocks] == [(600, 690), (720, 740)]


def test_a_name_takes_another_line_where_nothing_stands_beneath() -> None:
    layout = laid(one(24, "10:00", name="Margaret Vale"), edges=NARROW)
    block = layout.blocks[0]
    assert block.face.name == ("Margaret", "Vale")
    assert block.until > 640


def test_a_name_is_shortened_where_something_stands_beneath() -> None:
    layout = laid(one(24, "10:00", name="Margaret Vale"), one(24, "10:30"), edges=NARROW)
    assert (layout.blocks[0].face.name, layout.blocks[0].until) == (("Margaret",), 630)


def test_the_last_minutes_of_a_day_stay_within_it() -> None:
    layout = laid(one(24, "23:55"))
    assert layout.blocks[0].until == 24 * 60


def test_with_25_agreements_and_four_spans_on_one_day_the_times_are_seen_first() -> None:
    timed = [one(24, f"{9 + n // 2:02}:{n % 2 * 30:02}") for n in range(16)]
    promised = [entry(planned("Jo", november(24), kind=AgreementKind.PROMISE)) for _ in range(9)]
    spans = [one(23, last=27) for _ in range(4)]
    layout = laid(*promised, *spans, *timed)
    assert {block.entry.planned.id for block in layout.blocks} == {each.planned.id for each in timed}
    assert [each.at for each in layout.shown_on(november(24))[: len(timed)]] == [each.at for each in timed]
    assert len(layout.lanes.lanes) == 4
    assert layout.hidden == {november(24): 5}


@given(st.lists(PLACES, max_size=40), st.integers(1, 6), st.sampled_from([WIDE, NARROW]))
def test_nothing_covers_another_and_all_are_shown_or_counted(
    given_places: list[tuple[int, int, int, bool]], rows: int, edges: tuple[int, ...]
) -> None:
    entries = [
        one(first, f"{minute // 60:02}:{minute % 60:02}") if timed else one(first, last=min(first + more, 30))
        for first, more, minute, timed in given_places
    ]
    layout = laid(*entries, rows=rows, edges=edges)
    seen = page(layout)
    hours = [seen.block_box(block) for block in layout.blocks] + [seen.crowd_box(crowd) for crowd in layout.crowds]
    strip = [seen.single_box(single) for single in layout.singles] + [
        seen.lane_box(lane) for lane in layout.lanes.lanes
    ]
    for boxes in (hours, strip):
        assert not [at for at, box in enumerate(boxes) if any(box.intersects(other) for other in boxes[:at])]
    for column, day in enumerate(WEEK):
        crowded = sum(crowd.count for crowd in layout.crowds if crowd.column == column)
        hidden = layout.hidden.get(day, 0)
        assert len(layout.shown_on(day)) + crowded + hidden == len(layout.entries_on(day))


def test_a_block_keeps_within_its_day() -> None:
    layout = laid(*(one(24, "10:00") for _ in range(3)), edges=NARROW)
    block: Block = layout.blocks[0]
    assert block.width < LEAST_LANE
    assert NARROW[1] < block.left
    assert layout.crowds[0].left + CROWD <= NARROW[2]


def test_a_point_finds_the_day_the_minute_and_the_entry() -> None:
    timed, whole, span = one(24, "10:00"), one(24), one(24, last=25)
    layout = laid(timed, whole, span)
    week = page(layout)
    at = week.block_box(layout.blocks[0]).center()
    hit = week.hit(at)
    assert hit is not None
    assert (hit.day, hit.entry) == (november(24), timed)
    assert hit.minute == pytest.approx(minute_of(timed) + drawn_for(timed) / 2, abs=2)
    assert week.hit(week.single_box(layout.singles[0]).center()) == Spot(november(24), None, whole)
    found = week.hit(week.lane_box(layout.lanes.lanes[0]).center())
    assert found is not None
    assert found.entry == span
    assert week.hit(QPoint(week.day(3).center().x(), 10)) == Spot(november(26), None, head=True)
    assert week.hit(QPoint(20, 300)) is None


def test_a_point_finds_the_more_of_strip_and_hours() -> None:
    layout = laid(*(one(24) for _ in range(9)), *(one(25, "10:00") for _ in range(5)))
    week = page(layout)
    strip, hours = week.hit(week.more(1).center()), week.hit(week.crowd_box(layout.crowds[0]).center())
    assert strip is not None
    assert hours is not None
    assert (strip.day, strip.more) == (november(24), True)
    assert (hours.day, hours.more) == (november(25), True)


def test_scrolling_moves_the_hours_and_nothing_else() -> None:
    layout = laid(one(24, "10:00"), one(24), one(23, last=24))
    here, further = page(layout, 400), page(layout, 467)
    assert here.block_box(layout.blocks[0]).top() - further.block_box(layout.blocks[0]).top() == 67
    assert here.single_box(layout.singles[0]) == further.single_box(layout.singles[0])
    assert here.lane_box(layout.lanes.lanes[0]) == further.lane_box(layout.lanes.lanes[0])
