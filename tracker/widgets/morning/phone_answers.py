"""The answers to what a phone did, unfolded in its row: a key each. Knows its state and no list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.actions.publishing.asked import AskedByPhone
from tracker.presentation.flows.phone_answer import PhoneAnswer, PhoneAnswerKind, likeliest
from tracker.tongue import Phrase, phrase, tr
from tracker.widgets.look.buttons import takes_enter, tell_as_one_of_several
from tracker.widgets.look.key_cap import saves
from tracker.widgets.look.margins import margins
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import tell_beneath
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Role, Type
from tracker.widgets.morning.row_answers import DIGITS, GAP, AnswerRow, goes_between

ANSWERS: Mapping[PhoneAnswerKind, Phrase] = {
    PhoneAnswerKind.THEY_ASKED: phrase("an answer: moved on the phone", "They asked"),
    PhoneAnswerKind.I_AM_LATE: phrase("an answer: moved on the phone", "I’m late, and will tell them"),
    PhoneAnswerKind.TYPED_WRONG: phrase("an answer: moved on the phone", "I typed it wrong before"),
    PhoneAnswerKind.PUT_BACK: phrase("an answer: moved on the phone", "Put it back"),
    PhoneAnswerKind.DONE: phrase("an answer: moved on the phone", "It is done: tell it"),
    PhoneAnswerKind.WE_CALLED_OFF: phrase("an answer: moved on the phone", "We called it off"),
    PhoneAnswerKind.CALLED_OFF: phrase("an answer: moved on the phone", "They called it off"),
    PhoneAnswerKind.NOTE: phrase("an answer: moved on the phone", "Keep them as a note"),
    PhoneAnswerKind.LEAVE: phrase("an answer: moved on the phone", "Leave them there"),
    PhoneAnswerKind.MISSED: phrase("an answer: moved on the phone", "I missed it, not told yet"),
}


@told_as(As.Grouping)
class PhoneAnswers(QWidget):
    """`folded` comes when the row is to be folded again, `grown` when it needs another height."""

    folded = Signal()
    grown = Signal()

    def __init__(
        self, state: PhoneAnswer, asked: AskedByPhone, explain: Callable[..., str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._explain = explain
        self.setAccessibleName(tr("What happened on the phone?"))
        question = PlainLabel(state.question(asked), Type.SOFT, Role.SOFT, wrap=True)
        margins(question, SPACE_8, 0, SPACE_4, SPACE_4)
        kinds = state.answers_to(asked)
        self.rows = {kind: AnswerRow(kind.digit, ANSWERS[kind].told(), self) for kind in kinds}
        tell_as_one_of_several(list(self.rows.values()), self)
        self._trouble = PlainLabel("", Type.SOFT, Role.STOP, wrap=True)
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(5, SPACE_4, 5, 6)
        column.setSpacing(GAP)
        column.addWidget(question)
        for kind, row in self.rows.items():
            row.clicked.connect(lambda _on=False, kind=kind: state.give(asked, kind))
            column.addWidget(row)
        column.addWidget(self._trouble)
        state.refused.connect(self._refuse)
        state.done.connect(self.folded)

    def take_keys(self) -> None:
        """The keys go to the likeliest answer."""
        self.rows[likeliest(tuple(self.rows))].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, arrows go between, Escape folds."""
        focused, rows = self.focusWidget(), list(self.rows.values())
        number = DIGITS.get(event.text())
        meant = next((row for row in rows if row.number == number), None)
        if event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        elif meant is not None:
            meant.click()
        elif goes_between(rows, focused, event):
            return
        elif isinstance(focused, AnswerRow) and saves(event):
            focused.click()
        elif not (isinstance(focused, AnswerRow) and takes_enter(focused, event)):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the row's plate is beneath."""

    def _refuse(self, trouble: object) -> None:
        tell_beneath(self._trouble, self._explain(trouble))
        self.grown.emit()
