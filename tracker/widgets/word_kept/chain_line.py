"""A chain of talks on one line, without a word: kept ones whole, the next one a ring. Knows not whose it is."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.rules.agreement_state import Fate
from tracker.rules.word_kept import Link
from tracker.widgets.look.marks import OUR_WORD, PARTLY
from tracker.widgets.look.painted.discs import paint_disc, paint_link
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import Role

DISC, PITCH, HEIGHT = 12, 30, 20
_KEPT = (Fate.KEPT, Fate.LATE)


class ChainLine(QWidget):
    def __init__(self, links: tuple[Link, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links = links
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(DISC + PITCH * (len(self._links) - 1) + 4, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(DISC * 4, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = min(PITCH, (self.width() - DISC - 4) / max(len(self._links) - 1, 1))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        places = [DISC / 2 + 2 + pitch * n for n in range(len(self._links))]
        at = [QPointF(self.width() - x if mirrored else x, self.height() / 2) for x in places]
        half = QPointF(DISC / 2 + 1, 0)
        for (one, left), (other, right) in pairwise(zip(self._links, at, strict=True)):
            if pitch > DISC + 2:
                apart = -half if mirrored else half
                holds = one.fate in _KEPT and other.fate in _KEPT
                paint_link(painter, left + apart, right - apart, holds, tokens)
        for link, where in zip(self._links, at, strict=True):
            colour = tokens.colour(OUR_WORD[link.fate] if link.fate is not None else Role.AGREED)
            late = tokens.tint(OUR_WORD[Fate.LATE], tokens.window, PARTLY)
            fill = {Fate.KEPT: None, Fate.LATE: late}.get(link.fate, tokens.window) if link.fate else tokens.window
            circle = QRectF(where.x() - DISC / 2, where.y() - DISC / 2, DISC, DISC)
            paint_disc(painter, circle, colour, fill)
        painter.end()
