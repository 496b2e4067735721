"""The grammar of a whole phrase: days with their times, ranges, "by Friday", "before Christmas", "after Easter".

What comes out is what the phrase may mean; whether that is past, too far ahead or a time the clocks skip is not
known here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tracker.rules.plain_dates.almanac import add_months, add_working_days
from tracker.rules.plain_dates.amounts import amount
from tracker.rules.plain_dates.clock import MIDNIGHT, clock
from tracker.rules.plain_dates.counted import counted_within
from tracker.rules.plain_dates.dates import written_date
from tracker.rules.plain_dates.days import when
from tracker.rules.plain_dates.holidays import holiday
from tracker.rules.plain_dates.periods import named_period, part_of_period
from tracker.rules.plain_dates.ranges import days_of_one_month, from_to, weekdays_of_one_week
from tracker.rules.plain_dates.relative import week_beside
from tracker.rules.plain_dates.spoken import Rule, Sense, Spoken, When, first_of, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason

_NO_LATER = (
    *("no later than", "not later than", "on or before", "at the latest", "latest"),
    *("by", "until", "till", "til", "up to"),
)
_AT_THE_LATEST = ("at the latest", "at the very latest", "at latest", "latest", "or earlier", "or sooner")
_NO_EARLIER = (
    "not before",
    "no earlier than",
    "not earlier than",
    "no sooner than",
    "not until",
    "not till",
    "not til",
    "earliest",
    "on or after",
    "as of",
    "as from",
    "starting from",
    "starting",
    "at the earliest",
)
_ONWARDS = ("at the earliest", "at earliest", "or later", "onwards", "onward", "on")
_YEARLY = ("once every year", "once a year", "every year", "each year", "yearly", "annually")
# What comes once a year; "every week" and "every Monday" do not.
_YEARLY_DAYS: tuple[Rule, ...] = (written_date, holiday, counted_within, part_of_period, named_period)


def whole_phrase(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """What the phrase means as a whole; a phrase with anything left over means nothing."""
    for rule in (
        *(days_of_one_month, weekdays_of_one_week, from_to, _by, _before, _from_on, _after, _every),
        *(when, _said_last, _either_part, _as_soon_as_possible, _a_fortnight),
    ):
        tokens.at = 0
        said = rule(tokens, spoken)
        tokens.take(".")
        if said is not None and tokens.done:
            return said
    return None


def _by(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """From today to that day. By a time, or by a stretch with no end of its own ("by next week"), is asked back."""
    if not tokens.phrase(*_NO_LATER):
        return None
    tokens.phrase("by", "on")
    said = when(tokens, spoken)
    tokens.phrase(*_AT_THE_LATEST)
    return _up_to(said, spoken, lambda choice: choice)


def _said_last(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "Thursday at the latest", "Friday at the earliest", "Monday onwards", "in April every year"."""
    said = when(tokens, spoken)
    if said is None:
        return None
    if tokens.phrase(*_AT_THE_LATEST):
        return _up_to(said, spoken, lambda choice: choice)
    if tokens.phrase(*_ONWARDS):
        return _week_from(said, tokens)
    return replace(said, again=True) if tokens.phrase(*_YEARLY) else None


