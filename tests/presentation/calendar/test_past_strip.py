"""Claims about a week that passed, as one line: who was kept, what was not, and how many of how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.presentation.calendar.calendar_samples import entry, november, planned
from tests.presentation.calendar.ruled import RULER
from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import by_days
from tracker.presentation.calendar.days import week_days
from tracker.presentation.calendar.past_strip import StripDay, strip_of
from tracker.rules.agreement import AgreementOutcome

BECAME = AgreementOutcome
WEEK = week_days(november(11))
NARROW = (0, 112, 224, 336, 448, 560, 636, 712)
WIDE = (0, 180, 360, 540, 720, 900, 1024, 1148)


def strip(*agreements: Planned, edges: tuple[int, ...] = NARROW) -> tuple[StripDay, ...]:
    entries = [entry(one) for one in agreements]
    return strip_of(WEEK, by_days(entries, WEEK[0], WEEK[-1]), edges, RULER)


def kept(name: str, day: int, outcome: AgreementOutcome = BECAME.KEPT, last: int | None = None) -> Planned:
    return planned(name, november(day), last=november(last) if last else None, outcome=outcome)


def test_a_day_names_one_and_counts_the_others() -> None:
    told = strip(kept("Graham Ellis", 10), kept("Jo Hill", 10))[1]
    assert (told.number, told.name, told.more) == ("10", "Graham", "+1")


def test_marks_stand_beneath_each_other_whatever_the_days_number() -> None:
    week = WEEK[0], WEEK[-1]
    wide = replace(
        RULER, width=lambda words, _weight: 9 * len(words)
    )  # a type in which two figures reach past the mark
    told = strip_of(WEEK, by_days([entry(kept("Jo Hill", 9)), entry(kept("Ada Lund", 10))], *week), WIDE, wide)
    assert {day.mark_at for day in told if day.entry is not None} == {29}


@pytest.mark.parametrize(("edges", "name"), [(NARROW, "Jo"), (WIDE, "Jo Hill")])
def test_names_are_whole_where_days_are_wide(edges: tuple[int, ...], name: str) -> None:
    assert strip(kept("Jo Hill", 10), edges=edges)[1].name == name


@pytest.mark.parametrize(("across", "name"), [(76, "B."), (55, "B."), (54, "")])
def test_where_a_first_name_does_not_fit_it_is_told_by_how_it_begins_and_then_the_mark_stands_alone(
    across: int, name: str
) -> None:
    edges = (*NARROW[:6], NARROW[5] + across, NARROW[5] + 2 * across)
    told = strip(kept("Bartholomew Vale", 14), edges=edges)[5]
    assert told.name == name
    assert told.entry is not None


def test_what_slipped_is_named_before_what_was_kept() -> None:
    told = strip(kept("Graham Ellis", 10), planned("Margaret Vale", november(10)))[1]
    assert told.name == "Margaret"


@pytest.mark.parametrize(
    ("agreements", "says", "all_kept"),
    [
        ([kept("A", 9), kept("B", 10, BECAME.KEPT_LATE), kept("C", 10)], "2 of 3", False),
        ([kept("A", 9), planned("B", november(10)), kept("C", 11, BECAME.BROKEN)], "1 of 2", False),
        ([kept("A", 9), planned("B", november(10))], "1 of 1", False),  # that one is not answered yet,
        (
            [kept("A", 9), kept("B", 10, BECAME.MOVED), kept("C", 10, BECAME.WITHDRAWN), kept("D", 12, BECAME.NO_SHOW)],
            "1 of 1",
            True,
        ),
        ([], "", True),
        ([kept("A", 10, BECAME.MOVED)], "", True),
        ([kept("A", 9), kept("B", 15)], "", True),  # the last day has somebody on it
    ],
)
def test_the_last_day_says_how_many_of_how_many_were_kept(agreements: list[Planned], says: str, all_kept: bool) -> None:
    last = strip(*agreements)[-1]
    assert (last.kept, last.all_kept) == (says, all_kept)


def test_how_many_were_kept_is_told_alike_in_every_week() -> None:
    """Whether the week ends on a day of one digit or of two, and whatever room there is."""
    for across in range(40, 120):
        edges = (*NARROW[:6], NARROW[5] + across, NARROW[5] + 2 * across)
        ends = []
        for first in (2, 9):
            week = week_days(november(first))
            one = by_days([entry(kept("Jo Hill", first))], week[0], week[-1])
            ends.append(strip_of(week, one, edges, RULER)[-1].kept)
        assert ends[0] == ends[1], across
    assert strip(kept("Jo Hill", 10), edges=(*NARROW[:6], 622, 684))[-1].kept == "1/1"


def test_a_span_stands_on_its_last_day() -> None:
    told = strip(kept("Nadia Petrov", 9, last=12))
    assert [day.name for day in told] == ["", "", "", "Nadia", "", "", ""]


def test_the_first_of_a_month_is_told_with_it() -> None:
    week = week_days(date(2026, 11, 1))
    assert strip_of(week, {}, NARROW, RULER)[-1].number == "1 Nov"
