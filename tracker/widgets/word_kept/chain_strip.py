"""A chain of talks as discs on a line: kept ones filled, the next one a ring. Knows not whose it is."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.rules.word_kept import Fate, Link
from tracker.widgets.look.theme import tokens_of

DISC, PITCH, HEIGHT = 10, 30, 20


class ChainStrip(QWidget):
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
        y = self.height() / 2
        at = [QPointF(DISC / 2 + 2 + pitch * n, y) for n in range(len(self._links))]
        painter.setPen(QPen(QColor(tokens.agreed), 1.5))
        for left, right in pairwise(at):
            painter.drawLine(left, right)
        for link, where in zip(self._links, at, strict=True):
            kept = link.fate in (Fate.KEPT, Fate.LATE)
            colour = QColor(tokens.slipped if link.fate in (Fate.BROKEN, Fate.WAITING) else tokens.agreed)
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(colour if kept else QColor(tokens.window))
            painter.drawEllipse(where, DISC / 2, DISC / 2)
        painter.end()
