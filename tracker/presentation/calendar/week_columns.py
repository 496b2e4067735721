"""How wide each day of a week is. Knows no painter; lengths are logical pixels.

A day grows only around where it was, so that what lies under a pointer stays the same day while it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

HERE, BUSY, DAY_OFF = 1.6, 3.2, 0.72
"""How wide the day one looks at is, that day with many times on it, and a day off, where any other day is 1."""
BUSY_FROM = 13
"""With so many times on it a day has many."""


def columns(
    left: int,
    width: int,
    days: Sequence[date],
    days_off: frozenset[int],
    looked_at: date,
    chosen: date,
    timed: Mapping[date, int],
) -> tuple[int, ...]:
    """The eight edges of the seven days, from `left` to `width`.

    `looked_at` is today in its week, in any other the day somebody came to; `chosen` is wide only where it is busy, so
    that days do not breathe with every click. `timed` is how many times lie on each; `days_off` count from Monday 0.
    """
    parts = [_part(day, days_off, looked_at, chosen, timed.get(day, 0) >= BUSY_FROM) for day in days]
    edges, at = [left], 0.0
    for part in parts:
        at += part
        edges.append(left + round((width - left) * at / sum(parts)))
    return tuple(edges)


def _part(day: date, days_off: frozenset[int], looked_at: date, chosen: date, busy: bool) -> float:
    if busy:
        return BUSY if day in (looked_at, chosen) else HERE
    if day == looked_at:
        return HERE
    return DAY_OFF if day.weekday() in days_off else 1.0
