"""Discs on a line, as what was agreed with somebody is shown wherever it is: whole ones, rings, and what holds them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tracker.widgets.look.tokens import Tokens

LINE = 2
_DASHES = [2, 1.5]


def paint_link(painter: QPainter, left: QPointF, right: QPointF, holds: bool, tokens: Tokens) -> None:
    """The line between two of them: whole in the colour of what was agreed, else dashed."""
    pen = QPen(QColor(tokens.agreed if holds else tokens.strong_line), LINE)
    if not holds:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.drawLine(left, right)


def paint_disc(painter: QPainter, circle: QRectF, colour: str, fill: str | None) -> None:
    """A ring of that colour over `fill`; whole where there is none. Leaves the pen and the brush as it used them."""
    painter.setPen(Qt.PenStyle.NoPen if fill is None else QPen(QColor(colour), LINE))
    painter.setBrush(QColor(colour if fill is None else fill))
    painter.drawEllipse(circle if fill is None else circle.adjusted(1, 1, -1, -1))
