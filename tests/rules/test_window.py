"""Claims about windows: when each kind begins and ends, in its zone, also in the nights the clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import at, calls, day, exact, history, promise, talk
from tracker.rules.agreement_state import has_slipped
from tracker.rules.guard import judge
from tracker.rules.guard.timing import Timing, timing
from tracker.rules.morning import morning
from tracker.rules.policy import Policy
from tracker.rules.verdict import Code
from tracker.rules.window import Window, comes_twice

LONDON = "Europe/London"
POLICY = Policy(zone=LONDON)
WED = date(2026, 11, 18)
THU = date(2026, 11, 19)
BACK = date(2027, 10, 31)
FORWARD = date(2027, 3, 28)
TWO_TO_FOUR = Window.hours(THU, time(14), time(16), LONDON)
FROM_THREE = Window.hours(THU, time(15), time(0), LONDON)
OVER_NIGHT = Window.hours(THU, time(22), time(2), LONDON)
SECOND = Window.exact(BACK, time(1, 30, fold=1), LONDON)


@pytest.mark.parametrize(
    ("window", "starts", "ends"),
    [
        (Window.exact(THU, time(14), LONDON), "2026-11-19T14:00", "2026-11-19T14:00"),
        (Window.day(THU, LONDON), "2026-11-19T00:00", "2026-11-20T00:00"),
        (Window.span(WED, THU, LONDON), "2026-11-18T00:00", "2026-11-20T00:00"),
        (TWO_TO_FOUR, "2026-11-19T14:00", "2026-11-19T16:00"),
        (FROM_THREE, "2026-11-19T15:00", "2026-11-20T00:00"),
        (OVER_NIGHT, "2026-11-19T22:00", "2026-11-20T02:00"),
        (Window.hours(THU, time(14), time(16), "America/New_York"), "2026-11-19T19:00", "2026-11-19T21:00"),
        (Window.exact(BACK, time(1, 30), LONDON), "2027-10-31T00:30", "2027-10-31T00:30"),
        (SECOND, "2027-10-31T01:30", "2027-10-31T01:30"),
        (Window.hours(BACK, time(1, 30, fold=1), time(1, 45), LONDON), "2027-10-31T01:30", "2027-10-31T01:45"),
        (Window.hours(BACK, time(0, 30), time(1, 30), LONDON), "2027-10-30T23:30", "2027-10-31T00:30"),
        (Window.hours(FORWARD, time(1, 30), time(2), LONDON), "2027-03-28T01:30", "2027-03-28T01:30"),
    ],
)
def test_a_window_begins_and_ends_as_the_clocks_of_its_zone_say(window: Window, starts: str, ends: str) -> None:
    assert (window.starts, window.ends) == tuple(
        datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (starts, ends)
    )


def test_the_second_of_two_times_is_another_window_than_the_first() -> None:
    first = Window.exact(BACK, time(1, 30), LONDON)
    assert SECOND.second
    assert first != SECOND
    assert not Window.exact(BACK, time(3, 30, fold=1), LONDON).second
    assert not Window.exact(FORWARD, time(1, 30, fold=1), LONDON).second
    assert comes_twice(BACK, time(1, 59), LONDON)
    assert not comes_twice(BACK, time(2), LONDON)


@pytest.mark.parametrize(
    ("first", "last", "at_", "until"),
    [
        (THU, WED, None, None),
        (WED, THU, time(14), None),
        (WED, THU, time(14), time(16)),
        (THU, THU, None, time(16)),
        (THU, THU, time(14), time(14)),
    ],
)
def test_a_window_that_is_none_is_refused(first: date, last: date, at_: time | None, until: time | None) -> None:
    with pytest.raises(ValueError, match=r"window|time|hours"):
        Window(first, last, at_, LONDON, until)


@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.times(),
    st.times(),
    st.sampled_from(("Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC")),
    st.booleans(),
)
def test_hours_never_end_before_they_begin_and_are_due_at_their_end(
    on: date, begins: time, ends: time, zone: str, second: bool
) -> None:
    if begins == ends:
        return
    window = Window(on, on, begins, zone, ends, second)
    assert window.starts <= window.ends
    assert window.due.ends == window.ends
    assert window.days() == (on,)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-19 13:44", Timing.EARLY),
        ("2026-11-19 13:45", Timing.IN_TIME),
        ("2026-11-19 16:00", Timing.IN_TIME),
        ("2026-11-19 17:00", Timing.IN_TIME),
        ("2026-11-19 17:01", Timing.LATE),
        ("2026-12-04 17:01", Timing.LAPSED),
    ],
)
def test_hours_have_the_grace_that_an_exact_time_has(moment: str, expected: Timing) -> None:
    assert timing(talk(TWO_TO_FOUR), at(moment), POLICY) is expected
    assert has_slipped(TWO_TO_FOUR, at(moment), POLICY) is (expected in (Timing.LATE, Timing.LAPSED))


def test_no_hour_they_agreed_to_is_quiet() -> None:
    late = talk(Window.hours(THU, time(20), time(22), LONDON))
    assert not judge(calls("2026-11-19 21:00"), history(late), POLICY).has(Code.QUIET_HOURS)
    assert judge(calls("2026-11-19 21:00"), history(talk(day("2026-11-19"))), POLICY).has(Code.QUIET_HOURS)


def test_the_evidence_of_hours_names_both_ends() -> None:
    verdict = judge(calls("2026-11-19 10:00"), history(talk(TWO_TO_FOUR)), POLICY)
    facts = next(f.facts for f in verdict.findings if f.code is Code.TOO_EARLY)
    assert (facts.at, facts.ends_at) == ("14:00", "16:00")


def test_the_morning_has_hours_among_the_times_by_when_they_begin() -> None:
    agreed = [talk(day("2026-11-19")), talk(exact("2026-11-19 15:00")), talk(TWO_TO_FOUR), talk(FROM_THREE)]
    nobody: tuple[str, ...] = ()
    lanes = morning(agreed, nobody, at("2026-11-19 08:00"), LONDON, POLICY, nobody)
    assert [a.window for a in lanes.today] == [agreed[n].window for n in (2, 1, 3, 0)]
    owed = morning([promise(FROM_THREE)], nobody, at("2026-11-19 08:00"), LONDON, POLICY, nobody)
    assert [a.window for a in owed.promised] == [FROM_THREE]
