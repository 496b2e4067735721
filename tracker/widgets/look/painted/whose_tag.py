"""The tag that says which of us an agreement is, wherever it is painted: quiet, and told apart from what it is about.

Mine has none. Knows no agreement.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from tracker.widgets.look.painted import upright
from tracker.widgets.look.tokens import Role, Tokens

PAD, GAP = 4, 4
"""Within it on either side of its words, and between it and what stands beside it."""
_RADIUS = 4
_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


def tag_width(words: str, kind: QFont) -> int:
    """How wide it is in that type, in logical pixels."""
    return QFontMetrics(kind).horizontalAdvance(words) + 2 * PAD


def paint_tag(painter: QPainter, box: QRect, words: str, kind: QFont, tokens: Tokens, role: Role = Role.SOFT) -> None:
    """The words on a plate of the surface, which reads on any tint. Leaves pen, brush and font as it used them."""
    painter.setPen(QPen(QColor(tokens.strong_line), 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setFont(kind)
    painter.setPen(QColor(tokens.colour(role)))
    upright.text(painter, box, _MIDDLE, words)
