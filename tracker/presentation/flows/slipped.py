"""The state behind the card for one slipped agreement: its answer, given at once as one deed. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.answer_slipped import DidContact, WasMoved
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.ports import Planned
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.flows.answering import Answering
from tracker.presentation.flows.slipped_answer import AnswerField
from tracker.presentation.here import Here
from tracker.presentation.writing import Writing


class Slipped(QObject):
    """`done` comes once the answer is written; `entry_wanted(Form)` where it is a contact, to be told in quick entry.

    `asked_back(AnswerField)` names what is missing, `refused(Refusal | StoreFault)` why it could not be written.
    """

    done = Signal()
    entry_wanted = Signal(object)
    asked_back = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing = Writing(dispatcher)
        self.answering = Answering(dispatcher, here, self)

    def begin(self, planned: Planned) -> None:
        self.answering.begin(planned)

    def tell_contact(self) -> None:
        """I did contact them: quick entry asks the rest."""
        self.entry_wanted.emit(self.answering.as_entry())

    def apply(self) -> None:
        """Write the answer, or say what is missing."""
        missing = self.answering.missing
        if missing in (AnswerField.KIND, AnswerField.MOVED_TO, AnswerField.NEW_TIME):
            self.asked_back.emit(missing)
            return
        answer = self.answering.reading.answer
        if isinstance(answer, WasMoved):
            moved = answer
            self._writing.do(
                lambda desk: move_agreement(desk, moved.agreement_id, moved.window, moved.who_moved, moved.words),
                lambda _: self._written(moved.agreement_id),
                self.refused.emit,
                about=moved.agreement_id,
            )
        elif answer is None or isinstance(answer, DidContact):
            self.tell_contact()
        else:
            ended = answer
            self._writing.do(
                lambda desk: settle_agreement(
                    desk, ended.agreement_id, ended.outcome, ended.words, to_tell=ended.to_tell
                ),
                lambda _: self._written(ended.agreement_id),
                self.refused.emit,
                about=ended.agreement_id,
            )

    def _written(self, agreement_id: int) -> None:
        """Whoever has turned to another meanwhile is still asked about that one."""
        planned = self.answering.planned
        if planned is None or planned.id == agreement_id:
            self.done.emit()
