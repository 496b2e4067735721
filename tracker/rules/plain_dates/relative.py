"""Days and moments counted from another: "tomorrow", "in a month", "10 minutes ago", "the day after Easter".

Knows how to count; the days to count from are named elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from tracker.rules.plain_dates.almanac import (
    add_months,
    add_working_days,
    last_of_month,
    monday_of,
    weekday_after,
    weekday_before,
)
from tracker.rules.plain_dates.amounts import Amount, amount, amount_ahead, hours_and_minutes, short_amount
from tracker.rules.plain_dates.clock import part_of_day
from tracker.rules.plain_dates.counted import counted_within
from tracker.rules.plain_dates.dates import weekday_and_date, written_date
from tracker.rules.plain_dates.holidays import holiday
from tracker.rules.plain_dates.periods import part_of_period
from tracker.rules.plain_dates.spoken import Part, Rule, Sense, Spoken, When, during, first_of, on, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason
from tracker.rules.plain_dates.weekdays import (
    BEYOND,
    beyond,
    in_so_many_weeks,
    so_many_from_now,
    week_then_weekday,
    weekday,
)

_TOMORROW = ("tomorrow", "tmrw", "tmr", "tmw", "tmrow", "tomorow", "tommorow", "tommorrow", "2 morrow")
MONTHS_OF_A_YEAR = 12
MINUTES_OF_A_DAY = 24 * 60
MILITARY = 4
_WEEK_OF = (
    *(f"{week} {of}" for week in ("week", "wk") for of in ("of", "commencing", "beginning", "starting", "from")),
    *("w / c", "wc", "w / b", "wb", "w / o"),
)
_WEEK_ENDING = ("week ending", "wk ending", "w / e")
# Longer names first.
_DAYS = {
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "the day after tmrw": 2,
    "day after tmrw": 2,
    "overmorrow": 2,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "end of today": 0,
    "earlier today": 0,
    "right now": 0,
    "just now": 0,
    "now": 0,
    "today": 0,
    **dict.fromkeys(_TOMORROW, 1),
    "yesterday": -1,
}
_NEXT_WORKING_DAY = tuple(
    f"{next_} {day}" for next_ in ("the next", "next") for day in ("working day", "business day", "workday", "weekday")
)


def told_from_today(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "tomorrow", "this afternoon", "last night", "tomorrow week"."""
    if tokens.take("tonight", "tonite"):
        return _part_of(spoken, 0, Part.NIGHT)
    if tokens.phrase("last night"):
        return _part_of(spoken, -1, Part.NIGHT)
    ahead = None if spoken.back else tokens.attempt(lambda: _part_to_come(tokens, spoken))
    if ahead is not None:
        return ahead
    if tokens.take("this"):
        part = part_of_day(tokens)
        return _part_of(spoken, 0, part) if part is not None else None
    if tokens.phrase(*_NEXT_WORKING_DAY):
        return on(add_working_days(spoken.today, 1))
    named = tokens.phrase(*_DAYS)
    if named is None:
        return None
    day = spoken.today + timedelta(days=_DAYS[named])
    further = tokens.take(*BEYOND) if named in ("today", *_TOMORROW) else None
    return on(day + BEYOND[further] if further is not None else day)


