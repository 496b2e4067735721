"""Says who has the folder and does not answer, and offers to open it all the same. Knows no lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type

LOOK_AGAIN_MS = 1_000
WIDTH = 520


class HeldDialog(QDialog):
    """Accepted means to try once more, or, with `all_the_same` set, to open it whoever has it; rejected, to leave it.

    `still_held` says whether they have it yet. It is asked every second; when they do not, the dialog goes by itself.
    """

    def __init__(self, sentence: str, still_held: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("As Agreed")
        self.setMinimumWidth(WIDTH)
        self._still_held = still_held
        self.all_the_same = False
        self.sentence = PlainLabel(sentence, wrap=True)
        self.go_ahead = push_button(tr("&Open it all the same"))
        self.again = push_button(tr("&Try again"), Kind.PRIMARY)
        self.leave = push_button(tr("&Leave it"), Kind.QUIET)
        self.go_ahead.clicked.connect(self._open)
        self.again.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self.leave)
        buttons.addStretch()
        buttons.addWidget(self.go_ahead)
        buttons.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(PlainLabel(tr("Nobody answers"), Type.NAME, wrap=True))
        column.addWidget(self.sentence)
        column.addWidget(
            PlainLabel(
                tr(
                    "This opens by itself as soon as they are done. Opened all the same, whatever is saved here and "
                    "there is kept; an entry that is begun in both is best finished in one."
                ),
                role=Role.SOFT,
                wrap=True,
            )
        )
        column.addLayout(buttons)
        self._look = QTimer(self, interval=LOOK_AGAIN_MS)
        self._look.timeout.connect(self._look_again)
        self._look.start()
        self.again.setFocus()

    def _open(self) -> None:
        self.all_the_same = True
        self.accept()

    def _look_again(self) -> None:
        if not self._still_held():
            self.accept()
