"""The month as a sheet: laid out once, painted once, then only keys and pointer move over it. Knows no keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap, QWheelEvent

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.days import WEEK, days_on, month_days, months_on
from tracker.presentation.calendar.month_geometry import MonthGeometry
from tracker.presentation.calendar.month_layout import MonthLayout, lay_out
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.words.times import month as month_title
from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import WEEKEND, CalendarView, EntriesOn
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.month_painter import HEADER, NUMBER, PAD, MonthPainter
from tracker.widgets.calendar.sheet import Place, Sheet, Step
from tracker.widgets.calendar.situation import Situation
from tracker.widgets.look.theme import tokens_of

_ONE_LINE_FROM = 168
_WHEEL_STEP = 120
_BY_DAY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a month's picture depends on beside its entries. `painter` is another where type or theme are."""

    geometry: MonthGeometry
    first: date
    today: date
    painter: MonthPainter


@dataclass(frozen=True, slots=True)
class Drawn:
    """A month laid out and painted before it is turned to."""

    around: Surroundings
    entries: tuple[CalendarEntry, ...]
    layout: MonthLayout
    picture: QPixmap

    def still_holds(self, around: Surroundings, entries: tuple[CalendarEntry, ...]) -> bool:
        return self.around == around and self.entries == entries


def _timed_rows(geometry: MonthGeometry) -> int:
    """What has a time takes two rows where a day is narrow."""
    return 1 if geometry.column_width >= _ONE_LINE_FROM else 2


def month_view(
    model: CalendarModel, today: date, first_weekday: int = 0, days_off: frozenset[int] = WEEKEND
) -> GridView:
    """A view of the month."""
    return GridView(MonthSheet, model, today, first_weekday, days_off)


