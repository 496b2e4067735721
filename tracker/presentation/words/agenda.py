"""What the agenda says of days: their headings, and where nothing is agreed. Knows no list."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.times import long_day, plain_day, span
from tracker.tongue import sentence, tr

HEADING = {0: sentence("Today, {day}"), 1: sentence("Tomorrow, {day}"), -1: sentence("Yesterday, {day}")}
BEFORE = {
    0: sentence("Nothing agreed before today"),
    1: sentence("Nothing agreed before tomorrow"),
    -1: sentence("Nothing agreed before yesterday"),
}
AFTER = {
    0: sentence("Nothing agreed after today"),
    1: sentence("Nothing agreed after tomorrow"),
    -1: sentence("Nothing agreed after yesterday"),
}


def day_heading(on: date, today: date) -> str:
    """ "Today, Saturday 21 November", "Tuesday 24 November"."""
    near, day = HEADING.get((on - today).days), long_day(on, today)
    return near.told(day=day) if near is not None else day


def nothing_today() -> str:
    return tr("Nothing agreed for today")


def nothing_between(first: date, last: date, today: date) -> str:
    return tr("Nothing agreed {between}", between=span(first, last, today))


def nothing_before(on: date, today: date) -> str:
    near = BEFORE.get((on - today).days)
    return near.told() if near is not None else tr("Nothing agreed before {date}", date=plain_day(on, today))


def nothing_after(on: date, today: date) -> str:
    near = AFTER.get((on - today).days)
    return near.told() if near is not None else tr("Nothing agreed after {date}", date=plain_day(on, today))
