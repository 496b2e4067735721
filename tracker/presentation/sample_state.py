"""Whether the store is empty, holds the sample or is one, and the deeds that change that. Knows no widget.

The deeds bring along all that writes entries; so they are imported where they are done, in the store's own thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes, Outcome
from tracker.actions.ports import Desk, Questions
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.undo_state import ELSEWHERE
from tracker.presentation.writing import Writing

if TYPE_CHECKING:
    from tracker.actions.safekeeping import BackupLine
    from tracker.actions.sample.load_sample import Sample
    from tracker.actions.sample.the_sample import SampleKeeping, SampleStamp

    Seen = tuple[bool, bool, SampleStamp | None]

LOOKED_AT = 20
"""How many who are found by the word are looked at for the tag."""


class SampleState(QObject):
    """`changed` comes when `is_empty`, `has_sample` or `stamp` does, `unreachable(trouble)` where nothing can be read.

    `has_sample`: some of the sample's people are in it. `stamp`: the store as a whole was made as a sample, and by it
    is known whether somebody has written in it. `kept(int)` comes when it is their own, with how many of the sample's
    people went; `begun_anew(BackupLine)` when there is a new sample, and a backup of what was there; `failed(trouble)`
    where the world refused either.
    """

    changed = Signal()
    unreachable = Signal(object)
    kept = Signal(int)
    begun_anew = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        read_sample: Callable[[], Sample],
        keeping: Callable[[], SampleKeeping],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._read_sample = read_sample
        self._keeping = keeping
        self.is_empty: bool | None = None
        self.has_sample = False
        self.stamp: SampleStamp | None = None
        dispatcher.changed.connect(self._on_changed)

    def look(self) -> None:
        """Ask the store, at the start and after a failure."""

        def read(questions: Questions) -> Seen:
            from tracker.actions.sample.load_sample import SAMPLE_TAG

            # The word may stand in anybody's notes; only the tag says that they came with the sample.
            found = (questions.history_of(line.id) for line in questions.people_like(SAMPLE_TAG, limit=LOOKED_AT))
            tagged = any(SAMPLE_TAG in history.prospect.tags for history in found if history is not None)
            return questions.is_empty(), tagged, self._keeping().stamp()

        self._dispatcher.ask(read, self._take, self._fail)

    def load(self) -> None:
        def deed(desk: Desk) -> Outcome[int]:
            from tracker.actions.sample.load_sample import load_sample

            return load_sample(desk, self._read_sample())

        self._writing.do(deed)

    def remove(self) -> None:
        self._writing.do(_remove)

    def keep_as_mine(self) -> None:
        """The sample's people go to the trash, and the rest is somebody's own from here on."""

        def removed(number: int) -> None:
            def taken_off(_nothing: None) -> None:
                self.look()
                self.kept.emit(number)

            self._writing.run(lambda: self._keeping().take_off(), taken_off, self.failed.emit, about="take off")

        self._writing.do(_remove, removed)

    def start_anew(self) -> None:
        """A sample around today in place of this one, which is kept as a backup."""

        def begun(before: BackupLine) -> None:
            self._dispatcher.changed.emit(Changes(everything=True), ELSEWHERE)
            self.begun_anew.emit(before)

        self._writing.run(lambda: self._keeping().start_anew(), begun, self.failed.emit)

    def _take(self, answer: Seen) -> None:
        before = (self.is_empty, self.has_sample, self.stamp)
        self.is_empty, self.has_sample, self.stamp = answer
        if before != answer:
            self.changed.emit()

    def _fail(self, trouble: Trouble) -> None:
        self.is_empty = None  # unknown again, so that the next answer is told whatever it is
        self.unreachable.emit(trouble)

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        is_first_word = self.stamp is not None and not self.stamp.written
        if changes.everything or self.is_empty or is_first_word:
            self.look()


def _remove(desk: Desk) -> Outcome[int]:
    from tracker.actions.sample.remove_sample import remove_sample

    return remove_sample(desk)
