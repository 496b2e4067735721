"""The week view: what keys, pointer and screen reader do in it. Knows no store and no window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import QUARTER, Carried, nearest_quarter, quarters_on
from tracker.presentation.calendar.month_layout import WEEK
from tracker.presentation.calendar.week_layout import LENGTH, minute_of, week_days
from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import WEEKEND
from tracker.widgets.calendar.carrying_view import days_on
from tracker.widgets.calendar.week_canvas import WeekCanvas

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WHEEL_STEP = 120
_EDGE = 24
_SCROLL_MS, _SCROLL_BY = 40, 12
_NINE_TO_FIVE = time(9), time(17)


class WeekView(WeekCanvas):
    """Left and Right go by day, Up and Down through the day's entries, Page Up and Down by week, Home to today.

    Enter opens the entry the keys are on; on a day it steps into it, or begins an entry where nothing lies on it.
    A day that shows not all it has opens as a list. Ctrl+Shift and an arrow carry the entry to another day or by a
    quarter of an hour, as the pointer does.
    """

    def __init__(
        self,
        model: CalendarModel,
        today: date,
        first_weekday: int = 0,
        days_off: frozenset[int] = WEEKEND,
        hours: Callable[[], tuple[time, time]] = lambda: _NINE_TO_FIVE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, today, first_weekday, days_off, hours, parent)
        self._grip = 0.0
        self._edge = QTimer(self, interval=_SCROLL_MS)
        self._edge.timeout.connect(self._scroll_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleDescription(
            tr(
                "Calendar of the week. Left and Right go by day, Up and Down through its agreements, Page Up and Page "
                "Down by week, Enter opens."
            )
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

    def turn(self, pages: int) -> None:
        """Go that many weeks on, or back, to the same day of the week."""
        self.choose(days_on(self._day, pages * WEEK))

    def _show_day(self) -> None:
        if self._day not in self._days:
            self._turn_to(self._day)

    def _turn_to(self, day: date) -> None:
        self._days = week_days(day, self._first_weekday)
        self._lay_anew()
        if not self._resting:
            self.days_changed.emit(*self.shown_days())
            self.title_changed.emit()

    def _reload(self) -> None:
        self._days = week_days(self._day if self._carried is None else self._carried.day, self._first_weekday)
        self._lay_anew()
        self._find_entry_again()
        self._tell()
        self.update()

    def _put_on(self, entry: CalendarEntry | None) -> None:
        super()._put_on(entry)
        if entry is not None:
            self._scroll_to_entry(entry)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._key_carries(event):
            return
        key, bare = Qt.Key(event.key()), event.modifiers() in (_NO_MODIFIER, Qt.KeyboardModifier.KeypadModifier)
        if not bare or not self._key_in_week(key):
            super().keyPressEvent(event)

    def _key_in_week(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.choose(days_on(self._day, 1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        elif key in _OPENING:
            self._open()
        elif key == Qt.Key.Key_Escape and self._entry is not None:
            self._put_on(None)
        elif key == Qt.Key.Key_N:
            self.new_entry_on.emit(self._day, self._entry.at if self._entry is not None else None)
        else:
            return False
        return True

    def _open(self) -> None:
        if self._entry is not None:
            self.agreement_opened.emit(self._entry.planned)
        elif not self._entries_on(self._day):
            self.new_entry_on.emit(self._day, None)
        elif self._hides_some():
            self.open_day(self._day)
        else:
            self._step(1)

    def _step(self, step: int) -> None:
        """To the next entry of the day that is shown; past the last one stands the list where there are more."""
        shown = self.geometry_and_layout()[1].shown_on(self._day)
        if not shown:
            if self._hides_some():
                self.open_day(self._day)
            else:
                self.scroll_bar.setValue(self.scroll_bar.value() + step * self.scroll_bar.singleStep())
            return
        ids = [entry.planned.id for entry in shown]
        if self._entry is None or self._entry.planned.id not in ids:
            self._put_on(shown[0 if step > 0 else -1])
            return
        at = ids.index(self._entry.planned.id) + step
        if at < 0:
            self._put_on(None)
        elif at < len(shown):
            self._put_on(shown[at])
        elif self._hides_some():
            self.open_day(self._day)

    def _hides_some(self) -> bool:
        layout = self.geometry_and_layout()[1]
        return len(layout.shown_on(self._day)) < len(layout.entries_on(self._day))

    # Carrying

    def _place_at(self, at: QPoint) -> tuple[date, time | None] | None:
        hit = self._hit(at)
        if hit is None or self._carried is None:
            return None
        if hit.minute is None:
            return hit.day, None
        entry, minute = self._carried.entry, hit.minute - self._grip
        if entry.at is not None and abs(minute - minute_of(entry)) < QUARTER / 2:
            return hit.day, entry.at  # a time beside the quarters is kept when only the day changes
        return hit.day, nearest_quarter(minute)

    def _place_on(self, carried: Carried, key: Qt.Key) -> tuple[date, time | None]:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return days_on(carried.day, 1 if key == Qt.Key.Key_Right else -1), carried.at
        if carried.at is not None:
            return carried.day, quarters_on(carried.at, 1 if key == Qt.Key.Key_Down else -1)
        return carried.day, self._hours()[0] if key == Qt.Key.Key_Down else None

    def _bring_in(self, carried: Carried) -> None:
        if carried.day not in self._days:
            self._turn_to(carried.day)
        self._scroll_to_entry(carried.landed)

    def _let_go(self) -> None:
        self._edge.stop()
        super()._let_go()

    def _scroll_on(self) -> None:
        """While what is carried is held at the edge of the hours, the hours go on."""
        hours = self.geometry_and_layout()[0].hours
        if self._pointer is None:
            return
        by = -_SCROLL_BY if self._pointer.y() < hours.top() + _EDGE else _SCROLL_BY
        self.scroll_bar.setValue(self.scroll_bar.value() + by)
        self._pull(self._pointer)

    def _watch_edge(self, at: QPoint) -> None:
        hours = self.geometry_and_layout()[0].hours
        near = hours.top() <= at.y() < hours.top() + _EDGE or at.y() > hours.bottom() - _EDGE
        if near and not self._edge.isActive():
            self._edge.start()
        elif not near:
            self._edge.stop()

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        hit = self._hit(at)
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.choose(hit.day)
        if hit.entry is not None:
            self._put_on(hit.entry)
            timed = hit.minute is not None and hit.entry.at is not None
            self._grip = hit.minute - minute_of(hit.entry) if timed and hit.minute is not None else LENGTH / 2
            self._press(hit.entry, hit.day, at)
        elif hit.more:
            self.open_day(hit.day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        clicked = self._release(event.position().toPoint())
        if clicked is not None:
            self.agreement_opened.emit(clicked.planned)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().toPoint())
        if hit is not None and hit.entry is None and not hit.more:
            half = int(hit.minute // 30) * 30 if hit.minute is not None else None
            self.new_entry_on.emit(hit.day, time(*divmod(half, 60)) if half is not None else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pull(at):
            self._watch_edge(at)
            return
        hit = self._hit(at)
        opens = hit is not None and (hit.entry is not None or hit.more)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y()
        by = pixels or round(event.angleDelta().y() * self.geometry_and_layout()[0].hour / _WHEEL_STEP)
        self.scroll_bar.setValue(self.scroll_bar.value() - by)
        event.accept()
