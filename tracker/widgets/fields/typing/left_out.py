"""The sentence beneath a field that says what it did not take. Lies over the window; knows only where the field is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QVBoxLayout, QWidget

from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Role, Type

LEAST_WIDTH = 240


class LeftOut(QObject):
    """There until something else is typed, or the field is left or hidden. What it covers can still be clicked."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._box: _Box | None = None
        self.told = ""

    def tell(self, sentence: str) -> None:
        """Say it; "" says nothing any more."""
        if sentence == self.told == "":
            return
        self.told = sentence
        for watched in self._watched():
            watched.removeEventFilter(self)
            if sentence:
                watched.installEventFilter(self)
        self._place()
        if sentence:
            say_aloud(self._field, sentence)

    def is_over(self) -> None:
        self.tell("")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Hide or (kind is QEvent.Type.FocusOut and _is_left(event)):
            self.is_over()
        elif kind in (QEvent.Type.Show, QEvent.Type.Paint, QEvent.Type.Resize, QEvent.Type.Move):
            # Whatever moves the field about moves it on the screen too, so it paints.
            self._place()
        return False

    def _watched(self) -> tuple[QWidget, ...]:
        field = self._field
        return (field, field.viewport()) if isinstance(field, QAbstractScrollArea) else (field,)

    def _place(self) -> None:
        """Beneath the field, or above it where the window ends there."""
        field, window = self._field, self._field.window()
        if not self.told or not field.isVisible() or window is field:
            if self._box is not None:
                self._box.hide()
            return
        if self._box is None or self._box.parentWidget() is not window:
            if self._box is not None:
                self._box.deleteLater()
            self._box = _Box(window)
            field.destroyed.connect(self._box.deleteLater)
        widest = max(window.width() - 2 * SPACE_8, 1)
        corner = field.mapTo(window, QPoint(0, field.height() + SPACE_4))
        self._box.show_at(corner, min(max(field.width(), LEAST_WIDTH), widest), field.height(), self.told)


class _Box(QFrame):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "popup")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._window = window
        self._words = PlainLabel("", Type.SOFT, Role.SLIPPED, wrap=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(SPACE_8, SPACE_4, SPACE_8, SPACE_4)
        inside.addWidget(self._words)

    def show_at(self, corner: QPoint, width: int, field_height: int, sentence: str) -> None:
        window = self._window
        if self._words.text() != sentence:
            self._words.setText(sentence)
        height = self.heightForWidth(width)
        y = corner.y()
        if y + height > window.height():
            y = max(corner.y() - 2 * SPACE_4 - field_height - height, 0)
        x = max(min(corner.x(), window.width() - width - SPACE_8), 0)
        if self.isHidden() or (self.x(), self.y(), self.width(), self.height()) != (x, y, width, height):
            self.setGeometry(x, y, width, height)
            self.show()
            self.raise_()


def _is_left(event: QEvent) -> bool:
    """Whether the focus went elsewhere in the window, not to a menu or another window."""
    assert isinstance(event, QFocusEvent)
    return event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
