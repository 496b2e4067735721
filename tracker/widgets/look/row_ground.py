"""The ground of a row in a list: chosen, pointed at, under the keys. Knows nothing of what stands on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle

from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP, Role, Tokens


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
