"""Says which row the keys are on as they come to a list or a table, of which Qt tells only the whole. Knows no list.

Where the keys are put on another row as they come, Qt tells of that itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPersistentModelIndex, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tracker.widgets.look.spoken.aloud import is_heard, tell_focus


class RowsTold(QObject):
    """Hears of every list in the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_went)

    def _focus_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractItemView) and is_heard():
            row = QPersistentModelIndex(now.currentIndex())
            QTimer.singleShot(0, now, lambda: _tell_row(now, row))  # Qt tells of the list itself after this


def _tell_row(view: QAbstractItemView, row_then: QPersistentModelIndex) -> None:
    if not view.hasFocus() or not view.currentIndex().isValid() or view.currentIndex() != row_then:
        return
    told = QAccessible.queryAccessibleInterface(view)
    row = told.focusChild() if told is not None else None
    if row is not None:
        tell_focus(view, row)
