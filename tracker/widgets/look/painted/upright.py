"""What is painted by hand is laid out from left to right; where the window runs the other way it is seen in a mirror,
and words and pictures are set upright in it.

So whoever lays something out, or looks what lies where, knows one direction only. Knows no widget.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

_LEFT, _RIGHT, _ABSOLUTE = (
    int(flag) for flag in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignAbsolute)
)
_IN_THE_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_BY_ITS_LETTERS = Qt.LayoutDirection.LayoutDirectionAuto


def by_its_letters(words: str) -> str:
    """The words for somebody who paints them as the window runs: they run as their own letters do all the same, so that
    a "…" stands at their end and a number where it was written.
    """
    return f"\u2068{words}\u2069" if words else words


def hold_a_mirror(painter: QPainter, area: QRect) -> None:
    """From here on what is painted at the left of `area` is seen at its right."""
    painter.translate(area.left() + area.right() + 1, 0)
    painter.scale(-1, 1)


def is_mirrored(painter: QPainter) -> bool:
    return painter.worldTransform().m11() < 0


def text(painter: QPainter, box: QRect | QRectF, flags: int, words: str) -> None:
    """As `QPainter.drawText`; left is where a line begins, and the words run as their own letters do.

    What stands in the middle of its line is cut by the width of `box` only: many scripts are higher than ours.
    """
    painter.setLayoutDirection(_BY_ITS_LETTERS)
    flags = int(flags)
    if flags & _IN_THE_MIDDLE:
        box = QRectF(box).adjusted(0, -box.height(), 0, box.height())
    if not is_mirrored(painter):
        painter.drawText(box, flags | _ABSOLUTE, words)
        return
    if flags & _LEFT or flags & _RIGHT:
        flags ^= _LEFT | _RIGHT
    elif not flags & int(Qt.AlignmentFlag.AlignHCenter):
        flags |= _RIGHT
    before = painter.worldTransform()
    _turn(painter, 2 * box.x() + box.width())
    painter.drawText(box, flags | _ABSOLUTE, words)
    painter.setWorldTransform(before)


def text_at(painter: QPainter, at: QPoint | QPointF, words: str) -> None:
    """One line that begins there, on its base line."""
    painter.setLayoutDirection(_BY_ITS_LETTERS)
    if not is_mirrored(painter):
        painter.drawText(at, words)
        return
    before = painter.worldTransform()
    _turn(painter, 2 * at.x() + QFontMetrics(painter.font()).horizontalAdvance(words))
    painter.drawText(at, words)
    painter.setWorldTransform(before)


def picture(painter: QPainter, left: float, top: float, pixmap: QPixmap) -> None:
    """A pixmap with its upper left corner there."""
    if not is_mirrored(painter):
        painter.drawPixmap(QPointF(left, top), pixmap)
        return
    before = painter.worldTransform()
    _turn(painter, 2 * left + pixmap.width() / pixmap.devicePixelRatio())
    painter.drawPixmap(QPointF(left, top), pixmap)
    painter.setWorldTransform(before)


def _turn(painter: QPainter, across: float) -> None:
    """Back from the mirror, for what lies around the middle of `across`."""
    painter.translate(across, 0)
    painter.scale(-1, 1)
