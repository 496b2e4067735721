"""The foot of an entry: the other way of filling it in, what was left unfinished, and what saves. Knows no entry."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tracker.tongue import tr
from tracker.widgets.fields.key_chip import ACT, BARE_PAD, FOOT, KeyChip
from tracker.widgets.look.margins import margins
from tracker.widgets.look.over.shadow import RADIUS
from tracker.widgets.look.plain_label import ElidedLabel
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_8, SPACE_16, Role, Type

_HEIGHT = 40


class Footer(QWidget):
    """*Save* is filled once it can be saved, and never disabled: pressed early, it is said what is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.all_fields = KeyChip(tr("All fields"), tr("Ctrl E"), FOOT)
        self.all_fields.show_bare()
        self.by_whom = ElidedLabel("", Type.SOFT, Role.SOFT)
        margins(self.by_whom, BARE_PAD, 0, 0, 0)  # begins where "All fields" does
        self.unfinished = KeyChip("", "", ACT)
        self.unfinished.at_most(148)
        self.unfinished.setToolTip(tr("Take it up (Alt+R)"))
        self.discard = KeyChip(tr("Discard"), "", FOOT)
        self.discard.show_bare()
        self.save_next = KeyChip(tr("Save and next"), "", FOOT)
        self.save_next.setToolTip(tr("Ctrl+Shift+Enter"))
        self.save = KeyChip(tr("Save"), tr("Ctrl ↵"), FOOT)
        self.save.setToolTip(tr("Ctrl+Enter"))
        row = self._row = QHBoxLayout(self)
        self.end_before(0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.all_fields)
        row.addWidget(self.by_whom)
        row.addWidget(self.unfinished)
        row.addStretch(1)
        row.addWidget(self.discard)
        row.addWidget(self.save_next)
        row.addWidget(self.save)
        self.unfinished.hide()
        self.setFixedHeight(max(_HEIGHT, self.save.sizeHint().height() + 13))

    def end_before(self, bar: int) -> None:
        """End where what is scrolled above it does, that many pixels before the edge."""
        margins(self._row, SPACE_16 - BARE_PAD, 6, SPACE_16 + bar, 7)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()).adjusted(0, -RADIUS, 0, 0), RADIUS, RADIUS)
        painter.setClipRect(self.rect())
        painter.fillPath(ground, QColor(tokens.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, 0, self.width(), 0)
