"""A story told as a chain: what happened at each of its passages, under a line that joins them. Knows no store."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.presentation.words.first_start import Passage
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, ICON_SMALL, SPACE_16, Role, Type

BESIDE = 22
BEAD = 20
RAIL = 28


class StoryPicture(QFrame):
    """The passages stand beside each other; every word is a label, for screen readers too."""

    def __init__(self, passages: Sequence[Passage], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._kept = tuple(passage.kept for passage in passages)
        self._whens: list[PlainLabel] = []
        across = QHBoxLayout(self)
        across.setContentsMargins(BESIDE, SPACE_16 + grown(RAIL), BESIDE, SPACE_16)
        across.setSpacing(SPACE_16)
        for passage in passages:
            when = PlainLabel(passage.when, Type.SOFT)
            self._whens.append(when)
            column = QVBoxLayout()
            column.setSpacing(1)
            column.addWidget(when)
            column.addWidget(PlainLabel(passage.what, semibold=True, wrap=True))
            column.addWidget(PlainLabel(passage.told, Type.SOFT, wrap=True))
            column.addStretch()
            across.addLayout(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bead, tick = grown(BEAD), grown(ICON_SMALL)
        begins = (when.geometry().right() + 1 - bead if self.isRightToLeft() else when.x() for when in self._whens)
        middles = [QPointF(x + bead / 2, SPACE_16 + bead / 2) for x in begins]
        painter.setPen(QPen(QColor(tokens.agreed), FOCUS_WIDTH))
        painter.drawLine(middles[0], middles[-1])
        for middle, kept in zip(middles, self._kept, strict=True):
            colour = tokens.agreed if kept else tokens.strong_line
            box = QRectF(0, 0, bead - 2, bead - 2)
            box.moveCenter(middle)
            painter.setPen(QPen(QColor(colour), FOCUS_WIDTH))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(box)
            if kept:
                mark = QRectF(0, 0, tick, tick)
                mark.moveCenter(middle)
                ratio = self.devicePixelRatioF()
                painter.drawPixmap(mark.topLeft(), tinted_pixmap("check", tokens.colour(Role.AGREED), tick, ratio, 2.5))
