"""When something was agreed for: an exact time, hours of a day, a day, or a span of days, in a zone.

Knows nothing of who agreed or of how a window was typed (`plain_dates` reads words).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of time both sides said yes to.

    `first` and `last` are days in `zone` (an IANA name), both included. `at` is a wall-clock time in `zone`, given
    only where the window is an exact time or hours of a day (then `first == last`); hours have an `until` as well,
    the wall-clock time they end at. An `until` not after `at` lies on the next day: midnight is 00:00.
    `second` says that of a time the clocks show twice, in the night they go back, the second is meant; it is False
    wherever the clocks show `at` once. A time given with `fold` says the same.
    Raises ValueError for an end before its start, a time on a span, hours with no beginning or of a whole day, or a
    zone nobody knows.
    """

    first: date
    last: date
    at: time | None
    zone: str
    until: time | None = None
    second: bool = False

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the window ends before it starts")
        if self.at is not None and self.first != self.last:
            raise ValueError("an exact time belongs to one day")
        if self.until is not None and (self.at is None or self.at == self.until):
            raise ValueError("hours run from one time to another")
        zone_of(self.zone)
        if self.second or (self.at is not None and self.at.fold):
            twice = self.at is not None and comes_twice(self.first, self.at, self.zone)
            object.__setattr__(self, "second", twice)
            object.__setattr__(self, "at", self.at.replace(fold=0) if self.at is not None else None)
        if self.until is not None and self.until.fold:
            object.__setattr__(self, "until", self.until.replace(fold=0))

    @classmethod
    def exact(cls, day: date, at: time, zone: str) -> Window:
        return cls(day, day, at, zone)

    @classmethod
    def hours(cls, day: date, at: time, until: time, zone: str) -> Window:
        """From `at` on that day up to the next time the clocks show `until`."""
        return cls(day, day, at, zone, until)

    @classmethod
    def day(cls, day: date, zone: str) -> Window:
        return cls(day, day, None, zone)

    @classmethod
    def span(cls, first: date, last: date, zone: str) -> Window:
        return cls(first, last, None, zone)

    def a_year_on(self) -> Window:
        """The same a year later; the 29th of February becomes the 28th."""
        first, last = (_a_year_after(day) for day in (self.first, self.last))
        return replace(self, first=first, last=last, second=False)

    @property
    def is_exact(self) -> bool:
        return self.at is not None and self.until is None

    @property
    def is_hours(self) -> bool:
        return self.until is not None

    @property
    def is_timed(self) -> bool:
        """An exact time or hours: what begins and ends by the clock, and so has a grace."""
        return self.at is not None

    @property
    def stand_in(self) -> datetime:
        """One instant (UTC) for all of it: its time, or when its hours begin, or the noon of its last day."""
        return self.starts if self.is_timed else instant(self.last, NOON, self.zone)

    @property
    def is_span(self) -> bool:
        return self.first != self.last

    @property
    def starts(self) -> datetime:
        """The first instant of the window, in UTC."""
        at = self.at or time.min
        return instant(self.first, at.replace(fold=1) if self.second else at, self.zone)

    @property
    def ends(self) -> datetime:
        """The instant the window is over, in UTC: the exact time itself, the end of the hours, or the midnight after
        the last day."""
        if self.at is None:
            return instant(self.last + timedelta(days=1), time.min, self.zone)
        starts = self.starts
        if self.until is None:
            return starts
        day = self.first if self.until > self.at else self.first + timedelta(days=1)
        ends = instant(day, self.until, self.zone)
        if ends <= starts:
            # In the night the clocks are changed, an end so near is the one shown the second time.
            ends = max(instant(day, self.until.replace(fold=1), self.zone), starts)
        return ends

    @property
    def due(self) -> Window:
        """The end of it as a window of its own, by which a promise is to be kept: the end of the hours, or the last
        day. An exact time is its own, and hours up to midnight end with their day."""
        if self.until == time.min:
            return Window.day(self.first, self.zone)
        if self.until is not None:
            there = self.ends.astimezone(zone_of(self.zone))
            return Window.exact(there.date(), there.timetz().replace(tzinfo=None), self.zone)
        return Window(self.last, self.last, self.at, self.zone, second=self.second)

    def days(self) -> tuple[date, ...]:
        """Every day the window touches, in its own zone; hours belong to the day they begin on."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name; ValueError where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"unknown time zone {name!r}") from error


def instant(day: date, at: time, zone: str) -> datetime:
    """That wall-clock time as UTC. A time the clocks skip is read as if they had not yet gone forward; of one they
    show twice it is the first, or with `fold` the second."""
    return datetime.combine(day, at, zone_of(zone)).astimezone(UTC)


def comes_twice(day: date, at: time, zone: str) -> bool:
    """Whether the clocks of `zone` show that time twice on that day, because they go back."""
    first, second = (instant(day, at.replace(fold=fold), zone) for fold in (0, 1))
    return first < second


def day_in(moment: datetime, zone: str) -> date:
    """The calendar day of an aware `moment`, as seen in `zone`."""
    return moment.astimezone(zone_of(zone)).date()


def _a_year_after(day: date) -> date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
