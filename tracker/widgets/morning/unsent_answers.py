"""The answers to an entry that could not be sent, unfolded in its row: a key each. Knows its state and no list."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.actions.team.unsent import Unsent
from tracker.presentation.team.unsent_state import UnsentState
from tracker.tongue import capital, phrase, tr
from tracker.widgets.fields.field_rows import line
from tracker.widgets.look.buttons import push_button, takes_enter, tell_as_one_of_several
from tracker.widgets.look.key_cap import is_enter, saves
from tracker.widgets.look.margins import margins
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import tell_beneath
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Role, Type
from tracker.widgets.look.wrapping_tick import WrappingTick
from tracker.widgets.morning.row_answers import DIGITS, GAP, AnswerRow, goes_between


class UnsentAnswer(StrEnum):
    OPEN = "open"
    ANYWAY = "anyway"
    DROP = "drop"


ANSWERS = {
    UnsentAnswer.OPEN: phrase("an answer: could not be sent", "Open it and put it right"),
    UnsentAnswer.ANYWAY: phrase("an answer: could not be sent", "Log it all the same"),
    UnsentAnswer.DROP: phrase("an answer: could not be sent", "Drop it"),
}


@told_as(As.Grouping)
class UnsentAnswers(QWidget):
    """`folded` comes when the row is to be folded again, `grown` when it needs another height. What the guard holds can
    be logged all the same, for a reason; what cannot be as it stands has to be put right.
    """

    folded = Signal()
    grown = Signal()

    def __init__(self, state: UnsentState, unsent: Unsent, explain: Callable[..., str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._state, self._unsent, self._explain = state, unsent, explain
        self.setAccessibleName(tr("This could not be sent"))
        what = PlainLabel(capital(state.what_beneath(unsent)), Type.SOFT, Role.SOFT, wrap=True)
        self.why = PlainLabel(state.reason(unsent), Type.SOFT, Role.TEXT, wrap=True)
        note = PlainLabel(unsent.entry.note, Type.SOFT, Role.SOFT, wrap=True)
        note.setVisible(bool(unsent.entry.note))
        held = unsent.asks is not None and unsent.asks.verdict is not None
        kinds = [kind for kind in UnsentAnswer if held or kind is not UnsentAnswer.ANYWAY]
        self.rows = {kind: AnswerRow(number, ANSWERS[kind].told(), self) for number, kind in enumerate(kinds, 1)}
        tell_as_one_of_several(list(self.rows.values()), self)
        self._page = self._anyway()
        self._page.hide()
        self._trouble = PlainLabel("", Type.SOFT, Role.STOP, wrap=True)
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(5, SPACE_4, 5, 6)
        column.setSpacing(GAP)
        for label in (what, self.why, note):
            margins(label, SPACE_8, 0, SPACE_4, SPACE_4)
            column.addWidget(label)
        for kind, row in self.rows.items():
            row.clicked.connect(lambda _on=False, kind=kind: self.choose(kind))
            column.addWidget(row)
            if kind is UnsentAnswer.ANYWAY:
                column.addWidget(self._page)
        column.addWidget(self._trouble)
        state.refused.connect(self._refuse)

    def _anyway(self) -> QWidget:
        page = QWidget(self)
        self.reason = line(tr("Why? It is kept with the record"), lambda _text: self._trouble.hide(), tr("Why?"))
        self.tick = WrappingTick(tr("I know that they asked us not to"))
        self.tick.setVisible(self._state.needs_tick(self._unsent))
        self.log = push_button(tr("Log it"), compact=True)
        self.log.clicked.connect(self._log)
        column = QVBoxLayout(page)
        margins(column, 32, SPACE_4, SPACE_4, SPACE_8)
        column.setSpacing(SPACE_4)
        column.addWidget(self.reason)
        column.addWidget(self.tick)
        column.addWidget(self.log, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def choose(self, kind: UnsentAnswer) -> None:
        """That is the answer."""
        if kind is UnsentAnswer.OPEN:
            self._state.open(self._unsent)
            self.folded.emit()
        elif kind is UnsentAnswer.DROP:
            self._state.let_drop(self._unsent)
        else:
            self._page.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.adjustSize()
            self.grown.emit()

    def take_keys(self) -> None:
        """The keys go to the first answer."""
        next(iter(self.rows.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _log(self) -> None:
        reason = self.reason.text()
        if self._state.log_anyway(self._unsent, reason, self.tick.isChecked(), self.folded.emit):
            return
        without = not reason.strip()
        self._say(
            tr("Say why. It is kept with the record.")
            if without
            else tr("They asked us not to. Tick that you know, or leave it.")
        )
        (self.reason if without else self.tick).setFocus()

    def _say(self, sentence: str) -> None:
        tell_beneath(self._trouble, sentence)
        self.grown.emit()

    def _refuse(self, trouble: object) -> None:
        self._say(self._explain(trouble))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, arrows go between, Enter in a field is the answer, with Ctrl too, Escape folds."""
        focused, rows = self.focusWidget(), list(self.rows.values())
        number = DIGITS.get(event.text())
        in_a_row = isinstance(focused, AnswerRow)
        if event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        elif in_a_row and number is not None and number <= len(rows):
            rows[number - 1].click()
        elif goes_between(rows, focused, event) or (isinstance(focused, AnswerRow) and takes_enter(focused, event)):
            return
        elif saves(event) and isinstance(focused, AnswerRow):
            focused.click()
        elif is_enter(event) or saves(event):
            self._log()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the row's plate is beneath."""
