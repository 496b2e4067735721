"""What an empty store shows first: what this is in a sentence, and two ways to begin. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.centred_card import CentredCard
from tracker.widgets.look.icons import app_icon
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, Role, Type

PICTURE = 72
COLUMN = 460


class WelcomePage(CentredCard):
    """`start_empty` and `show_sample` are the two ways to begin."""

    start_empty = Signal()
    show_sample = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(COLUMN, parent)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(PICTURE, PICTURE))
        picture.setFixedHeight(PICTURE)
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        headline = PlainLabel(tr("Keep the other person's yes"), Type.HEADLINE)
        headline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sentence = PlainLabel(
            tr(
                "Who agreed to hear from you, when, how and about what, in their own words. "
                "After each appointment write it down; each morning see what was agreed."
            ),
            Type.BODY,
            Role.SOFT,
            wrap=True,
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty = push_button(tr("&Start empty"), Kind.PRIMARY)
        self.sample = push_button(tr("&Look at sample data"))
        self.empty.clicked.connect(self.start_empty)
        self.sample.clicked.connect(self.show_sample)
        hint = PlainLabel(tr("The sample can be taken away again in one click."), Type.SOFT)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addStretch()
        buttons.addWidget(self.empty)
        buttons.addWidget(self.sample)
        buttons.addStretch()
        for widget in (picture, headline, sentence):
            self.column.addWidget(widget)
        self.column.addSpacing(SPACE_8)
        self.column.addLayout(buttons)
        self.column.addWidget(hint)
        self.setFocusProxy(self.empty)
