"""What the agenda says of days: their headings, and where nothing is agreed. Knows no list."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.dates import NEAR, long_day, plain_day, span


def day_heading(on: date, today: date) -> str:
    """ "Today, Saturday 21 November", "Tuesday 24 November"."""
    near = NEAR.get((on - today).days)
    return f"{near.capitalize()}, {long_day(on, today)}" if near else long_day(on, today)


def nothing_today() -> str:
    return "Nothing agreed for today"


def nothing_between(first: date, last: date, today: date) -> str:
    return f"Nothing agreed {span(first, last, today)}"


def nothing_before(on: date, today: date) -> str:
    return f"Nothing agreed before {_plain(on, today)}"


def nothing_after(on: date, today: date) -> str:
    return f"Nothing agreed after {_plain(on, today)}"


def _plain(on: date, today: date) -> str:
    return NEAR.get((on - today).days) or plain_day(on, today)
