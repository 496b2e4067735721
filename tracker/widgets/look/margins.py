"""Room around what is laid out, on the side where lines begin and on the one where they end, whichever way the window
runs. Knows no widget.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from tracker.widgets.look.tokens import FOCUS_WIDTH


def margins(of: QLayout | QWidget, begins: int, top: int, ends: int, bottom: int) -> None:
    """Leave so many logical pixels free around what it holds, from where lines begin to where they end: Qt has each on
    its side also in a window that runs from right to left.
    """
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left, right = (ends, begins) if mirrored else (begins, ends)
    of.setContentsMargins(left, top, right, bottom)


def with_its_ring_before(widget: QWidget) -> QHBoxLayout:
    """A row for what has the ring of its focus around it, and what is inside that begins where lines do. Around the row
    FOCUS_WIDTH pixels are to be free where lines begin.
    """
    row = _RingBefore()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    return row


class _RingBefore(QHBoxLayout):
    """Begins before its place; Qt takes no margin less than none."""

    def setGeometry(self, rect: QRect) -> None:
        mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        super().setGeometry(rect.adjusted(0 if mirrored else -FOCUS_WIDTH, 0, FOCUS_WIDTH if mirrored else 0, 0))

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width + FOCUS_WIDTH)
