"""A week's layout in pixels: which rectangle a day, a bar or a block has, and what lies under a point.

Knows no painter.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from tracker.presentation.calendar.day_rows import Bar
from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.calendar.week_layout import DAY_MINUTES, LENGTH, Block, Crowd, WeekLayout


@dataclass(frozen=True, slots=True)
class WeekGeometry:
    """All lengths are logical pixels.

    `head` is the height of the days' names, `rows` how many rows of `pitch` the strip has, `hour` the height of an
    hour, `gutter` the width of the column of hours, `side` that of the scroll bar. `scroll` is how far the hours have
    been scrolled.
    """

    size: QSize
    head: int
    rows: int
    pitch: int
    hour: int
    gutter: int
    side: int
    scroll: int
    pad: int = 3
    gap: int = 2

    @property
    def strip_height(self) -> int:
        return self.rows * self.pitch + 2 * self.pad - self.gap + 1

    @property
    def top(self) -> int:
        """Where the hours begin."""
        return self.head + self.strip_height

    @property
    def hours(self) -> QRect:
        """The part of the view in which hours are seen."""
        return QRect(0, self.top, self.size.width(), max(self.size.height() - self.top, 0))

    @property
    def furthest(self) -> int:
        """How far the hours can be scrolled."""
        return max(24 * self.hour - self.hours.height(), 0)

    @property
    def column_width(self) -> int:
        return (self.size.width() - self.gutter - self.side) // WEEK

    def column(self, at: int) -> int:
        """Where column `at` begins; 7 is the right edge."""
        return self.gutter + round((self.size.width() - self.gutter - self.side) * at / WEEK)

    def day(self, column: int) -> QRect:
        """A day from top to bottom, with the hairline at its left."""
        left = self.column(column)
        return QRect(left, 0, self.column(column + 1) - left, self.size.height())

    def y_of(self, minute: float) -> int:
        """Where that minute of the day is now."""
        return self.top + round(minute * self.hour / 60) - self.scroll

    def bar(self, bar: Bar) -> QRect:
        """A bar of the strip reaches the edge of the week where the week broke it."""
        left = self.column(bar.first_column) + (self.pad if bar.begins else 1)
        right = self.column(bar.last_column + 1) - (self.pad - 1 if bar.ends else 0)
        return QRect(left, self._row(bar.row), right - left, self.pitch - self.gap)

    def more(self, column: int) -> QRect:
        """The last row of a day's strip, where it says what found no room."""
        day = self.day(column)
        return QRect(
            day.left() + self.pad, self._row(self.rows - 1), day.width() - 2 * self.pad + 1, self.pitch - self.gap
        )

    def block(self, block: Block) -> QRect:
        return self._lane(block.column, block.lane, block.lanes, block.minute, block.minute + LENGTH)

    def crowd(self, crowd: Crowd) -> QRect:
        return self._lane(crowd.column, crowd.lane, crowd.lanes, crowd.minute, crowd.until)

    def held(self, column: int, minute: int) -> QRect:
        """Where a block would stand alone at that minute."""
        return self._lane(column, 0, 1, min(minute, DAY_MINUTES - LENGTH), min(minute, DAY_MINUTES - LENGTH) + LENGTH)

    def hit(self, at: QPoint, layout: WeekLayout) -> Spot | None:
        """What lies there; None over the column of hours or outside the days."""
        if not QRect(QPoint(0, 0), self.size).contains(at) or not self.gutter <= at.x() < self.column(WEEK):
            return None
        column = next(n for n in reversed(range(WEEK)) if at.x() >= self.column(n))
        day = layout.days[column]
        if at.y() < self.top:
            for bar in layout.bars:
                if self.bar(bar).contains(at):
                    return Spot(day, None, bar.entry)
            more = day in layout.hidden and self.more(column).contains(at)
            return Spot(day, None, more=more, head=at.y() < self.head)
        minute = min(max((at.y() - self.top + self.scroll) * 60 / self.hour, 0), DAY_MINUTES - 1)
        # The topmost is the one painted last.
        for block in reversed(layout.blocks):
            if block.column == column and self.block(block).contains(at):
                return Spot(day, minute, block.entry)
        crowded = any(each.column == column and self.crowd(each).contains(at) for each in layout.crowds)
        return Spot(day, minute, more=crowded)

    def _row(self, row: int) -> int:
        return self.head + self.pad + row * self.pitch

    def _lane(self, column: int, lane: int, lanes: int, minute: int, until: int) -> QRect:
        day = self.day(column)
        width = day.width() - 2 * self.pad + 1
        left = day.left() + self.pad + round(width * lane / lanes)
        right = day.left() + self.pad + round(width * (lane + 1) / lanes) - (self.gap if lane + 1 < lanes else 0)
        top = self.y_of(minute) + 1
        return QRect(left, top, right - left, self.y_of(until) - self.gap - top + 1)
