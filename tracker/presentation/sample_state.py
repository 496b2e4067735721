"""Whether the store is empty or holds the sample, and the two deeds that change that. Knows no widget.

The deeds bring along all that writes entries; so they are imported where they are done, in the store's own thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes, Outcome
from tracker.actions.ports import Desk, Questions
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.writing import Writing

if TYPE_CHECKING:
    from tracker.actions.load_sample import Sample


LOOKED_AT = 20
"""How many who are found by the word are looked at for the tag."""


class SampleState(QObject):
    """`changed` comes when `is_empty` or `has_sample` does, `unreachable(trouble)` where nothing can be read."""

    changed = Signal()
    unreachable = Signal(object)

    def __init__(
        self, dispatcher: Dispatcher, read_sample: Callable[[], Sample], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._read_sample = read_sample
        self.is_empty: bool | None = None
        self.has_sample = False
        dispatcher.changed.connect(self._on_changed)

    def look(self) -> None:
        """Ask the store, at the start and after a failure."""

        def read(questions: Questions) -> tuple[bool, bool]:
            from tracker.actions.load_sample import SAMPLE_TAG

            # The word may stand in anybody's notes; only the tag says that they came with the sample.
            found = (questions.history_of(line.id) for line in questions.people_like(SAMPLE_TAG, limit=LOOKED_AT))
            tagged = any(SAMPLE_TAG in history.prospect.tags for history in found if history is not None)
            return questions.is_empty(), tagged

        self._dispatcher.ask(read, self._take, self._fail)

    def load(self) -> None:
        def deed(desk: Desk) -> Outcome[int]:
            from tracker.actions.load_sample import load_sample

            return load_sample(desk, self._read_sample())

        self._writing.do(deed)

    def remove(self) -> None:
        def deed(desk: Desk) -> Outcome[int]:
            from tracker.actions.remove_sample import remove_sample

            return remove_sample(desk)

        self._writing.do(deed)

    def _take(self, answer: tuple[bool, bool]) -> None:
        before = (self.is_empty, self.has_sample)
        self.is_empty, self.has_sample = answer
        if before != answer:
            self.changed.emit()

    def _fail(self, trouble: Trouble) -> None:
        self.is_empty = None  # unknown again, so that the next answer is told whatever it is
        self.unreachable.emit(trouble)

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if changes.everything or self.is_empty:
            self.look()
