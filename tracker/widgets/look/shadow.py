"""The shadow of what lies above the page: a card beside the pointer, an agreement that is carried. Knows neither."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from tracker.widgets.look.tokens import Tokens

REACH = 14
"""How far it is to be seen around what casts it, in logical pixels."""
_FALL = 4
_LIGHT, _DARK = 5, 14


def paint_shadow(painter: QPainter, box: QRectF, radius: float, tokens: Tokens) -> None:
    """Paint it beneath a rounded box; leaves no pen, and a brush of its own."""
    thin = QColor(0, 0, 0, _DARK if tokens.dark else _LIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(thin)
    for out in range(1, REACH - _FALL, 2):
        painter.drawRoundedRect(box.adjusted(-out, _FALL - out, out, _FALL + out), radius + out, radius + out)