class MonthSheet(Sheet):
    """Up and Down go by week, and within a day through its entries."""

    has_hours = False
    edge_ms = 0

    def __init__(self, view: CalendarView) -> None:
        self._view = view
        self.anchor = view.today
        self.description = tr(
            "Calendar of the month. Arrows go by day, Page Up and Page Down by month, Enter opens the day."
        )
        self.least = QSize(WEEK * 56, 320)
        self._wheel = 0
        self._painter: MonthPainter | None = None
        self._laid: tuple[MonthGeometry, MonthLayout] | None = None
        self._layout: tuple[tuple[int, int], MonthLayout] | None = None
        self._picture: QPixmap | None = None
        self._drawn: dict[date, Drawn] = {}

    # Which days

    def days(self) -> tuple[date, date]:
        days = self._days_of(self.anchor)
        return days[0], days[-1]

    def title(self) -> str:
        return month_title(self.anchor)

    def anchor_for(self, day: date) -> date:
        return self.anchor if (day.year, day.month) == (self.anchor.year, self.anchor.month) else day

    def turned(self, day: date, pages: int) -> date:
        """The same day of the month that many months on, or the last there is."""
        return months_on(day, pages)

    def _days_of(self, month: date) -> tuple[date, ...]:
        return month_days(month, self._view.first_weekday)

    # What lies where

    def geometry_and_layout(self) -> tuple[MonthGeometry, MonthLayout]:
        """Where everything stands now; laid out once and kept until something changes."""
        if self._laid is None:
            around, drawn = self._surroundings(self.anchor), self._drawn.get(self.anchor.replace(day=1))
            if drawn is not None and drawn.still_holds(around, self._view.model.entries):
                self._laid, self._picture = (drawn.around.geometry, drawn.layout), drawn.picture
            else:
                self._laid, self._picture = (around.geometry, self._layout_for(around.geometry)), None
        return self._laid

    def hit(self, at: QPoint) -> Spot | None:
        geometry, layout = self.geometry_and_layout()
        return geometry.hit(at, layout)

    def cell_of(self, day: date) -> QRect | None:
        geometry, layout = self.geometry_and_layout()
        index = layout.index_of(day)
        return geometry.cell(index) if index is not None else None

    def middle_of(self, entry: CalendarEntry) -> QPoint | None:
        geometry, layout = self.geometry_and_layout()
        shown = (geometry.bar(bar).center() for bar in layout.bars if bar.entry.planned.id == entry.planned.id)
        return next(shown, None)

    def shown_on(self, day: date) -> tuple[CalendarEntry, ...]:
        layout = self.geometry_and_layout()[1]
        index = layout.index_of(day)
        if index is None:
            return ()
        week, column = divmod(index, WEEK)
        bars = (bar for bar in layout.bars if bar.week == week and bar.first_column <= column <= bar.last_column)
        seen = {bar.entry.planned.id for bar in bars}
        return tuple(entry for entry in self._view.model.on_day(day) if entry.planned.id in seen)

    # Where a step leads

    def step(self, day: date, entry: CalendarEntry | None, by: int) -> Step:
        if entry is None:
            return days_on(day, by * WEEK)
        entries = self._view.model.on_day(day)
        at = [each.planned.id for each in entries].index(entry.planned.id)
        return entries[min(max(at + by, 0), len(entries) - 1)]

    def place_at(self, at: QPoint, carried: Carried, _taken: Spot, /) -> Place | None:
        spot = self.hit(at)
        return (spot.day, carried.entry.at) if spot is not None else None

    def place_on(self, carried: Carried, key: Qt.Key) -> Place:
        return days_on(carried.day, _BY_DAY[key]), carried.at

    def edge_at(self, _at: QPoint, /) -> int:
        return 0

    def push(self, by: int) -> None:
        """There is no edge to hold anything at."""

    def wheel(self, event: QWheelEvent) -> int:
        self._wheel += event.angleDelta().y()
        months = int(self._wheel / _WHEEL_STEP)
        self._wheel -= months * _WHEEL_STEP
        return -months

    def reveal(self, entry: CalendarEntry) -> None:
        """All there is of a month is in sight."""

    # How it looks

    def forget(self) -> None:
        self._laid = self._layout = None

    def forget_look(self) -> None:
        self._painter = None
        self.forget()

    def fit(self) -> None:
        self._laid = None

    def paint(self, painter: QPainter, now: Situation) -> None:
        geometry, layout = self.geometry_and_layout()
        month = self._month_painter()
        month.paint_under(painter, geometry, layout, now)
        painter.drawPixmap(0, 0, self._entries_picture(month, layout))
        month.paint_over(painter, geometry, layout, now)

    def draw_ahead(self, entries_on: EntriesOn) -> None:
        """One month after the other, so that whatever comes meanwhile has its turn between them."""
        here = self.anchor.replace(day=1)
        beside = [months_on(here, step) for step in (1, -1)]
        self._drawn = {month: drawn for month, drawn in self._drawn.items() if month in (here, *beside)}
        for month in beside:
            QTimer.singleShot(0, self._view, partial(self._draw, month, entries_on))

    def _draw(self, month: date, entries_on: EntriesOn) -> None:
        if self._view.resting:
            return
        around, days = self._surroundings(month), self._days_of(month)
        entries = entries_on(days[0], days[-1])
        known = self._drawn.get(month)
        if entries is None or (known is not None and known.still_holds(around, entries)):
            return
        layout = self._laid_out(around.geometry, month, entries)
        self._drawn[month] = Drawn(around, entries, layout, self._painted(around, layout))

    def _surroundings(self, month: date) -> Surroundings:
        painter, days = self._month_painter(), self._days_of(month)
        geometry = MonthGeometry(self._view.size(), len(days) // WEEK, HEADER, NUMBER, painter.pitch, PAD)
        return Surroundings(geometry, days[0], self._view.today, painter)

    def _layout_for(self, geometry: MonthGeometry) -> MonthLayout:
        """The layout for that many rows; most steps of a resize leave it as it was."""
        key = geometry.rows, _timed_rows(geometry)
        if self._layout is None or self._layout[0] != key:
            self._layout = key, self._laid_out(geometry, self.anchor, self._view.model.entries)
        return self._layout[1]

    def _laid_out(self, geometry: MonthGeometry, month: date, entries: tuple[CalendarEntry, ...]) -> MonthLayout:
        return lay_out(entries, month, geometry.rows, self._view.first_weekday, _timed_rows(geometry))

    def _entries_picture(self, month: MonthPainter, layout: MonthLayout) -> QPixmap:
        """Days and entries, painted once: keys and pointer then move over a picture."""
        if self._picture is None or self._picture.devicePixelRatioF() != month.ratio:
            self._picture = self._painted(self._surroundings(self.anchor), layout)
        return self._picture

    def _painted(self, around: Surroundings, layout: MonthLayout) -> QPixmap:
        picture = QPixmap(self._view.size() * around.painter.ratio)
        picture.setDevicePixelRatio(around.painter.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        around.painter.paint_entries(painter, around.geometry, layout, around.today)
        painter.end()
        return picture

    def _month_painter(self) -> MonthPainter:
        ratio = self._view.devicePixelRatioF()
        if self._painter is None or self._painter.ratio != ratio:
            self._painter = MonthPainter(tokens_of(self._view.palette()), ratio)
        return self._painter
