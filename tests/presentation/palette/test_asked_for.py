"""Claims about what is typed behind a word that asks for something: to find it, or to hide a reminder. Thursday 26
November 2026, 14:57.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import at
from tests.fakes import Clock
from tests.surroundings import here_by
from tracker.presentation.here import Here
from tracker.presentation.palette.asked_for import days_to_hide_until, sought


def _here() -> Here:
    return here_by(Clock(at("2026-11-26 14:57")))()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("find price list", "price list"),
        ("Search for  lemon", "lemon"),
        ("look up martin", "martin"),
        ("find", "find"),
        ("find ", "find "),
        ("finder", "finder"),
        ("jo find", "jo find"),
    ],
)
def test_what_is_to_be_found_is_what_stands_behind(typed: str, found: str) -> None:
    assert sought(typed) == found


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("snooze jo to monday", (date(2026, 11, 30),)),
        ("hide jo hill until 3 dec", (date(2026, 12, 3),)),
        ("put off jo till tomorrow", (date(2026, 11, 27),)),
        ("snooze jo for a week", (date(2026, 12, 3),)),
        ("snooze jo", (date(2026, 11, 27), date(2026, 11, 30))),
        ("snooze jo to today", ()),
        ("snooze", ()),
        ("jo to monday", ()),
        ("hidehouse monday", ()),
    ],
)
def test_a_reminder_is_hidden_until_the_day_that_is_named(typed: str, days: tuple[date, ...]) -> None:
    assert days_to_hide_until(typed, _here()) == days
