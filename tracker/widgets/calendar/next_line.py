"""The line over the calendar that leads to where the person that is shown is next to be found.

Knows no view and no state.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tracker.presentation.words.times import short_day
from tracker.tongue import tr
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.painted import upright
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, TINT_HERE, Type, mix

HEIGHT = 28
_LEFT, _GAP, _CHEVRON = 8, 4, 12


class NextLine(QAbstractButton):
    """Hidden until `lead_to`; pressed, it says `wanted(date)`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._go)
        self.hide()

    def lead_to(self, day: date | None, name: str, today: date) -> None:
        """Show where that person is next to be found; None: nowhere, or there is no need to."""
        self._day = day
        if day is not None:
            told = short_day(day, today)
            self.setText(tr("Next: {day}", day=told))
            # T: "Next agreement with Jo Hill: Tue 1 Dec"
            self.setAccessibleName(tr("Next agreement with {name}: {day}", name=name, day=told))
        self.setVisible(day is not None)

    def _go(self) -> None:
        if self._day is not None:
            self.wanted.emit(self._day)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, strong = tokens_of(self.palette()), font(Type.SOFT, semibold=True)
        painter = QPainter(self)
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        painter.fillRect(self.rect(), QColor(mix(tokens.primary, tokens.surface, TINT_HERE)))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, QColor(tokens.line))
        strong.setUnderline(self.underMouse())
        painter.setFont(strong)
        painter.setPen(QColor(tokens.text))
        words = self.rect().adjusted(_LEFT, 0, 0, -1)
        upright.text(painter, words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        at = _LEFT + painter.fontMetrics().horizontalAdvance(self.text()) + _GAP
        chevron = tinted_pixmap("chevron-right", tokens.text, _CHEVRON, self.devicePixelRatioF())
        upright.picture(painter, at, (HEIGHT - _CHEVRON) // 2, chevron)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
