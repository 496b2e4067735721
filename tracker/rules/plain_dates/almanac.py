"""Arithmetic on calendar days: weeks, months, working days. Knows no words and no clock."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

SATURDAY = 5


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last one there is.

    Raises OverflowError beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("no such year")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_working_days(day: date, count: int) -> date:
    """So many days from Monday to Friday on, or back where negative. Knows no holidays: they differ by country."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= SATURDAY:
            day += step
    return day


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday (Monday 0) strictly after `day`."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def weekday_before(day: date, weekday: int) -> date:
    """The last such weekday strictly before `day`."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def nearest_weekday(day: date, weekday: int) -> date:
    """The nearest such weekday to `day`, at most three days off."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def nth_weekday(first: date, weekday: int, nth: int) -> date | None:
    """The nth (1 to 5, or -1 for the last) such weekday of the month that `first` begins; None where it has none."""
    if nth < 0:
        return weekday_before(last_of_month(first) + timedelta(days=1), weekday)
    day = weekday_after(first - timedelta(days=1), weekday) + timedelta(weeks=nth - 1)
    return day if day.month == first.month else None


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
