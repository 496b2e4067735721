"""Claims about when something happened, and about one day, spoken on Wednesday 18 November 2026 at 09:30 in London."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tracker.rules.plain_dates import ENGLISH, Unclear, UnclearReason, read_day, read_moment

LONDON = "Europe/London"
NOW = datetime(2026, 11, 18, 9, 30, 20, tzinfo=ZoneInfo(LONDON))


@pytest.mark.parametrize(
    ("text", "in_london"),
    [
        ("now", "2026-11-18 09:30:20"),
        ("just now", "2026-11-18 09:30:20"),
        ("today", "2026-11-18 09:30:20"),
        ("today 9:00", "2026-11-18 09:00"),
        ("today 9:40", "2026-11-18 09:40"),
        ("9:00", "2026-11-18 09:00"),
        ("10 minutes ago", "2026-11-18 09:20"),
        ("half an hour ago", "2026-11-18 09:00"),
        ("an hour ago", "2026-11-18 08:30"),
        ("2 hours ago", "2026-11-18 07:30"),
        ("an hour and a half ago", "2026-11-18 08:00"),
        ("a couple of hours ago", "2026-11-18 07:30"),
        # A day alone is that day at noon.
        ("yesterday", "2026-11-17 12:00"),
        ("yesterday 3pm", "2026-11-17 15:00"),
        ("3pm yesterday", "2026-11-17 15:00"),
        ("the day before yesterday", "2026-11-16 12:00"),
        ("2 days ago", "2026-11-16 12:00"),
        ("2 days ago at 3pm", "2026-11-16 15:00"),
        ("a week ago", "2026-11-11 12:00"),
        ("a month ago", "2026-10-18 12:00"),
        # A part of a day has an hour that stands for it, but not one that is still to come.
        ("yesterday morning", "2026-11-17 10:00"),
        ("last night", "2026-11-17 21:00"),
        ("this morning", "2026-11-18 09:30:20"),
        # A name looks back.
        ("last Tuesday", "2026-11-17 12:00"),
        ("Tuesday", "2026-11-17 12:00"),
        ("Monday 14:00", "2026-11-16 14:00"),
        ("Thursday", "2026-11-12 12:00"),
        ("Tuesday last week", "2026-11-10 12:00"),
        ("Friday 13th", "2026-11-13 12:00"),
        ("3 May", "2026-05-03 12:00"),
        ("3 May 10:00", "2026-05-03 10:00"),
        ("16/11", "2026-11-16 12:00"),
        ("the 3rd", "2026-11-03 12:00"),
        ("the 25th", "2026-10-25 12:00"),
        ("2026-11-17", "2026-11-17 12:00"),
        ("2026-11-17 09:12", "2026-11-17 09:12"),
        ("2026-11-17T09:12:30+01:00", "2026-11-17 08:12:30"),
        # Told as ahead, it is ahead: "may I?" is asked of the future too.
        ("tomorrow 3pm", "2026-11-19 15:00"),
        ("in 10 minutes", "2026-11-18 09:40"),
        ("this Friday 10:00", "2026-11-20 10:00"),
        ("25 November 2026", "2026-11-25 12:00"),
    ],
)
def test_a_moment_is_read_as_it_is_meant(text: str, in_london: str) -> None:
    moment = datetime.fromisoformat(in_london).replace(tzinfo=ZoneInfo(LONDON))
    found = read_moment(text, NOW, LONDON, ENGLISH)
    assert found == moment
    assert isinstance(found, datetime)
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "reason", "choices"),
    [
        ("Wednesday", UnclearReason.AMBIGUOUS, ["2026-11-11", "2026-11-18"]),
        ("25 Nov", UnclearReason.AMBIGUOUS, ["2025-11-25", "2026-11-25"]),
        ("yesterday at 3", UnclearReason.AMBIGUOUS, ["2026-11-17", "2026-11-17"]),
        ("last week", UnclearReason.SEVERAL_DAYS, []),
        ("a couple of days ago", UnclearReason.SEVERAL_DAYS, []),
        ("Friday 16th", UnclearReason.DISAGREES, ["2026-11-13", "2026-11-16"]),
        ("", UnclearReason.EMPTY, []),
        ("call Bob", UnclearReason.NOT_A_DATE, []),
        ("31 Feb", UnclearReason.NO_SUCH_DAY, []),
        ("29 March 2026 01:30", UnclearReason.NO_SUCH_TIME, []),
        ("3 May 1850", UnclearReason.TOO_FAR, []),
    ],
)
def test_a_moment_that_is_not_clear_is_asked_back(text: str, reason: UnclearReason, choices: list[str]) -> None:
    unclear = read_moment(text, NOW, LONDON, ENGLISH)
    assert isinstance(unclear, Unclear)
    assert (unclear.reason, [str(choice.first) for choice in unclear.choices]) == (reason, choices)


def test_a_time_that_came_twice_is_the_first() -> None:
    assert read_moment("25 October 2026 01:30", NOW, LONDON, ENGLISH) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_moment_is_told_in_the_zone_of_the_one_who_tells_it() -> None:
    found = read_moment("yesterday 3pm", NOW, "America/New_York", ENGLISH)
    assert found == datetime(2026, 11, 17, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 18)),
        ("tomorrow", date(2026, 11, 19)),
        ("yesterday", date(2026, 11, 17)),
        ("Thu", date(2026, 11, 19)),
        ("last Tuesday", date(2026, 11, 17)),
        ("3 May 2020", date(2020, 5, 3)),
        ("2026-11-24", date(2026, 11, 24)),
        ("in a week", date(2026, 11, 25)),
        ("tomorrow 3pm", date(2026, 11, 19)),
        ("tomorrow at 3", date(2026, 11, 19)),
    ],
)
def test_a_day_may_be_past_or_coming(text: str, day: date) -> None:
    assert read_day(text, NOW, LONDON, ENGLISH) == day


@pytest.mark.parametrize(
    ("text", "reason", "choices"),
    [
        ("next week", UnclearReason.SEVERAL_DAYS, 0),
        ("next Thursday", UnclearReason.AMBIGUOUS, 2),
        ("31 Feb", UnclearReason.NO_SUCH_DAY, 0),
        ("in 5000 days", UnclearReason.TOO_FAR, 0),
        ("nonsense", UnclearReason.NOT_A_DATE, 0),
    ],
)
def test_a_day_that_is_not_one_is_asked_back(text: str, reason: UnclearReason, choices: int) -> None:
    unclear = read_day(text, NOW, LONDON, ENGLISH)
    assert isinstance(unclear, Unclear)
    assert (unclear.reason, len(unclear.choices)) == (reason, choices)
