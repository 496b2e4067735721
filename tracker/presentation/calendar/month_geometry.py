"""A month's layout in pixels: which rectangle a day, a bar or a "+3 more" has, and what lies under a point.

Knows no painter.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from tracker.presentation.calendar.day_rows import Bar
from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.month_layout import MonthLayout
from tracker.presentation.calendar.spot import Spot


@dataclass(frozen=True, slots=True)
class MonthGeometry:
    """All lengths are logical pixels.

    `header` is the height of the weekdays' names, `number` that of a day's own number, `pitch` that of a row with the
    `gap` beneath it, `pad` the space at a cell's left, right and bottom.
    """

    size: QSize
    weeks: int
    header: int
    number: int
    pitch: int
    pad: int
    gap: int = 2

    @property
    def rows(self) -> int:
        """How many rows the lowest week has room for; never less than one."""
        least = (self.size.height() - self.header) // max(self.weeks, 1)
        return max(1, (least - self.number - self.pad + self.gap) // self.pitch)

    @property
    def column_width(self) -> int:
        return self.size.width() // WEEK

    def column(self, at: int) -> int:
        """Where column `at` begins; 7 is the right edge."""
        return round(self.size.width() * at / WEEK)

    def week(self, at: int) -> int:
        """Where week `at` begins; the number of weeks is the bottom edge."""
        return self.header + round((self.size.height() - self.header) * at / self.weeks)

    def cell(self, index: int) -> QRect:
        """The cell of a day, with the hairlines at its top and left."""
        week, column = divmod(index, WEEK)
        return self._between(self.column(column), self.week(week), self.column(column + 1), self.week(week + 1))

    def bar(self, bar: Bar) -> QRect:
        """A bar reaches the edge of the month where the week broke it."""
        left = self.column(bar.first_column) + (self.pad if bar.begins else 1)
        right = self.column(bar.last_column + 1) - (self.pad - 1 if bar.ends else 0)
        top = self.week(bar.week) + self.number + bar.row * self.pitch
        return QRect(left, top, right - left, bar.rows * self.pitch - self.gap)

    def more(self, index: int) -> QRect:
        """The last row of a day, where it says what found no room."""
        cell = self.cell(index)
        top = cell.top() + self.number + (self.rows - 1) * self.pitch
        return QRect(cell.left() + self.pad, top, cell.width() - 2 * self.pad + 1, self.pitch - self.gap)

    def corner(self, index: int) -> QRect:
        """The square at a cell's top right that begins a new entry."""
        cell = self.cell(index)
        return QRect(cell.right() - self.number + 3, cell.top() + 3, self.number - 5, self.number - 5)

    def hit(self, at: QPoint, layout: MonthLayout) -> Spot | None:
        """What lies there; None above the days or outside them."""
        if at.y() < self.header or not QRect(QPoint(0, 0), self.size).contains(at):
            return None
        column = next(n for n in reversed(range(WEEK)) if at.x() >= self.column(n))
        week = next(n for n in reversed(range(self.weeks)) if at.y() >= self.week(n))
        index = week * WEEK + column
        day = layout.days[index]
        for bar in layout.bars:
            if bar.week == week and self.bar(bar).contains(at):
                return Spot(day, entry=bar.entry)
        more = day in layout.hidden and self.more(index).contains(at)
        return Spot(day, more=more, corner=not more and self.corner(index).contains(at))

    @staticmethod
    def _between(left: int, top: int, right: int, bottom: int) -> QRect:
        return QRect(left, top, right - left, bottom - top)
