"""The month as it is painted: laid out once, painted once, then only keys and pointer move over it. Answers no key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.month_geometry import Hit, MonthGeometry
from tracker.presentation.calendar.month_layout import WEEK, MonthLayout, lay_out, month_days, months_on
from tracker.presentation.words.times import month as month_title
from tracker.widgets.calendar.calendar_view import EntriesOn
from tracker.widgets.calendar.carrying_view import days_on
from tracker.widgets.calendar.day_grid import DayGrid
from tracker.widgets.calendar.entry_painter import Held
from tracker.widgets.calendar.month_painter import HEADER, NUMBER, PAD, MonthPainter, Situation
from tracker.widgets.look.theme import tokens_of

_ONE_LINE_FROM = 168
BY_DAY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


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


class MonthCanvas(DayGrid):
    """Shows the month of `_month`, with `_entry` of the chosen day under the keys and `_pointed` under the pointer."""

    def __init__(
        self, model: CalendarModel, today: date, first_weekday: int, days_off: frozenset[int], parent: QWidget | None
    ) -> None:
        super().__init__(model, today, first_weekday, days_off, parent)
        self._month = today.replace(day=1)
        self._pointed: Hit | None = None
        self._painter: MonthPainter | None = None
        self._laid: tuple[MonthGeometry, MonthLayout] | None = None
        self._layout: tuple[tuple[int, int], MonthLayout] | None = None
        self._picture: QPixmap | None = None
        self._drawn: dict[date, Drawn] = {}
        self.setMinimumSize(WEEK * 56, 320)

    def shown_days(self) -> tuple[date, date]:
        days = month_days(self._month, self._first_weekday)
        return days[0], days[-1]

    def title(self) -> str:
        return month_title(self._month)

    def geometry_and_layout(self) -> tuple[MonthGeometry, MonthLayout]:
        """Where everything stands now; laid out once and kept until something changes."""
        if self._laid is None:
            drawn = self._drawn.get(self._month)
            if drawn is not None and drawn.still_holds(self._surroundings(self._month), self._model.entries):
                self._laid, self._picture = (drawn.around.geometry, drawn.layout), drawn.picture
            else:
                geometry = self._surroundings(self._month).geometry
                self._laid = geometry, self._layout_for(geometry)
                self._picture = None
        return self._laid

    def _surroundings(self, month: date) -> Surroundings:
        painter = self._month_painter()
        days = month_days(month, self._first_weekday)
        geometry = MonthGeometry(self.size(), len(days) // WEEK, HEADER, NUMBER, painter.pitch, PAD)
        return Surroundings(geometry, days[0], self._today, painter)

    def lines(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        geometry, _layout = self.geometry_and_layout()
        return tuple(map(geometry.column, range(1, WEEK))), tuple(map(geometry.week, range(geometry.weeks)))

    def draw_ahead(self, entries_on: EntriesOn) -> None:
        """One month after the other, so that whatever comes meanwhile has its turn between them."""
        beside = [months_on(self._month, step) for step in (1, -1)]
        self._drawn = {month: drawn for month, drawn in self._drawn.items() if month in (self._month, *beside)}
        for month in beside:
            QTimer.singleShot(0, self, partial(self._draw, month, entries_on))

    def _draw(self, month: date, entries_on: EntriesOn) -> None:
        if self._resting:
            return
        around = self._surroundings(month)
        days = month_days(month, self._first_weekday)
        entries = entries_on(days[0], days[-1])
        known = self._drawn.get(month)
        if entries is None or (known is not None and known.still_holds(around, entries)):
            return
        layout = self._laid_out(around.geometry, month, entries)
        self._drawn[month] = Drawn(around, entries, layout, self._painted(around, layout))

    def _layout_for(self, geometry: MonthGeometry) -> MonthLayout:
        """The layout for that many rows; most steps of a resize leave it as it was."""
        key = geometry.rows, _timed_rows(geometry)
        if self._layout is None or self._layout[0] != key:
            self._layout = key, self._laid_out(geometry, self._month, self._model.entries)
        return self._layout[1]

    def _laid_out(self, geometry: MonthGeometry, month: date, entries: tuple[CalendarEntry, ...]) -> MonthLayout:
        return lay_out(entries, month, geometry.rows, self._first_weekday, _timed_rows(geometry))

    def _lay_anew(self) -> None:
        self._laid = None
        self._layout = None

    def _hit(self, at: QPoint) -> Hit | None:
        geometry, layout = self.geometry_and_layout()
        return geometry.hit(at, layout)

    def _place_at(self, at: QPoint) -> tuple[date, time | None] | None:
        hit = self._hit(at)
        carried = self._carried
        return (hit.day, carried.entry.at) if hit is not None and carried is not None else None

    def _place_on(self, carried: Carried, key: Qt.Key) -> tuple[date, time | None]:
        return days_on(carried.day, BY_DAY[key]), carried.at

    def _entries_on(self, day: date) -> tuple[CalendarEntry, ...]:
        return self.geometry_and_layout()[1].entries_on(day)

    def _cell_of(self, day: date) -> QRect | None:
        geometry, layout = self.geometry_and_layout()
        index = layout.index_of(day)
        return geometry.cell(index) if index is not None else None

    def _entry_at(self, at: QPoint) -> tuple[date, CalendarEntry] | None:
        hit = self._hit(at)
        return (hit.day, hit.entry) if hit is not None and hit.entry is not None else None

    def _middle_of(self, entry: CalendarEntry) -> QPoint:
        geometry, layout = self.geometry_and_layout()
        shown = (geometry.bar(bar).center() for bar in layout.bars if bar.entry.planned.id == entry.planned.id)
        return next(shown, self.rect().center())

    def sizeHint(self) -> QSize:
        return QSize(700, 640)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._laid = None
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painter = None
            self._lay_anew()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        geometry, layout = self.geometry_and_layout()
        pointed = self._pointed
        now = Situation(
            self._day,
            self._entry.planned.id if self._entry is not None else None,
            self.hasFocus(),
            pointed.day if pointed is not None else None,
            pointed is not None and pointed.corner,
            self._days_off,
            frozenset(day for day in layout.days if self.away_on(day) is not None),
            Held(self._carried, self._pointer) if self._carried is not None else None,
        )
        month = self._month_painter()
        painter = QPainter(self)
        month.paint_under(painter, geometry, layout, now)
        painter.drawPixmap(0, 0, self._entries_picture(month, layout))
        month.paint_over(painter, geometry, layout, now)

    def _entries_picture(self, month: MonthPainter, layout: MonthLayout) -> QPixmap:
        """Days and entries, painted once: keys and pointer then move over a picture."""
        if self._picture is None or self._picture.devicePixelRatioF() != month.ratio:
            self._picture = self._painted(self._surroundings(self._month), layout)
        return self._picture

    def _painted(self, around: Surroundings, layout: MonthLayout) -> QPixmap:
        picture = QPixmap(self.size() * around.painter.ratio)
        picture.setDevicePixelRatio(around.painter.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        around.painter.paint_entries(painter, around.geometry, layout, around.today)
        painter.end()
        return picture

    def _month_painter(self) -> MonthPainter:
        if self._painter is None or self._painter.ratio != self.devicePixelRatioF():
            self._painter = MonthPainter(tokens_of(self.palette()), self.devicePixelRatioF())
        return self._painter
