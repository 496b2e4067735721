"""The month view: what keys, pointer and screen reader do in it. Knows no store and no window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.month_geometry import Hit
from tracker.presentation.calendar.month_layout import months_on
from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import WEEKEND
from tracker.widgets.calendar.carrying_view import days_on
from tracker.widgets.calendar.month_canvas import BY_DAY, MonthCanvas

_WHEEL_STEP = 120
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class MonthView(MonthCanvas):
    """Arrows go by day, Page Up and Down by month, Home to today.

    Enter steps into a day: then Up and Down go through its entries, Enter opens one and Escape steps out. Enter on an
    empty day, N on any, begins an entry there. A day with more than it can show opens as a list. Ctrl+Shift and an
    arrow carry the entry to another day, as the pointer does.
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleDescription(
            tr("Calendar of the month. Arrows go by day, Page Up and Page Down by month, Enter opens the day.")
        )
        self._tell()

    def choose(self, day: date) -> None:
        self._entry = None
        moved, self._day = day != self._day, day
        self._show_day()
        self._tell()
        self.update()
        if moved:
            self.day_chosen.emit(day)

    def turn(self, months: int) -> None:
        """Go that many months on, or back, to the same day of the month or the last there is."""
        self.choose(months_on(self._day, months))

    def _reload(self) -> None:
        self._lay_anew()
        self._find_entry_again()
        self._tell()
        self.update()

    def _show_day(self) -> None:
        if (self._day.year, self._day.month) != (self._month.year, self._month.month):
            self._turn_to(self._day.replace(day=1))

    def _bring_in(self, carried: Carried) -> None:
        first, last = self.shown_days()
        if not first <= carried.day <= last:
            self._turn_to(carried.day.replace(day=1))

    def _turn_to(self, month: date) -> None:
        self._month = month
        self._lay_anew()
        self._pointed = None
        if not self._resting:
            self.days_changed.emit(*self.shown_days())
            self.title_changed.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._key_carries(event):
            return
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
        if key in BY_DAY:
            self.choose(days_on(self._day, BY_DAY[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._enter_day()
        elif key == Qt.Key.Key_N:
            self.new_entry_on.emit(self._day, None)
        else:
            return False
        return True

    def _enter_day(self) -> None:
        entries = self._entries_on(self._day)
        if not entries:
            self.new_entry_on.emit(self._day, None)
        elif self._day in self.geometry_and_layout()[1].hidden:
            self.open_day(self._day)
        else:
            self._put_on(entries[0])

    def _step(self, step: int) -> None:
        entries = self._entries_on(self._day)
        at = [entry.planned.id for entry in entries].index(self._entry.planned.id) if self._entry else 0
        self._put_on(entries[min(max(at + step, 0), len(entries) - 1)])

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().toPoint())
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.choose(hit.day)
        if hit.entry is not None:
            self._put_on(hit.entry)
            self._press(hit.entry, hit.day, event.position().toPoint())
        elif hit.more:
            self.open_day(hit.day)
        elif hit.corner:
            self.new_entry_on.emit(hit.day, None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        clicked = self._release(event.position().toPoint())
        if clicked is not None:
            self.agreement_opened.emit(clicked.planned)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().toPoint())
        if hit is not None and hit.entry is None and not hit.more and not hit.corner:
            self.new_entry_on.emit(hit.day, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if not self._pull(at):
            self._point_at(self._hit(at))

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
