"""A view from which an agreement can be carried to another day: dragged by the pointer, or by keys. Knows neither month
nor week.

Nothing is moved here: where it is put down, `move_wanted` says so, and whoever hears it asks who moved it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.carried import Carried, may_be_carried, taken
from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import CalendarView

CARRY_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_PUT_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Pressed:
    """Where the button went down, and on which entry."""

    entry: CalendarEntry
    day: date
    at: QPoint


class CarryingView(CalendarView):
    """`_entry` is the entry the keys are on; while one is carried, `_carried` says where it is held."""

    _entry: CalendarEntry | None = None
    _carried: Carried | None = None
    _pressed: Pressed | None = None
    _pointer: QPoint | None = None

    @property
    def entry(self) -> CalendarEntry | None:
        """The entry the keys are on, within the chosen day."""
        return self._entry

    @property
    def carried(self) -> Carried | None:
        """What is on its way to another day."""
        return self._carried

    def _place_at(self, at: QPoint) -> tuple[date, time | None] | None:
        """The day and, where there are hours, the time at that point for the upper edge of what is carried."""
        raise NotImplementedError

    def _place_on(self, carried: Carried, key: Qt.Key) -> tuple[date, time | None]:
        """Where that arrow takes it."""
        raise NotImplementedError

    def _bring_in(self, carried: Carried) -> None:
        """Have the place where it is held among what is shown."""
        raise NotImplementedError

    def _put_on(self, entry: CalendarEntry | None) -> None:
        """Put the keys on that entry of the chosen day."""
        raise NotImplementedError

    # Pointer

    def _press(self, entry: CalendarEntry, day: date, at: QPoint) -> None:
        self._pressed = Pressed(entry, day, at)

    def _pull(self, at: QPoint) -> bool:
        """The pointer moves with the button down. Whether something is carried now."""
        pressed = self._pressed
        if pressed is None:
            return False
        if self._carried is None:
            far = (at - pressed.at).manhattanLength() >= QApplication.startDragDistance()
            if not far or not may_be_carried(pressed.entry):
                return False
            self._carried = taken(pressed.entry, pressed.day)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pointer = at
        place = self._place_at(at)
        if place is not None:
            self._hold(*place)
        self.update()
        return True

    def _release(self, at: QPoint) -> CalendarEntry | None:
        """The button comes up there. The entry it was pressed on, where that was a click."""
        self._pull(at)
        pressed, self._pressed = self._pressed, None
        if self._carried is not None:
            self._put_down()
            return None
        return pressed.entry if pressed is not None else None

    # Keys

    def _key_carries(self, event: QKeyEvent) -> bool:
        """Ctrl+Shift and an arrow take the entry and move it; Enter puts it down, Escape back. Whether it was one."""
        key = Qt.Key(event.key())
        if key in _ARROWS and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == CARRY_KEYS:
            return self._carry(key)
        if self._carried is None:
            return False
        if key in _PUT_DOWN:
            self._put_down()
        elif key == Qt.Key.Key_Escape:
            self._put_back()
        return key not in (Qt.Key.Key_Control, Qt.Key.Key_Shift)

    def _carry(self, key: Qt.Key) -> bool:
        if self._carried is None:
            if self._entry is None or self._pressed is not None:
                return False
            if not may_be_carried(self._entry):
                self._say(tr("It is settled, and stays where it was."))
                return True
            self._carried = taken(self._entry, self._day)
        self._hold(*self._place_on(self._carried, key))
        self._bring_in(self._carried)
        self.update()
        return True

    def _hold(self, day: date, at: time | None) -> None:
        assert self._carried is not None
        self._carried = self._carried.held_at(day, at)
        what = self._carried.words(self._today)
        self._say(tr("Moving {what}. Enter puts it there, Escape leaves it.", what=what))

    def _put_down(self) -> None:
        carried = self._carried
        self._let_go()
        if carried is None:
            return
        if carried.has_moved:
            self.choose(carried.day)
            self.move_wanted.emit(carried.entry.planned, carried.window)
        else:
            self._put_on(carried.entry)

    def _put_back(self) -> None:
        carried = self._carried
        self._let_go()
        if carried is not None:
            self.choose(carried.taken_on)
            self._put_on(carried.entry)

    def _let_go(self) -> None:
        self._carried = self._pressed = self._pointer = None
        self.unsetCursor()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._carried is not None:
            self._put_back()
        super().focusOutEvent(event)


def days_on(day: date, days: int) -> date:
    """The day that many days later (earlier where negative), or the last there is that way."""
    if days > (date.max - day).days:
        return date.max
    return day + timedelta(days=max(days, (date.min - day).days))
