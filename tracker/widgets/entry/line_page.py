"""Quick entry as one line and one question: the line and how it was above the strip; the questions, the note and the
answers beneath. Knows no verdict.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.rules.prospect import Prospect
from tracker.widgets.entry.answers import Answers
from tracker.widgets.entry.growing_note import GrowingNote
from tracker.widgets.entry.how_bar import HowBar
from tracker.widgets.entry.line_row import LineRow
from tracker.widgets.entry.ruled import Ruled
from tracker.widgets.entry.two_questions import TwoQuestions
from tracker.widgets.look.tokens import SPACE_16


class LinePage:
    """`upper` stands above the strip, `lower` beneath it. `at_hand` is whoever Enter takes where nothing is typed."""

    def __init__(self, state: QuickEntry, at_hand: Callable[[], Prospect | None]) -> None:
        self._state = state
        self.row = LineRow(state, at_hand)
        self.how = HowBar(state)
        self.questions = TwoQuestions(state)
        self.note = GrowingNote()
        self.answers = Answers(state)
        self.note.typed.connect(lambda text: state.change(note=text))
        self.row.entered.connect(self._go_on)
        self.questions.answered.connect(self.note.setFocus)
        self.note.entered.connect(self.answers.row.focus)
        both = QWidget()
        above = QVBoxLayout(both)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.row)
        above.addWidget(self.how)
        self.upper = Ruled(both, field=self.row.line, led_on=True)
        self.lower = QWidget()
        beneath = QVBoxLayout(self.lower)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(0)
        self._asked = Ruled(self.questions)
        self.noted = Ruled(self.note, (SPACE_16, 6, SPACE_16, 0), self.note)
        beneath.addWidget(self._asked)
        beneath.addWidget(self.noted)
        beneath.addWidget(self.answers)

    def load(self) -> None:
        self.row.load()
        self.note.setPlainText(self._state.form.note)
        self.questions.load()
        self.answers.load()

    def refresh(self) -> None:
        self.row.refresh()
        self.upper.be_covered(self.row.people.isVisibleTo(self.row.window()))
        self.how.refresh()
        if self.note.toPlainText() != self._state.form.note:
            self.note.setPlainText(self._state.form.note)
        self.questions.refresh()
        self._asked.setVisible(not self.questions.isHidden())
        self.answers.refresh()
        # What an exit unfolds lies over the note, which keeps its words and comes back.
        self.noted.setVisible(self._state.form.exit.open is None)

    def settle(self) -> None:
        """What was not understood goes into the note."""
        self._state.line.settle()

    def _go_on(self) -> None:
        """To the first thing still asked: the two questions, else the note."""
        self.settle()
        if not self.questions.isHidden():
            self.questions.focus()
        elif self.noted.isHidden():
            self.answers.row.focus()
        else:
            self.note.moveCursor(QTextCursor.MoveOperation.End)  # behind what has just gone there
            self.note.setFocus()
