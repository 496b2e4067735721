"""Which of the window's dialogs has the keys: it is told of whenever that changes. Knows no dialog and no key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget


class DialogsOver(QObject):
    """`came(QDialog)` each time one that lies over `over` gets the keys, so that none has to think of it by itself."""

    came = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_went)

    def _focus_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if isinstance(window, QDialog) and self._lies_over_ours(window):
            self.came.emit(window)

    def _lies_over_ours(self, window: QWidget) -> bool:
        over = window.parentWidget()
        while over is not None and over is not self._over:
            over = over.parentWidget()
        return over is not None
