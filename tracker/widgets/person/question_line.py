"""An open question, and beneath it the button that makes it a promise. Knows no store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.tongue import tr
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.section import body
from tracker.widgets.look.tokens import SPACE_4


class QuestionLine(QWidget):
    """`promise(question)` is called by its button."""

    def __init__(self, question: str, promise: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.promise = push_button(tr("Promise an answer…"), icon_name="promise", compact=True)
        self.promise.setAccessibleDescription(words.one_line(question))
        self.promise.clicked.connect(lambda: promise(question))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(body(question))
        column.addWidget(self.promise, 0, Qt.AlignmentFlag.AlignLeft)
