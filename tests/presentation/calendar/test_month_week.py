"""Claims about one week of the month: what it needs, what gives way where it has less, and that nothing is lost.

Every letter is six pixels wide; a day is a hundred and twelve, a day off seventy-six, as at 1280 × 800.
"""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from tests.examples import examples
from tests.presentation.calendar.calendar_samples import entry, november, planned
from tests.presentation.calendar.ruled import RULER
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import by_days
from tracker.presentation.calendar.days import week_days
from tracker.presentation.calendar.ghost import GHOST, Ghost
from tracker.presentation.calendar.month_page import MonthPage, Row, columns
from tracker.presentation.calendar.month_week import Filled, MonthWeek, Setting
from tracker.presentation.calendar.spot import Spot
from tracker.rules.agreement import AgreementKind, AgreementOutcome

WEEK = week_days(november(21))
DAYS_OFF = frozenset({5, 6})
HEADER = RULER.header
EDGES = columns(713, WEEK, DAYS_OFF)
TODAY = november(21)


def week(
    *agreements: Planned,
    generous: bool = True,
    clock: str = "09:00",
    today: date = TODAY,
    ghost: Ghost | None = None,
    days: tuple[date, ...] = WEEK,
) -> MonthWeek:
    entries = [entry(one) for one in agreements]
    setting = Setting(EDGES, today, time.fromisoformat(clock), RULER)
    return MonthWeek(days, by_days(entries, days[0], days[-1]), setting, generous=generous, ghost=ghost)


def names_in(filled: Filled, column: int) -> list[str]:
    return [placed.entry.name for placed in filled.placed if placed.column == column]


def test_days_off_are_narrower_and_columns_never_jump() -> None:
    assert EDGES == (0, 112, 224, 336, 448, 561, 637, 713)
    sunday_first = columns(713, week_days(TODAY, 6), DAYS_OFF)
    assert [right - left for left, right in pairwise(sunday_first)] == [76, 112, 112, 113, 112, 112, 76]
    assert columns(700, WEEK, frozenset()) == tuple(range(0, 701, 100))


@pytest.mark.parametrize("many", [4, 9, 25])
def test_in_a_narrow_day_too_each_is_told_with_its_time(many: int) -> None:
    """A row without one would be read as of the time above it."""
    names = ("Iris Calloway", "Wilhelmina Featherstonehaugh", "Bo Li")
    laid = week(*(planned(names[n % 3], november(22), f"{8 + n // 4:02}:{n % 4 * 15:02}") for n in range(many)))
    faces = [placed.face for placed in laid.filled(180).placed]
    assert len(faces) > 2
    assert all(face.beside or face.beneath for face in faces)


@pytest.mark.parametrize(
    ("agreements", "clock", "need"),
    [
        ([], "09:00", 31),
        ([planned("Jo", november(17), "10:00")], "09:00", 68),
        ([planned("Jo", november(17), last=november(19))], "09:00", 51),
        # As in the picture: four of two lines, the line of now, and two lanes.
        (
            [planned(name, TODAY, at) for name, at in (("A", "10:00"), ("B", "14:30"), ("C", ""), ("D", ""))]
            + [planned("E", november(18), last=november(21)), planned("F", november(20), last=november(21))],
            "14:57",
            228,
        ),
        ([planned("Robert Ashworth-Hill", november(17))], "09:00", 83),  # the family name on a line of its own
    ],
)
def test_it_needs_as_much_as_its_fullest_day(agreements: list[Planned], clock: str, need: int) -> None:
    assert week(*agreements, clock=clock).need == need


@pytest.mark.parametrize(
    ("clock", "before"),
    [("08:00", []), ("10:00", ["A"]), ("12:00", ["A"]), ("14:30", ["A", "B"]), ("23:00", ["A", "B"])],
)
def test_the_line_of_now_lies_between_what_was_and_what_comes(clock: str, before: list[str]) -> None:
    day = [planned("A", TODAY, "10:00"), planned("B", TODAY, "14:30"), planned("C", TODAY, kind=AgreementKind.PROMISE)]
    filled = week(*day, clock=clock).filled(500)
    assert filled.now is not None
    assert [placed.entry.name for placed in filled.placed if placed.box.bottom() < filled.now] == before
    assert not any(placed.box.top() <= filled.now <= placed.box.bottom() for placed in filled.placed)


