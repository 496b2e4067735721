"""Shows what was typed and cannot be kept, to be copied before the window goes. Knows no file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type


class UnkeptDialog(QDialog):
    """`copy` takes the text. Accepted means: close all the same; left in any other way, the window stays."""

    def __init__(self, text: str, why: str, copy: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Not kept yet"))
        self.resize(560, 420)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What you typed"))
        self.why = PlainLabel(why, role=Role.SOFT, wrap=True)
        self.copied = PlainLabel(
            tr("Copied. Paste it into another program first: it may be gone from the clipboard with this window."),
            role=Role.SOFT,
            wrap=True,
        )
        self.copied.hide()
        self.copy = push_button(tr("&Copy it"), Kind.PRIMARY, "copy")
        self.go_back = push_button(tr("&Go back"))
        self.close_it = push_button(tr("C&lose without it"))
        self.copy.clicked.connect(lambda: copy(text))
        self.copy.clicked.connect(self.copied.show)
        self.go_back.clicked.connect(self.reject)
        self.close_it.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self.close_it)
        buttons.addStretch()
        buttons.addWidget(self.go_back)
        buttons.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(PlainLabel(tr("What you typed is not kept yet"), Type.NAME, wrap=True))
        column.addWidget(self.why)
        column.addWidget(self.text, 1)
        column.addWidget(self.copied)
        column.addLayout(buttons)
        self.copy.setFocus()
