"""Days, weeks and months as a calendar steps through them. Knows no agreement and no view."""

from __future__ import annotations

from datetime import date, timedelta

WEEK = 7
_ONE_DAY = timedelta(days=1)


def days_on(day: date, days: int) -> date:
    """The day that many days later (earlier where negative), or the last there is that way."""
    if days > (date.max - day).days:
        return date.max
    return day + timedelta(days=max(days, (date.min - day).days))


def week_days(day: date, first_weekday: int = 0) -> tuple[date, ...]:
    """The week of that day. `first_weekday`: Monday 0 to Sunday 6."""
    start = day - timedelta(days=(day.weekday() - first_weekday) % WEEK)
    return tuple(start + timedelta(days=n) for n in range(WEEK))


def months_on(day: date, months: int) -> date:
    """The same day that many months later (earlier where negative), or the last there is in that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, (following - _ONE_DAY).day))
