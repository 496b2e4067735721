"""The bar that offers what was typed about a person and never saved. Knows no editor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.person.detail_drafts import LeftBehind
from tracker.presentation.person.prospect_details import INSIDE, told
from tracker.tongue import tr
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12


class LeftBehindBar(QFrame):
    go_on = Signal()
    throw_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = PlainLabel(wrap=True)
        self.open = push_button(tr("Go on"), compact=True)
        self.drop = push_button(tr("Throw away"), compact=True)
        self.open.clicked.connect(self.go_on)
        self.drop.clicked.connect(self.throw_away)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.drop)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_4 + 2)
        column.addWidget(self._words)
        column.addLayout(buttons)
        self.hide()

    def show_left(self, left: LeftBehind | None) -> None:
        """Offer that; nothing takes no room."""
        self.setVisible(left is not None)
        if left is not None:
            typed = told(left.detail, left.typed)
            # T: "Not saved yet, time zone: “Berlin”"
            text = tr(
                "Not saved yet, {detail}: {typed}", detail=INSIDE[left.detail].told(), typed=words.quoted(typed, 80)
            )
            self._words.setText(text)

    @property
    def text(self) -> str:
        return self._words.text() if not self.isHidden() else ""
