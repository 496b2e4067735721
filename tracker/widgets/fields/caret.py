"""The cursor of a line, drawn by the line itself: as wide and in the colour we want. Knows no text.

Qt's is one pixel wide, in the colour of words. A style of our own could say so too, and would be asked, in Python,
for every measure of every widget.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter

WIDTH = 2


class Caret(QObject):
    """`changed` is called when it comes or goes; it does both as often as the system says."""

    def __init__(self, changed: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._changed = changed
        self._is_on = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def show(self) -> None:
        """Stand there from now on, as after every key."""
        period = QGuiApplication.styleHints().cursorFlashTime() // 2
        if period > 0:
            self._timer.start(period)
        self._is_on = True
        self._changed()

    def hide(self) -> None:
        self._timer.stop()
        self._is_on = False
        self._changed()

    def paint(self, painter: QPainter, left: float, top: float, height: float, colour: str) -> None:
        if self._is_on:
            painter.fillRect(QRectF(left, top, WIDTH, height), QColor(colour))

    def _turn(self) -> None:
        self._is_on = not self._is_on
        self._changed()
