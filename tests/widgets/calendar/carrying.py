"""How the tests of the calendar take hold of an agreement with the pointer: press, pull, release. Knows no view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def press(view: QWidget, at: QPoint) -> None:
    _send(view, QEvent.Type.MouseButtonPress, at)


def pull(view: QWidget, at: QPoint) -> None:
    _send(view, QEvent.Type.MouseMove, at)


def hover(view: QWidget, at: QPoint) -> None:
    """Come there with no button down."""
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(view.mapToGlobal(at)), none, none, NONE)
    QApplication.sendEvent(view, moved)


def release(view: QWidget, at: QPoint) -> None:
    _send(view, QEvent.Type.MouseButtonRelease, at)


def drag(view: QWidget, start: QPoint, end: QPoint) -> None:
    press(view, start)
    pull(view, (start + end) / 2)
    pull(view, end)
    release(view, end)


def _send(view: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    QApplication.sendEvent(view, QMouseEvent(kind, QPointF(at), QPointF(view.mapToGlobal(at)), button, held, NONE))
