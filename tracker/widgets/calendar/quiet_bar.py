"""A scroll bar that is seen only while it is of use, for what has no room to give it. Knows nothing of what scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

_SEEN_MS = 900


class QuietBar(QScrollBar):
    """Painted while the pointer is on it, and for a moment after something was scrolled."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted anew as the pointer comes and goes
        self._seen = QTimer(self, interval=_SEEN_MS, singleShot=True)
        self._seen.timeout.connect(self.update)
        self.valueChanged.connect(self._show_for_a_moment)

    def _show_for_a_moment(self) -> None:
        self._seen.start()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._seen.isActive() or self.underMouse() or self.isSliderDown():
            super().paintEvent(event)
