"""What the window shows when the store cannot be opened: one clear sentence, and to try again or quit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.widgets.buttons import Kind, push_button
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tokens import SPACE_8, SPACE_12, SPACE_24, Type

COLUMN = 520


class TroublePage(QWidget):
    try_again = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = PlainLabel(self.tr("Your people could not be opened"), Type.HEADLINE, wrap=True)
        self.sentence = PlainLabel("", wrap=True)
        again = push_button(self.tr("&Try again"), Kind.PRIMARY)
        leave = push_button(self.tr("&Quit"))
        again.clicked.connect(self.try_again)
        leave.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(again)
        buttons.addWidget(leave)
        buttons.addStretch()
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(COLUMN)
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(self.headline)
        column.addWidget(self.sentence)
        column.addSpacing(SPACE_8)
        column.addLayout(buttons)
        around = QVBoxLayout(self)
        around.addStretch()
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch()
        self.setFocusProxy(again)

    def tell(self, sentence: str) -> None:
        self.sentence.setText(sentence)
