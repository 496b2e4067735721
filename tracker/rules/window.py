"""When something was agreed for: an exact time, a day, or a span of days, in a zone.

Knows nothing of who agreed or of how a window was typed (`plain_dates` reads words).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of time both sides said yes to.

    `first` and `last` are days in `zone` (an IANA name), both included. `at` is a wall-clock time
    in `zone`, given only where the window is an exact time (then `first == last`).
    Raises ValueError for an end before its start, a time on a span, or a zone nobody knows.
    """

    first: date
    last: date
    at: time | None
    zone: str

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the window ends before it starts")
        if self.at is not None and self.first != self.last:
            raise ValueError("an exact time belongs to one day")
        zone_of(self.zone)

    @classmethod
    def exact(cls, day: date, at: time, zone: str) -> Window:
        return cls(day, day, at, zone)

    @classmethod
    def day(cls, day: date, zone: str) -> Window:
        return cls(day, day, None, zone)

    @classmethod
    def span(cls, first: date, last: date, zone: str) -> Window:
        return cls(first, last, None, zone)

    @property
    def is_exact(self) -> bool:
        return self.at is not None

    @property
    def is_span(self) -> bool:
        return self.first != self.last

    @property
    def starts(self) -> datetime:
        """The first instant of the window, in UTC."""
        return instant(self.first, self.at or time.min, self.zone)

    @property
    def ends(self) -> datetime:
        """The instant the window is over, in UTC: the exact time itself, or the midnight after the last day."""
        if self.at is not None:
            return self.starts
        return instant(self.last + timedelta(days=1), time.min, self.zone)

    def days(self) -> tuple[date, ...]:
        """Every day the window touches, in its own zone."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name; ValueError where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"unknown time zone {name!r}") from error


def instant(day: date, at: time, zone: str) -> datetime:
    """That wall-clock time as UTC. A time the clocks skip is read as if they had not yet gone forward."""
    return datetime.combine(day, at, zone_of(zone)).astimezone(UTC)


def day_in(moment: datetime, zone: str) -> date:
    """The calendar day of an aware `moment`, as seen in `zone`."""
    return moment.astimezone(zone_of(zone)).date()
