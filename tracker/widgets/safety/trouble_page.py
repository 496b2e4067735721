"""What the window shows when the store cannot be opened: one clear sentence, and to try again or quit.

Knows no store.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.centred_card import CentredCard
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, Type

COLUMN = 520


class TroublePage(CentredCard):
    """`try_again`, `leave` and, where a store of somebody's own was met in the sample's place, `open_it`."""

    try_again = Signal()
    open_it = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(COLUMN, parent)
        self.headline = PlainLabel(tr("Your people could not be opened"), Type.HEADLINE, wrap=True)
        self.sentence = PlainLabel("", wrap=True)
        again = push_button(tr("&Try again"), Kind.PRIMARY)
        self.open_button = push_button(tr("&Open them"))
        leave = push_button(tr("&Quit"))
        again.clicked.connect(self.try_again)
        self.open_button.clicked.connect(self.open_it)
        leave.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(again)
        buttons.addWidget(self.open_button)
        buttons.addWidget(leave)
        buttons.addStretch()
        self.column.addWidget(self.headline)
        self.column.addWidget(self.sentence)
        self.column.addSpacing(SPACE_8)
        self.column.addLayout(buttons)
        self.setFocusProxy(again)

    def tell(self, sentence: str, in_the_way: bool = False) -> None:
        self.headline.setText(tr("This is not the sample") if in_the_way else tr("Your people could not be opened"))
        self.sentence.setText(sentence)
        self.open_button.setVisible(in_the_way)
