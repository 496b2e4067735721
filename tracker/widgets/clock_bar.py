"""The strip that asks whether a clock that stands far ahead, or behind, is right. Knows no clock."""

from __future__ import annotations

from PySide6.QtCore import Signal

from tracker.presentation.clock_state import ClockState
from tracker.tongue import tr
from tracker.widgets.look.asking_bar import AskingBar
from tracker.widgets.look.tokens import Role


class ClockBar(AskingBar):
    """`right` and `wrong` are the answers."""

    right = Signal()
    wrong = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words.show_role(Role.TEXT)  # a question, not a remark
        self.setAccessibleName(tr("A question about the clock"))
        self.yes = self.add(tr("The clock is right"))
        self.no = self.add(tr("It is wrong"))
        self.yes.clicked.connect(self.right)
        self.no.clicked.connect(self.wrong)

    def follow(self, clock: ClockState) -> None:
        """Ask what it asks, and give it the answer."""
        self._clock = clock
        clock.changed.connect(self._show)
        self.right.connect(clock.believe)
        self.wrong.connect(clock.doubt)

    def _show(self) -> None:
        self.tell(self._clock.sentence)
        self.setVisible(bool(self._clock.sentence))
