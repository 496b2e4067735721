"""Where each agreement stands in a month: in which week, over which columns, on which rows, and what finds no room.

Knows days, columns and rows, but no pixels (`month_geometry`) and no painter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.day_rows import Bar, by_days, lay_out_days
from tracker.presentation.calendar.days import WEEK, month_days


@dataclass(frozen=True, slots=True)
class MonthLayout:
    """`days` fill whole weeks around `month` (its first day). `rows` is how many rows a day has.

    `hidden` counts, by day, the entries that found no room; the day's last row says so.
    """

    month: date
    days: tuple[date, ...]
    rows: int
    bars: tuple[Bar, ...]
    by_day: Mapping[date, tuple[CalendarEntry, ...]]
    hidden: Mapping[date, int]

    @property
    def weeks(self) -> int:
        return len(self.days) // WEEK

    def entries_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """All that lies on that day, shown or not, in reading order."""
        return self.by_day.get(day, ())

    def index_of(self, day: date) -> int | None:
        """The cell of that day, counted in reading order; None where the month does not show it."""
        at = (day - self.days[0]).days
        return at if 0 <= at < len(self.days) else None

    def in_month(self, day: date) -> bool:
        return (day.year, day.month) == (self.month.year, self.month.month)


def lay_out(
    entries: Sequence[CalendarEntry], month: date, rows: int, first_weekday: int = 0, timed_rows: int = 1
) -> MonthLayout:
    """Lay a month out where each day has `rows` rows.

    An entry with a time takes `timed_rows` (one or two), but only one on a day that would be too full otherwise; all
    others take one.
    """
    days = month_days(month, first_weekday)
    by_day = by_days(entries, days)
    bars, hidden = lay_out_days(by_day, days, rows, timed_rows)
    return MonthLayout(month.replace(day=1), days, rows, bars, by_day, hidden)
