"""Claims about how hours, and a time the clocks show twice, are told."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from tracker.presentation import words
from tracker.presentation.words.times import by_due, in_window, week
from tracker.rules.window import Window

LONDON = "Europe/London"
WED = date(2026, 11, 18)
THU = date(2026, 11, 19)
TWO_TO_FOUR = Window.hours(THU, time(14), time(16), LONDON)
FROM_THREE = Window.hours(THU, time(15), time(0), LONDON)
SECOND = Window.exact(date(2027, 10, 31), time(1, 30, fold=1), LONDON)


@pytest.mark.parametrize(
    ("window", "full", "short", "inside", "due"),
    [
        (
            TWO_TO_FOUR,
            "Thursday 19 November, between 14:00 and 16:00 (tomorrow)",
            "tomorrow 14:00–16:00",
            "tomorrow between 14:00 and 16:00",
            "by tomorrow at 16:00",
        ),
        (
            FROM_THREE,
            "Thursday 19 November, from 15:00 (tomorrow)",
            "tomorrow from 15:00",
            "tomorrow from 15:00",
            "by tomorrow",
        ),
        (
            SECOND,
            "Sunday 31 October 2027, 01:30, the second time that night (in about 11 months)",
            "Sun 31 Oct 2027 01:30 (second)",
            "on Sunday 31 October 2027 at 01:30, the second time that night",
            "by Sunday 31 October 2027 at 01:30, the second time that night",
        ),
    ],
)
def test_hours_and_the_second_of_two_times_are_told(
    window: Window, full: str, short: str, inside: str, due: str
) -> None:
    assert words.window(window, WED) == full
    assert words.short_window(window, WED) == short
    assert in_window(window, WED) == inside
    assert by_due(window, WED) == due


def test_hours_agreed_in_another_zone_are_told_on_both_clocks() -> None:
    there = Window.hours(THU, time(14), time(16), "Europe/Berlin")
    assert words.short_window(there, WED, LONDON) == "tomorrow 14:00–16:00 in Berlin, 13:00–15:00 here"


@pytest.mark.parametrize(
    ("first", "told", "in_short"),
    [
        ("2026-11-16", "16 – 22 November 2026", "16 – 22 Nov 2026"),
        ("2026-11-30", "30 Nov – 6 Dec 2026", "30 Nov – 6 Dec 2026"),
        ("2026-12-28", "28 Dec 2026 – 3 Jan 2027", "28 Dec – 3 Jan 2027"),
    ],
)
def test_a_week_of_two_months_is_headed_by_both_also_in_short(first: str, told: str, in_short: str) -> None:
    begins = date.fromisoformat(first)
    ends = begins + timedelta(days=6)
    assert (week(begins, ends), week(begins, ends, short=True)) == (told, in_short)
