"""From one day to another: "between Thursday and Friday", "from 3 to 5 May", "Thu-Fri", "Thursday or Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tracker.rules.plain_dates.almanac import add_months, day_of
from tracker.rules.plain_dates.amounts import ordinal
from tracker.rules.plain_dates.dates import SOON, of_year
from tracker.rules.plain_dates.days import day
from tracker.rules.plain_dates.spoken import Sense, Spoken, When, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason
from tracker.rules.plain_dates.weekdays import day_in_week, week_named_here

LONGEST = timedelta(days=300)
"""Nobody agrees to a span of most of a year: "20 to 18 November" has its ends the wrong way round."""

HOURS = 24
MONTHS_TO_LOOK = 3
JOINS = ("to", "until", "till", "til", "through", "thru", "-")


def from_to(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "between Thursday and Friday", "20 Nov to 5 Dec", "Thu-Fri", "Thursday or Friday".

    A span of dates, months or holidays may have begun: on 26 November "20 Nov to 5 Dec" is this year's.
    """
    mark, noted = tokens.at, len(tokens.refused)
    if not spoken.back and spoken.since is None:
        begun = _from_to(tokens, replace(spoken, since=spoken.today - LONGEST))
        lasts = [choice.last for choice in begun.choices] if begun is not None and tokens.done else []
        if begun is not None and lasts and min(lasts) >= spoken.today:
            return begun
        tokens.at = mark
        del tokens.refused[noted:]
        said = _from_to(tokens, spoken)
        yearly = said is not None and begun is not None and said.choices[0].first - begun.choices[0].first > 3 * SOON
        if said is not None and lasts and yearly and spoken.today - max(lasts) <= SOON:
            # It has only just gone by, as a single date may have.
            return replace(said, doubt=said.doubt or UnclearReason.PAST)
        return said
    return _from_to(tokens, spoken)


def _from_to(tokens: Tokens, spoken: Spoken) -> Sense | None:
    lead = tokens.take("between", "from")
    joins = ("and", "&", "-") if lead == "between" else JOINS
    begun = day(tokens, spoken)
    if begun is None or _is_inside_a_word(tokens, spoken):
        return None
    join = tokens.take(*joins, *(() if lead else ("or", "/")))
    if join is None:
        return None
    mark = tokens.at
    pairs: list[tuple[When, When]] = []
    doubt = begun.doubt
    for start in begun.choices:
        tokens.at = mark
        # "Tuesday or Friday" are two days on their own; a range runs on from its first.
        after = spoken if join in ("or", "/") else replace(spoken, after=start.first, since=None)
        ended = day(tokens, after)
        if ended is None:
            return None
        doubt = doubt or ended.doubt
        pairs += [(start, end) for end in ended.choices]
    if any(x.at is not None or x.part is not None for pair in pairs for x in pair):
        return tokens.refuse(UnclearReason.AMBIGUOUS)
    if join in ("or", "/") and any(abs(end.first - start.last) > timedelta(days=1) for start, end in pairs):
        return one_of(x for pair in pairs for x in pair)
    possible = [(start, end) for start, end in pairs if timedelta() <= end.last - start.first <= LONGEST]
    if not possible:
        return tokens.refuse(_why_not(pairs))
    if len(possible) == 1 and doubt is UnclearReason.AMBIGUOUS:
        doubt = None  # whatever else it might have meant cannot be
    return Sense(tuple(When(start.first, end.last) for start, end in possible), doubt)


def _why_not(pairs: list[tuple[When, When]]) -> UnclearReason:
    """Of a span that cannot be: it is too long, unless its last day comes before its first in the same year."""
    for start, end in pairs:
        turned = (end.last.month, end.last.day) < (start.first.month, start.first.day)
        if end.last > start.first and not turned:
            return UnclearReason.TOO_LONG
    return UnclearReason.BEFORE_START


def _is_inside_a_word(tokens: Tokens, spoken: Spoken) -> bool:
    """Whether a hyphen that stands here belongs to a word, as in "week-end": names and numbers are none."""
    return tokens.is_hyphen_between_letters and not spoken.names.is_name(tokens.peek(-1))


def days_of_one_month(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "from 3 to 5 May", "between the 3rd and the 5th of May", "May 3-5". The last day chooses the year."""
    tokens.take("between", "from")
    month = spoken.names.month(tokens)
    first = _day_number(tokens)
    join = tokens.take("and", "or", "/", "&", *JOINS) if first is not None else None
    last = _day_number(tokens) if join is not None else None
    if last is None or first is None:
        return None
    if month is None:
        tokens.take("of")
        month = spoken.names.month(tokens)
    if month is None:
        return _of_no_month(first, last, join or "", tokens, spoken)
    ended = of_year(month, last, tokens.number(4), tokens, spoken)
    if ended is None:
        return None
    end = ended.choices[0].first
    if first > last:
        return tokens.refuse(UnclearReason.BEFORE_START)
    if first < 1:
        return tokens.refuse(UnclearReason.NO_SUCH_DAY)
    start = end.replace(day=first)
    if join in ("or", "/") and last - first > 1:
        return one_of((When(start, start), When(end, end)))
    return Sense((When(start, end),), ended.doubt)


def _of_no_month(first: int, last: int, join: str, tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "24 thru 26" are days, since no hour is past 24; "2 thru 4" may be hours, and so is asked."""
    thru = join in ("thru", "through")
    if not tokens.done or spoken.back or not first < last <= 31 or first < 1 or not (thru or last > HOURS):
        return None
    if join not in ("to", "thru", "through", "-"):
        return None
    month = spoken.today.replace(day=1)
    for _ in range(MONTHS_TO_LOOK):
        start, end = (day_of(month.year, month.month, number) for number in (first, last))
        if start is not None and end is not None and end >= spoken.today:
            days = (When(start, end),)
            return Sense(days) if last > HOURS else one_of(days)
        month = add_months(month, 1)
    return None


def _day_number(tokens: Tokens) -> int | None:
    tokens.take("the")
    number = ordinal(tokens)
    if number is not None:
        return number
    text = tokens.number(1, 2)
    if text is not None and tokens.peek() == "." and tokens.peek(1) in ("-", "to", "until", "and", ""):
        tokens.take_glued(".")  # "3.-5. Dezember"
    elif text is not None and tokens.peek() == "." and tokens.peek(1).isalpha():
        tokens.take_glued(".")
    return int(text) if text is not None else None


def weekdays_of_one_week(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "Thursday or Friday next week": the week named last is meant for both."""
    tokens.take("between", "from")
    first = spoken.names.weekday(tokens)
    join = tokens.take("and", "or", "/", "&", *JOINS) if first is not None else None
    last = spoken.names.weekday(tokens) if join is not None else None
    weeks = week_named_here(tokens) if last is not None else None
    if first is None or last is None or weeks is None:
        return None
    start, end = day_in_week(spoken.today, weeks, first), day_in_week(spoken.today, weeks, last)
    if end < start:
        return tokens.refuse(UnclearReason.BEFORE_START)
    if join in ("or", "/") and last - first > 1:
        return one_of((When(start, start), When(end, end)))
    return Sense((When(start, end),))
