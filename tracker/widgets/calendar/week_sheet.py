"""The week as a sheet: laid out once, painted once, then only keys and scrolling move over it. Knows no keys.

The hours are painted in pieces, each when it first comes into sight: a full day is far taller than what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QScrollBar

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import QUARTER, Carried, nearest_quarter, quarters_on
from tracker.presentation.calendar.days import WEEK, days_on, week_days
from tracker.presentation.calendar.ghost import Ghost
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.calendar.week_geometry import WeekGeometry
from tracker.presentation.calendar.week_layout import LENGTH, WeekLayout, lay_out_week, minute_of
from tracker.presentation.words.times import week as week_title
from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import WEEKEND, CalendarView, EntriesOn
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.sheet import Beyond, Place, Sheet, Step
from tracker.widgets.calendar.situation import Situation
from tracker.widgets.calendar.week_painter import WeekPainter
from tracker.widgets.look.theme import tokens_of

_SIDE = 12
_MOST_ROWS = 5
_LEAST_HOURS = 200
_LEAST_LANE = 40
_AIR = 30
"""Minutes left above what is scrolled to."""
_PIECE_HOURS = 3
_WHEEL_STEP = 120
_EDGE, _EDGE_MS, _PUSH = 24, 40, 12
_NINE_TO_FIVE = time(9), time(17)


def week_view(
    model: CalendarModel,
    today: date,
    first_weekday: int = 0,
    days_off: frozenset[int] = WEEKEND,
    hours: Callable[[], tuple[time, time]] = lambda: _NINE_TO_FIVE,
) -> GridView:
    """A view of the week. `hours` are those we work, on our clocks."""
    return GridView(partial(WeekSheet, hours=hours), model, today, first_weekday, days_off)


class WeekSheet(Sheet):
    """Up and Down go through the entries of the day. Scrolled to the hours we work when it is first seen."""

    has_hours = True
    edge_ms = _EDGE_MS

    def __init__(self, view: CalendarView, hours: Callable[[], tuple[time, time]]) -> None:
        self._view = view
        self._hours = hours
        self.anchor = view.today
        self.description = tr(
            "Calendar of the week. Left and Right go by day, Up and Down through its agreements, Page Up and Page "
            "Down by week, Enter opens."
        )
        self.least = QSize(392, 320)
        self._painter: WeekPainter | None = None
        self._laid: tuple[WeekGeometry, WeekLayout] | None = None
        self._layout: tuple[tuple[int, int], WeekLayout] | None = None
        self._pictured: tuple[WeekGeometry, WeekLayout, date, WeekPainter] | None = None
        self._frame = QPixmap()
        self._pieces: dict[int, QPixmap] = {}
        self._seen = False
        self.ghost: Ghost | None = None
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical, view)
        self.scroll_bar.setAccessibleName(tr("Hours of the day"))
        self.scroll_bar.valueChanged.connect(self._scrolled)

    # Which days

    def days(self) -> tuple[date, date]:
        days = self._days()
        return days[0], days[-1]

    def title(self) -> str:
        return week_title(*self.days())

    def anchor_for(self, day: date) -> date:
        return self.anchor if day in self._days() else day

    def turned(self, day: date, pages: int) -> date:
        """The same day of the week that many weeks on."""
        return days_on(day, pages * WEEK)

    def page_for(self, day: date) -> date:
        return self.anchor_for(day)

    def seen_days(self) -> tuple[date, date]:
        return self.days()

    def _days(self) -> tuple[date, ...]:
        return week_days(self.anchor, self._view.first_weekday)

    # What lies where

    def geometry_and_layout(self) -> tuple[WeekGeometry, WeekLayout]:
        """Where everything stands now; laid out once and kept until something changes."""
        if self._laid is None:
            painter, view = self._week_painter(), self._view
            width = (view.width() - painter.gutter - _SIDE) // WEEK
            head = painter.head(width)
            room = (view.height() - head - _LEAST_HOURS) // painter.pitch
            key = min(max(room, 1), _MOST_ROWS), max(width // _LEAST_LANE, 2)
            if self._layout is None or self._layout[0] != key:
                self._layout = key, lay_out_week(view.model.entries, self._days(), *key)
            layout = self._layout[1]
            geometry = WeekGeometry(
                view.size(),
                head,
                layout.rows,
                painter.pitch,
                painter.hour,
                painter.gutter,
                _SIDE,
                self.scroll_bar.value(),
            )
            self._laid = geometry, layout
        return self._laid

    def hit(self, at: QPoint) -> Spot | None:
        geometry, layout = self.geometry_and_layout()
        return geometry.hit(at, layout)

    def cell_of(self, day: date) -> QRect | None:
        geometry, layout = self.geometry_and_layout()
        column = layout.column_of(day)
        return geometry.day(column) if column is not None else None

    def middle_of(self, entry: CalendarEntry) -> QPoint | None:
        geometry, layout = self.geometry_and_layout()
        for bar in layout.bars:
            if bar.entry.planned.id == entry.planned.id:
                return geometry.bar(bar).center()
        for block in layout.blocks:
            if block.entry.planned.id == entry.planned.id:
                return geometry.block(block).center()
        return None

    def shown_on(self, day: date) -> tuple[CalendarEntry, ...]:
        return self.geometry_and_layout()[1].shown_on(day)

    # Where a step leads

    def step(self, day: date, entry: CalendarEntry | None, by: int) -> Step:
        """To the next entry of the day that is shown; past the last one stands the list where there are more."""
        shown = self.shown_on(day)
        beyond = Beyond.LIST if len(shown) < len(self._view.model.on_day(day)) else Beyond.NOWHERE
        if not shown:
            if beyond is Beyond.NOWHERE:
                self.scroll_bar.setValue(self.scroll_bar.value() + by * self.scroll_bar.singleStep())
            return beyond
        ids = [each.planned.id for each in shown]
        if entry is None or entry.planned.id not in ids:
            return shown[0 if by > 0 else -1]
        at = ids.index(entry.planned.id) + by
        if at < 0:
            return Beyond.DAY
        return shown[at] if at < len(shown) else beyond

    def place_at(self, at: QPoint, carried: Carried, taken: Spot, /) -> Place | None:
        spot, entry = self.hit(at), carried.entry
        if spot is None:
            return None
        if spot.minute is None:
            return spot.day, None
        timed = taken.minute is not None and entry.at is not None
        grip = taken.minute - minute_of(entry) if timed and taken.minute is not None else LENGTH / 2
        minute = spot.minute - grip
        if entry.at is not None and abs(minute - minute_of(entry)) < QUARTER / 2:
            return spot.day, entry.at  # a time beside the quarters is kept when only the day changes
        return spot.day, nearest_quarter(minute)

    def place_on(self, carried: Carried, key: Qt.Key) -> Place:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return days_on(carried.day, 1 if key == Qt.Key.Key_Right else -1), carried.at
        if carried.at is not None:
            return carried.day, quarters_on(carried.at, 1 if key == Qt.Key.Key_Down else -1)
        return carried.day, self._hours()[0] if key == Qt.Key.Key_Down else None

    def edge_at(self, at: QPoint, /) -> int:
        hours = self.geometry_and_layout()[0].hours
        if hours.top() <= at.y() < hours.top() + _EDGE:
            return -1
        return 1 if at.y() > hours.bottom() - _EDGE else 0

    def push(self, by: int) -> date:
        self.scroll_bar.setValue(self.scroll_bar.value() + by * _PUSH)
        return self.anchor

    def wheel(self, event: QWheelEvent) -> date:
        pixels = event.pixelDelta().y()
        by = pixels or round(event.angleDelta().y() * self.geometry_and_layout()[0].hour / _WHEEL_STEP)
        self.scroll_bar.setValue(self.scroll_bar.value() - by)
        return self.anchor

    def reveal(self, entry: CalendarEntry) -> None:
        """Scroll as little as is needed for it to be seen, with a little air."""
        if entry.at is None:
            return
        geometry, _layout = self.geometry_and_layout()
        minute = minute_of(entry)
        top, bottom = (round(each * geometry.hour / 60) for each in (minute - _AIR, minute + LENGTH + _AIR))
        lowest = bottom - geometry.hours.height()
        self.scroll_bar.setValue(min(max(self.scroll_bar.value(), lowest), max(top, 0)))

    # How it looks

    def forget(self) -> None:
        self._laid = self._layout = None
        self._fit_scroll_bar()

    def forget_look(self) -> None:
        self._painter = None
        self.forget()

    def fit(self) -> None:
        self._laid = None
        self._fit_scroll_bar()
        if self._view.isVisible() and not self._seen:
            self._seen = True
            self._show_working_hours()

    def paint(self, painter: QPainter, now: Situation) -> None:
        geometry, layout = self.geometry_and_layout()
        week = self._week_painter()
        week.paint_under(painter, geometry, layout, now)
        self._forget_old_pictures(week, geometry, layout)
        painter.drawPixmap(0, 0, self._frame)
        week.show_hours(painter, geometry, self._pieces_seen(week, geometry, layout))
        week.paint_over(painter, geometry, layout, now)

    def draw_ahead(self, entries_on: EntriesOn) -> None:
        """A week is soon drawn."""

    def settle(self) -> None:
        """Nothing in it is ever on its way."""

    def lines(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        geometry, _layout = self.geometry_and_layout()
        return tuple(map(geometry.column, range(WEEK))), ()

    def _fit_scroll_bar(self) -> None:
        geometry, _layout = self.geometry_and_layout()
        hours = geometry.hours
        self.scroll_bar.setGeometry(hours.right() - _SIDE, hours.top() + 2, _SIDE - 1, hours.height() - 8)
        self.scroll_bar.setPageStep(max(hours.height(), 1))
        self.scroll_bar.setSingleStep(geometry.hour // 2)
        self.scroll_bar.setRange(0, geometry.furthest)

    def _scrolled(self) -> None:
        self._laid = None
        self._view.update()

    def _show_working_hours(self) -> None:
        begin, _end = self._hours()
        geometry, _layout = self.geometry_and_layout()
        self.scroll_bar.setValue(round((begin.hour * 60 + begin.minute - _AIR) * geometry.hour / 60))

    def _forget_old_pictures(self, week: WeekPainter, geometry: WeekGeometry, layout: WeekLayout) -> None:
        """Pictures hold while nothing but the scrolling is another; else the frame is painted anew."""
        pictured = replace(geometry, scroll=0), layout, self._view.today, week
        if self._pictured == pictured:
            return
        self._pictured = pictured
        self._pieces.clear()
        self._frame = self._blank(week, self._view.height())
        painter = QPainter(self._frame)
        week.paint_frame(painter, geometry, layout, self._view.today)
        painter.end()

    def _pieces_seen(
        self, week: WeekPainter, geometry: WeekGeometry, layout: WeekLayout
    ) -> Iterator[tuple[int, QPixmap]]:
        """The pieces of the hours that are in sight, and where each begins."""
        high, hours = _PIECE_HOURS * geometry.hour, geometry.hours
        for number in range(24 // _PIECE_HOURS):
            top = geometry.y_of(0) + number * high
            if top + high < hours.top() or top > hours.bottom():
                continue
            if number not in self._pieces:
                piece = self._pieces[number] = self._blank(week, high)
                painter = QPainter(piece)
                painter.translate(0, -top)
                week.paint_hours(painter, geometry, layout, QRect(0, top, self._view.width(), high))
                painter.end()
            yield top, self._pieces[number]

    def _blank(self, week: WeekPainter, height: int) -> QPixmap:
        made = QPixmap(QSize(self._view.width(), height) * week.ratio)
        made.setDevicePixelRatio(week.ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def _week_painter(self) -> WeekPainter:
        ratio = self._view.devicePixelRatioF()
        if self._painter is None or self._painter.ratio != ratio:
            self._painter = WeekPainter(tokens_of(self._view.palette()), ratio)
        return self._painter
