"""The names of the days of the week and of the months, long and short. Knows no date as people say it."""

from __future__ import annotations

from datetime import date

from tracker.tongue import phrase, tr_as

WEEKDAYS = (
    phrase("weekday", "Monday"),
    phrase("weekday", "Tuesday"),
    phrase("weekday", "Wednesday"),
    phrase("weekday", "Thursday"),
    phrase("weekday", "Friday"),
    phrase("weekday", "Saturday"),
    phrase("weekday", "Sunday"),
)
SHORT_WEEKDAYS = (
    phrase("weekday, short", "Mon"),
    phrase("weekday, short", "Tue"),
    phrase("weekday, short", "Wed"),
    phrase("weekday, short", "Thu"),
    phrase("weekday, short", "Fri"),
    phrase("weekday, short", "Sat"),
    phrase("weekday, short", "Sun"),
)
TWO_LETTERS = (
    phrase("weekday, two letters", "Mo"),
    phrase("weekday, two letters", "Tu"),
    phrase("weekday, two letters", "We"),
    phrase("weekday, two letters", "Th"),
    phrase("weekday, two letters", "Fr"),
    phrase("weekday, two letters", "Sa"),
    phrase("weekday, two letters", "Su"),
)
MONTHS = (
    phrase("month in a date", "January"),
    phrase("month in a date", "February"),
    phrase("month in a date", "March"),
    phrase("month in a date", "April"),
    phrase("month in a date", "May"),
    phrase("month in a date", "June"),
    phrase("month in a date", "July"),
    phrase("month in a date", "August"),
    phrase("month in a date", "September"),
    phrase("month in a date", "October"),
    phrase("month in a date", "November"),
    phrase("month in a date", "December"),
)
SHORT_MONTHS = (
    phrase("month in a date, short", "Jan"),
    phrase("month in a date, short", "Feb"),
    phrase("month in a date, short", "Mar"),
    phrase("month in a date, short", "Apr"),
    phrase("month in a date, short", "May"),
    phrase("month in a date, short", "Jun"),
    phrase("month in a date, short", "Jul"),
    phrase("month in a date, short", "Aug"),
    phrase("month in a date, short", "Sep"),
    phrase("month in a date, short", "Oct"),
    phrase("month in a date, short", "Nov"),
    phrase("month in a date, short", "Dec"),
)
HEADING_MONTHS = (
    phrase("month as a heading", "January"),
    phrase("month as a heading", "February"),
    phrase("month as a heading", "March"),
    phrase("month as a heading", "April"),
    phrase("month as a heading", "May"),
    phrase("month as a heading", "June"),
    phrase("month as a heading", "July"),
    phrase("month as a heading", "August"),
    phrase("month as a heading", "September"),
    phrase("month as a heading", "October"),
    phrase("month as a heading", "November"),
    phrase("month as a heading", "December"),
)


def weekday(on: date) -> str:
    """ "Tuesday"."""
    return WEEKDAYS[on.weekday()].told()


def short_weekday(on: date) -> str:
    """ "Tue"."""
    return SHORT_WEEKDAYS[on.weekday()].told()


def short_month(on: date) -> str:
    """ "Nov"."""
    return SHORT_MONTHS[on.month - 1].told()


def month(on: date, *, short: bool = False) -> str:
    """ "November 2026", as the calendar's heading; "Nov 2026" where there is little room."""
    name = short_month(on) if short else HEADING_MONTHS[on.month - 1].told()
    return tr_as("heading", "{month} {year}", month=name, year=on.year)