def _from_on(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "not before Friday", "from Monday on": the seven days that begin there, as those after Easter do."""
    lead = tokens.phrase(*_NO_EARLIER, "from")
    if lead is None or tokens.peek() == "now":
        return None  # "from now on" is no day to wait for
    mark = tokens.at
    timed = tokens.attempt(lambda: clock(tokens, bare=True))
    if timed is not None and (tokens.done or tokens.phrase(*_ONWARDS)):
        return None  # hours of today, which are read as such
    tokens.at = mark
    said = when(tokens, spoken)
    if said is None or (not tokens.phrase(*_ONWARDS) and lead == "from" and spoken.back):
        return None
    return _week_from(said, tokens)


def _week_from(said: Sense, tokens: Tokens) -> Sense | None:
    if any(choice.until is not None for choice in said.choices):
        return tokens.refuse(UnclearReason.AMBIGUOUS)
    weeks = [When(choice.first, max(choice.last, choice.first + timedelta(days=6))) for choice in said.choices]
    if any(choice.at is not None for choice in said.choices):
        # "Not before Friday 3pm": later that day, or from then on.
        return one_of((*(_rest_of_day(choice) for choice in said.choices), *weeks))
    return Sense(tuple(weeks), said.doubt)


def _rest_of_day(choice: When) -> When:
    """From its time to midnight; from midnight on is the whole day."""
    return replace(choice, at=None) if choice.at == MIDNIGHT else replace(choice, until=MIDNIGHT)


def _either_part(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "Wed or Thu am": the same part of either day, which is asked."""
    one = when(tokens, spoken)
    if one is None or len(one.choices) != 1 or one.choices[0].at is not None or not tokens.take("or", "/"):
        return None
    first = one.choices[0]
    other = when(tokens, replace(spoken, after=first.first, since=None))
    last = other.choices[0] if other is not None and len(other.choices) == 1 else None
    if last is None or last.part is None or first.part is not None or first.first == last.first:
        return None
    if spoken.back:
        at = last.part.stand_in
        return one_of(When(day, day, at) for day in (first.first, last.first))
    return one_of((replace(last, first=first.first, last=first.last), last))


def _as_soon_as_possible(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """Today or on the next working day, which is asked: how soon was agreed is not said."""
    if spoken.back or not tokens.phrase("asap", "as soon as possible", "straight away", "right away"):
        return None
    following = add_working_days(spoken.today, 1)
    return one_of((When(spoken.today, spoken.today), When(following, following)))


def _a_fortnight(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "Fortnight" alone is asked as "a fortnight" is; "fortnight's time" is in one."""
    if spoken.back or not tokens.take("fortnight", "fortnights"):
        return None
    in_one = tokens.phrase("time") is not None
    from_day = spoken.counts_from.date() if spoken.counts_from is not None else spoken.today
    day = from_day + timedelta(days=14)
    return Sense((When(day, day),), None if in_one else UnclearReason.AMBIGUOUS)


def _every(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "every spring", "every year in April", "every 6 months": the next of them. "Every Monday" is refused: a day
    of every week is no one agreement."""
    yearly = tokens.phrase(*_YEARLY) is not None
    if not yearly and not tokens.take("every", "each"):
        return None
    if yearly and tokens.done:
        return one_of((When(*(add_months(spoken.today, 12),) * 2),))
    size = tokens.attempt(lambda: amount(tokens)) if not yearly else None
    if size is not None:
        return replace(Sense((size.from_day(spoken.today),)), again=True) if size.kind == "month" else None
    said = when(tokens, spoken) if yearly else first_of(_YEARLY_DAYS, tokens, spoken)
    return replace(said, again=True) if said is not None else None


def _before(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """From today to the day before. "Before the end of the month" is by it."""
    if not tokens.take("before"):
        return None
    said = when(tokens, spoken)

    if said is not None and any(choice.part is not None for choice in said.choices):
        return tokens.refuse(UnclearReason.AMBIGUOUS)

    def eve(choice: When) -> When:
        if choice.at is not None or (choice.anchor == choice.last != choice.first):
            return choice
        day_before = choice.first - timedelta(days=1)
        return When(day_before, day_before)

    return _up_to(said, spoken, eve)


def _up_to(said: Sense | None, spoken: Spoken, end: Callable[[When], When]) -> Sense | None:
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
    return Sense(tuple(choices), doubt)


def _from_today(until: When, spoken: Spoken) -> When:
    return replace(until, first=min(spoken.today, until.last), part=None)


def _after(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """The seven days after it: after Easter they begin on the Tuesday, after Christmas on the 27th."""
    if not tokens.take("after"):
        return None
    said = when(tokens, spoken)
    if said is None:
        return None
    if any(choice.at is not None or choice.part is not None for choice in said.choices):
        return tokens.refuse(UnclearReason.AMBIGUOUS)
    return Sense(tuple(week_beside(choice, after=True) for choice in said.choices), said.doubt)
