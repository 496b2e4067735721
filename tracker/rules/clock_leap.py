"""Whether the clock can be believed: when something is to go for good, or is written down by it. Knows not what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

ABSENCE = timedelta(days=30)
"""Nobody is away for longer without being asked: a clock that is a year ahead looks just like a year's absence."""

BEHIND = timedelta(days=1)
"""A clock that goes back by less was put right, or is another of a team's: nothing is dated by another day for it."""


def is_behind(known: datetime, now: datetime) -> bool:
    """Whether the clock says `now` though it was `known` already: what is written down by it stands before what has
    happened, and is judged as if that had not. Both are aware.
    """
    return known - now > BEHIND


def leapt_from(known: datetime, since: Iterable[datetime], now: datetime) -> datetime | None:
    """The moment from which the clock went ahead by more than `ABSENCE` with nothing in between; None where it did not.

    `known` is a moment at which it was right, `since` are those at which something was done after it, in their order;
    all are aware. What was done while it stood ahead does not vouch for it; what bears a time yet to come was done by a
    clock that has been put right since, or was set by hand. A clock that goes back takes nothing away.
    """
    for moment in (*(each for each in since if each <= now), now):
        if moment - known > ABSENCE:
            return known
        known = max(known, moment)
    return None
