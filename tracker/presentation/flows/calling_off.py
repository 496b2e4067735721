"""The state behind calling an agreement off, by us or by them: what they said, and the deed. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.call_off import call_off
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.writing import Writing
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.history import History


class CallingOff(QObject):
    """`done` comes once it is written, `changed` when there is more to show of what was agreed; `refused(Refusal |
    StoreFault)` says why it could not be written.
    """

    done = Signal()
    changed = Signal()
    refused = Signal(object)

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._here = here
        self._history: History | None = None
        self.planned: Planned | None = None
        self.by_them = False

    def begin(self, planned: Planned, by_them: bool = False) -> None:
        self.planned, self._history, self.by_them = planned, None, by_them

        def arrived(history: History | None) -> None:
            if self.planned is planned:
                self._history = history
                self.changed.emit()

        self._dispatcher.ask(lambda questions: questions.history_of(planned.prospect_id), arrived)

    @property
    def what_was_agreed(self) -> str:
        """The agreement as a sentence, with their words; "" until it is known."""
        agreement = self._history.agreement(self.planned.id) if self._history and self.planned else None
        here = self._here()
        return words.agreement(agreement, here.today, here.me) if agreement is not None else ""

    def call_off(self, their_words: str) -> None:
        """It is off; `their_words` are what they said to that, or how they put it."""
        planned, by_them = self.planned, self.by_them
        if planned is None:
            return

        def written(_outcome: object) -> None:
            if self.planned is planned:
                self.done.emit()

        self._writing.do(
            lambda desk: (
                settle_agreement(desk, planned.id, AgreementOutcome.WITHDRAWN, their_words)
                if by_them
                else call_off(desk, planned.id, their_words)
            ),
            written,
            self.refused.emit,
            about=planned.id,
        )
