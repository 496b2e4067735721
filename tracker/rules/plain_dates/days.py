"""A day with its time: "tomorrow", "Thursday at 15:30", "3pm on the 3rd", "noon". Knows no ranges and no deadlines.

Each piece is read by the module that knows it; here they are put side by side.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tracker.rules.plain_dates.clock import Clock, clock, part_of_day
from tracker.rules.plain_dates.dates import weekday_and_date, written_date
from tracker.rules.plain_dates.holidays import holiday
from tracker.rules.plain_dates.periods import counted_weekday, part_of_period, whole_period
from tracker.rules.plain_dates.relative import beside_a_day, coming_stretch, counted_from_now, told_from_today
from tracker.rules.plain_dates.spoken import Part, Rule, Said, Spoken, When, first_of, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason
from tracker.rules.plain_dates.weekdays import week_then_weekday, weekday

# Where two begin alike, the longer stands first.
DAYS: tuple[Rule, ...] = (
    weekday_and_date,
    counted_weekday,
    written_date,
    told_from_today,
    counted_from_now,
    beside_a_day,
    coming_stretch,
    holiday,
    week_then_weekday,
    weekday,
    part_of_period,
    whole_period,
)


def day(tokens: Tokens, spoken: Spoken) -> Said | None:
    """A day or days, with the small words people put before them."""
    tokens.phrase("some time", "sometime", "any time", "anytime")
    said = first_of(DAYS, tokens, spoken)
    if said is not None:
        return said
    lead = tokens.take("on", "in", "over", "during", "at")
    if lead == "at" and tokens.peek().isdecimal():
        return None
    tokens.take("the")
    return first_of(DAYS, tokens, spoken)


def when(tokens: Tokens, spoken: Spoken) -> Said | None:
    """A day, a part of it and a time, in any order; a time alone is today's. A part of a day is read as the day."""
    said: Said | None = None
    at: Clock | None = None
    part: Part | None = None
    while not tokens.done:
        mark = tokens.at
        said = said or tokens.attempt(lambda: day(tokens, spoken))
        at = at or clock(tokens, bare=said is not None)
        part = part or part_of_day(tokens)
        if tokens.at == mark:
            break
    if said is None:
        return _today_at(at, part, tokens, spoken) if at is not None else None
    if part is not None:
        if any(choice.first != choice.last for choice in said.choices):
            return tokens.refuse(UnclearReason.AMBIGUOUS)
        said = Said(tuple(replace(choice, part=part) for choice in said.choices), said.doubt)
    return _timed(said, at, tokens) if at is not None else said


def _today_at(at: Clock, part: Part | None, tokens: Tokens, spoken: Spoken) -> Said | None:
    """A time alone: today's. When it is past, tomorrow's is offered, not assumed."""
    left = at.within(part) if part is not None else at
    if left is None:
        return tokens.refuse(UnclearReason.NO_SUCH_TIME)
    now = spoken.now.time()
    choices = []
    over = False
    for days, time in left.options:
        passed = not spoken.back and not days and time < now.replace(second=0, microsecond=0)
        on = spoken.today + timedelta(days=days + passed)
        over = over or passed
        choices.append(When(on, on, time))
    if len(choices) == 1 and left.sure:
        return one_of(choices, UnclearReason.PAST) if over else Said(tuple(choices))
    return one_of(choices)


def _timed(said: Said, at: Clock, tokens: Tokens) -> Said | None:
    """Those days at that time. A span has no time of its own, and a part of the day must agree."""
    choices: list[When] = []
    sure = at.sure
    for choice in said.choices:
        left = at.within(choice.part) if choice.part is not None else at
        if left is None:
            return tokens.refuse(UnclearReason.NO_SUCH_TIME)
        if choice.at is not None or choice.first != choice.last:
            return tokens.refuse(UnclearReason.AMBIGUOUS)
        sure = left.sure
        days = [choice.first + timedelta(days=days) for days, _ in left.options]
        choices += [When(on, on, time) for on, (_, time) in zip(days, left.options, strict=True)]
    return Said(tuple(choices), said.doubt or (None if sure else UnclearReason.AMBIGUOUS))
