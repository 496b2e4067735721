"""Changing what we know of a person: what is typed stays its own until it is saved, whatever comes in meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tracker.actions.delete_prospect import delete_prospect
from tracker.actions.edit_prospect import edit_prospect
from tracker.actions.outcome import Refusal, StoreFault
from tracker.presentation.dispatcher import Dispatcher
from tracker.rules.history import History
from tracker.rules.prospect import Prospect


class ProspectEditing(QObject):
    """`opened(Prospect)` once the person has been read; `saved`, or `refused(Refusal | StoreFault)`, after saving."""

    opened = Signal(object)
    saved = Signal()
    refused = Signal(object)

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._before: Prospect | None = None

    def open(self, prospect_id: int) -> None:
        def arrived(history: History | None) -> None:
            if history is not None:
                self._before = history.prospect
                self.opened.emit(history.prospect)

        self._dispatcher.ask(lambda questions: questions.history_of(prospect_id), arrived)

    def save(self, after: Prospect) -> None:
        """Save what was changed since it was opened; what others changed meanwhile stays as they left it."""
        before = self._before
        if before is None:
            return
        if before == after:
            self.saved.emit()
            return
        self._dispatcher.do(lambda desk: edit_prospect(desk, before, after), self._done, self._fail)

    def delete(self) -> None:
        """Move the person to the trash."""
        before = self._before
        if before is not None:
            self._dispatcher.do(lambda desk: delete_prospect(desk, before.id), self._done, self._fail)

    def _done(self, _value: object) -> None:
        self.saved.emit()

    def _fail(self, trouble: Refusal | StoreFault) -> None:
        self.refused.emit(trouble)
