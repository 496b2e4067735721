"""The ground of a row in a list, and the shadow of what lies above the page. Knows nothing of what stands on them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle

from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP, Role, Tokens

SHADOW = 14
"""How far a shadow is to be seen around what casts it, in logical pixels."""
_FALL, _LIGHT, _DARK = 4, 5, 14


def paint_ground(painter: QPainter, area: QRect, state: QStyle.StateFlag, tokens: Tokens) -> None:
    """Paint it into `area`. Leaves the pen and the brush as it used them."""
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.setPen(Qt.PenStyle.NoPen)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(tokens.tint(Role.PRIMARY) if selected else tokens.raised))
        painter.drawRoundedRect(area, RADIUS_CHIP, RADIUS_CHIP)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS_CHIP, RADIUS_CHIP)


def paint_shadow(painter: QPainter, box: QRectF, radius: float, tokens: Tokens) -> None:
    """The shadow of a rounded box. Leaves no pen, and a brush of its own."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, _DARK if tokens.dark else _LIGHT))
    for out in range(1, SHADOW - _FALL, 2):
        painter.drawRoundedRect(box.adjusted(-out, _FALL - out, out, _FALL + out), radius + out, radius + out)
