"""By which policy everybody who shares the store is judged: learnt at the beginning and whenever it may be another.

Knows no number of it. It hears of changes before any screen does, so that what they ask for then is judged by it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.writing import Writing
from tracker.rules.policy import Policy


class PolicyState(QObject):
    """`changed` when contacts are judged by another one than before. `current` gives the one they are judged by.

    `learn` takes what the store has, None for nothing, and says whether that is another; `explain` puts trouble in
    words.
    """

    changed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        current: Callable[[], Policy],
        learn: Callable[[Policy | None], bool],
        explain: Callable[[Trouble], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._learn = learn
        self._explain = explain
        self.current = current
        dispatcher.changed.connect(self._hear)

    def look(self) -> None:
        """Ask the store. Where it cannot be read, the last one known holds; whoever asks for the day tells that."""
        self._dispatcher.ask(lambda questions: questions.policy(), self._arrived, lambda _trouble: None)

    def change(self, before: Policy, after: Policy, then: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Change what differs between the two, where anything does; then call `then`, or `failed` with a sentence."""
        if after == before:
            then()
            return
        from tracker.actions.change_policy import change_policy

        self._writing.do(
            lambda desk: change_policy(desk, before, after),
            lambda _now: then(),
            lambda trouble: failed(self._explain(trouble)),
        )

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.everything:
            self.look()

    def _arrived(self, kept: Policy | None) -> None:
        if self._learn(kept):
            self.changed.emit()
