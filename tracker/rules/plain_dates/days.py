"""A day with its time or hours: "tomorrow", "Thursday at 15:30", "Thursday 2 to 4pm", "3pm CET", "noon".

Knows no ranges of days and no deadlines.

Each piece is read by the module that knows it; here they are put side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from tracker.rules.plain_dates.almanac import add_months
from tracker.rules.plain_dates.clock import Clock, clock, part_of_day
from tracker.rules.plain_dates.counted import counted_within, numbered_week
from tracker.rules.plain_dates.dates import weekday_and_date, written_date
from tracker.rules.plain_dates.holidays import holiday
from tracker.rules.plain_dates.hours import HoursSaid, stretch
from tracker.rules.plain_dates.periods import part_of_period, whole_period
from tracker.rules.plain_dates.relative import beside_a_day, coming_stretch, counted_from_now, told_from_today
from tracker.rules.plain_dates.spoken import Part, Rule, Sense, Spoken, When, first_of, on, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason
from tracker.rules.plain_dates.weekdays import week_then_weekday, weekday
from tracker.rules.plain_dates.zones import Elsewhere, zone_named

# Where two begin alike, the longer stands first.
DAYS: tuple[Rule, ...] = (
    weekday_and_date,
    counted_within,
    written_date,
    told_from_today,
    counted_from_now,
    beside_a_day,
    coming_stretch,
    holiday,
    week_then_weekday,
    weekday,
    numbered_week,
    part_of_period,
    whole_period,
)


ENDS_OF_DAY = (
    "the end of the day",
    "end of the day",
    "end of day",
    "end of business",
    "end of play",
    "last thing",
    "close of business",
    "close of play",
    "eod",
    "eob",
    "cob",
)
_ALL_OF = ("the whole of", "all of", "all day", "all")
A_LITTLE = timedelta(days=2)
_THIS_TIME = ("at the same time", "the same time", "same time", "at this time", "this time")
_ON_THE_CLOCK = {"next week": 7, "the week after next": 14, "week after next": 14, "last week": -7}
_ON_THE_CALENDAR = {"next month": 1, "next year": 12, "last month": -1, "last year": -12}


def day(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """A day or days, with the small words people put before them. "End of day Friday" is that day."""
    return tokens.once(_day, spoken)


def _day(tokens: Tokens, spoken: Spoken) -> Sense | None:
    if tokens.phrase(*ENDS_OF_DAY):
        tokens.take("on")
        return tokens.attempt(lambda: day(tokens, spoken)) or on(spoken.today)
    same_time = tokens.attempt(lambda: _this_time(tokens, spoken))
    if same_time is not None:
        return same_time
    around = tokens.attempt(lambda: _around(tokens, spoken))
    if around is not None:
        return around
    tokens.phrase("some time", "sometime", "any time", "anytime", "any day", "some day", *_ALL_OF)
    if tokens.peek() == "one" and tokens.peek(1) == "day" and tokens.peek(2) in ("next", "this", "in", "during"):
        tokens.phrase("one day")
    said = first_of(DAYS, tokens, spoken)
    if said is not None:
        return said
    # "am" is "on the" in German, and half of a day in English, which never begins a phrase.
    lead = tokens.take("on", "in", "over", "during", "at", "early", "late", *(("am",) if tokens.at == 0 else ()))
    if lead == "at" and tokens.peek().isdecimal():
        return None
    tokens.take("the")
    return first_of(DAYS, tokens, spoken)


def _around(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "around Christmas", "about the 15th": those days; of one day itself, or two to either side, which is asked."""
    if not tokens.take("around", "about", "roughly", "approx", "approximately"):
        return None
    tokens.take("the")
    said = first_of(DAYS, tokens, spoken)
    if said is None or any(choice.at is not None for choice in said.choices):
        return None
    if len(said.choices) != 1 or said.choices[0].first != said.choices[0].last:
        return said
    day_ = said.choices[0].first
    return one_of((When(day_, day_), When(day_ - A_LITTLE, day_ + A_LITTLE)))


