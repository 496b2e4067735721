"""The month view: what keys, pointer and screen reader do in it. Knows no store and no window."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from tracker.presentation.calendar_entry import CalendarEntry, day_words, entry_words
from tracker.presentation.calendar_model import CalendarModel
from tracker.presentation.month_geometry import Hit
from tracker.presentation.month_layout import WEEK, months_on
from tracker.widgets.calendar_view import WEEKEND
from tracker.widgets.day_list import DayList
from tracker.widgets.month_canvas import MonthCanvas

_WHEEL_STEP = 120
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_BY_DAY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class MonthView(MonthCanvas):
    """Arrows go by day, Page Up and Down by month, Home to today.

    Enter steps into a day: then Up and Down go through its entries, Enter opens one and Escape steps out. Enter on an
    empty day, N on any, begins an entry there. A day with more than it can show opens as a list.
    """

    def __init__(
        self,
        model: CalendarModel,
        today: date,
        first_weekday: int = 0,
        days_off: frozenset[int] = WEEKEND,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, today, first_weekday, days_off, parent)
        self._wheel = 0
        self._list: DayList | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleDescription(
            self.tr("Calendar of the month. Arrows go by day, Page Up and Page Down by month, Enter opens the day.")
        )
        self._tell()

    def choose(self, day: date) -> None:
        self._entry = None
        moved, self._day = day != self._day, day
        if (day.year, day.month) != (self._month.year, self._month.month):
            self._turn_to(day.replace(day=1))
        self._tell()
        self.update()
        if moved:
            self.day_chosen.emit(day)

    def turn(self, months: int) -> None:
        """Go that many months on, or back, to the same day of the month or the last there is."""
        self.choose(months_on(self._day, months))

    @property
    def entry(self) -> CalendarEntry | None:
        """The entry the keys are on, within the chosen day."""
        return self._entry

    @property
    def day_list(self) -> DayList | None:
        """The list of a full day, while it is open."""
        return self._list

    def open_day(self, day: date) -> None:
        """Open the list of everything on that day, beside it."""
        geometry, layout = self.geometry_and_layout()
        entries, index = layout.entries_on(day), layout.index_of(day)
        if not entries or index is None:
            return
        self._list = DayList(day, [entry.planned for entry in entries], self._model, self)
        self._list.opened.connect(self.agreement_opened)
        self._list.closed.connect(self._forget_list)
        self._list.open_at(self, geometry.cell(index))

    def _forget_list(self) -> None:
        self._list = None

    def _reload(self) -> None:
        self._lay_anew()
        if self._entry is not None:
            kept = self._entry.planned.id
            self._entry = next((entry for entry in self._entries_here() if entry.planned.id == kept), None)
        self._tell()
        self.update()

    def _turn_to(self, month: date) -> None:
        self._month = month
        self._lay_anew()
        self._pointed = None
        self.month_changed.emit(*self.shown_days())

    def _entries_here(self) -> tuple[CalendarEntry, ...]:
        return self.geometry_and_layout()[1].entries_on(self._day)

    def _tell(self) -> None:
        if self._entry is not None:
            self._say(entry_words(self._entry, self._today))
        else:
            self._say(day_words(self._day, self._entries_here(), self._today))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bare = Qt.Key(event.key()), event.modifiers() in (_NO_MODIFIER, Qt.KeyboardModifier.KeypadModifier)
        if not bare or not (self._key_in_day(key) or self._key_in_month(key)):
            super().keyPressEvent(event)

    def _key_in_day(self, key: Qt.Key) -> bool:
        if self._entry is None:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.agreement_opened.emit(self._entry.planned)
        elif key == Qt.Key.Key_Escape:
            self._put_on(None)
        else:
            return False
        return True

    def _key_in_month(self, key: Qt.Key) -> bool:
        if key in _BY_DAY:
            self.choose(self._day + timedelta(days=_BY_DAY[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._enter_day()
        elif key == Qt.Key.Key_N:
            self.new_entry_on.emit(self._day)
        else:
            return False
        return True

    def _enter_day(self) -> None:
        entries = self._entries_here()
        if not entries:
            self.new_entry_on.emit(self._day)
        elif self._day in self.geometry_and_layout()[1].hidden:
            self.open_day(self._day)
        else:
            self._put_on(entries[0])

    def _step(self, step: int) -> None:
        entries = self._entries_here()
        at = [entry.planned.id for entry in entries].index(self._entry.planned.id) if self._entry else 0
        self._put_on(entries[min(max(at + step, 0), len(entries) - 1)])

    def _put_on(self, entry: CalendarEntry | None) -> None:
        self._entry = entry
        self._tell()
        self.update()

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().toPoint())
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.choose(hit.day)
        if hit.entry is not None:
            self._put_on(hit.entry)
            self.agreement_opened.emit(hit.entry.planned)
        elif hit.more:
            self.open_day(hit.day)
        elif hit.corner:
            self.new_entry_on.emit(hit.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().toPoint())
        if hit is not None and hit.entry is None and not hit.more and not hit.corner:
            self.new_entry_on.emit(hit.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._hit(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y()
        months = int(self._wheel / _WHEEL_STEP)
        if months:
            self._wheel -= months * _WHEEL_STEP
            self.turn(-months)
        event.accept()

    def _point_at(self, hit: Hit | None) -> None:
        if hit == self._pointed:
            return
        self._pointed = hit
        opens = hit is not None and (hit.entry is not None or hit.more or hit.corner)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.update()
