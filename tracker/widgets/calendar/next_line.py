"""The line over the calendar that leads to where the person that is shown is next to be found, or was last.

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
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, TINT_HERE, Type, mix

HEIGHT = 28
_LEFT, _GAP, _CHEVRON = 8, 4, 12


class NextLine(QAbstractButton):
    """Hidden until `lead_to`; pressed, it says `wanted(date)`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self._is_past = False
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._go)
        self.hide()

    def lead_to(self, day: date | None, name: str, today: date) -> None:
        """Show where that person is next to be found, or was last; None: nowhere, or there is no need to."""
        self._day = day
        if day is not None:
            told, self._is_past = short_day(day, today), day < today
            if self._is_past:
                self.setText(tr("Last: {day}", day=told))
                # T: "Last agreement with Jo Hill: Wed 21 Oct"
                self.setAccessibleName(tr("Last agreement with {name}: {day}", name=name, day=told))
            else:
                self.setText(tr("Next: {day}", day=told))
                # T: "Next agreement with Jo Hill: Tue 1 Dec"
                self.setAccessibleName(tr("Next agreement with {name}: {day}", name=name, day=told))
            self.update()
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
        begins = _LEFT + grown(_CHEVRON) + _GAP if self._is_past else _LEFT
        words = self.rect().adjusted(begins, 0, 0, -1)
        upright.text(painter, words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        at = _LEFT if self._is_past else _LEFT + painter.fontMetrics().horizontalAdvance(self.text()) + _GAP
        way = "left" if self._is_past else "chevron-right"
        chevron = tinted_pixmap(way, tokens.text, grown(_CHEVRON), self.devicePixelRatioF())
        upright.picture(painter, at, (HEIGHT - grown(_CHEVRON)) // 2, chevron)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
