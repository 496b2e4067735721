"""The week as it is painted: laid out once, painted once, then only keys and scrolling move over it. Answers no key.

The hours are painted in pieces, each when it first comes into sight: a full day is far taller than what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.month_layout import WEEK
from tracker.presentation.calendar.week_geometry import WeekGeometry, WeekHit
from tracker.presentation.calendar.week_layout import LENGTH, WeekLayout, lay_out_week, minute_of, week_days
from tracker.presentation.words.times import week as week_title
from tracker.tongue import tr
from tracker.widgets.calendar.day_grid import DayGrid
from tracker.widgets.calendar.entry_painter import Held
from tracker.widgets.calendar.week_painter import WeekPainter, WeekSituation
from tracker.widgets.look.theme import tokens_of

_SIDE = 12
_MOST_ROWS = 5
_LEAST_HOURS = 200
_LEAST_LANE = 40
_AIR = 30
"""Minutes left above what is scrolled to."""
_PIECE_HOURS = 3


class WeekCanvas(DayGrid):
    """Shows the week of `_day`, scrolled to the hours we work (`hours`, on our clocks) when it is first seen."""

    def __init__(
        self,
        model: CalendarModel,
        today: date,
        first_weekday: int,
        days_off: frozenset[int],
        hours: Callable[[], tuple[time, time]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(model, today, first_weekday, days_off, parent)
        self._hours = hours
        self._days = week_days(today, first_weekday)
        self._painter: WeekPainter | None = None
        self._laid: tuple[WeekGeometry, WeekLayout] | None = None
        self._layout: tuple[tuple[int, int], WeekLayout] | None = None
        self._pictured: tuple[WeekGeometry, WeekLayout, date, WeekPainter] | None = None
        self._frame = QPixmap()
        self._pieces: dict[int, QPixmap] = {}
        self._seen = False
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.scroll_bar.setAccessibleName(tr("Hours of the day"))
        self.scroll_bar.valueChanged.connect(self._scrolled)
        self.setMinimumSize(392, 320)

    def shown_days(self) -> tuple[date, date]:
        return self._days[0], self._days[-1]

    def title(self) -> str:
        return week_title(*self.shown_days())

    def geometry_and_layout(self) -> tuple[WeekGeometry, WeekLayout]:
        """Where everything stands now; laid out once and kept until something changes."""
        if self._laid is None:
            painter = self._week_painter()
            width = (self.width() - painter.gutter - _SIDE) // WEEK
            head = painter.head(width)
            room = (self.height() - head - _LEAST_HOURS) // painter.pitch
            key = min(max(room, 1), _MOST_ROWS), max(width // _LEAST_LANE, 2)
            if self._layout is None or self._layout[0] != key:
                self._layout = key, lay_out_week(self._model.entries, self._days, *key)
            layout = self._layout[1]
            geometry = WeekGeometry(
                self.size(),
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

    def minute_passed(self) -> None:
        self.update()

    def _lay_anew(self) -> None:
        self._laid = None
        self._layout = None
        self._fit_scroll_bar()

    def _fit_scroll_bar(self) -> None:
        geometry, _layout = self.geometry_and_layout()
        hours = geometry.hours
        self.scroll_bar.setGeometry(hours.right() - _SIDE, hours.top() + 2, _SIDE - 1, hours.height() - 8)
        self.scroll_bar.setPageStep(max(hours.height(), 1))
        self.scroll_bar.setSingleStep(geometry.hour // 2)
        self.scroll_bar.setRange(0, geometry.furthest)

    def _scrolled(self) -> None:
        self._laid = None
        self.update()

    def _scroll_to(self, minute: int, until: int) -> None:
        """Scroll as little as is needed for those minutes of the day to be seen, with a little air."""
        geometry, _layout = self.geometry_and_layout()
        top, bottom = (round(each * geometry.hour / 60) for each in (minute - _AIR, until + _AIR))
        lowest = bottom - geometry.hours.height()
        self.scroll_bar.setValue(min(max(self.scroll_bar.value(), lowest), max(top, 0)))

    def _show_working_hours(self) -> None:
        begin, _end = self._hours()
        geometry, _layout = self.geometry_and_layout()
        self.scroll_bar.setValue(round((begin.hour * 60 + begin.minute - _AIR) * geometry.hour / 60))

    def _scroll_to_entry(self, entry: CalendarEntry) -> None:
        if entry.at is not None:
            self._scroll_to(minute_of(entry), minute_of(entry) + LENGTH)

    def _hit(self, at: QPoint) -> WeekHit | None:
        geometry, layout = self.geometry_and_layout()
        return geometry.hit(at, layout)

    def _entries_on(self, day: date) -> tuple[CalendarEntry, ...]:
        return self.geometry_and_layout()[1].entries_on(day)

    def _cell_of(self, day: date) -> QRect | None:
        geometry, layout = self.geometry_and_layout()
        column = layout.column_of(day)
        return geometry.day(column) if column is not None else None

    def _entry_at(self, at: QPoint) -> tuple[date, CalendarEntry] | None:
        hit = self._hit(at)
        return (hit.day, hit.entry) if hit is not None and hit.entry is not None else None

    def _middle_of(self, entry: CalendarEntry) -> QPoint:
        geometry, layout = self.geometry_and_layout()
        for bar in layout.bars:
            if bar.entry.planned.id == entry.planned.id:
                return geometry.bar(bar).center()
        for block in layout.blocks:
            if block.entry.planned.id == entry.planned.id:
                return geometry.block(block).center()
        return self.rect().center()

    def sizeHint(self) -> QSize:
        return QSize(700, 640)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_scroll_bar()
        if not self._seen:
            self._seen = True
            self._show_working_hours()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = None
        self._fit_scroll_bar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painter = None
            self._lay_anew()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        geometry, layout = self.geometry_and_layout()
        now = WeekSituation(
            self._model.here,
            self._day,
            self._entry.planned.id if self._entry is not None else None,
            self.hasFocus(),
            self._days_off,
            frozenset(day for day in layout.days if self.away_on(day) is not None),
            Held(self._carried, self._pointer) if self._carried is not None else None,
        )
        week = self._week_painter()
        painter = QPainter(self)
        week.paint_under(painter, geometry, layout, now)
        self._forget_old_pictures(week, geometry, layout)
        painter.drawPixmap(0, 0, self._frame)
        week.show_hours(painter, geometry, self._pieces_seen(week, geometry, layout))
        week.paint_over(painter, geometry, layout, now)

    def _forget_old_pictures(self, week: WeekPainter, geometry: WeekGeometry, layout: WeekLayout) -> None:
        """Pictures hold while nothing but the scrolling is another; else the frame is painted anew."""
        pictured = replace(geometry, scroll=0), layout, self._today, week
        if self._pictured == pictured:
            return
        self._pictured = pictured
        self._pieces.clear()
        self._frame = self._blank(week, self.height())
        painter = QPainter(self._frame)
        week.paint_frame(painter, geometry, layout, self._today)
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
                week.paint_hours(painter, geometry, layout, QRect(0, top, self.width(), high))
                painter.end()
            yield top, self._pieces[number]

    def _blank(self, week: WeekPainter, height: int) -> QPixmap:
        made = QPixmap(QSize(self.width(), height) * week.ratio)
        made.setDevicePixelRatio(week.ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def _week_painter(self) -> WeekPainter:
        if self._painter is None or self._painter.ratio != self.devicePixelRatioF():
            self._painter = WeekPainter(tokens_of(self.palette()), self.devicePixelRatioF())
        return self._painter
