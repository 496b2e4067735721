"""The grammar of a whole phrase: days with their times, ranges, "by Friday", "before Christmas", "after Easter".

What comes out is what the phrase may mean; whether that is past, too far ahead or a time the clocks skip is not
known here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tracker.rules.plain_dates.days import when
from tracker.rules.plain_dates.ranges import days_of_one_month, from_to, hours_of_a_day, weekdays_of_one_week
from tracker.rules.plain_dates.relative import week_beside
from tracker.rules.plain_dates.spoken import Said, Spoken, When
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason


def whole_phrase(tokens: Tokens, spoken: Spoken) -> Said | None:
    """What the phrase means as a whole; a phrase with anything left over means nothing."""
    for rule in (days_of_one_month, weekdays_of_one_week, from_to, hours_of_a_day, _by, _before, _after, when):
        tokens.at = 0
        said = rule(tokens, spoken)
        tokens.take(".")
        if said is not None and tokens.done:
            return said
    return None


def _by(tokens: Tokens, spoken: Spoken) -> Said | None:
    """From today to that day. By a time, or by a stretch with no end of its own ("by next week"), is asked back."""
    if not tokens.phrase("no later than", "not later than", "by", "until", "till", "up to"):
        return None
    return _up_to(when(tokens, spoken), spoken, lambda choice: choice)


def _before(tokens: Tokens, spoken: Spoken) -> Said | None:
    """From today to the day before. "Before the end of the month" is by it."""
    if not tokens.take("before"):
        return None
    said = when(tokens, spoken)

    def eve(choice: When) -> When:
        if choice.at is not None or (choice.anchor == choice.last != choice.first):
            return choice
        day_before = choice.first - timedelta(days=1)
        return When(day_before, day_before)

    return _up_to(said, spoken, eve)


def _up_to(said: Said | None, spoken: Spoken, end: Callable[[When], When]) -> Said | None:
    if said is None:
        return None
    choices: list[When] = []
    doubt = said.doubt
    for choice in map(end, said.choices):
        last = choice.single
        if choice.at is not None:
            choices += [_from_today(replace(choice, at=None), spoken), choice]
        elif last is not None:
            choices.append(_from_today(When(last, last), spoken))
        else:
            choices += [_from_today(When(day, day), spoken) for day in (choice.first, choice.last)]
        if choice.at is not None or last is None:
            doubt = doubt or UnclearReason.AMBIGUOUS
    return Said(tuple(choices), doubt)


def _from_today(until: When, spoken: Spoken) -> When:
    return replace(until, first=min(spoken.today, until.last), part=None)


def _after(tokens: Tokens, spoken: Spoken) -> Said | None:
    """The seven days after it: after Easter they begin on the Tuesday, after Christmas on the 27th."""
    if not tokens.take("after"):
        return None
    said = when(tokens, spoken)
    if said is None:
        return None
    if any(choice.at is not None for choice in said.choices):
        return tokens.refuse(UnclearReason.AMBIGUOUS)
    return Said(tuple(week_beside(choice, after=True) for choice in said.choices), said.doubt)
