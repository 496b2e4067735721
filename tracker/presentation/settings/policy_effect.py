"""What another policy would have meant: the contacts of the last three months judged by it. Knows no widget.

They are judged where the store is, a few people at a time, so that deeds have their turn between.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.corrections.warned_under import warned_under
from tracker.actions.ports import Questions
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.here import Here
from tracker.rules.policy import Policy

LOOKED_BACK = timedelta(days=90)
AT_ONCE = 25
"""People judged in one turn of the storage thread."""
PAUSE_MS = 250
"""Whoever turns a number up step by step is counted for once."""


class PolicyEffect(QObject):
    """`counted(int, int)`: of how many contacts it would have warned, and how many there were. Only the policy asked
    about last is counted to its end; where the store cannot be read nothing is said.
    """

    counted = Signal(int, int)

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._policy: Policy | None = None
        self._left: tuple[int, ...] = ()
        self._warned = self._of = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def ask(self, policy: Policy) -> None:
        """Count what that one would have meant, once nobody has asked for another for a moment."""
        self._policy = policy
        self._pause.start()

    def leave(self) -> None:
        """Nobody wants to know any more."""
        self._policy = None
        self._pause.stop()

    def _begin(self) -> None:
        policy, until = self._policy, self._here().now
        if policy is None:
            return

        def found(people: tuple[int, ...]) -> None:
            if policy is self._policy:
                self._left, self._warned, self._of = people, 0, 0
                self._go_on(policy)

        self._dispatcher.ask(lambda questions: questions.contacted(until - LOOKED_BACK, until), found, _quietly)

    def _go_on(self, policy: Policy) -> None:
        some, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        if not some:
            self.counted.emit(self._warned, self._of)
            return
        until = self._here().now

        def judged(questions: Questions) -> tuple[int, int]:
            warned = of = 0
            for person in some:
                history = questions.history_of(person)
                if history is not None:
                    here, there = warned_under(policy, history, until - LOOKED_BACK, until)
                    warned, of = warned + here, of + there
            return warned, of

        def arrived(counts: tuple[int, int]) -> None:
            if policy is self._policy:
                self._warned, self._of = self._warned + counts[0], self._of + counts[1]
                self._go_on(policy)

        self._dispatcher.ask(judged, arrived, _quietly)


def _quietly(_trouble: Trouble) -> None:
    """Nobody asked for it by a key, and the next deed or question says better what is wrong."""
