"""Claims about a phrase that was read before: it means what it means where and when it is said this time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracker.rules.plain_dates import ENGLISH, read_moment, read_window
from tracker.rules.window import Window

ONE_MOMENT = datetime(2026, 11, 26, 20, 30, tzinfo=UTC)
FIRST_HALF_PAST_ONE = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
"""In London, where it is half past one once more an hour later."""


def test_one_moment_is_another_day_elsewhere() -> None:
    here = read_window("tomorrow", ONE_MOMENT, "Europe/London", ENGLISH)
    there = read_window("tomorrow", ONE_MOMENT, "Asia/Tokyo", ENGLISH)
    assert isinstance(here, Window)
    assert isinstance(there, Window)
    assert (here.first.day, there.first.day) == (27, 28)


def test_an_hour_that_comes_twice_is_counted_from_as_two() -> None:
    moments = [FIRST_HALF_PAST_ONE, FIRST_HALF_PAST_ONE + timedelta(hours=1)]
    read = [read_moment("an hour ago", moment, "Europe/London", ENGLISH) for moment in moments]
    assert read == [moment - timedelta(hours=1) for moment in moments]


def test_a_name_looks_back_or_ahead_by_what_is_asked() -> None:
    ahead = read_window("monday 10am", ONE_MOMENT, "Europe/London", ENGLISH)
    back = read_moment("monday 10am", ONE_MOMENT, "Europe/London", ENGLISH)
    assert isinstance(ahead, Window)
    assert isinstance(back, datetime)
    assert back < ONE_MOMENT < ahead.starts
