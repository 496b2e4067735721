"""Scrolls to where one types, with all that unfolds there. Knows no form.

Qt scrolls to a field that Tab leads to, and no further: what unfolds beneath it, or is given the cursor before the page
has grown for it, would lie out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

UNFOLDS = "unfolds"
"""The property of a widget that is to be seen whole while one is in it."""
SETTLES_MS = 200
_MARGIN = 8


def unfolds(widget: QWidget) -> None:
    """From now on it is shown whole, as far as there is room, once the cursor comes into it."""
    widget.setProperty(UNFOLDS, True)


class InSight(QObject):
    """Keeps what has the cursor in sight of that scroll area. Somebody who only scrolls is left where they are."""

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._settling = QTimer(self, singleShot=True, interval=SETTLES_MS)
        for grows in (scroll.widget(), scroll.viewport()):
            if grows is not None:
                grows.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._hear)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._is_typed_in():
            self._soon.start()
        return super().eventFilter(watched, event)

    def _hear(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._holds(now):
            self._settling.start()
            self._soon.start()

    def _is_typed_in(self) -> bool:
        """Whether growing is about what one does there: just come to, or typing."""
        here = QApplication.focusWidget()
        if here is None or not self._holds(here):
            return False
        return self._settling.isActive() or isinstance(here, QLineEdit | QPlainTextEdit)

    def _holds(self, widget: QWidget) -> bool:
        page = self._scroll.widget()
        return page is not None and page.isAncestorOf(widget)

    def _show(self) -> None:
        here = QApplication.focusWidget()
        if here is None or not self._holds(here) or not self._scroll.isVisible():
            return
        around: list[QWidget] = [here]
        while (parent := around[-1].parentWidget()) is not None and parent is not self._scroll.widget():
            around.append(parent)
        # From without to within: where there is no room for all, the cursor is seen.
        for widget in reversed(around):
            if widget is here or widget.property(UNFOLDS):
                self._scroll.ensureWidgetVisible(widget, 0, _MARGIN)
