"""What lies between the window and a card over it: the scrim, with the card's shadow, and the card's backing.

Knows no card, only where it lies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import RADIUS_CHIP

RADIUS = 12
_SCRIM, _SCRIM_DARK = 0.26, 0.46
_SHADOW, _SHADOW_SIZE, _SHADOW_DOWN = 0.24, 48, 18


class Scrim(QWidget):
    """Lies over the whole window, and before it the card, whose shadow it paints. `pressed` comes for a click on it."""

    pressed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._card = QRect()
        self._stands_out: Callable[[], Sequence[QRect]] = tuple
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_beneath(self, card: QRect) -> None:
        if card != self._card:
            self._card = card
            self.update()

    def show_through(self, places: Callable[[], Sequence[QRect]]) -> None:
        """Leave those bare, wherever they are by the time it is painted: what lies there stands out above it."""
        self._stands_out = places

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        colour = QColor("#000000" if tokens.dark else tokens.text)
        colour.setAlphaF(_SCRIM_DARK if tokens.dark else _SCRIM)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_it = QPainterPath()
        round_it.addRect(QRectF(self.rect()))
        bare = QPainterPath()
        for place in self._stands_out():
            bare.addRoundedRect(QRectF(place), RADIUS_CHIP, RADIUS_CHIP)
        painter.fillPath(round_it - bare, colour)
        card = QPainterPath()
        card.addRoundedRect(QRectF(self._card), RADIUS, RADIUS)
        painter.setClipPath(round_it - card)
        painter.setPen(Qt.PenStyle.NoPen)
        steps = _SHADOW_SIZE // 3
        shade = QColor("#000000")  # so thin a colour would be rounded to another
        shade.setAlphaF(_SHADOW / steps)
        painter.setBrush(shade)
        for step in range(steps):
            grown = _SHADOW_SIZE / 2 - 3 * step * 0.75
            box = QRectF(self._card).adjusted(-grown, -grown, grown, grown).translated(0, _SHADOW_DOWN / 2)
            painter.drawRoundedRect(box, RADIUS + max(grown, 0), RADIUS + max(grown, 0))


class Backing(QWidget):
    """Lies right beneath the card and lets nothing through, so that what changes in the card does not have the whole
    calendar painted anew. The card itself is round at its corners, and what is round counts as see-through.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_beneath(self, card: QRect) -> None:
        if card != self.geometry():
            self.setGeometry(card)
            inside = QPainterPath()
            inside.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            self.setMask(QRegion(inside.toFillPolygon().toPolygon()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(QGuiApplication.palette()).surface))
