"""What an empty store shows first: what this is in a sentence, and two ways to begin. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.widgets.buttons import Kind, push_button
from tracker.widgets.icons import app_icon
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type

PICTURE = 72
COLUMN = 460


class WelcomePage(QWidget):
    """`start_empty` and `show_sample` are the two ways to begin."""

    start_empty = Signal()
    show_sample = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(PICTURE, PICTURE))
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        headline = PlainLabel(self.tr("Keep the other person's yes"), Type.HEADLINE)
        headline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sentence = PlainLabel(
            self.tr(
                "Who agreed to hear from you, when, how and about what, in their own words. "
                "After each appointment write it down; each morning see what was agreed."
            ),
            Type.BODY,
            Role.SOFT,
            wrap=True,
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty = push_button(self.tr("&Start empty"), Kind.PRIMARY)
        self.sample = push_button(self.tr("&Look at sample data"))
        self.empty.clicked.connect(self.start_empty)
        self.sample.clicked.connect(self.show_sample)
        hint = PlainLabel(self.tr("The sample can be taken away again in one click."), Type.SOFT)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addStretch()
        buttons.addWidget(self.empty)
        buttons.addWidget(self.sample)
        buttons.addStretch()
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(COLUMN)
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        for widget in (picture, headline, sentence):
            column.addWidget(widget)
        column.addSpacing(SPACE_8)
        column.addLayout(buttons)
        column.addWidget(hint)
        around = QVBoxLayout(self)
        around.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        around.addStretch()
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch()
        self.setFocusProxy(self.empty)
