"""What the window shows when the store cannot be opened: one clear sentence, and to try again or quit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.widgets.buttons import Kind, push_button
from tracker.widgets.centred_card import CentredCard
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tokens import SPACE_8, Type

COLUMN = 520


class TroublePage(CentredCard):
    try_again = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(COLUMN, parent)
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
        self.column.addWidget(self.headline)
        self.column.addWidget(self.sentence)
        self.column.addSpacing(SPACE_8)
        self.column.addLayout(buttons)
        self.setFocusProxy(again)

    def tell(self, sentence: str) -> None:
        self.sentence.setText(sentence)
