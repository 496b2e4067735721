"""The shadow of a card, drawn once for all sizes it may have: its corners, and a piece of each side that is repeated.

Drawn anew it would take longer than the card, and a card that grows with each key has another one each time.
"""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

RADIUS = 12
_STRENGTH, _STEPS, _ROUND, _DOWN = 0.24, 16, 24, 9
_CORNER = RADIUS + _DOWN + 1
"""From the card's edges inwards: what lies farther from its corners is the same all along a side."""


def around(card: QRect) -> QRect:
    """Where that card's shadow reaches, with the card itself."""
    return card.adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND + _DOWN)


def beneath(before: QRect, now: QRect) -> QRect:
    """Where it is another when the card has become `now`: of one that only grew downwards its lower end."""
    whole = around(before) | around(now)
    if before.topLeft() == now.topLeft() and before.width() == now.width():
        whole.setTop(max(whole.top(), min(before.bottom(), now.bottom()) - _CORNER))
    return whole


def paint(painter: QPainter, card: QRect) -> None:
    """Paint it around that card, and nothing where the card lies."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    if min(card.width(), card.height()) < 2 * _CORNER:
        draw(painter, card)
        return
    drawn = _drawn(ratio)
    out, reach = _in_pixels(around(card), ratio), ceil((_CORNER + _ROUND + _DOWN) * ratio)
    across = _cut(out.left(), out.width(), drawn.width(), reach)
    down = _cut(out.top(), out.height(), drawn.height(), reach)
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    for column, (left, width, from_left, of_width) in enumerate(across):
        for row, (top, height, from_top, of_height) in enumerate(down):
            if (column, row) != (1, 1):
                target = QRectF(left, top, width, height)
                painter.drawPixmap(target, drawn, QRectF(from_left, from_top, of_width, of_height))
    painter.restore()


def _in_pixels(box: QRect, ratio: float) -> QRect:
    left, top = round(box.left() * ratio), round(box.top() * ratio)
    return QRect(left, top, round((box.right() + 1) * ratio) - left, round((box.bottom() + 1) * ratio) - top)


def _cut(begins: int, length: int, of: int, corner: int) -> tuple[tuple[int, int, int, int], ...]:
    """Beginning, middle and end: where each lies and how long it is, and the same in the picture."""
    return (
        (begins, corner, 0, corner),
        (begins + corner, length - 2 * corner, corner, 1),
        (begins + length - corner, corner, of - corner, corner),
    )


@cache
def _drawn(ratio: float) -> QPixmap:
    """That of a card as small as one can be that has all corners and a little of each side."""
    side = 2 * (_CORNER + _DOWN) + 8
    card = QRect(_ROUND, _ROUND, side, side)
    whole = around(card)
    drawn = QPixmap(ceil(whole.width() * ratio), ceil(whole.height() * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.scale(ratio, ratio)
    draw(painter, card)
    painter.end()
    return drawn


def draw(painter: QPainter, card: QRect) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outside, inside = QPainterPath(), QPainterPath()
    outside.addRect(QRectF(around(card)))
    inside.addRoundedRect(QRectF(card), RADIUS, RADIUS)
    painter.setClipPath(outside - inside)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor("#000000")  # so thin a colour would be rounded to another
    shade.setAlphaF(_STRENGTH / _STEPS)
    painter.setBrush(shade)
    for step in range(_STEPS):
        grown = _ROUND - 2.25 * step
        box = QRectF(card).adjusted(-grown, -grown, grown, grown).translated(0, _DOWN)
        painter.drawRoundedRect(box, RADIUS + max(grown, 0), RADIUS + max(grown, 0))
    painter.restore()
