"""The card that asks one slipped agreement for its honest answer. A widget over `Slipped`; knows no store."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.flows.slipped import Slipped
from tracker.presentation.flows.slipped_answer import AnswerField, AnswerKind
from tracker.tongue import tr
from tracker.widgets.flows.answer_choices import AnswerChoices
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog, people_of
from tracker.widgets.look.buttons import Kind


class SlippedDialog(FlowDialog):
    """1 hands over to quick entry at once; 2 to 6 are answered here, with Enter."""

    def __init__(self, state: Slipped, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("What became of it?"))
        self._state = state
        self.answer = AnswerChoices(state.answering, asks_contact=False)
        self.body.addWidget(self.answer)
        self.buttons.addStretch(1)
        self.add_button(tr("Not now"), self.reject, Kind.QUIET)
        self.add_button(tr("That is the answer"), self._apply, Kind.PRIMARY)
        self.answer.chosen.connect(self._chosen)
        self.answer.confirmed.connect(self._apply)
        self.answer.grown.connect(self._grow)
        self.answer.choices.not_offered.connect(lambda _kind: self.say(nobody_was_to_come()))
        state.answering.changed.connect(self._tell)
        state.done.connect(self.accept)
        state.entry_wanted.connect(self._hand_on)
        state.asked_back.connect(self._ask_back)
        state.refused.connect(self.refuse)

    def ask(self, planned: Planned) -> None:
        self._state.begin(planned)
        self.heading.setText(words.one_line(planned.name))
        self.come_up()
        self.answer.load(self._state.answering.form)

    @property
    def about(self) -> frozenset[int]:
        return people_of(self._state.answering.planned)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.answer.choices.take_number(event):
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.under.setText(self._state.answering.what_was_agreed)

    def _chosen(self, kind: AnswerKind) -> None:
        self.say("")
        if kind is AnswerKind.DID_CONTACT:
            self._state.tell_contact()

    def _hand_on(self, _form: object) -> None:
        """Quick entry asks the rest."""
        self.accept()

    def _apply(self) -> None:
        self.say("")
        self._state.apply()

    def _ask_back(self, field: AnswerField) -> None:
        self.say(missing_words(field, self._state.answering.meaning(field).text))
        self.answer.focus(field)
        self._grow()

    def _grow(self) -> None:
        if self.isVisible():
            self.fit()


def nobody_was_to_come() -> str:
    """Why an answer is not among those to choose from."""
    return tr("Nobody was to come: it was not agreed to meet. Choose another answer.")


def missing_words(field: AnswerField, meaning: str) -> str:
    """What is missing from an answer, in a sentence; what a field means already says it where it cannot be read."""
    if meaning and field in (AnswerField.MOVED_TO, AnswerField.NEW_TIME, AnswerField.HAPPENED):
        return meaning
    return {
        AnswerField.KIND: tr("Choose what became of it, by its number."),
        AnswerField.MOVED_TO: tr("When is it now? Such as: Thu 3pm."),
        AnswerField.NEW_TIME: tr("When is it now? Such as: Thu 3pm."),
        AnswerField.HAPPENED: tr("When was it? Such as: yesterday 3pm."),
        AnswerField.REASON: tr("Nobody agreed to this. Say why it happened."),
        AnswerField.TICK: tr("They asked us not to. Tick that you know, and it is kept."),
    }[field]
