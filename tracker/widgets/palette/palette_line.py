"""The line of the palette: what is typed there, and the keys that go to the list beneath. Knows no row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.presentation.field_room import LONGEST_SEARCH
from tracker.tongue import tr
from tracker.widgets.fields.marked_line import MarkedLine
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.tokens import Type

_NONE = Qt.KeyboardModifier.NoModifier


class PaletteLine(MarkedLine):
    """`stepped(int)` so many rows on, `paged(int)` so many pages; `chosen` for Enter, `showed` for Ctrl+Enter,
    `carried` for Tab, `left` for Esc.
    """

    stepped = Signal(int)
    paged = Signal(int)
    chosen = Signal()
    showed = Signal()
    carried = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        hint = tr("A person, a number, a word, or what you did")
        super().__init__(hint, Type.SEARCH, LONGEST_SEARCH, parent)
        self.setPlaceholderText(hint, tr("A person, a number, a word"))

    def event(self, event: QEvent) -> bool:
        """Tab is taken before it goes to another field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and event.modifiers() == _NONE:
                self.carried.emit()
                return True
            if event.key() == Qt.Key.Key_Backtab:
                return True  # there is nothing before it, and it is not left by that
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = event.key()
        if plain and key in steps:
            self.stepped.emit(steps[key])
        elif plain and key in pages:
            self.paged.emit(pages[key])
        elif key in ENTER_KEYS:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.showed if held else self.chosen).emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
