"""Claims about the sample's notation for days, seen from a Wednesday, a Saturday and a Sunday."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from tracker.interop.sample_days import read_day, read_moment, read_window
from tracker.rules.window import Window

WED, SAT, SUN = date(2026, 11, 18), date(2026, 11, 21), date(2026, 11, 22)

DAYS = [
    ("today", WED, WED),
    ("Yesterday", WED, date(2026, 11, 17)),
    ("tomorrow", WED, date(2026, 11, 19)),
    ("1 day ago", WED, date(2026, 11, 17)),
    ("20 days ago", WED, date(2026, 10, 29)),
    ("in 3 days", WED, SAT),
    ("in 2 weeks", WED, date(2026, 12, 2)),
    ("1 week ago", WED, date(2026, 11, 11)),
    ("1 workday ago", WED, date(2026, 11, 17)),
    ("1 workday ago", SAT, date(2026, 11, 20)),
    ("1 workday ago", SUN, date(2026, 11, 20)),
    ("3 workdays ago", WED, date(2026, 11, 13)),
    ("in 1 workday", SAT, date(2026, 11, 23)),
    ("in 3 workdays", WED, date(2026, 11, 23)),
    ("20 workdays ago", WED, date(2026, 10, 21)),
    ("Wednesday", WED, WED),
    ("Thursday", WED, date(2026, 11, 19)),
    ("Tuesday", WED, date(2026, 11, 24)),
    ("last Wednesday", WED, date(2026, 11, 11)),
    ("last Thursday", WED, date(2026, 11, 12)),
    ("last Tuesday", WED, date(2026, 11, 17)),
]


@pytest.mark.parametrize(("text", "today", "day"), DAYS)
def test_a_day_is_counted_from_today(text: str, today: date, day: date) -> None:
    assert read_day(text, today) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "3 days", "in 3 days ago", "last week", "in days", "in -3 days", "2026-11-18"]
)
def test_anything_else_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        read_day(text, WED)


def test_a_moment_is_a_time_of_day_in_the_zone_told_in_utc() -> None:
    assert read_moment("yesterday, 17:30", date(2026, 7, 2), "Europe/London") == datetime(
        2026, 7, 1, 16, 30, tzinfo=UTC
    )
    with pytest.raises(ValueError, match="no time of day"):
        read_moment("yesterday", WED, "Europe/London")


WINDOWS = [
    ("today, 10:00", Window.exact(WED, time(10), "Europe/London")),
    ("in 3 days", Window.day(SAT, "Europe/London")),
    ("tomorrow to in 4 days", Window.span(date(2026, 11, 19), SUN, "Europe/London")),
]


@pytest.mark.parametrize(("text", "window"), WINDOWS)
def test_a_window_is_an_exact_time_a_day_or_a_span(text: str, window: Window) -> None:
    assert read_window(text, WED, "Europe/London") == window


@pytest.mark.parametrize("text", ["in 4 days to tomorrow", "today to tomorrow, 10:00", "today, 25:00"])
def test_a_window_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_window(text, WED, "Europe/London")
