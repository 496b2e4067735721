"""A quiet strip beneath the top bar: a sentence, and buttons that answer it. Knows nothing of what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import SPACE_8, SPACE_16, Role, Type


@told_as(As.Grouping)
class AskingBar(QFrame):
    """Hidden until it is shown. Its words wrap where the window is narrow, and the buttons stay beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.words = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_8)
        self._row.setSpacing(SPACE_8)
        self._row.addWidget(self.words, 1)
        self.hide()

    def tell(self, sentence: str) -> None:
        self.words.setText(sentence)

    def add(self, label: str, kind: Kind = Kind.PLAIN) -> QPushButton:
        """One more button, to the right of the others."""
        button = push_button(label, kind, compact=True)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button
