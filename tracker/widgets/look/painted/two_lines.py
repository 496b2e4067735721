"""A row of two lines as lists have it: what it is, and beneath what tells it apart. Knows no list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.broken import broken
from tracker.widgets.look.painted.unbroken import NO_BREAK
from tracker.widgets.look.plain_label import tooltip_of
from tracker.widgets.look.theme import font, line_height
from tracker.widgets.look.tokens import SPACE_8, Tokens, Type

PAD = SPACE_8
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
"""Also a name that is written from the right begins where the others do, or nobody finds it in the column."""


def two_lines_high(beneath: int = 1) -> int:
    """Logical pixels, with the room above and beneath; `beneath` so many lines stand under the first."""
    return line_height(Type.BODY) + beneath * line_height(Type.SOFT) + 2 * PAD


def lines_beneath(second: str, room: int, most: int) -> list[str]:
    """The second line as it is broken where it may take so many: at a "·" rather than within a number beside it."""
    if not second:
        return []
    face = font(Type.SOFT)
    wide = QFontMetrics(face).horizontalAdvance
    parts = (part.replace(" ", NO_BREAK) if wide(part) < room else part for part in second.split(" · "))
    lines = broken(" · ".join(parts), face, room, most)
    return [line.removesuffix(" ·") for line in lines]


def paint_two_lines(painter: QPainter, area: QRect, first: str, second: str, tokens: Tokens, most: int = 1) -> None:
    """Paint them into the top of `area`, each cut at its end where it is too long; there, where it has room for all
    before its first "·" and for nothing behind it. The second takes `most` lines before it is cut.
    """
    _paint_line(painter, area, area.top(), first, font(Type.BODY, semibold=True), tokens.text)
    y = area.top() + line_height(Type.BODY)
    for line in [second] if most == 1 else lines_beneath(second, area.width(), most):
        _paint_line(painter, area, y, line, font(Type.SOFT), tokens.soft)
        y += line_height(Type.SOFT)


def _paint_line(painter: QPainter, area: QRect, top: int, words: str, face: QFont, colour: str) -> None:
    metrics = QFontMetrics(face)
    painter.setFont(face)
    painter.setPen(QColor(colour))
    line = QRect(area.left(), top, area.width(), metrics.height() + 2)
    upright.text(painter, line, _LEFT, _fitting(metrics, words, area.width()))


def _fitting(metrics: QFontMetrics, words: str, width: int) -> str:
    """As much of the words as has room; never the beginning cut for the sake of a "·" and what stands behind it."""
    first = words.split(" · ", 1)[0]
    told = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    has_room = metrics.horizontalAdvance(first) <= width
    return first if has_room and first.startswith(told.removesuffix("…").rstrip(" ·")) else told


def tell_whole(event: QHelpEvent, view: QAbstractItemView, *lines: str) -> bool:
    """Say beside the pointer what a row has no room for. As `QAbstractItemDelegate.helpEvent` wants it."""
    if event.type() is not QEvent.Type.ToolTip:
        return False
    QToolTip.showText(event.globalPos(), tooltip_of("\n".join(filter(None, lines))), view)
    return True