@pytest.mark.parametrize(
    "agreements",
    [
        [planned("A", TODAY, "10:00", outcome=AgreementOutcome.KEPT)],
        [planned("A", november(20), "10:00")],
        [planned("A", november(20), last=november(21))],
        [],
    ],
)
def test_there_is_none_where_nothing_is_left_to_be_done(agreements: list[Planned]) -> None:
    assert week(*agreements).filled(500).now is None


CROWD = [planned(f"Person {chr(65 + n)}", november(17), f"{8 + n // 2:02}:{n % 2 * 30:02}") for n in range(8)]


@pytest.mark.parametrize(
    ("height", "lines", "more"),
    [(325, 2, 0), (324, 1, 0), (197, 1, 0), (196, 1, 1), (120, 1, 5), (60, 1, 8)],
)
def test_where_it_has_less_lines_give_way_and_then_the_last_ones(height: int, lines: int, more: int) -> None:
    filled = week(*CROWD, generous=False).filled(height)
    assert {placed.face.lines for placed in filled.placed} <= {lines}
    assert sum(each.count for each in filled.more) == more
    assert names_in(filled, 1) == [f"Person {chr(65 + n)}" for n in range(8 - more)]


@pytest.mark.parametrize(
    ("height", "lines", "left_out"),
    [(234, 2, 0), (233, 1, 0), (218, 1, 0), (217, 2, 2)],
)
def test_a_first_name_too_long_to_stand_beside_its_time_is_cut_only_where_all_find_room_by_that(
    height: int, lines: int, left_out: int
) -> None:
    crowd = [planned(f"Person {chr(65 + n)}", november(24), f"{8 + n:02}:00") for n in range(8)]
    long = planned("Wilhelmina-Anne Featherstonehaugh", november(24), "08:15")
    filled = week(*crowd, long, generous=False, days=week_days(november(24))).filled(height)
    face = next(placed.face for placed in filled.placed if placed.entry.name == long.name)
    assert (face.lines, face.is_cut, sum(each.count for each in filled.more)) == (lines, lines == 1, left_out)
    assert face.name == ("Wilhelmina-Anne",)
    assert "08:15" in (face.beside, face.beneath)


def test_a_later_week_tells_names_in_full_where_it_happens_to_have_the_height() -> None:
    later = week(planned("Robert Ashworth-Hill", november(17), "10:00"), generous=False)
    assert later.filled(later.need).placed[0].face.name == ("Robert A.",)
    assert later.filled(later.need + 40).placed[0].face.name == ("Robert", "Ashworth-Hill")


def test_lanes_lose_their_names_before_an_agreement_finds_no_room() -> None:
    spans = [planned(f"Span {n}", november(16), last=november(20)) for n in range(2)]
    crowded = week(planned("Siobhan Kelly", november(17), "09:30"), *spans, generous=False)
    assert crowded.filled(94).lanes.named == 2
    tight = crowded.filled(78)
    assert names_in(tight, 1) == ["Siobhan Kelly"]
    assert (tight.lanes.named, len(tight.lanes.lanes)) == (1, 2)


@pytest.mark.parametrize("generous", [True, False])
@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    days=st.lists(st.tuples(st.integers(16, 22), st.integers(0, 23), st.booleans()), max_size=40),
    spans=st.lists(st.tuples(st.integers(10, 22), st.integers(1, 9)), max_size=7),
    height=st.integers(78, 900),
)
def test_at_any_height_nothing_is_lost_and_nothing_lies_over_another(
    generous: bool, days: list[tuple[int, int, bool]], spans: list[tuple[int, int]], height: int
) -> None:
    agreements = [
        planned("Robert Ashworth", november(day), f"{hour:02}:00" if timed else "") for day, hour, timed in days
    ]
    agreements += [planned("Nadia Petrov", november(day), last=november(min(day + more, 30))) for day, more in spans]
    laid = week(*agreements, generous=generous, clock="12:00")
    row = Row(0, height, laid)
    filled = row.filled
    for column, day in enumerate(WEEK):
        boxes = [placed.box for placed in filled.placed if placed.column == column]
        boxes += [more.box for more in filled.more if more.column == column]
        singles = [entry for entry in laid.entries[column] if not entry.is_span]
        lanes = [row.lane(lane) for lane in filled.lanes.lanes if lane.first <= column <= lane.last]
        hidden = sum(more.count for more in filled.more if more.column == column)
        assert len(names_in(filled, column)) + hidden == len(singles)
        assert filled.shown_on(day) >= {entry.planned.id for entry in laid.entries[column] if entry.is_span}
        assert all(one.bottom() < other.top() for one, other in pairwise(boxes))
        assert not any(box.intersects(lane) for box in boxes if height >= laid.need for lane in lanes)
        if height >= laid.need:
            assert hidden == 0
            assert all(box.bottom() < height for box in boxes)


