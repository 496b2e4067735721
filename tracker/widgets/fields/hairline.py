"""A line between two parts of a screen, which shows whether the part above it is written in. Knows neither part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget

from tracker.widgets.look.tokens import FOCUS_WIDTH

_TURNS = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Show, QEvent.Type.Hide)


class Hairline(QFrame):
    """One pixel; two in the colour of focus while `field`, which has no frame of its own, has the keys."""

    def __init__(self, field: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "hairline")
        self.setFixedHeight(FOCUS_WIDTH if field is not None else 1)
        if field is not None:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() in _TURNS:
            self.setProperty("written", watched.hasFocus() and watched.isVisible())
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)
