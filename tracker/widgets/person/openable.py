"""A line of the pane that may be opened: Enter and a double click do, Space and a click show what it is about. Knows
nothing of what stands in it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.spoken.pressable import Pressable


class Openable(Pressable):
    """`opened` comes for Enter and a double click; `show_more` is what Space and a click do."""

    opened = Signal()

    def show_more(self) -> None:
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.show_more()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.show_more()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()
