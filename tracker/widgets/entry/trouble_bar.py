"""What stands in the way of saving an entry, or that one waits for the store, above its foot. Knows no entry."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_16, Role, Type


class TroubleBar(QWidget):
    """Takes no room while there is nothing to say. What stands in the way is clearer than that one waits."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self.waiting = PlainLabel(words.waiting(), Type.SOFT, Role.SOFT, wrap=True)
        told = QVBoxLayout(self)
        told.setContentsMargins(SPACE_16, 0, SPACE_16, SPACE_8)
        told.addWidget(self.waiting)
        told.addWidget(self.trouble)
        self.say("", waits=False)

    def say(self, sentence: str, role: Role = Role.STOP, *, waits: bool) -> None:
        """In red what stands in the way, in a softer role what is only told."""
        self.trouble.show_role(role)
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.wait(waits)

    def wait(self, waits: bool) -> None:
        self.waiting.setVisible(waits and not self.trouble.text())
        self.setVisible(not (self.trouble.isHidden() and self.waiting.isHidden()))

    def high(self, width: int) -> int:
        """How much room it takes in that width."""
        told = self.layout()
        if self.isHidden() or told is None:
            return 0
        return max(told.totalHeightForWidth(width), told.totalMinimumSize().height())
