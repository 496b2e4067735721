"""Paints what is carried to another day: the agreement at the pointer, and beneath it where it would land.

Knows no sheet: month and week show the same one.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from tracker.presentation.calendar.entry_face import whole_face
from tracker.presentation.calendar.landing import Landing
from tracker.widgets.calendar.entry_look import look_of
from tracker.widgets.calendar.face_painter import RADIUS, FacePainter
from tracker.widgets.calendar.situation import Held
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.row_ground import paint_shadow
from tracker.widgets.look.theme import font, grown
from tracker.widgets.look.tokens import ICON_SMALL, Role, Type, mix

LEAST = 134
_CHIP, _CHIP_RADIUS, _SIDE, _GAP = 30, 8, 14, 8
_BELOW, _LEAST_BELOW = 9, 2
_DOT = " · "
_TARGET = 0.1


class GhostPainter:
    """Make a new one when type or theme change."""

    def __init__(self, faces: FacePainter) -> None:
        self._faces = faces
        self._tokens = faces.tokens
        self._heavy = font(Type.BODY, semibold=True)
        self._plain = font(Type.BODY)

    def paint_target(self, painter: QPainter, cell: QRect, *, framed: bool) -> None:
        """A day it would lie on; the one it is held over has a frame."""
        fill = QColor(self._tokens.primary)
        fill.setAlphaF(_TARGET)
        painter.fillRect(cell.adjusted(1, 1, 0, 0), fill)
        if framed:
            self._faces.dashed(painter, cell.adjusted(2, 2, -1, -1), self._tokens.edge)

    def paint_lifted(self, painter: QPainter, box: QRect) -> None:
        """The ground it leaves, dashed; its words may be painted onto it."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._faces.colour(self._tokens.surface))
        painter.drawRoundedRect(QRectF(box), RADIUS, RADIUS)
        self._faces.dashed(painter, box, self._tokens.edge)

    def box(self, held: Held, width: int, target: QRect | None, within: QRect) -> QRect | None:
        """Where it is: under the pointer, or where keys carry it, over the day it would lie on. `within` all of it is
        seen, however near the edge one has hold of it.
        """
        box = QRect(QPoint(0, 0), QSize(max(width, LEAST), self._faces.ruler.height(2) + 6))
        if held.pointer is not None:
            box.moveCenter(held.pointer)
        elif target is not None:
            box.moveCenter(target.center())
        else:
            return None
        box.moveLeft(max(min(box.left(), within.right() - box.width() - 2), within.left() + 2))
        return box

    def paint(self, painter: QPainter, box: QRect, held: Held, within: QRect) -> None:
        """The agreement in that box, above all else, and its chip beneath; above it where there is no room."""
        painter.save()
        painter.setClipping(False)
        landed, tokens = held.carried.landed, self._tokens
        look = look_of(landed)
        paint_shadow(painter, QRectF(box), RADIUS + 1, tokens)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._faces.colour(tokens.surface))
        painter.drawRoundedRect(QRectF(box), RADIUS, RADIUS)
        face = whole_face(landed, box.width(), self._faces.ruler, generous=False, topic_line=False)
        self._faces.ground(painter, box, look)
        self._faces.words(painter, box.adjusted(0, 3, 0, 0), landed, face, look)
        edge = mix(tokens.colour(look.role), tokens.surface, 0.5)
        painter.setPen(QPen(self._faces.colour(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._paint_chip(painter, box, held.landing, within)
        painter.restore()

    def _paint_chip(self, painter: QPainter, ghost: QRect, landing: Landing, within: QRect) -> None:
        tokens = self._tokens
        heavy, plain = QFontMetrics(self._heavy), QFontMetrics(self._plain)
        day, dot = heavy.horizontalAdvance(landing.day), plain.horizontalAdvance(_DOT)
        apart = _SIDE + grown(ICON_SMALL) + _GAP + day + dot + _SIDE
        room = within.width() - 4 - apart
        against = heavy.elidedText(_DOT.join(landing.against), Qt.TextElideMode.ElideRight, max(room, 0))
        wide = _SIDE + grown(ICON_SMALL) + _GAP + day + _SIDE
        if against:
            wide += plain.horizontalAdvance(_DOT) + heavy.horizontalAdvance(against)
        chip = chip_beside(ghost, wide, within)
        paint_shadow(painter, QRectF(chip), _CHIP_RADIUS, tokens)
        painter.setPen(QPen(self._faces.colour(tokens.edge), 1))
        painter.setBrush(self._faces.colour(tokens.raised))
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), _CHIP_RADIUS, _CHIP_RADIUS)
        at = chip.left() + _SIDE
        side = grown(ICON_SMALL)
        icon = tinted_pixmap("moved", tokens.colour(Role.QUIET), side, self._faces.ratio)
        upright.picture(painter, at, chip.top() + (_CHIP - side) // 2, icon)
        at += side + _GAP
        base = chip.top() + (_CHIP - heavy.height()) // 2 + heavy.ascent()
        painter.setFont(self._heavy)
        painter.setPen(self._faces.colour(tokens.text))
        upright.text_at(painter, QPoint(at, base), landing.day)
        if not against:
            return
        at += heavy.horizontalAdvance(landing.day)
        painter.setFont(self._plain)
        painter.setPen(self._faces.colour(tokens.soft))
        upright.text_at(painter, QPoint(at, base), _DOT)
        at += plain.horizontalAdvance(_DOT)
        painter.setFont(self._heavy)
        painter.setPen(self._faces.colour(tokens.slipped))
        upright.text_at(painter, QPoint(at, base), against)


def chip_beside(ghost: QRect, wide: int, within: QRect) -> QRect:
    """Where the chip of that width lies: beneath, closer where there is little room, for above it may lie over the
    place that is left; there only where there is no room at all.
    """
    chip = QRect(ghost.center().x() - wide // 2, ghost.bottom() + _BELOW, wide, _CHIP)
    chip.moveLeft(max(min(chip.left(), within.right() - wide - 2), within.left() + 2))
    chip.moveBottom(min(chip.bottom(), within.bottom() - 2))
    if chip.top() < ghost.bottom() + _LEAST_BELOW:
        chip.moveBottom(ghost.top() - _BELOW)
    return chip
