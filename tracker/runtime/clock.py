"""What time it is: the machine's clock, or one set by hand. Knows no calendar."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tracker.rules.window import zone_of

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def time_passed() -> float:
    """Seconds from a fixed point, whatever is done to the clock; those asleep are counted where the system does."""
    with_sleep = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if with_sleep is None else time.clock_gettime(with_sleep)


class TickingClock:
    """A clock that shows `start` (aware) when it is first looked at, and goes on at the usual pace.

    `elapsed` gives seconds from any fixed point and never runs back; changing the machine's time does not move it.
    """

    def __init__(self, start: datetime, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._start = start.astimezone(UTC)
        self._elapsed = elapsed
        self._first_looked_at: float | None = None

    def __call__(self) -> datetime:
        elapsed = self._elapsed()
        if self._first_looked_at is None:
            self._first_looked_at = elapsed
        return self._start + timedelta(seconds=elapsed - self._first_looked_at)


def clock_for(now: datetime | None, zone: str, *, stands: bool = False) -> Clock:
    """The machine's clock, or one that starts at `now`; a naive `now` is wall-clock time in `zone` (an IANA name).

    One that `stands` goes on from there no further: several commands that are told the same `now` are of one moment,
    however long each takes to start, and of those of one moment the later written is the later.
    """
    if now is None:
        return system_clock
    start = now if now.tzinfo is not None else now.replace(tzinfo=zone_of(zone))
    return (lambda: start.astimezone(UTC)) if stands else TickingClock(start)
