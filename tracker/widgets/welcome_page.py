"""What an empty store shows first: what this is in a sentence, who you are, and two ways to begin. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tracker.tongue import tr
from tracker.widgets.fields.field_rows import form_layout, line
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.centred_card import CentredCard
from tracker.widgets.look.icons import app_icon
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, Role, Type

PICTURE = 72
COLUMN = 460


class WelcomePage(CentredCard):
    """`start_empty` and `show_sample` are the two ways to begin. Enter in a field goes on to the first.

    `me` is who this computer takes you for; `introduced` gives name, company and number as they stand.
    """

    start_empty = Signal()
    show_sample = Signal()

    def __init__(self, me: str = "", parent: QWidget | None = None) -> None:
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
        self.name = line(tr("Your name, as others will read it"), lambda _text: self.tell(""))
        self.company = line(tr("Your company, if you like"), lambda _text: self.tell(""))
        self.ring_back = line(tr("A number to ring you back, if you like"), lambda _text: self.tell(""))
        self.show_me(me)
        self._trouble = PlainLabel("", Type.SOFT, Role.STOP, wrap=True)
        self._trouble.hide()
        fields = QWidget()
        form = form_layout(fields)
        for label, field in (
            (tr("You are"), self.name),
            (tr("Company"), self.company),
            (tr("Ring back on"), self.ring_back),
        ):
            form.addRow(label, field)
            field.returnPressed.connect(self.start_empty)
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
        self.column.addWidget(fields)
        self.column.addWidget(self._trouble)
        self.column.addSpacing(SPACE_8)
        self.column.addLayout(buttons)
        self.column.addWidget(hint)
        self.setFocusProxy(self.name)

    @property
    def introduced(self) -> tuple[str, str, str]:
        return self.name.text(), self.company.text(), self.ring_back.text()

    def show_me(self, me: str) -> None:
        """That name, unless another was typed."""
        if not self.name.isModified():
            self.name.setText(me)

    def tell(self, sentence: str) -> None:
        """Why it does not go on; "" says nothing."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if sentence:
            self.name.setFocus()
