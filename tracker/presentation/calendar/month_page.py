"""The month as it is seen: weeks one beneath the other, those that passed as strips, and what lies under a point.

Knows no painter; lengths are logical pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.ghost import GHOST
from tracker.presentation.calendar.month_lanes import Lane
from tracker.presentation.calendar.month_week import Filled, MonthWeek
from tracker.presentation.calendar.past_strip import StripDay
from tracker.presentation.calendar.spot import Spot

DAY_OFF = 0.68
"""How wide a day off is, where a day on which we work is 1."""
CORNER = 20


@dataclass(frozen=True, slots=True)
class Strip:
    """A week that has passed, on one line."""

    top: int
    days: tuple[StripDay, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A week that is open."""

    top: int
    height: int
    week: MonthWeek

    @property
    def filled(self) -> Filled:
        return self.week.filled(self.height)

    def lane(self, lane: Lane) -> QRect:
        top = self.top + self.height - self.filled.lanes.top_of(lane.row)
        return QRect(lane.left, top, lane.right - lane.left, lane.height)


@dataclass(frozen=True, slots=True)
class MonthPage:
    """`top` is where the weeks begin, strips and all, `strip` how high each strip is; `edges` are those of the seven
    columns."""

    size: QSize
    top: int
    strip: int
    edges: tuple[int, ...]
    strips: tuple[Strip, ...]
    rows: tuple[Row, ...]

    def row_of(self, day: date) -> Row | None:
        return next((row for row in self.rows if row.week.days[0] <= day <= row.week.days[-1]), None)

    def cell_of(self, day: date) -> QRect | None:
        """Where that day is, from its upper hairline and its left one; None where it is not shown."""
        row = self.row_of(day)
        if row is not None:
            return self._cell((day - row.week.days[0]).days, row.top, row.height)
        for strip in self.strips:
            column = (day - strip.days[0].day).days
            if 0 <= column < WEEK:
                return self._cell(column, strip.top, self.strip)
        return None

    def is_open(self, day: date) -> bool:
        """Whether its week is open, and wholly in sight."""
        row = self.row_of(day)
        return row is not None and row.top + row.height <= self.size.height() + 1

    def box_of(self, agreement: int) -> QRect | None:
        """Where that agreement is first to be seen."""
        for row in self.rows:
            for placed in row.filled.placed:
                if placed.entry.planned.id == agreement:
                    return placed.box.translated(0, row.top)
            for lane in row.filled.lanes.lanes:
                if lane.entry.planned.id == agreement:
                    return row.lane(lane)
        return None

    def corner(self, day: date) -> QRect | None:
        """The square at a day's upper right that begins a new entry; None in a strip."""
        row, cell = self.row_of(day), self.cell_of(day)
        if row is None or cell is None:
            return None
        return QRect(cell.right() - CORNER - 1, cell.top() + 3, CORNER, CORNER)

    def hit(self, at: QPoint) -> Spot | None:
        """What lies there; None above the days or outside them."""
        if not QRect(QPoint(0, 0), self.size).contains(at) or at.y() < self.top:
            return None
        column = next(n for n in reversed(range(WEEK)) if at.x() >= self.edges[n])
        for strip in self.strips:
            if strip.top <= at.y() < strip.top + self.strip:
                return Spot(strip.days[column].day, strip=True)
        for row in self.rows:
            if row.top <= at.y() < row.top + row.height:
                return self._hit_in(row, column, at)
        return None

    def _hit_in(self, row: Row, column: int, at: QPoint) -> Spot:
        day, within = row.week.days[column], at - QPoint(0, row.top)
        for placed in row.filled.placed:
            if placed.box.contains(within):
                return Spot(day, entry=placed.entry)
        for lane in row.filled.lanes.lanes:
            if lane.entry.planned.id != GHOST and row.lane(lane).contains(at):
                return Spot(day, entry=lane.entry)
        more = any(each.column == column and each.box.contains(within) for each in row.filled.more)
        corner = self.corner(day)
        return Spot(day, more=more, corner=not more and corner is not None and corner.contains(at))

    def _cell(self, column: int, top: int, height: int) -> QRect:
        return QRect(self.edges[column], top, self.edges[column + 1] - self.edges[column], height)


def columns(width: int, days: Sequence[date], days_off: frozenset[int]) -> tuple[int, ...]:
    """The eight edges of seven columns of that width altogether; days off (Monday 0 to Sunday 6) are narrower."""
    parts = [DAY_OFF if day.weekday() in days_off else 1.0 for day in days]
    edges, at = [0], 0.0
    for part in parts:
        at += part
        edges.append(round(width * at / sum(parts)))
    return tuple(edges)


def strips_at(height: int) -> int:
    """How many weeks that passed a calendar so high shows."""
    return 4 if height >= 848 else 3 if height >= 648 else 1


def entries_seen(page: MonthPage, on_day: Sequence[CalendarEntry], day: date) -> tuple[CalendarEntry, ...]:
    """Which of a day's agreements are to be seen, in the order they were given in."""
    row = page.row_of(day)
    seen = row.filled.shown_on(day) if row is not None else frozenset()
    return tuple(entry for entry in on_day if entry.planned.id in seen)


def weeks_from(first: date, count: int) -> tuple[tuple[date, ...], ...]:
    """So many weeks from the one that begins on `first`; none beyond the last day there is."""
    weeks = []
    for at in range(count):
        if (date.max - first).days < (at + 1) * WEEK - 1:
            break
        weeks.append(tuple(first + timedelta(days=at * WEEK + n) for n in range(WEEK)))
    return tuple(weeks)