def test_the_timed_ones_are_the_last_to_find_no_room() -> None:
    timed = [planned(f"Timed {n}", november(17), f"{8 + n:02}:00") for n in range(6)]
    owed = [planned(f"Owed {n}", november(17), kind=AgreementKind.PROMISE) for n in range(6)]
    filled = week(*owed, *timed, generous=False).filled(180)
    assert names_in(filled, 1) == [f"Timed {n}" for n in range(len(names_in(filled, 1)))]


def test_what_is_being_typed_has_room_kept_for_it() -> None:
    ghost = Ghost(november(17), november(17), "Martin", "in a month")
    alone = week(planned("Jo", november(17), "10:00"))
    with_it = week(planned("Jo", november(17), "10:00"), ghost=ghost)
    assert with_it.need == alone.need + 37
    kept = with_it.filled(with_it.need).ghost
    assert kept is not None
    assert not kept.intersects(with_it.filled(with_it.need).placed[0].box)
    elsewhere = Ghost(date(2026, 12, 28), date(2026, 12, 28), "Martin", "in a month")
    assert week(ghost=elsewhere).filled(200).ghost is None


def test_over_several_days_it_has_a_lane_that_is_never_thin_and_cannot_be_opened() -> None:
    spans = [planned(f"Span {n}", november(16), last=november(20)) for n in range(4)]
    ghost = Ghost(november(17), november(19), "Martin", "the middle of the week")
    laid = week(*spans, ghost=ghost, generous=False)
    row = Row(HEADER, laid.need, laid)
    (lane,) = [each for each in row.filled.lanes.lanes if each.entry.planned.id == GHOST]
    assert (lane.name, lane.until, lane.first, lane.last) == (("Martin?",), "the middle of the week", 1, 3)
    page = MonthPage(QSize(713, 748), HEADER, RULER.strip, EDGES, (), (row,))
    assert page.hit(row.lane(lane).center()) == Spot(november(18))


# What lies under a point


def page_of(laid: MonthWeek, height: int = 300) -> MonthPage:
    return MonthPage(QSize(713, 748), HEADER, RULER.strip, EDGES, (), (Row(HEADER, height, laid),))


def test_a_point_finds_the_day_the_entry_the_lane_the_more_and_the_corner() -> None:
    jo = planned("Jo", november(16), "10:00")
    span = planned("Nadia", november(18), last=november(20))
    page = page_of(week(jo, span, *CROWD, generous=False), 120)
    (placed, *_), (lane,), (more,) = (
        page.rows[0].filled.placed,
        page.rows[0].filled.lanes.lanes,
        page.rows[0].filled.more,
    )

    def at(where: QRect) -> Spot | None:
        return page.hit(where.center())

    assert at(placed.box.translated(0, HEADER)) == Spot(november(16), entry=placed.entry)
    assert at(page.rows[0].lane(lane)) == Spot(november(19), entry=lane.entry)
    assert at(more.box.translated(0, HEADER)) == Spot(november(17), more=True)
    corner = page.corner(november(22))
    assert corner is not None
    assert at(corner) == Spot(november(22), corner=True)
    free = page.cell_of(november(22))
    assert free is not None
    assert at(free) == Spot(november(22))


@pytest.mark.parametrize("point", [(10, 10), (-5, 100), (713, 100), (10, 748), (10, 400)])
def test_where_no_day_is_nothing_is_found(point: tuple[int, int]) -> None:
    assert page_of(week()).hit(QPoint(*point)) is None


def test_where_an_agreement_is_can_be_asked() -> None:
    jo = planned("Jo", november(16), "10:00")
    span = planned("Nadia", november(18), last=november(20))
    page = page_of(week(jo, span))
    for one, day in ((jo, november(16)), (span, november(19))):
        box = page.box_of(one.id)
        assert box is not None
        found = page.hit(box.center())
        assert found is not None
        assert found.entry is not None
        assert (found.day, found.entry.planned) == (day, one)
    assert page.box_of(-1) is None
