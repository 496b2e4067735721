"""An agreement is carried to another day: dragged by the pointer, or by keys. Knows neither month nor week.

Nothing is moved here: where it is put down, `Board.dropped` hears so, and whoever listens there asks who moved it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.carried import Carried, may_be_carried, taken
from tracker.presentation.calendar.landing import Landing
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.words.numbers import both
from tracker.tongue import tr, tr_as
from tracker.widgets.calendar.sheet import Edge, Sheet
from tracker.widgets.calendar.situation import Held
from tracker.widgets.look.key_cap import ENTER_KEYS

CARRY_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_PUT_DOWN = (*ENTER_KEYS, Qt.Key.Key_Space)


class Board(Protocol):
    """What is dragged over, as far as dragging goes."""

    @property
    def sheet(self) -> Sheet: ...

    @property
    def today(self) -> date: ...

    def turn_to(self, anchor: date) -> None:
        """Show the page of that day."""
        ...

    def choose(self, day: date) -> None: ...

    def put_on(self, entry: CalendarEntry | None) -> None:
        """Put the keys on that entry of the chosen day."""
        ...

    def landing(self, carried: Carried) -> Landing:
        """What is to be said of where it is held."""
        ...

    def took(self, entry: CalendarEntry) -> None:
        """It was taken hold of."""
        ...

    def dropped(self, carried: Carried) -> None:
        """It was put down on another day or time; nothing has been moved yet."""
        ...

    def say(self, words: str) -> None: ...

    def update(self) -> None: ...

    def setCursor(self, cursor: QCursor | Qt.CursorShape, /) -> None: ...

    def unsetCursor(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Pressed:
    """Where the button went down, on what, and which page was shown."""

    spot: Spot
    entry: CalendarEntry
    at: QPoint
    anchor: date


class Dragging(QObject):
    """One drag after the other over one board. `carried` is what is on its way."""

    def __init__(self, board: Board, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._pressed: Pressed | None = None
        self._carried: Carried | None = None
        self._pointer: QPoint | None = None
        self._came_from: date | None = None
        self._gone_on = False
        self._near: Edge | None = None
        self._edge = QTimer(self)
        self._edge.timeout.connect(self._go_on)

    @property
    def carried(self) -> Carried | None:
        return self._carried

    @property
    def held(self) -> Held | None:
        carried = self._carried
        return Held(carried, self._board.landing(carried), self._pointer) if carried is not None else None

    # Pointer

    def press(self, spot: Spot, at: QPoint) -> None:
        """The button goes down there."""
        if spot.entry is not None:
            self._pressed = Pressed(spot, spot.entry, at, self._board.sheet.anchor)

    def pull(self, at: QPoint) -> bool:
        """The pointer moves with the button down. Whether something is carried now."""
        pressed = self._pressed
        if pressed is None:
            return False
        if self._carried is None:
            far = (at - pressed.at).manhattanLength() >= QApplication.startDragDistance()
            if not far or not may_be_carried(pressed.entry):
                return False
            self._take(pressed.entry, pressed.spot.day, pressed.anchor)
            self._board.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pointer = at
        self._watch_edge(at)
        self._follow(pressed)
        return True

    def release(self, at: QPoint) -> CalendarEntry | None:
        """The button comes up there. The entry it was pressed on, where that was a click."""
        self.pull(at)
        pressed, self._pressed = self._pressed, None
        if self._carried is not None:
            self._put_down()
            return None
        return pressed.entry if pressed is not None else None

    def _follow(self, pressed: Pressed) -> None:
        assert self._carried is not None
        assert self._pointer is not None
        if self._gone_on:
            self._board.update()
            return
        place = self._board.sheet.place_at(self._pointer, self._carried, pressed.spot)
        if place is not None:
            self._hold(*place)
        self._board.update()

    def _watch_edge(self, at: QPoint) -> None:
        near = self._board.sheet.edge_at(at)
        if near is None:
            self._gone_on = False
            self._edge.stop()
        elif near is not self._near or not self._edge.isActive():
            self._edge.start(self._board.sheet.edge_ms(near))
        self._near = near

    def _go_on(self) -> None:
        """While what is carried is held at an edge, the sheet goes on beneath it.

        Where that brings another day under the pointer it stays on the day it was on, until the pointer leaves the
        edge: nobody aims at a day that was not there yet.
        """
        if self._pointer is None or self._pressed is None:
            return
        sheet, edge = self._board.sheet, self._near
        anchor = sheet.push(edge) if edge is not None else sheet.anchor
        if anchor != sheet.anchor:
            self._board.turn_to(anchor)
            self._gone_on = True
        self._follow(self._pressed)

    # Keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, entry: CalendarEntry | None, day: date) -> bool:
        """Ctrl+Shift and an arrow take the entry of that day and move it; Enter puts it down, Escape back. Page Up and
        Page Down turn the page beneath what the pointer has, and take what keys carry by as much.

        Whether the key was one of these.
        """
        if key in _ARROWS and modifiers & ~Qt.KeyboardModifier.KeypadModifier == CARRY_KEYS:
            return self._carry(key, entry, day)
        if self._carried is None:
            return False
        if key in _PAGES:
            self._turn(_PAGES[key])
        elif key in _PUT_DOWN:
            self._put_down()
        elif key == Qt.Key.Key_Escape:
            self.put_back()
        return key not in (Qt.Key.Key_Control, Qt.Key.Key_Shift)

    def _carry(self, key: Qt.Key, entry: CalendarEntry | None, day: date) -> bool:
        board = self._board
        if self._carried is None:
            if entry is None or self._pressed is not None:
                return False
            if not may_be_carried(entry):
                board.say(tr("It is settled, and stays where it was."))
                return True
            self._take(entry, day, board.sheet.anchor)
        assert self._carried is not None
        self._take_to(*board.sheet.place_on(self._carried, key))
        return True

    def _take_to(self, day: date, at: time | None) -> None:
        """Hold it there, and have that in sight."""
        board, sheet = self._board, self._board.sheet
        self._hold(day, at)
        assert self._carried is not None
        first, last = sheet.days()
        if not first <= self._carried.day <= last:
            board.turn_to(sheet.anchor_for(self._carried.day))
        sheet.reveal(self._carried.landed)
        board.update()

    def _turn(self, pages: int) -> None:
        sheet = self._board.sheet
        assert self._carried is not None
        if self._pressed is None:
            self._take_to(sheet.turned(self._carried.day, pages), self._carried.at)
            return
        self._board.turn_to(sheet.page_for(sheet.turned(sheet.anchor, pages)))
        self._gone_on = False  # whoever turns it by a key looks where it comes to be
        self._follow(self._pressed)

    # Either

    def _take(self, entry: CalendarEntry, day: date, anchor: date) -> None:
        self._carried, self._came_from = taken(entry, day), anchor
        self._board.sheet.mark()
        self._board.took(entry)

    def _hold(self, day: date, at: time | None) -> None:
        assert self._carried is not None
        self._carried = self._carried.held_at(day, at)
        self._say(self._carried)

    def say_again(self) -> None:
        """More has become known of what speaks against where it is held."""
        if self._carried is not None and self._carried.has_moved:
            self._say(self._carried)
        self._board.update()

    def _say(self, carried: Carried) -> None:
        what = carried.words(self._board.today)
        against = self._board.landing(carried).against
        if against:
            # T: "call with Jo Hill to Saturday 28 November: a day off"
            what = tr_as("Moving …", "{what}: {against}", what=what, against=both(against))
        self._board.say(tr("Moving {what}. Enter puts it there, Escape leaves it.", what=what))

    def _put_down(self) -> None:
        carried = self._carried
        self._let_go()
        if carried is None:
            return
        if carried.has_moved:
            self._board.choose(carried.day)
            self._board.dropped(carried)
        else:
            self._board.put_on(carried.entry)

    def put_back(self) -> None:
        """Leave what is carried where it was, and show the page that was shown there."""
        carried, anchor = self._carried, self._came_from
        self._let_go()
        if carried is None:
            return
        if anchor is not None and anchor != self._board.sheet.anchor:
            self._board.turn_to(anchor)
        self._board.sheet.back_to_mark()
        self._board.choose(carried.taken_on)
        self._board.put_on(carried.entry)

    def _let_go(self) -> None:
        self._edge.stop()
        self._carried = self._pressed = self._pointer = self._came_from = None
        self._gone_on, self._near = False, None
        self._board.sheet.let_go()
        self._board.unsetCursor()
        self._board.update()
