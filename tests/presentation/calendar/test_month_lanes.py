"""Claims about the spans of a week: which lane each has, what is said on it, and that none ends early.

Every letter that stands out is seven pixels wide; a day is a hundred, a day off seventy-six.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.presentation.calendar.calendar_samples import entry, november, planned
from tests.presentation.calendar.ruled import RULER
from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.days import week_days
from tracker.presentation.calendar.month_lanes import Around, Lane, Lanes, lanes_of
from tracker.rules.agreement import AgreementOutcome

WEEK = week_days(november(24))
EDGES = (0, 100, 200, 300, 400, 500, 576, 652)


def span(
    first: int, last: int, name: str = "Nadia Petrov", outcome: AgreementOutcome = AgreementOutcome.OPEN
) -> CalendarEntry:
    until = november(last) if last <= 30 else date(2026, 12, last - 30)
    return entry(planned(name, november(first), last=until, outcome=outcome))


def laid(*spans: CalendarEntry, today: int = 21, generous: bool = True) -> Lanes:
    return lanes_of(spans, Around(WEEK, EDGES, november(today), RULER, generous))


def only(*spans: CalendarEntry, today: int = 21) -> Lane:
    (lane,) = laid(*spans, today=today).lanes
    return lane


@pytest.mark.parametrize(
    ("first", "last", "left", "right", "begins", "ends"),
    [
        (24, 25, 104, 296, True, True),
        (20, 24, 2, 196, False, True),
        (27, 33, 404, 651, True, False),
        (1, 40, 2, 651, False, False),
    ],
)
def test_a_lane_lies_over_its_days_and_shows_its_true_ends(
    first: int, last: int, left: int, right: int, begins: bool, ends: bool
) -> None:
    lane = only(span(first, last))
    assert (lane.left, lane.right, lane.begins, lane.ends) == (left, right, begins, ends)


@pytest.mark.parametrize(("last", "until"), [(26, "until Thu"), (29, "until Sun"), (34, "until 4 Dec")])
def test_it_says_until_when(last: int, until: str) -> None:
    assert only(span(24, last)).until == until


@pytest.mark.parametrize(
    ("today", "passed", "name_at"),
    [
        (23, 104, 112),  # it has not begun
        (24, 104, 112),
        (25, 200, 212),  # what is still to come begins at today's line, its name under the others' there
        (26, 300, 312),
    ],
)
def test_its_name_stands_once_at_the_start_of_what_is_still_to_come(today: int, passed: int, name_at: int) -> None:
    lane = only(span(24, 27), today=today)
    assert (lane.passed, lane.name, lane.name_at) == (passed, ("Nadia Petrov",), name_at)


def test_where_what_is_to_come_is_too_short_the_name_stands_at_the_start_of_all() -> None:
    lane = only(span(24, 28), today=28)
    assert (lane.passed, lane.name_at) == (500, 112)


def test_whose_it_is_stands_after_the_name_where_there_is_room_and_it_is_not_mine() -> None:
    assert adas(24, 27).owner == "Ada Lowe"
    assert only(span(24, 27)).owner == ""
    narrow = adas(24, 25)
    assert (narrow.owner, narrow.until) == ("Ada", "until Wed")
    narrower = adas(24, 25, "Margaret Petrov")
    assert (narrower.owner, narrower.until) == ("Ada Lowe", ""), "whose it is comes before until when"
    on_two_lines = adas(24, 24, "Margaret Alexandra Petrov")
    assert on_two_lines.owner == ""


@pytest.mark.parametrize(
    ("name", "owner", "until"),
    [
        ("Ngozi Okor", "Ben", "until Wed"),
        ("Ngozi Okorowe", "Ben", ""),  # with "B" there would be room for until when
        ("Ngozi Okorowe-Adichies", "B", ""),
    ],
)
def test_a_colleague_is_named_before_it_is_said_until_when_and_by_a_letter_only_without_room(
    name: str, owner: str, until: str
) -> None:
    lane = only(replace(span(24, 25, name), whose=("Ben", "B")))
    assert (lane.name, lane.owner, lane.until) == ((name,), owner, until)


@pytest.mark.parametrize(
    ("name", "owner", "line"),
    [("Margarets Vale", "Ada", 1), ("Ann Featherstone", "Ada", 0), ("Featherstone Margaretha", "A", 1)],
)
def test_no_name_on_two_lines_is_parted_by_whose_it_is_where_there_is_room_after_it(
    name: str, owner: str, line: int
) -> None:
    lane = only(replace(span(24, 24, name), whose=("Ada", "A")))
    assert (lane.name, lane.owner, lane.owner_line) == (tuple(name.split()), owner, line)


def adas(first: int, last: int, name: str = "Nadia Petrov") -> Lane:
    return only(replace(span(first, last, name), whose=("Ada Lowe", "Ada", "AL")))


@pytest.mark.parametrize(
    ("outcome", "last", "until"),
    [(AgreementOutcome.KEPT, 25, "kept"), (AgreementOutcome.KEPT_LATE, 25, "kept late")],
)
def test_it_says_what_became_of_it(outcome: AgreementOutcome, last: int, until: str) -> None:
    assert only(span(23, last, outcome=outcome), today=28).until == until


def test_one_that_slipped_says_so() -> None:
    slipped = entry(planned("Jo", november(14), last=november(18)))
    (lane,) = lanes_of([slipped], Around(week_days(november(18)), EDGES, november(21), RULER, True)).lanes
    assert lane.until == "slipped"


def test_a_name_too_long_for_its_lane_takes_two_in_this_week_and_the_next() -> None:
    (lane,) = laid(span(29, 32, "Beth Lindqvist"), generous=True).lanes
    assert lane.name == ("Beth", "Lindqvist")
    (lane,) = laid(span(29, 32, "Beth Lindqvist"), generous=False).lanes
    assert lane.name == ("Beth L.",)


def test_elsewhere_only_where_the_lane_beneath_is_free() -> None:
    lanes = laid(span(23, 26), span(23, 25, "Ngozi Okoro"), span(29, 32, "Beth Lindqvist"), generous=False)
    assert [lane.name for lane in lanes.lanes][-1] == ("Beth", "Lindqvist")
    assert lanes.rows == 2


def test_lanes_are_taken_in_the_order_they_begin_and_none_lies_over_another() -> None:
    lanes = laid(span(26, 27, "C"), span(23, 25, "A"), span(24, 26, "B"), span(28, 29, "D"))
    rows = {lane.entry.name: lane.row for lane in lanes.lanes}
    assert rows == {"A": 0, "B": 1, "C": 0, "D": 0}
    for one in lanes.lanes:
        for other in lanes.lanes:
            apart = one.last < other.first or other.last < one.first or one.row != other.row
            assert one is other or apart


@pytest.mark.parametrize(("spans", "named", "generous"), [(2, 2, True), (3, 3, True), (3, 2, False), (5, 2, True)])
def test_more_than_there_is_room_for_are_thin_and_without_names(spans: int, named: int, generous: bool) -> None:
    lanes = laid(*(span(23, 27, f"Number {n}") for n in range(spans)), generous=generous)
    assert (lanes.rows, lanes.named) == (spans, named)
    assert [lane.is_thin for lane in lanes.lanes] == [n >= named for n in range(spans)]


def test_they_stand_at_the_foot_the_first_above_and_do_not_touch() -> None:
    lanes = laid(*(span(23, 27, f"Number {n}") for n in range(5)))
    tops = [lanes.top_of(lane.row) for lane in lanes.lanes]
    feet = [top - lane.height for top, lane in zip(tops, lanes.lanes, strict=True)]
    assert min(feet) >= 2
    assert all(foot > top for foot, top in zip(feet, tops[1:], strict=False))
    assert lanes.over(0) == tops[0] - 2
    assert lanes.over(6) == 0