def _part_to_come(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "in the morning" or "lunchtime" by itself: today's where it is still to come, or else tomorrow's; while it is,
    it is asked. "Lunch" may be anything."""
    if tokens.at != 0 or tokens.peek() not in ("in", "lunchtime", "morning", "afternoon", "evening"):
        return None
    part = part_of_day(tokens)
    if part is None or not tokens.done:
        return None
    days = [0, 1] if part.holds(spoken.now.time()) else [int(part.is_over(spoken.now.time()))]
    found = [_part_of(spoken, n, part).choices[0] for n in days]
    return Sense(tuple(found)) if len(found) == 1 else one_of(found)


def counted_from_now(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "in a month", "+5 days", "3d", "a week later", "half an hour ago", "a week on Friday", "3 days before Easter".

    A couple is two to three, a few three to five; both give spans. An amount alone ("10 days") is asked back; "3d" is
    how "in 3 days" is typed.
    """
    hours = None if spoken.back else tokens.attempt(lambda: _so_many_hours(tokens, spoken))
    if hours is not None:
        return hours
    spans = None if spoken.back else tokens.attempt(lambda: so_many_from_now(tokens, spoken))
    if spans is not None:
        return spans
    forward = tokens.take("in", "+") is not None
    either = tokens.attempt(lambda: _minutes_or_months(tokens, spoken)) if forward else None
    if either is not None:
        return either
    clocked = None if forward else tokens.attempt(lambda: _told_with_its_end(tokens, spoken))
    if clocked is not None:
        return clocked
    minutes = None if forward else tokens.attempt(lambda: _minutes_or_months(tokens, spoken))
    if minutes is not None:
        return one_of(minutes.choices)
    if len(tokens.peek()) == MILITARY and tokens.peek(1) in ("h", "hrs", "hours") and not forward:
        return None  # "1500 hrs" is a time
    short = None if forward else short_amount(tokens)
    size = amount_ahead(tokens) if forward else short or amount(tokens)
    if size is None:
        return None
    if forward:
        tokens.take("time")
        tokens.phrase("from now", "from today", "or so")
        return _on_a_weekday(tokens, spoken, size) or _from_now(tokens, spoken, size)
    if tokens.take("ago"):
        return Sense((_ago(spoken, size),))
    if tokens.phrase("from now", "from today", "hence", "later", "away", "time"):
        return _from_now(tokens, spoken, size)
    if size.is_clock:
        return _asked(_from_now(tokens, spoken, size)) if tokens.done else None
    counted = _counted_from_a_day(tokens, spoken, size)
    if counted is not None:
        return counted
    if short is not None:
        return _from_now(tokens, spoken, size)
    return _asked(_from_now(tokens, spoken, size)) if tokens.done else None


def _so_many_hours(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "3h" is in three hours or at three o'clock; past twelve it can only be the time."""
    text = tokens.number(1, 2)
    if tokens.at != 1 or text is None or not tokens.take_glued("h") or not tokens.done or not 1 <= int(text) <= 12:
        return None
    choices = [_minute_of((spoken.counted.astimezone(UTC) + timedelta(hours=int(text))).astimezone(spoken.now.tzinfo))]
    for hour in (int(text) % 12, int(text) % 12 + 12):
        on = spoken.today + timedelta(days=time(hour) < spoken.now.time())
        choices.append(When(on, on, time(hour)))
    return one_of(choices)


def _minutes_or_months(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "in 45m" are minutes; "in 6m" may be months as well."""
    text = tokens.number(1, 2)
    if text is None or not tokens.take_glued("m") or not tokens.done:
        return None
    count = int(text)
    minutes = Amount(count, count, "minute").from_moment(spoken.counted)
    months = Amount(count, count, "month").from_day(spoken.counted_day)
    return one_of((_minute_of(minutes), months)) if count <= MONTHS_OF_A_YEAR else Sense((_minute_of(minutes),))


def _told_with_its_end(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "45m ago", "1 hour 30 minutes ago", "1h30 from now"."""
    size = tokens.attempt(lambda: hours_and_minutes(tokens))
    if size is None:
        text = tokens.number(1, 2, 3)
        size = Amount(int(text), int(text), "minute") if text is not None and tokens.take_glued("m") else None
    if size is None:
        return None
    if tokens.take("ago"):
        return Sense((_ago(spoken, size),))
    return _from_now(tokens, spoken, size) if tokens.phrase("from now", "hence", "later") else None


def coming_stretch(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "within a week", "in the next two weeks", "over the next few days": from today on."""
    named = tokens.attempt(lambda: _within_the(tokens, spoken))
    if named is not None:
        return named
    lead = tokens.phrase(
        "within the next", "in the next", "over the next", "during the next", "the next", "next", "within"
    )
    size = amount(tokens) if lead is not None else None
    if size is None:
        return None
    if size.is_clock:
        return _hours_from(spoken.counted, size.from_moment(spoken.counted), size.high, tokens)
    return during(spoken.counted_day, size.from_day(spoken.counted_day).last)


def _hours_from(begun: datetime, ended: datetime, minutes: int, tokens: Tokens) -> Sense | None:
    """From the one to the other, `minutes` at most, as hours of a day."""
    if minutes >= MINUTES_OF_A_DAY or begun.replace(second=0, microsecond=0) >= ended:
        return tokens.refuse(UnclearReason.AMBIGUOUS)
    if ended.fold:
        return tokens.refuse(UnclearReason.AMBIGUOUS)  # hours end at the first of a time that comes twice
    return Sense((replace(_minute_of(begun), until=_minute_of(ended).at),))


def _within_the(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "within the hour", "within the next week"; "within the week" is seven days, or this week: asked."""
    lead = tokens.phrase("within the next", "within the")
    unit = tokens.take("hour", "day", "week", "month", "year") if lead is not None else None
    if lead is None or unit is None:
        return None
    begun, today = spoken.counted, spoken.counted_day
    if unit == "hour":
        return _hours_from(begun, Amount(60, 60, "minute").from_moment(begun), 60, tokens)
    if unit == "day":
        return during(today, today + timedelta(days=1)) if "next" in lead else on(today)
    month = last_of_month(today)
    counted, ends = {
        "week": (today + timedelta(weeks=1), monday_of(today) + timedelta(days=6)),
        "month": (add_months(today, 1), month),
        "year": (add_months(today, MONTHS_OF_A_YEAR), today.replace(month=12, day=31)),
    }[unit]
    return during(today, counted) if "next" in lead else one_of((When(today, ends), When(today, counted)))


def beside_a_day(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "the day after Easter", "the Friday before Christmas", "the week after 3 May", "the week of 30 November"."""
    tokens.take("the")
    if tokens.phrase(*_WEEK_ENDING):
        return _each(_named_day(tokens, spoken), tokens, lambda last: When(monday_of(last), last))
    if tokens.phrase(*_WEEK_OF):
        # The week may have begun: its days are sought from its Monday on.
        begun = replace(spoken, since=monday_of(spoken.today)) if not spoken.back else spoken
        return _each(_named_day(tokens, begun), tokens, _week_of)
    after_next = tokens.attempt(lambda: _week_after_next_day(tokens, spoken))
    if after_next is not None:
        return after_next
    unit = tokens.take("day", "week")
    named = spoken.names.weekday(tokens) if unit is None else None
    side = tokens.take("after", "before") if unit is not None or named is not None else None
    said = _named_day(tokens, spoken) if side is not None else None
    if said is None:
        return None
    if unit == "week":
        return Sense(tuple(week_beside(choice, after=side == "after") for choice in said.choices), said.doubt)

    def beside(day: date) -> When:
        if named is not None:
            found = weekday_after(day, named) if side == "after" else weekday_before(day, named)
        else:
            found = day + timedelta(days=1 if side == "after" else -1)
        return When(found, found)

    return _each(said, tokens, beside)


def _week_after_next_day(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "week after next Monday": that Monday, or the seven days behind next Monday, which is asked."""
    if not tokens.phrase("week after next"):
        return None
    named = spoken.names.weekday(tokens)
    if named is None:
        return None
    monday = monday_of(spoken.today) + timedelta(weeks=2)
    day = When(monday + timedelta(days=named), monday + timedelta(days=named))
    nearer = weekday_after(spoken.today, named)
    return one_of((week_beside(When(nearer, nearer), after=True), day))


def _on_a_weekday(tokens: Tokens, spoken: Spoken, size: Amount) -> Sense | None:
    """The rest of "in two weeks on Monday"."""

    def read() -> Sense | None:
        tokens.take("on")
        named = spoken.names.weekday(tokens)
        return in_so_many_weeks(named, size, spoken) if named is not None else None

    return tokens.attempt(read)


def week_beside(when: When, *, after: bool) -> When:
    """The seven days after those, or before them."""
    if after:
        return When(when.last + timedelta(days=1), when.last + timedelta(days=7))
    return When(when.first - timedelta(days=7), when.first - timedelta(days=1))


_NAMED: tuple[Rule, ...] = (
    weekday_and_date,
    counted_within,
    written_date,
    holiday,
    told_from_today,
    part_of_period,
    week_then_weekday,
    weekday,
)


def _named_day(tokens: Tokens, spoken: Spoken) -> Sense | None:
    tokens.take("the")
    return first_of(_NAMED, tokens, spoken)


def _counted_from_a_day(tokens: Tokens, spoken: Spoken, size: Amount) -> Sense | None:
    """The rest of "a week on Friday", "a week tomorrow", "10 days after Easter"."""
    mark = tokens.at
    side = tokens.take("on", "from", "after", "before")
    if side is None and size.kind == "day" and size.is_precise and size.low % 7 == 0:
        named = tokens.attempt(lambda: spoken.names.weekday(tokens))
        if named is not None and tokens.done:
            return beyond(named, timedelta(days=size.low), spoken)  # "a week Tuesday"
        tokens.at = mark
    if side is None and tokens.peek() not in ("today", *_TOMORROW):
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


def _each(said: Sense | None, tokens: Tokens, make: Callable[[date], When]) -> Sense | None:
    """What `make` makes of each day that is meant; a span has no day to count from."""
    if said is None:
        return None
    days = [choice.single for choice in said.choices]
    made = tuple(make(day) for day in days if day is not None)
    return Sense(made, said.doubt) if len(made) == len(days) else tokens.refuse(UnclearReason.AMBIGUOUS)


def _from_now(tokens: Tokens, spoken: Spoken, size: Amount) -> Sense | None:
    if not size.is_clock:
        return Sense((size.from_day(spoken.counted_day),))
    if not size.is_precise:  # "in an hour or two" are the hours between
        begun = size.from_moment(spoken.counted)
        ended = Amount(size.high, size.high, size.kind).from_moment(spoken.counted)
        return _hours_from(begun, ended, size.high, tokens)
    return Sense((_minute_of(size.from_moment(spoken.counted)),))


def _ago(spoken: Spoken, size: Amount) -> When:
    if size.is_clock:
        return _minute_of(size.from_moment(spoken.counted, -1))
    return size.from_day(spoken.counted_day, -1)


def _minute_of(moment: datetime) -> When:
    return When(moment.date(), moment.date(), moment.time().replace(second=0, microsecond=0))


def _asked(said: Sense | None) -> Sense | None:
    return one_of(said.choices) if said is not None else None


def _part_of(spoken: Spoken, days: int, part: Part) -> Sense:
    day = spoken.today + timedelta(days=days)
    return Sense((When(day, day, part=part),))


def _week_of(day: date) -> When:
    return When(monday_of(day), monday_of(day) + timedelta(days=6))
