"""From one day to another: "between Thursday and Friday", "from 3 to 5 May", "Thu-Fri", "Thursday or Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tracker.rules.plain_dates.amounts import ordinal
from tracker.rules.plain_dates.clock import clock
from tracker.rules.plain_dates.dates import of_year
from tracker.rules.plain_dates.days import day
from tracker.rules.plain_dates.spoken import Said, Spoken, When, on, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason
from tracker.rules.plain_dates.weekdays import day_in_week, week_named_here

LONGEST = timedelta(days=300)
"""Nobody agrees to a span of most of a year: "20 to 18 November" has its ends the wrong way round."""


def from_to(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "between Thursday and Friday", "from Monday to Wednesday", "Thu-Fri", "Thursday or Friday"."""
    lead = tokens.take("between", "from")
    joins = ("and", "-") if lead == "between" else ("to", "until", "till", "through", "-")
    begun = day(tokens, spoken)
    join = tokens.take(*joins, *(() if lead else ("or",)))
    if begun is None or join is None:
        return None
    mark = tokens.at
    pairs: list[tuple[When, When]] = []
    doubt = begun.doubt
    for start in begun.choices:
        tokens.at = mark
        # "Tuesday or Friday" are two days on their own; a range runs on from its first.
        ended = day(tokens, spoken if join == "or" else replace(spoken, after=start.first))
        if ended is None:
            return None
        doubt = doubt or ended.doubt
        pairs += [(start, end) for end in ended.choices]
    if any(x.at is not None or x.part is not None for pair in pairs for x in pair):
        return tokens.refuse(UnclearReason.AMBIGUOUS)
    if join == "or" and any(abs(end.first - start.last) > timedelta(days=1) for start, end in pairs):
        return one_of(x for pair in pairs for x in pair)
    if any(end.last < start.first or end.last - start.first > LONGEST for start, end in pairs):
        return tokens.refuse(UnclearReason.BEFORE_START)
    return Said(tuple(When(start.first, end.last) for start, end in pairs), doubt)


def days_of_one_month(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "from 3 to 5 May", "between the 3rd and the 5th of May", "May 3-5". The last day chooses the year."""
    tokens.take("between", "from")
    month = spoken.names.month(tokens)
    first = _day_number(tokens)
    join = tokens.take("to", "and", "-", "until", "or") if first is not None else None
    last = _day_number(tokens) if join is not None else None
    if last is None or first is None:
        return None
    if month is None:
        tokens.take("of")
        month = spoken.names.month(tokens)
    if month is None:
        return None
    ended = of_year(month, last, tokens.number(4), tokens, spoken)
    if ended is None:
        return None
    end = ended.choices[0].first
    if first > last:
        return tokens.refuse(UnclearReason.BEFORE_START)
    if first < 1:
        return tokens.refuse(UnclearReason.NO_SUCH_DAY)
    start = end.replace(day=first)
    if join == "or" and last - first > 1:
        return one_of((When(start, start), When(end, end)))
    return Said((When(start, end),), ended.doubt)


def _day_number(tokens: Tokens) -> int | None:
    tokens.take("the")
    number = ordinal(tokens)
    if number is not None:
        return number
    text = tokens.number(1, 2)
    return int(text) if text is not None else None


def weekdays_of_one_week(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "Thursday or Friday next week": the week named last is meant for both."""
    tokens.take("between", "from")
    first = spoken.names.weekday(tokens)
    join = tokens.take("to", "and", "-", "until", "or") if first is not None else None
    last = spoken.names.weekday(tokens) if join is not None else None
    weeks = week_named_here(tokens) if last is not None else None
    if first is None or last is None or weeks is None:
        return None
    start, end = day_in_week(spoken.today, weeks, first), day_in_week(spoken.today, weeks, last)
    if end < start:
        return tokens.refuse(UnclearReason.BEFORE_START)
    if join == "or" and last - first > 1:
        return one_of((When(start, start), When(end, end)))
    return Said((When(start, end),))


def hours_of_a_day(tokens: Tokens, spoken: Spoken) -> Said | None:
    """ "Thursday between 2pm and 4pm": no window is a stretch of hours, so the day is offered, and when it begins."""
    said = tokens.attempt(lambda: day(tokens, spoken))
    tokens.take("between", "from")
    begun = clock(tokens, bare=True)
    join = tokens.take("and", "to", "until", "till", "-") if begun is not None else None
    ended = clock(tokens, bare=True) if join is not None else None
    if begun is None or ended is None or not (begun.sure or ended.sure):
        return None
    said = said or (on(spoken.today) if tokens.done else day(tokens, spoken))
    if said is None or any(choice.at is not None or choice.first != choice.last for choice in said.choices):
        return None
    whole = [choice.first for choice in said.choices]
    starts = [When(d, d, time) for d in whole for _, time in begun.options] if begun.sure else []
    return one_of((*(When(d, d) for d in whole), *starts))
