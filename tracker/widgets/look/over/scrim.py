"""What lies between the window and a card over it: the scrim, with the card's shadow, and the card's backing.

Knows no card, only where it lies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from tracker.widgets.look.over import shadow
from tracker.widgets.look.over.shadow import RADIUS
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import RADIUS_CHIP

_SCRIM, _SCRIM_DARK = 0.26, 0.46
_READABLE = ("xcb", "wayland", "windows", "offscreen")
"""Where what was painted last stays in one place; macOS has several that take turns."""


class Scrim(QWidget):
    """Lies over the whole window, and before it the card, whose shadow it paints. `pressed` comes for a click on it."""

    pressed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._card = QRect()
        self._beneath: QImage | None = None
        self._stands_out: Callable[[], Sequence[QRect]] = tuple
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_beneath(self, card: QRect) -> None:
        if card != self._card:
            before, self._card = self._card, card
            self.update(shadow.beneath(before, card))

    def come(self, bring: Callable[[], object]) -> None:
        """Lie over the window as it is by now, and have `bring` bring the card before it; all of it is painted at once.

        What the window shows already is not painted anew for that, which would take longer than a frame.
        """
        over = self.parentWidget()
        assert over is not None
        over.repaint(0, 0, 1, 1)  # and with it whatever has changed by now
        self._beneath = _as_it_is_seen(over)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, self._beneath is not None)
        self.show()
        self.raise_()
        bring()
        if self._beneath is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateLater.value)  # asked for by what was shown
            self.repaint()
            self._beneath = None
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def show_through(self, places: Callable[[], Sequence[QRect]]) -> None:
        """Leave those bare, wherever they are by the time it is painted: what lies there stands out above it."""
        self._stands_out = places

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        if self._beneath is not None:
            painter.drawImage(0, 0, self._beneath)
        colour = QColor("#000000" if tokens.dark else tokens.text)
        colour.setAlphaF(_SCRIM_DARK if tokens.dark else _SCRIM)
        bare = QPainterPath()
        for place in self._stands_out():
            bare.addRoundedRect(QRectF(place), RADIUS_CHIP, RADIUS_CHIP)
        if bare.isEmpty():
            painter.fillRect(event.rect(), colour)
        else:
            whole = QPainterPath()
            whole.addRect(QRectF(self.rect()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(whole - bare, colour)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        shadow.paint(painter, self._card)


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


def _as_it_is_seen(over: QWidget) -> QImage | None:
    """What of that window is on the screen; None where the system does not hold it as a picture that can be read."""
    if QGuiApplication.platformName() not in _READABLE:
        return None
    held = over.window().backingStore()
    seen = held.paintDevice() if held is not None else None
    if over.isWindow() and isinstance(seen, QImage) and seen.deviceIndependentSize().toSize() == over.size():
        return seen.copy()
    return None
