"""A card that was left, fading from where it lay; none of it can be pressed any more. Knows no card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from tracker.widgets.look.motion import Ease, reduced_motion
from tracker.widgets.look.tokens import FADE_MS


def fade_away(card: QWidget, over: QWidget) -> None:
    """Let the card, which is hidden now, fade over the window it lay over; not where less motion is wanted."""
    if not reduced_motion():
        _Left(card.grab(), card, over).go()


class _Left(QWidget):
    def __init__(self, picture: QPixmap, card: QWidget, over: QWidget) -> None:
        super().__init__(over)
        self._picture = picture
        self._share = Ease(lambda _value: self.update(), self, FADE_MS, done=self._end)
        self._share.put(1.0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(card.geometry())

    def go(self) -> None:
        self.show()
        self.raise_()
        self._share.to(0.0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._share.value)
        painter.drawPixmap(0, 0, self._picture)

    def _end(self) -> None:
        self.hide()
        self.deleteLater()
