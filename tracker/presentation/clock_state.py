"""Whether the clock is believed, and the question where it is not: asked where the store is. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.letting_go import ClockAhead, ClockBehind, LettingGo
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.writing import Writing


class ClockState(QObject):
    """`changed` comes when `sentence` does: what there is to ask, "" for nothing. A start asks it once.

    `believed` comes when the clock has been said to be right.
    """

    changed = Signal()
    believed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        letting_go: LettingGo,
        tell: Callable[[ClockAhead | ClockBehind], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._letting_go = letting_go
        self._tell = tell
        self._answered = False
        self.sentence = ""

    def look(self) -> None:
        """At the start and every minute, before anything is let go."""
        self._dispatcher.run(self._letting_go.doubt, self._take, _quietly)

    def believe(self) -> None:
        """The clock is right. `believed` comes when that is noted: what is due may go."""
        self._ask("")
        self._writing.run(self._letting_go.believe, lambda _nothing: self.believed.emit(), _quietly)

    def doubt(self) -> None:
        """The clock is wrong: nothing goes until it is put right, or the next start asks again."""
        self._answered = True
        self._ask("")

    def _take(self, doubt: ClockAhead | ClockBehind | None) -> None:
        if doubt is None:
            self._answered = False
            self._ask("")
        elif not self._answered and not self.sentence:
            self._ask(self._tell(doubt))

    def _ask(self, sentence: str) -> None:
        if sentence != self.sentence:
            self.sentence = sentence
            self.changed.emit()


def _quietly(_trouble: Trouble) -> None:
    """The next deed or question will say it better; nothing goes meanwhile."""
