"""A part of an entry with a hairline beneath it, which is drawn stronger while one types in it. Knows no entry."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.widgets.look.tall_scroll import as_tall_as_its_words
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH


class Ruled(QWidget):
    """Holds one widget. `field` is what one types into, where the hairline is to say so. Where what lies beneath it has
    a hairline at its own top, it is `led_on` by that, and has one only while one types.
    """

    def __init__(
        self,
        inner: QWidget,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        field: QWidget | None = None,
        *,
        led_on: bool = False,
    ):
        super().__init__()
        self._field, self._led_on, self._is_covered = field, led_on, False
        as_tall_as_its_words(self)
        column = QVBoxLayout(self)
        left, top, right, bottom = margins
        column.setContentsMargins(left, top, right, bottom if led_on else bottom + 1)
        column.addWidget(inner)
        if field is not None:
            field.installEventFilter(self)

    def be_covered(self, covered: bool) -> None:
        """Whether something lies over the hairline: what is seen of it on either side would look like a slip."""
        if covered is not self._is_covered:
            self._is_covered = covered
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        here = self._field is not None and self._field.hasFocus() and not self._is_covered
        if self._led_on and not here:
            return
        high = FOCUS_WIDTH if here else 1
        colour = tokens.primary if here else tokens.line
        painter.fillRect(0, self.height() - high, self.width(), high, QColor(colour))
