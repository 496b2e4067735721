"""What others did on the same folder since: a colleague, a second window, the command line. Knows no screen.

A window hears of its own deeds from the dispatcher at once. Of everybody else's it hears by asking now and then
for what is newer than the last entry it knows.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from tracker.actions.outcome import Changes
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.undo_state import ELSEWHERE

BEFORE_EVERYTHING = 0


class NewsState(QObject):
    """`begin` before the screens read for the first time, `look` every minute or so.

    What others did comes through the dispatcher's `changed` with the origin ELSEWHERE, so that every screen
    shows it and none tells it as ours. So does everything, once the store answers again after it was out of reach:
    what was asked meanwhile was not answered, and another file may lie in its place.
    """

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._seen: int | None = None
        self._asking = self._again = False
        dispatcher.changed.connect(self._hear)
        dispatcher.reached.connect(self._begin_again)
        dispatcher.behind.connect(self.look)

    def begin(self) -> None:
        """What is in the store by now is no news: the screens are about to read it."""
        self._ask(BEFORE_EVERYTHING, self._start)

    def look(self) -> None:
        """Ask what others did meanwhile. Where nothing could be read so far, this is the beginning."""
        if self._seen is None:
            self.begin()
        else:
            self._ask(self._seen, self._tell)

    def _begin_again(self) -> None:
        self._seen = None
        self.begin()
        self._dispatcher.changed.emit(Changes(everything=True), ELSEWHERE)

    def _ask(self, seq: int, then: Callable[[Changes | None], None]) -> None:
        if self._asking:
            self._again = True  # what is being answered may have been asked before it was done
            return
        self._asking = True

        def arrived(changes: Changes | None) -> None:
            again, self._asking, self._again = self._again, False, False
            then(changes)
            if again:
                self.look()

        self._dispatcher.ask(lambda questions: questions.newer_than(seq), arrived, self._failed)

    def _failed(self, _trouble: Trouble) -> None:
        """Said nowhere: the morning asks at the same time, and its trouble is told."""
        self._asking = self._again = False

    def _start(self, changes: Changes | None) -> None:
        self._seen = changes.seq if changes is not None else BEFORE_EVERYTHING

    def _tell(self, changes: Changes | None) -> None:
        if changes is not None:
            self._seen = changes.seq
            self._dispatcher.changed.emit(changes, ELSEWHERE)

    def _hear(self, changes: Changes, origin: object) -> None:
        """Our own deed is no news, unless others' came between: those would be passed over with it."""
        if origin is not ELSEWHERE and self._seen is not None and changes.seq == self._seen + 1:
            self._seen = changes.seq
