"""A series of a calendar: how often it comes, and on which days. Knows no event and no person.

It is one thing, however often it comes. Nobody agreed to each of its days, so it is never spelt out: of one that goes
on, the next time is all that lies ahead; of one that is over, the last time is when one last met. A rule that is told
in another way than people keep appointments has no days here, and stays a note.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice, takewhile

MOST = 5_000
"""Times of one series that are counted through: thirteen years of every day."""
LONGEST = 200
"""Years in which a series is looked for."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ON = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_KNOWN = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "COUNT", "UNTIL", "WKST"})


class Often(StrEnum):
    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True)
class Series:
    """Every so many days, weeks, months or years from `start`. `weekdays` (Monday 0) of a week; or, with `nth`, that
    one of a month (-1 the last); `month_day` else, -1 the last of the month. Over after `count` times, or `until`.
    """

    start: date
    often: Often
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    month_day: int = 0
    count: int = 0
    until: date | None = None

    def days(self) -> Iterator[date]:
        """Its days in turn, the first of them `start`."""
        found = (day for day in takewhile(self._is_near, self._all()) if day >= self.start)
        for day in islice(found, self.count or MOST):
            if self.until is not None and day > self.until:
                return
            yield day

    def next_after(self, day: date, left_out: Collection[date] = ()) -> date | None:
        """The first of its days on or after that one; None where it is over."""
        return next((each for each in self.days() if each >= day and each not in left_out), None)

    def last_before(self, day: date, left_out: Collection[date] = ()) -> date | None:
        """The last of its days before that one."""
        found = None
        for each in self.days():
            if each >= day:
                break
            found = found if each in left_out else each
        return found

    def _is_near(self, day: date) -> bool:
        return day.year <= self.start.year + LONGEST

    def _all(self) -> Iterator[date]:
        first, step = self.start, 0
        while step < MOST and step * self.every < LONGEST * 366:
            at = step * self.every
            step += 1
            if self.often is Often.DAY:
                yield first + timedelta(days=at)
            elif self.often is Often.WEEK:
                monday = first - timedelta(days=first.weekday()) + timedelta(weeks=at)
                yield from (monday + timedelta(days=day) for day in self.weekdays or (first.weekday(),))
            else:
                months = first.month - 1 + (at if self.often is Often.MONTH else 12 * at)
                day = self._in_month(first.year + months // 12, months % 12 + 1)
                if day is not None:
                    yield day

    def _in_month(self, year: int, month: int) -> date | None:
        """None in a month that has no such day: then it does not come."""
        begins, length = monthrange(year, month)
        if self.nth:
            first = 1 + (self.weekdays[0] - begins) % 7
            same = range(first, length + 1, 7)
            place = self.nth if self.nth < 0 else self.nth - 1
            return date(year, month, same[place]) if -len(same) <= place < len(same) else None
        day = length if self.month_day == -1 else self.month_day or self.start.day
        return date(year, month, day) if day <= length else None


def series_of(rule: str, start: date) -> Series | None:
    """The series that a calendar's rule tells (RRULE), begun on `start`; None for one that is told in another way."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    try:
        often = Often(parts["FREQ"])
        every, count = int(parts.get("INTERVAL", "1")), int(parts.get("COUNT", "0"))
        until = _day(parts["UNTIL"]) if "UNTIL" in parts else None
        on = [_ON.fullmatch(each) for each in parts["BYDAY"].split(",")] if "BYDAY" in parts else []
        month_day = int(parts.get("BYMONTHDAY", "0"))
        months = {int(month) for month in parts.get("BYMONTH", str(start.month)).split(",")}
    except (KeyError, ValueError):
        return None
    weekdays = tuple(sorted(_WEEKDAYS.index(each[2]) for each in on if each is not None))
    nths = {int(each[1] or 0) for each in on if each is not None}
    by_month = often in (Often.MONTH, Often.YEAR)
    nth = nths.pop() if len(nths) == 1 else 0
    is_told = (
        parts.keys() <= _KNOWN
        and 1 <= every <= 100
        and 0 <= count <= MOST
        and len(weekdays) == len(on)
        and not nths
        and (not nth or (by_month and len(weekdays) == 1))
        and (not weekdays or often is Often.WEEK or (by_month and bool(nth)))
        and (not month_day or (by_month and not nth and (month_day == -1 or 1 <= month_day <= 31)))
        and (every == 1 or len(weekdays) < 2 or parts.get("WKST", "MO") == "MO")
        and (months == {start.month} if often is Often.YEAR else "BYMONTH" not in parts)
    )
    return Series(start, often, every, weekdays, nth, month_day, count, until) if is_told else None


def _day(until: str) -> date:
    return date(int(until[:4]), int(until[4:6]), int(until[6:8]))
