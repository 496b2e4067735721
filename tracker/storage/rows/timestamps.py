"""Instants and days as the store's integers: µs since 1970 in UTC, and days counted as `date.toordinal` counts them.

Integers compare and index as time does, which ISO texts with offsets do not. Knows no table.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from tracker.rules.window import Window

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_US = timedelta(microseconds=1)


def us(moment: datetime) -> int:
    """An aware instant as µs since 1970 in UTC. TypeError for one without a zone."""
    return (moment - EPOCH) // _US


def us_or_none(moment: datetime | None) -> int | None:
    return None if moment is None else us(moment)


def moment(stored: int) -> datetime:
    """The same back, in UTC. Raises OverflowError beyond the years there are."""
    return EPOCH + timedelta(microseconds=stored)


def moment_or_none(stored: int | None) -> datetime | None:
    return None if stored is None else moment(stored)


def us_of_day(at: time | None) -> int | None:
    """A wall-clock time as µs since midnight."""
    if at is None:
        return None
    return ((at.hour * 60 + at.minute) * 60 + at.second) * 1_000_000 + at.microsecond


def time_of_day(stored: int | None) -> time | None:
    """The same back. Raises ValueError for a number that no day has."""
    if stored is None:
        return None
    seconds, micros = divmod(stored, 1_000_000)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60, micros)


@lru_cache(maxsize=16384)
def window_of(
    first_day: int, last_day: int, at_us: int | None, zone: str, until_us: int | None, at_second: int
) -> Window:
    """The window of those columns. A calendar meets the same ones at every repaint, so they are made once."""
    first, last = date.fromordinal(first_day), date.fromordinal(last_day)
    return Window(first, last, time_of_day(at_us), zone, time_of_day(until_us), bool(at_second))
