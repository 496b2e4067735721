"""Claims about carrying an agreement: what it would be for where it is held, on whose clocks, and what stays put."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.presentation.calendar.calendar_samples import TODAY, entry, november, planned
from tracker.presentation.calendar.carried import may_be_carried, nearest_quarter, quarters_on, taken
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.window import Window

ZONE, BERLIN, TOKYO = "Europe/London", "Europe/Berlin", "Asia/Tokyo"
TIMED = entry(planned("Jo Hill", november(24), "10:00"))
WHOLE = entry(planned("Jo Hill", november(24)))
SPAN = entry(planned("Jo Hill", november(24), last=november(26)))
THERE = entry(planned("Jo Hill", november(24), "10:00", zone=BERLIN))
EARLY_THERE = entry(planned("Jo Hill", november(24), "08:00", zone=TOKYO))  # Monday 23:00 here


@pytest.mark.parametrize(
    ("one", "taken_on", "day", "at", "window"),
    [
        (TIMED, 24, 27, time(10), Window.exact(november(27), time(10), ZONE)),
        (TIMED, 24, 24, time(10, 15), Window.exact(november(24), time(10, 15), ZONE)),
        (TIMED, 24, 25, None, Window.day(november(25), ZONE)),
        (WHOLE, 24, 26, None, Window.day(november(26), ZONE)),
        (WHOLE, 24, 26, time(9, 30), Window.exact(november(26), time(9, 30), ZONE)),
        (SPAN, 25, 26, None, Window.span(november(25), november(27), ZONE)),
        (SPAN, 25, 26, time(9), Window.span(november(25), november(27), ZONE)),
        (THERE, 24, 25, time(9), Window.exact(november(25), time(10), BERLIN)),
        (THERE, 24, 24, time(9, 30), Window.exact(november(24), time(10, 30), BERLIN)),
        (EARLY_THERE, 23, 24, time(23), Window.exact(november(25), time(8), TOKYO)),
        (EARLY_THERE, 23, 23, time(16), Window.exact(november(24), time(1), TOKYO)),
    ],
)
def test_where_it_is_held_says_what_it_would_be_for(
    one: object, taken_on: int, day: int, at: time | None, window: Window
) -> None:
    carried = taken(one, november(taken_on)).held_at(november(day), at)  # type: ignore[arg-type]
    assert carried.window == window
    assert carried.has_moved


@pytest.mark.parametrize("one", [TIMED, WHOLE, SPAN, THERE])
def test_put_down_where_it_was_it_has_not_moved(one: object) -> None:
    carried = taken(one, november(24))  # type: ignore[arg-type]
    assert not carried.has_moved
    assert not carried.held_at(november(27), carried.at).held_at(november(24), carried.at).has_moved


def test_by_days_their_time_is_kept_though_our_clocks_change() -> None:
    """Between the two days New York's clocks go back, and ours went earlier."""
    one = entry(planned("Jo", date(2026, 10, 30), "10:00", zone="America/New_York"))
    assert one.at == time(14)
    carried = taken(one, one.first).held_at(november(2), one.at)
    assert carried.window == Window.exact(november(2), time(10), "America/New_York")
    assert carried.landed.at == time(15)


@pytest.mark.parametrize(("zone", "night"), [(ZONE, date(2027, 3, 28)), ("America/New_York", date(2027, 3, 14))])
def test_in_a_night_that_skips_its_time_it_is_for_the_one_the_clocks_show(zone: str, night: date) -> None:
    before = night - timedelta(days=1)
    skipped, shown = (time(1, 30), time(2, 30)) if zone == ZONE else (time(2, 30), time(3, 30))
    one = entry(planned("Jo", before, f"{skipped:%H:%M}", zone=zone))
    carried = taken(one, one.first)
    carried = carried.held_at(one.first + timedelta(days=1), one.at)
    assert carried.window == Window.exact(night, shown, zone)
    hours = replace(one.planned, window=Window.hours(before, skipped, time(4), zone))
    carried = taken(entry(hours), one.first).held_at(one.first + timedelta(days=1), one.at)
    assert carried.window.at == shown
    assert carried.window.ends - carried.window.starts == hours.window.ends - hours.window.starts


def test_it_tells_where_it_is() -> None:
    assert taken(TIMED, november(24)).held_at(november(26), time(15)).words(TODAY) == (
        "call with Jo Hill to Thursday 26 November, 15:00"
    )
    assert taken(SPAN, november(24)).held_at(november(25), None).words(TODAY) == (
        "call with Jo Hill to between Wed 25 and Fri 27 November"
    )


@pytest.mark.parametrize("outcome", list(AgreementOutcome))
def test_only_what_still_stands_may_be_carried(outcome: AgreementOutcome) -> None:
    one = entry(planned("Jo", november(24), outcome=outcome))
    assert may_be_carried(one) == (outcome in (AgreementOutcome.OPEN, AgreementOutcome.TRIED))


@pytest.mark.parametrize(
    ("at", "quarters", "then"),
    [
        (time(10), 1, time(10, 15)),
        (time(10), -1, time(9, 45)),
        (time(10, 7), 1, time(10, 15)),
        (time(10, 7), -1, time(10)),
        (time(0), -1, time(0)),
        (time(23, 45), 1, time(23, 45)),
        (time(23, 59), 1, time(23, 45)),
    ],
)
def test_keys_go_by_quarters_of_an_hour_within_the_day(at: time, quarters: int, then: time) -> None:
    assert quarters_on(at, quarters) == then


@pytest.mark.parametrize(
    ("minute", "at"), [(0, time(0)), (-20, time(0)), (607.4, time(10)), (608, time(10, 15)), (1439, time(23, 45))]
)
def test_the_pointer_finds_the_nearest_quarter(minute: float, at: time) -> None:
    assert nearest_quarter(minute) == at


def test_hours_stay_as_long_as_they_were_wherever_they_are_carried() -> None:
    window = Window.hours(november(24), time(14), time(16), BERLIN)
    there = replace(planned("Jo Hill", november(24), "14:00", zone=BERLIN), window=window)
    one = entry(there)
    assert (one.clock, one.hours) == ("13:00", "13:00–15:00")
    carried = taken(one, november(24))
    assert carried.held_at(november(26), one.at).window == Window.hours(november(26), time(14), time(16), BERLIN)
    assert carried.held_at(november(26), time(9)).window == Window.hours(november(26), time(10), time(12), BERLIN)
    assert carried.held_at(november(26), time(9)).landed.hours == "09:00–11:00"
    assert carried.held_at(november(26), None).window == Window.day(november(26), BERLIN)


def test_the_second_of_two_times_is_the_only_one_on_another_day() -> None:
    night = date(2026, 10, 25)
    window = Window.exact(night, time(1, 30, fold=1), ZONE)
    one = entry(replace(planned("Jo Hill", night, "01:30"), window=window))
    carried = taken(one, night).held_at(november(2), one.at)
    assert carried.window == Window.exact(november(2), time(1, 30), ZONE)
