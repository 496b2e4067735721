"""Hours of a day: "between 2 and 4pm", "after 3pm", "first thing", "Friday pm". Knows no days.

First thing is 8 to 10, the am 8 to 12 and the pm 12 to 18; after a time are the hours left of its day. Of "2 to 4pm"
the pm is said of both; "11 to 1pm" runs over noon. Where neither end says which half of the day it is in, both are
asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from tracker.rules.plain_dates.clock import MIDNIGHT, Clock, clock, half_of_day, part_of_day
from tracker.rules.plain_dates.spoken import Part
from tracker.rules.plain_dates.tokens import Tokens

DAY_BEGINS = time(8)
FIRST_THING = (DAY_BEGINS, time(10))
HALVES = {"a": (DAY_BEGINS, time(12)), "p": (time(12), time(18))}
MINUTES_OF_AN_HOUR = 60
_ONWARDS = ("onwards", "onward", "on", "or later", "or after")


@dataclass(frozen=True, slots=True)
class HoursSaid:
    """The hours it may be, each from a time to a time, or that time alone. `part` is the part of the day they name."""

    options: tuple[tuple[time, time | None], ...]
    sure: bool = True
    part: Part | None = None

    def within(self, part: Part) -> HoursSaid | None:
        """What is left of it in that part of the day: two to four in the afternoon are 14:00 to 16:00."""
        left = tuple((begun, ended) for begun, ended in self.options if part.holds(begun))
        return HoursSaid(left, len(left) == 1, self.part) if left else None


def stretch(tokens: Tokens, bare: bool = False) -> HoursSaid | None:
    """Hours named here. `bare`: beside a day two numbers may be hours, as in "Thursday 2-4pm" and "Thursday 2 to 4"."""
    found = (
        tokens.attempt(lambda: _first_thing(tokens))
        or tokens.attempt(lambda: _half(tokens))
        or tokens.attempt(lambda: _after(tokens, bare))
        or tokens.attempt(lambda: _onwards(tokens))
    )
    return (
        found
        or tokens.attempt(lambda: _between(tokens, bare))
        or tokens.attempt(lambda: _either(tokens, bare))
        or (tokens.attempt(lambda: _until(tokens)) if bare else None)
    )


def _first_thing(tokens: Tokens) -> HoursSaid | None:
    if not tokens.phrase("first thing"):
        return None
    part_of_day(tokens)
    return HoursSaid((FIRST_THING,), part=Part.MORNING)


def _half(tokens: Tokens) -> HoursSaid | None:
    at_first = tokens.at == 0
    tokens.phrase("in the", "this", "in")
    half = half_of_day(tokens)
    if half is None or (at_first and half == "a" and not tokens.done):  # "am 3.12." is on that day, in German
        return None
    return HoursSaid((HALVES[half],), part=Part.MORNING if half == "a" else Part.AFTERNOON)


def _after(tokens: Tokens, bare: bool) -> HoursSaid | None:
    """ "after 3pm", "any time after 3pm", "not before 3pm", "from 3pm onwards"."""
    tokens.phrase("any time", "anytime", "some time", "sometime")
    lead = tokens.phrase("after", "not before", "no earlier than", "not earlier than", "from")
    begun = clock(tokens, bare=bare or lead != "from") if lead is not None else None
    if begun is None:
        return None
    further = tokens.phrase(*_ONWARDS) is not None
    if lead == "from" and not further and not tokens.done:
        return None
    return _rest_of_day(begun)


def _onwards(tokens: Tokens) -> HoursSaid | None:
    """ "3pm onwards", "3pm or later"."""
    begun = clock(tokens)
    if begun is None or tokens.phrase("onwards", "onward", "or later", "or after") is None:
        return None
    return _rest_of_day(begun)


def _rest_of_day(begun: Clock) -> HoursSaid | None:
    options = tuple((at, MIDNIGHT) for days, at in begun.options if not days and at != MIDNIGHT)
    return HoursSaid(options, begun.sure) if options else None


def _between(tokens: Tokens, bare: bool) -> HoursSaid | None:
    tokens.take("at")
    lead = tokens.take("between", "from", "btw", "betw")
    tokens.phrase("about", "around")
    joins = ("and", "to", "until", "till", "til", "thru", "through", "-", "&")
    begun = clock(tokens, bare=True)
    join = tokens.take(*joins) if begun is not None else None
    ended = clock(tokens, bare=True) if join is not None else None
    if begun is None or ended is None:
        return None
    if not (begun.sure or ended.sure or bare or lead is not None):
        return None
    pairs = _pairs(begun, ended)
    return HoursSaid(pairs, len(pairs) == 1) if pairs else None


def _either(tokens: Tokens, bare: bool) -> HoursSaid | None:
    """ "3 or 4pm": the one, the other, or, where it is certain which half of the day, the hour between."""
    begun = clock(tokens, bare=True)
    ended = clock(tokens, bare=True) if begun is not None and tokens.take("or", "/") else None
    if begun is None or ended is None or not (begun.sure or ended.sure or bare):
        return None
    options: list[tuple[time, time | None]] = []
    for first, last in _pairs(begun, ended):
        options += [(first, None), (last, None)]
        if (begun.sure or ended.sure) and _length((first, last)) <= MINUTES_OF_AN_HOUR:
            options.append((first, last))
    return HoursSaid(tuple(options), sure=False) if options else None


def _until(tokens: Tokens) -> HoursSaid | None:
    """ "tomorrow before 5pm", "Friday by noon": from when people are up and about."""
    lead = tokens.phrase("before", "by", "until", "till", "til", "no later than")
    ended = clock(tokens, bare=True) if lead is not None else None
    left = [at for days, at in ended.options if not days and at > DAY_BEGINS] if ended is not None else []
    return HoursSaid(tuple((DAY_BEGINS, at) for at in left), len(left) == 1) if left else None


def _pairs(begun: Clock, ended: Clock) -> tuple[tuple[time, time], ...]:
    """Beginnings and ends that go together: where one is sure, with the nearest of the other; else the same half."""
    begins, ends = [at for _, at in begun.options], [at for _, at in ended.options]
    pairs = [(a, b) for a in begins for b in ends if a != b]
    if begun.sure or ended.sure:
        return tuple(sorted(pairs, key=_length)[:1])
    shortest = min((_length(pair) for pair in pairs), default=0)
    return tuple(sorted(pair for pair in pairs if _length(pair) == shortest))


def _length(pair: tuple[time, time]) -> int:
    """Minutes from one to the other, over midnight where the other comes first."""
    begun, ended = (at.hour * 60 + at.minute for at in pair)
    return (ended - begun) % (24 * 60)
