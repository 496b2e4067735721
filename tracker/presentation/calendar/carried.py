"""An agreement on its way to another day or time, as a pointer drags it or keys carry it. Knows no view,
and moves nothing.

Who moved it is asked, and the change made, by others once it has been put down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from tracker.presentation.calendar.calendar_entry import CalendarEntry, what_words
from tracker.presentation.words.times import clock, long_day, span
from tracker.rules.window import Window, instant, zone_of
from tracker.tongue import tr_as

QUARTER = 15


@dataclass(frozen=True, slots=True)
class Carried:
    """`taken_on` is the day it was taken hold of by (one of a span's), `day` and `at` where it is held now.

    `at` is on our clocks, None for a day as a whole. A span stays a span wherever it is held.
    """

    entry: CalendarEntry
    taken_on: date
    day: date
    at: time | None

    @property
    def window(self) -> Window:
        """What it would be for if it were put down here.

        Moved by days alone it keeps the time on their clocks, which is the one that was agreed; in the night these go
        forward past it, the one they show in its place.
        """
        was, entry = self.entry.planned.window, self.entry
        if entry.is_span or self.at == entry.at:
            by = self.day - self.taken_on
            moved = replace(was, first=was.first + by, last=was.last + by)
            there = moved.starts.astimezone(zone_of(was.zone))
            if moved.at is None or there.time() == moved.at:
                return moved
        elif self.at is None:
            return Window.day(self.day, was.zone)
        else:
            there = instant(self.day, self.at, entry.zone).astimezone(zone_of(was.zone))
        if was.until is None:
            return Window.exact(there.date(), there.time(), was.zone)
        # Hours stay as long as they were.
        over = (there + (was.ends - was.starts)).time()
        return Window.hours(there.date(), there.time(), over, was.zone)

    @property
    def has_moved(self) -> bool:
        return self.window != self.entry.planned.window

    @property
    def landed(self) -> CalendarEntry:
        """The entry as it would stand there."""
        window = self.window
        if window.at is None:
            return replace(self.entry, first=window.first, last=window.last, at=None, until=None)
        zone = zone_of(self.entry.zone)
        here = window.starts.astimezone(zone)
        until = window.ends.astimezone(zone).time() if window.is_hours else None
        return replace(self.entry, first=here.date(), last=here.date(), at=here.time(), until=until)

    def held_at(self, day: date, at: time | None) -> Carried:
        return replace(self, day=day, at=self.entry.at if self.entry.is_span else at)

    def words(self, today: date) -> str:
        """Where it is, for a screen reader."""
        landed = self.landed
        if landed.is_span:
            where = span(landed.first, landed.last, today)
        else:
            where = long_day(landed.first, today)
            if landed.at is not None:
                # T: "Tuesday 24 November, 10:00"
                where = tr_as("moving call to …", "{day}, {time}", day=where, time=clock(landed.at))
        # T: "call with Jo Hill to Tuesday 24 November, 10:00"
        return tr_as("Moving …", "{what} to {when}", what=what_words(self.entry), when=where)


def may_be_carried(entry: CalendarEntry) -> bool:
    """What is settled stays where it was kept or missed; a colleague's is the same agreement of all of us."""
    return entry.planned.is_open


def taken(entry: CalendarEntry, day: date) -> Carried:
    """Take hold of it on that day."""
    return Carried(entry, day, day, entry.at)


def quarters_on(at: time, quarters: int) -> time:
    """The time that many quarters of an hour later (earlier where negative), on a quarter and within the day."""
    now = at.hour * 60 + at.minute
    # A time beside the quarters goes to the next one that way first.
    step = (now // QUARTER + quarters) if quarters > 0 else -(-now // QUARTER) + quarters
    minute = min(max(step * QUARTER, 0), 24 * 60 - QUARTER)
    return time(*divmod(minute, 60))


def nearest_quarter(minute: float) -> time:
    """The quarter of an hour nearest to that minute of the day."""
    at = min(max(round(minute / QUARTER), 0), 24 * 60 // QUARTER - 1) * QUARTER
    return time(*divmod(at, 60))
