"""Days named by their weekday: "Thursday", "next Thursday", "Friday week", "Thursday next week".

A weekday's name is the next such day, and said on that very day next week's; looking back it is the latest.
Knows weeks, no months.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.rules.plain_dates.almanac import SATURDAY, monday_of, weekday_after, weekday_before
from tracker.rules.plain_dates.amounts import Amount, amount, amount_ahead, cardinal
from tracker.rules.plain_dates.spoken import Sense, Spoken, When, on, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason
from tracker.rules.plain_dates.words import ENGLISH

# "Next" may skip a day that is in this week anyway, or that is tomorrow or the day after.
NEAR = timedelta(days=2)
WEEKS = {"last week": -1, "this week": 0, "next week": 1, "the week after next": 2, "week after next": 2}
BEYOND = {"week": timedelta(weeks=1), "wk": timedelta(weeks=1), "fortnight": timedelta(weeks=2)}


MOST_OF_A_WEEKDAY = 10
_WEEKDAYS = {form.casefold(): n for n, forms in enumerate(ENGLISH.weekdays) for form in forms}


def weekday(tokens: Tokens, spoken: Spoken) -> Sense | None:
    which = tokens.phrase("this coming", "this", "next", "last", "coming")
    named = spoken.names.weekday(tokens)
    if named is None:
        return None
    today = spoken.today
    if which is None and tokens.phrase("after next"):
        # The one after what "next Monday" means.
        after = _next(today, named)
        later = (When(*(choice.first + timedelta(weeks=1),) * 2) for choice in after.choices)
        return Sense(tuple(later), after.doubt)
    if which == "this":
        return _in_week(0, named, spoken)
    if which == "next":
        return _next(today, named)
    if which == "last":
        return on(weekday_before(today, named))
    if which is not None:
        return on(weekday_after(today, named))
    return _with_its_week(tokens, spoken, named) or _alone(named, spoken)


def beyond(named: int, further: timedelta, spoken: Spoken) -> Sense:
    """ "Friday week", "a week on Friday". Said on a Friday it may count from today, so it is asked."""
    if named == spoken.today.weekday():
        return _days(spoken.today + further, spoken.today + further + timedelta(weeks=1))
    return on(weekday_after(spoken.today, named) + further)


def week_then_weekday(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "next week on Thursday"."""
    which = tokens.phrase(*WEEKS)
    if which is None:
        return None
    tokens.take("on")
    named = spoken.names.weekday(tokens)
    return _in_week(WEEKS[which], named, spoken) if named is not None else None


def so_many_from_now(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "two Fridays from now": the second one to come."""
    count = cardinal(tokens)
    if count is None or not 1 <= count <= MOST_OF_A_WEEKDAY:
        return None
    plural = tokens.peek()
    named = _WEEKDAYS.get(plural.removesuffix("s")) if plural.endswith("s") or count == 1 else None
    if named is None:
        return None
    tokens.at += 1
    if not tokens.phrase("from now", "from today", "away", "hence"):
        return None
    return on(weekday_after(spoken.counted_day, named) + timedelta(weeks=count - 1))


def week_named_here(tokens: Tokens) -> int | None:
    """How many weeks from this one the week named here is, with the "of" or "in" before it."""

    def read() -> int | None:
        tokens.take("of", "in")
        which = tokens.phrase(*WEEKS)
        return WEEKS[which] if which is not None else None

    return tokens.attempt(read)


def _with_its_week(tokens: Tokens, spoken: Spoken, named: int) -> Sense | None:
    weeks = week_named_here(tokens)
    if weeks is not None:
        return _in_week(weeks, named, spoken)
    weeks_on = tokens.attempt(lambda: _weeks_on(tokens))
    if weeks_on is not None:
        return in_so_many_weeks(named, weeks_on, spoken)
    further = tokens.take(*BEYOND)
    return beyond(named, BEYOND[further], spoken) if further is not None else None


def _in_week(weeks: int, named: int, spoken: Spoken) -> Sense:
    """That day of the week so many from this one. Of this week it may be over: the coming one is offered."""
    day = day_in_week(spoken.today, weeks, named)
    if weeks == 0 and day < spoken.today and not spoken.back:
        coming = weekday_after(spoken.today, named)
        return one_of((When(day, day), When(coming, coming)), UnclearReason.PAST)
    return on(day)


def _weeks_on(tokens: Tokens) -> Amount | None:
    """ "in two weeks", "two weeks from now", behind a weekday."""
    forward = tokens.take("in") is not None
    size = amount_ahead(tokens) if forward else amount(tokens)
    if size is None:
        return None
    named_from = tokens.phrase("from now", "from today", "hence", "later", "time")
    return size if (forward or named_from is not None) and _whole_weeks(size) else None


def _whole_weeks(size: Amount) -> bool:
    return size.kind == "day" and size.is_precise and size.low % 7 == 0 and size.low > 0


def in_so_many_weeks(named: int, size: Amount, spoken: Spoken) -> Sense | None:
    """ "Monday in two weeks": of the week that is so many weeks from this one. In one week, and said at the weekend of
    a day of the working week, some count from the Monday to come, so it is asked."""
    if not _whole_weeks(size):
        return None
    weeks = size.low // 7
    day = day_in_week(spoken.counted_day, weeks, named)
    counted = weekday_after(spoken.counted_day, named) + timedelta(weeks=weeks)
    if day != counted and (weeks == 1 or spoken.counted_day.weekday() >= SATURDAY):
        return _days(day, counted)
    return on(day)


def _alone(named: int, spoken: Spoken) -> Sense:
    if not spoken.back:
        return on(weekday_after(spoken.after, named))
    if named == spoken.today.weekday():
        return _days(spoken.today - timedelta(weeks=1), spoken.today)
    return on(weekday_before(spoken.today, named))


def _next(today: date, named: int) -> Sense:
    nearer = weekday_after(today, named)
    if monday_of(nearer) == monday_of(today) or nearer - today <= NEAR:
        return _days(nearer, nearer + timedelta(weeks=1))
    return on(nearer)


def day_in_week(today: date, weeks: int, named: int) -> date:
    return monday_of(today) + timedelta(weeks=weeks, days=named)


def _days(*days: date) -> Sense:
    return one_of(When(day, day) for day in days)
