"""Claims about an entry begun in the calendar: when it is to be stands there in words that are read to mean just that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tracker.presentation.entry.entry_on_day import entry_on, spoken
from tracker.presentation.entry_form import Next
from tracker.presentation.here import Here
from tracker.rules.plain_dates import DateWords, read_window
from tracker.rules.plain_dates.words import ENGLISH
from tracker.rules.policy import Policy
from tracker.rules.window import Window

NOW = datetime(2026, 11, 26, 14, 57, tzinfo=UTC)
ZONE = "Europe/London"


def here(words: DateWords = ENGLISH) -> Here:
    return Here(NOW, ZONE, "me", Policy(), lambda: words)


@pytest.mark.parametrize(
    ("day", "at", "told"),
    [
        (date(2026, 11, 28), time(14, 30), "Sat 28 Nov 14:30"),
        (date(2026, 11, 27), None, "Fri 27 Nov"),
        (date(2026, 12, 3), time(9), "Thu 3 Dec 09:00"),
        (date(2027, 1, 4), time(9), "Mon 4 Jan 2027 09:00"),
    ],
)
def test_it_speaks_words(day: date, at: time | None, told: str) -> None:
    assert spoken(day, at, here()) == told


@pytest.mark.parametrize("after", [*range(1, 15), 60, 364, 365, 366, 400, 800])
@pytest.mark.parametrize("at", [None, time(0, 0), time(9, 30), time(23, 30)])
def test_they_are_read_to_mean_that_day_and_time(after: int, at: time | None) -> None:
    day, now = NOW.date() + timedelta(days=after), here()
    meant = Window.day(day, ZONE) if at is None else Window.exact(day, at, ZONE)
    assert read_window(spoken(day, at, now), now.now, now.zone, now.words) == meant


def test_where_words_would_be_read_otherwise_figures_stand_there() -> None:
    elsewhere = replace(ENGLISH, months=(("Nov",), *ENGLISH.months[1:]))
    day, at = date(2026, 11, 28), time(14, 30)
    assert spoken(day, at, here(elsewhere)) == "2026-11-28 14:30"
    assert read_window("2026-11-28 14:30", NOW, ZONE, elsewhere) == Window.exact(day, at, ZONE)


def test_it_begins_with_what_comes_next() -> None:
    form = entry_on(date(2026, 11, 28), time(14, 30), here())
    assert (form.next, form.talk.when) == (frozenset({Next.TALK}), "Sat 28 Nov 14:30")
