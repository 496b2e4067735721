"""The strip that says this is sample data, and takes it away in one click. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from tracker.widgets.buttons import Kind, push_button
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tokens import SPACE_4, SPACE_8, SPACE_16, Role, Type


class SampleBar(QFrame):
    remove = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = PlainLabel(self.tr("You are looking at sample data."), Type.SOFT, Role.SOFT)
        remove = push_button(self.tr("Remove it"), Kind.QUIET)
        remove.clicked.connect(self.remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, 0, SPACE_8, SPACE_4)
        row.setSpacing(SPACE_4)
        row.addWidget(words)
        row.addWidget(remove)
        row.addStretch()
        self.hide()
