"""The week as it is seen: where everything of its layout is while the hours are scrolled, and what lies under a point.

Knows no painter; lengths are logical pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.ghost import Ghost
from tracker.presentation.calendar.month_lanes import Lane
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.calendar.week_layout import (
    CROWD,
    DAY_MINUTES,
    GAP,
    INSET,
    LENGTH,
    Block,
    Crowd,
    Single,
    WeekLayout,
    minute_of,
)

HEAD = 40
PAD = 4
SLOT = 30
"""Minutes."""


@dataclass(frozen=True, slots=True)
class WeekPage:
    """`head` is the height of the days' names, `pitch` that of a line of the strip, `hour` that of an hour.
    `scroll` is how far the hours have been scrolled."""

    size: QSize
    layout: WeekLayout
    pitch: int
    hour: int
    scroll: int
    head: int = HEAD

    @property
    def strip_height(self) -> int:
        lanes = self.layout.lanes
        return PAD + self.layout.above + (lanes.top_of(0) if lanes.rows else 0) + 3

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
    def gutter(self) -> int:
        return self.layout.edges[0]

    def day(self, column: int) -> QRect:
        """A day from top to bottom, with the hairline at its left."""
        left = self.layout.edges[column]
        return QRect(left, 0, self.layout.edges[column + 1] - left, self.size.height())

    def y_of(self, minute: float) -> int:
        """Where that minute of the day is now."""
        return self.top + round(minute * self.hour / 60) - self.scroll

    def minute_at(self, y: int) -> float:
        return min(max((y - self.top + self.scroll) * 60 / self.hour, 0), DAY_MINUTES - 1)

    # The strip

    def single_box(self, single: Single) -> QRect:
        return self._line(single.column, single.top, single.height)

    def more(self, column: int) -> QRect:
        """The last line of a day's strip, where it says what found no room."""
        return self._line(column, self.layout.above - (1 + self.layout.reserved) * self.pitch, self.pitch - GAP)

    def lane_box(self, lane: Lane) -> QRect:
        top = self.top - 1 - self.layout.lanes.top_of(lane.row)
        return QRect(lane.left, top, lane.right - lane.left, lane.height)

    def coming(self, ghost: Ghost) -> QRect | None:
        """Where what is about to be agreed stands: at its hour, or on the line of the strip that is reserved for it.

        None where it is not in this week. At an hour that is taken it stands at the right, so that both can be read.
        """
        layout = self.layout
        on = [column for column, day in enumerate(layout.days) if ghost.touches(day, day)]
        if not on:
            return None
        if ghost.at is None:
            line = self._line(on[0], layout.above - self.pitch, self.pitch - GAP)
            line.setRight(layout.edges[on[-1] + 1] - INSET - 1)
            return line
        begins = minute_of(ghost.entry)
        box = self.held(on[0], begins)
        taken = any(
            each.column == on[0] and each.minute < begins + LENGTH and begins < each.until for each in layout.blocks
        )
        if taken:
            box.setLeft(box.center().x())
        return box

    def _line(self, column: int, top: int, height: int) -> QRect:
        day = self.day(column)
        return QRect(day.left() + INSET, self.head + PAD + top, day.width() - 2 * INSET, height)

    # The hours

    def block_box(self, block: Block) -> QRect:
        return self._box(block.left, block.width, block.minute, block.until)

    def crowd_box(self, crowd: Crowd) -> QRect:
        return self._box(crowd.left, CROWD, crowd.minute, crowd.until)

    def slot(self, column: int, minute: float) -> QRect:
        """The half hour that minute lies in."""
        begins = int(minute // SLOT) * SLOT
        day = self.day(column)
        return self._box(day.left() + INSET, day.width() - 2 * INSET, begins, begins + SLOT)

    def held(self, column: int, minute: int, minutes: int = LENGTH) -> QRect:
        """Where a block would stand alone at that minute."""
        day, begins = self.day(column), max(min(minute, DAY_MINUTES - minutes), 0)
        return self._box(day.left() + INSET, day.width() - 2 * INSET, begins, begins + minutes)

    def _box(self, left: int, width: int, minute: int, until: int) -> QRect:
        top = self.y_of(minute) + 1
        return QRect(left, top, width, self.y_of(until) - 1 - top)

    # What lies under a point

    def box_of(self, agreement: int) -> QRect | None:
        """Where that agreement is, whether it is scrolled into sight or not."""
        layout = self.layout
        for single in layout.singles:
            if single.entry.planned.id == agreement:
                return self.single_box(single)
        for lane in layout.lanes.lanes:
            if lane.entry.planned.id == agreement:
                return self.lane_box(lane)
        for block in layout.blocks:
            if block.entry.planned.id == agreement:
                return self.block_box(block)
        return None

    def hit(self, at: QPoint) -> Spot | None:
        """What lies there; None over the column of hours or outside the days."""
        edges, layout = self.layout.edges, self.layout
        if not QRect(QPoint(0, 0), self.size).contains(at) or not edges[0] <= at.x() < edges[WEEK]:
            return None
        column = next(n for n in reversed(range(WEEK)) if at.x() >= edges[n])
        day = layout.days[column]
        if at.y() < self.top:
            for single in layout.singles:
                if single.column == column and self.single_box(single).contains(at):
                    return Spot(day, None, single.entry)
            for lane in layout.lanes.lanes:
                if self.lane_box(lane).contains(at):
                    return Spot(day, None, lane.entry)
            more = day in layout.hidden and self.more(column).contains(at)
            return Spot(day, None, more=more, head=at.y() < self.head)
        minute = self.minute_at(at.y())
        for block in reversed(layout.blocks):  # the topmost is the one painted last
            if block.column == column and self.block_box(block).contains(at):
                return Spot(day, minute, block.entry)
        crowded = any(each.column == column and self.crowd_box(each).contains(at) for each in layout.crowds)
        return Spot(day, minute, more=crowded)
