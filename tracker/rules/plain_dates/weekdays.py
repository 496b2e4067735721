"""Days named by their weekday: "Thursday", "next Thursday", "Friday week", "Thursday next week".

A weekday's name is the next such day, and said on that very day next week's; looking back it is the latest.
Knows weeks, no months.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.rules.plain_dates.almanac import monday_of, weekday_after, weekday_before
from tracker.rules.plain_dates.spoken import Said, Spoken, When, on, one_of
from tracker.rules.plain_dates.tokens import Tokens

# "Next" may skip a day that is in this week anyway, or that is tomorrow or the day after.
NEAR = timedelta(days=2)
WEEKS = {"last week": -1, "this week": 0, "next week": 1, "the week after next": 2, "week after next": 2}
BEYOND = {"week": timedelta(weeks=1), "fortnight": timedelta(weeks=2)}


def weekday(tokens: Tokens, spoken: Spoken) -> Said | None:
    which = tokens.phrase("this coming", "this", "next", "last", "coming")
    named = spoken.names.weekday(tokens)
    if named is None:
        return None
    today = spoken.today
    if which == "this":
        return on(monday_of(today) + timedelta(days=named))
    if which == "next":
        return _next(today, named)
    if which == "last":
        return on(weekday_before(today, named))
    if which is not None:
        return on(weekday_after(today, named))
    return _with_its_week(tokens, spoken, named) or _alone(named, spoken)


def beyond(named: int, further: timedelta, spoken: Spoken) -> Said:
    """ "Friday week", "a week on Friday". Said on a Friday it may count from today, so it is asked."""
    if named == spoken.today.weekday():
        return _days(spoken.today + further, spoken.today + further + timedelta(weeks=1))
    return on(weekday_after(spoken.today, named) + further)


def week_then_weekday(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "next week on Thursday"."""
    which = tokens.phrase(*WEEKS)
    if which is None:
        return None
    tokens.take("on")
    named = spoken.names.weekday(tokens)
    return on(day_in_week(spoken.today, WEEKS[which], named)) if named is not None else None


def week_named_here(tokens: Tokens) -> int | None:
    """How many weeks from this one the week named here is, with the "of" or "in" before it."""

    def read() -> int | None:
        tokens.take("of", "in")
        which = tokens.phrase(*WEEKS)
        return WEEKS[which] if which is not None else None

    return tokens.attempt(read)


def _with_its_week(tokens: Tokens, spoken: Spoken, named: int) -> Said | None:
    weeks = week_named_here(tokens)
    if weeks is not None:
        return on(day_in_week(spoken.today, weeks, named))
    further = tokens.take(*BEYOND)
    return beyond(named, BEYOND[further], spoken) if further is not None else None


def _alone(named: int, spoken: Spoken) -> Said:
    if not spoken.back:
        return on(weekday_after(spoken.after, named))
    if named == spoken.today.weekday():
        return _days(spoken.today - timedelta(weeks=1), spoken.today)
    return on(weekday_before(spoken.today, named))


def _next(today: date, named: int) -> Said:
    nearer = weekday_after(today, named)
    if monday_of(nearer) == monday_of(today) or nearer - today <= NEAR:
        return _days(nearer, nearer + timedelta(weeks=1))
    return on(nearer)


def day_in_week(today: date, weeks: int, named: int) -> date:
    return monday_of(today) + timedelta(weeks=weeks, days=named)


def _days(*days: date) -> Said:
    return one_of(When(day, day) for day in days)