def _this_time(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "this time next week": that day at the time it is now. A month or a year on it is the day that is meant."""
    timed = tokens.phrase(*_THIS_TIME) is not None
    if not timed and not tokens.phrase("the same day", "same day"):
        return None
    tokens.take("on")
    named = tokens.phrase(*_ON_THE_CALENDAR)
    if named is not None:
        return on(add_months(spoken.today, _ON_THE_CALENDAR[named]))
    named = tokens.phrase(*_ON_THE_CLOCK)
    said = on(spoken.today + timedelta(days=_ON_THE_CLOCK[named])) if named else first_of(DAYS, tokens, spoken)
    if said is None or any(choice.at is not None or choice.first != choice.last for choice in said.choices):
        return None
    if not timed:
        return said
    at = spoken.now.time().replace(second=0, microsecond=0)
    return Sense(tuple(replace(choice, at=at) for choice in said.choices), said.doubt)


def when(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """A day, a part of it and a time or hours, in any order; a time alone is today's. A part of a day is the day."""
    return tokens.once(_when, spoken)


def _when(tokens: Tokens, spoken: Spoken) -> Sense | None:
    said: Sense | None = None
    hours: HoursSaid | None = None
    at: Clock | None = None
    part: Part | None = None
    where: Elsewhere | None = None
    while not tokens.done:
        mark = tokens.at
        if hours is None and at is None:
            hours = stretch(tokens, bare=said is not None)
        said = said or tokens.attempt(lambda: day(tokens, spoken))
        if said is None and hours is None and at is None:
            ahead = tokens.attempt(lambda: _hour_then_day(tokens, spoken))
            if ahead is not None:
                hours, at, said = ahead
        if hours is None and at is None:
            hours = stretch(tokens, bare=said is not None)
            at = clock(tokens, bare=said is not None) if hours is None else None
        if where is None and (at is not None or hours is not None):
            where = zone_named(tokens, spoken.now)
        part = part or part_of_day(tokens)
        if said is not None:
            tokens.phrase(*ENDS_OF_DAY, "all day")
        if tokens.at == mark:
            break
    if said is None and at is None and hours is None:
        return None
    times = _times(hours, at)
    if part is not None and times is not None:
        times = times.within(part)
        if times is None:
            return tokens.refuse(UnclearReason.NO_SUCH_TIME)
    if said is None:
        assert times is not None
        return _today_at(times, where, spoken)
    if part is not None:
        if any(choice.first != choice.last for choice in said.choices):
            return tokens.refuse(UnclearReason.AMBIGUOUS)
        said = Sense(tuple(replace(choice, part=part) for choice in said.choices), said.doubt)
    return _timed(said, times, where, tokens, spoken) if times is not None else said


def _hour_then_day(tokens: Tokens, spoken: Spoken) -> tuple[HoursSaid | None, Clock | None, Sense] | None:
    """ "10 tomorrow", "9-5 Monday", "1430 tomorrow": what a number alone cannot be, a day behind it makes a time."""
    if not tokens.peek().isdecimal():
        return None
    hours = stretch(tokens, bare=True)
    at = clock(tokens, bare=True) if hours is None else None
    said = day(tokens, spoken) if hours is not None or at is not None else None
    return (hours, at, said) if said is not None else None


@dataclass(frozen=True, slots=True)
class _Times:
    """Times and hours alike: the day to add, the time, and the end of hours."""

    options: tuple[tuple[int, time, time | None], ...]
    sure: bool
    of: Part | None = None

    def within(self, part: Part) -> _Times | None:
        left = tuple(option for option in self.options if not option[0] and part.holds(option[1]))
        return _Times(left, len(left) == 1, self.of) if left else None


def _times(hours: HoursSaid | None, at: Clock | None) -> _Times | None:
    if hours is not None:
        return _Times(tuple((0, begun, ended) for begun, ended in hours.options), hours.sure, hours.part)
    return _Times(tuple((days, time, None) for days, time in at.options), at.sure) if at is not None else None


def _today_at(times: _Times, where: Elsewhere | None, spoken: Spoken) -> Sense | None:
    """A time alone: today's. When it is past, tomorrow's is offered, not assumed. Looking back it is the nearest, so
    that 23:50 said after midnight is last night's."""
    choices: list[When] = []
    over = False
    for days, at, until in times.options:
        for choice in _there(spoken.today + timedelta(days=days), at, until, where, spoken):
            meant = choice
            if spoken.back and not days:
                meant = _nearest_to_now(choice, spoken)
            elif not spoken.back and _is_over(choice, spoken):
                later = _once_more(choice, spoken) or replace(choice, first=_next_day(choice), last=_next_day(choice))
                over = over or later.first != choice.first
                meant = later
            choices.append(replace(meant, part=times.of))
    if len(choices) == 1 and times.sure:
        return one_of(choices, UnclearReason.PAST) if over else Sense(tuple(choices))
    return one_of(choices)


def _nearest_to_now(choice: When, spoken: Spoken) -> When:
    yesterday = choice.first - timedelta(days=1)
    before = replace(choice, first=yesterday, last=yesterday)
    ahead, gone = _begins(choice, spoken) - spoken.now, spoken.now - _begins(before, spoken)
    again = _once_more(choice, spoken)
    if again is not None and _begins(again, spoken) <= spoken.now:
        return again
    return before if gone < ahead else choice


def _once_more(choice: When, spoken: Spoken) -> When | None:
    """The second time the clocks show it, where the first is over and that one is not."""
    assert choice.at is not None
    if choice.at.fold:
        return None
    again = replace(choice, at=choice.at.replace(fold=1))
    if _begins(again, spoken) <= _begins(choice, spoken):
        return None
    return again if spoken.back or not _is_over(again, spoken) else None


def _begins(choice: When, spoken: Spoken) -> datetime:
    return datetime.combine(choice.first, choice.at or time.min, spoken.now.tzinfo).astimezone(UTC)


def _is_over(choice: When, spoken: Spoken) -> bool:
    """Whether it is gone by, to the minute; hours only with their end."""
    minute = spoken.now.replace(second=0, microsecond=0)
    if choice.until is None:
        return _begins(choice, spoken) < minute
    ends = choice.first if choice.until > (choice.at or time.min) else _next_day(choice)
    return datetime.combine(ends, choice.until, spoken.now.tzinfo).astimezone(UTC) <= minute


def _next_day(choice: When) -> date:
    return choice.first + timedelta(days=1)


def _timed(said: Sense, times: _Times, where: Elsewhere | None, tokens: Tokens, spoken: Spoken) -> Sense | None:
    """Those days at that time. A span has no time of its own, and a part of the day must agree."""
    choices: list[When] = []
    sure = times.sure
    for choice in said.choices:
        if choice.at is not None or choice.first != choice.last:
            return tokens.refuse(UnclearReason.AMBIGUOUS)
        left = times.within(choice.part) if choice.part is not None else times
        if left is None:
            return tokens.refuse(UnclearReason.NO_SUCH_TIME)
        sure = sure and left.sure if choice.part is None else left.sure
        for days, at, until in left.options:
            there = _there(choice.first + timedelta(days=days), at, until, where, spoken)
            sure = sure and len(there) == 1
            choices += [replace(one, part=choice.part or times.of) for one in there]
    return Sense(tuple(choices), said.doubt or (None if sure else UnclearReason.AMBIGUOUS))


def _there(day: date, at: time, until: time | None, where: Elsewhere | None, spoken: Spoken) -> tuple[When, ...]:
    """That time on that day, as our clocks have it where another zone was named."""
    if where is None:
        return (When(day, day, at, until=until),)
    begun = where.local(day, at, spoken.now.tzinfo)
    if until is None:
        return tuple(When(here.date(), here.date(), here.time()) for here in begun)
    ended = where.local(day if until > at else day + timedelta(days=1), until, spoken.now.tzinfo)
    pairs = zip(begun, ended, strict=False)
    return tuple(When(here.date(), here.date(), here.time(), until=over.time()) for here, over in pairs)
