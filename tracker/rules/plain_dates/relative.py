"""Days and moments counted from another: "tomorrow", "in a month", "10 minutes ago", "the day after Easter".

Knows how to count; the days to count from are named elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from tracker.rules.plain_dates.almanac import monday_of, weekday_after, weekday_before
from tracker.rules.plain_dates.amounts import Amount, amount
from tracker.rules.plain_dates.clock import part_of_day
from tracker.rules.plain_dates.dates import weekday_and_date, written_date
from tracker.rules.plain_dates.holidays import holiday
from tracker.rules.plain_dates.periods import counted_weekday, part_of_period
from tracker.rules.plain_dates.spoken import Part, Rule, Said, Spoken, When, during, first_of, on, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason
from tracker.rules.plain_dates.weekdays import BEYOND, beyond, week_then_weekday, weekday

# Longer names first.
_DAYS = {
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "the end of the day": 0,
    "end of the day": 0,
    "end of day": 0,
    "end of today": 0,
    "earlier today": 0,
    "right now": 0,
    "just now": 0,
    "now": 0,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}


def told_from_today(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "tomorrow", "this afternoon", "last night", "tomorrow week"."""
    if tokens.take("tonight"):
        return _part_of(spoken, 0, Part.NIGHT)
    if tokens.phrase("last night"):
        return _part_of(spoken, -1, Part.NIGHT)
    if tokens.take("this"):
        part = part_of_day(tokens)
        return _part_of(spoken, 0, part) if part is not None else None
    named = tokens.phrase(*_DAYS)
    if named is None:
        return None
    day = spoken.today + timedelta(days=_DAYS[named])
    further = tokens.take(*BEYOND) if named in ("today", "tomorrow") else None
    return on(day + BEYOND[further] if further is not None else day)


def counted_from_now(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "in a month", "10 days from now", "half an hour ago", "a week on Friday", "3 days before Christmas".

    A couple is two to three, a few three to five; both give spans. An amount alone ("10 days") is asked back.
    """
    forward = tokens.take("in") is not None
    size = amount(tokens)
    if size is None:
        return None
    if forward:
        tokens.take("time")
        tokens.phrase("from now", "from today")
        return _from_now(tokens, spoken, size)
    if tokens.take("ago"):
        return Said((_ago(spoken, size),))
    if tokens.phrase("from now", "hence"):
        return _from_now(tokens, spoken, size)
    if size.is_clock:
        return _asked(_from_now(tokens, spoken, size)) if tokens.done else None
    counted = _counted_from_a_day(tokens, spoken, size)
    if counted is not None:
        return counted
    return _asked(_from_now(tokens, spoken, size)) if tokens.done else None


def coming_stretch(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "within a week", "in the next two weeks", "over the next few days": from today on."""
    lead = tokens.phrase(
        "within the next", "in the next", "over the next", "during the next", "the next", "next", "within"
    )
    size = amount(tokens) if lead is not None else None
    if size is None:
        return None
    if size.is_clock:
        return tokens.refuse(UnclearReason.AMBIGUOUS)
    return during(spoken.today, size.from_day(spoken.today).last)


def beside_a_day(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "the day after Easter", "the Friday before Christmas", "the week after 3 May", "the week of 30 November"."""
    tokens.take("the")
    if tokens.phrase("week of", "week commencing", "week beginning", "w / c", "wc"):
        return _each(_named_day(tokens, spoken), tokens, _week_of)
    unit = tokens.take("day", "week")
    named = spoken.names.weekday(tokens) if unit is None else None
    side = tokens.take("after", "before") if unit is not None or named is not None else None
    said = _named_day(tokens, spoken) if side is not None else None
    if said is None:
        return None
    if unit == "week":
        return Said(tuple(week_beside(choice, after=side == "after") for choice in said.choices), said.doubt)

    def beside(day: date) -> When:
        if named is not None:
            found = weekday_after(day, named) if side == "after" else weekday_before(day, named)
        else:
            found = day + timedelta(days=1 if side == "after" else -1)
        return When(found, found)

    return _each(said, tokens, beside)


def week_beside(when: When, *, after: bool) -> When:
    """The seven days after those, or before them."""
    if after:
        return When(when.last + timedelta(days=1), when.last + timedelta(days=7))
    return When(when.first - timedelta(days=7), when.first - timedelta(days=1))


_NAMED: tuple[Rule, ...] = (
    weekday_and_date,
    counted_weekday,
    written_date,
    holiday,
    told_from_today,
    part_of_period,
    week_then_weekday,
    weekday,
)


def _named_day(tokens: Tokens, spoken: Spoken) -> Said | None:
    tokens.take("the")
    return first_of(_NAMED, tokens, spoken)


def _counted_from_a_day(tokens: Tokens, spoken: Spoken, size: Amount) -> Said | None:
    """The rest of "a week on Friday", "a week tomorrow", "10 days after Easter"."""
    mark = tokens.at
    side = tokens.take("on", "from", "after", "before")
    if side is None and tokens.peek() not in ("today", "tomorrow"):
        return None
    if side in ("on", "from") and size.kind == "day" and size.is_precise and size.low % 7 == 0:
        named = tokens.attempt(lambda: spoken.names.weekday(tokens))
        if named is not None and tokens.done:
            return beyond(named, timedelta(days=size.low), spoken)
        tokens.at = mark + 1
    said = _each(_named_day(tokens, spoken), tokens, lambda day: size.from_day(day, -1 if side == "before" else 1))
    if said is None:
        tokens.at = mark
    return said


def _each(said: Said | None, tokens: Tokens, make: Callable[[date], When]) -> Said | None:
    """What `make` makes of each day that is meant; a span has no day to count from."""
    if said is None:
        return None
    days = [choice.single for choice in said.choices]
    made = tuple(make(day) for day in days if day is not None)
    return Said(made, said.doubt) if len(made) == len(days) else tokens.refuse(UnclearReason.AMBIGUOUS)


def _from_now(tokens: Tokens, spoken: Spoken, size: Amount) -> Said | None:
    if not size.is_clock:
        return Said((size.from_day(spoken.today),))
    if not size.is_precise:
        return tokens.refuse(UnclearReason.AMBIGUOUS)
    return Said((_minute_of(size.from_moment(spoken.now)),))


def _ago(spoken: Spoken, size: Amount) -> When:
    if size.is_clock:
        return _minute_of(size.from_moment(spoken.now, -1))
    return size.from_day(spoken.today, -1)


def _minute_of(moment: datetime) -> When:
    return When(moment.date(), moment.date(), moment.time().replace(second=0, microsecond=0))


def _asked(said: Said | None) -> Said | None:
    return one_of(said.choices) if said is not None else None


def _part_of(spoken: Spoken, days: int, part: Part) -> Said:
    day = spoken.today + timedelta(days=days)
    return Said((When(day, day, part=part),))


def _week_of(day: date) -> When:
    return When(monday_of(day), monday_of(day) + timedelta(days=6))
