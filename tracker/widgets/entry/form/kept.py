"""Quick entry, where an agreement is kept: are they ready to move forward, and have they any more questions?

Knows no verdict; what each answer brings with it is the state's to say.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.the_loop import MOST_QUESTIONS, last_answer, like, may_promise
from tracker.presentation.entry_form import Form
from tracker.presentation.entry_meaning import Pick
from tracker.rules.channel import Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.tongue import tr, tr_as
from tracker.widgets.entry.form.measures import GAP, labels
from tracker.widgets.fields.field_rows import Rows, put
from tracker.widgets.fields.key_chip import ANSWER, ChipRow, KeyChip
from tracker.widgets.fields.picks import PickRow
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.in_sight import unfolds
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Role, Type

OFFERED = 3


class EntryKept(QWidget):
    """The two questions. Earlier ones are offered with the answer they had last.

    Whether they are ready is asked only after a conversation that kept something; what they asked, where they rang us
    as well.
    """

    def __init__(self, state: QuickEntry) -> None:
        super().__init__()
        self._state = state
        self._at = 0
        self.what = PlainLabel("", Type.SOFT, Role.AGREED, wrap=True)
        told = {Ready.YES: tr("Yes"), Ready.NOT_YET: tr("Not yet"), Ready.NO: tr_as("ready to move forward?", "No")}
        self.ready = ReadyChips(told)
        self.ready.chosen.connect(state.loop.answer_ready)
        self.then = PlainLabel("", Type.SOFT, wrap=True)
        self.client = QCheckBox(tr("They become a client"))
        self.client.toggled.connect(lambda on: state.change(client=on))
        self.questions = [self._question(at) for at in range(MOST_QUESTIONS)]
        self.before = PickRow(tr("Asked before"), tr("Asked before (Down leads there):"))
        self.before.picked.connect(self._take_earlier)
        self.before.left.connect(lambda: self.questions[self._at].line.setFocus())
        self.find_out = push_button(tr("I will find out and tell them (Alt+7)"), Kind.QUIET, "owe", compact=True)
        self.find_out.clicked.connect(state.loop.promise_to_find_out)
        self.next_year = push_button(tr("Same time next year (Alt+Y)"), Kind.QUIET, "clock", compact=True)
        self.next_year.clicked.connect(state.loop.same_time_next_year)
        self._build()

    def load(self, form: Form) -> None:
        self._at = 0
        self.ready.choose(form.ready)
        self.client.setChecked(form.client)
        for at, question in enumerate(self.questions):
            question.load(form.questions[at] if at < len(form.questions) else Question(""))

    def refresh(self) -> None:
        form = self._state.form
        self.what.setText(self._state.guard.what_it_keeps)
        self.rows.set_visible(self.what, bool(self.what.text()) and self._state.guard.telling is None)
        self.ready.choose(form.ready)
        self.rows.set_visible(self.ready, self._state.loop.asks_whether_ready)
        self.then.setText(self._what_then(form.ready))
        self.rows.set_visible(self.then, bool(self.then.text()))
        self.rows.set_visible(self.client, form.ready is Ready.YES)
        asked = self._state.loop.asked_before
        for at, question in enumerate(self.questions):
            # One empty row waits beneath those that have text.
            begun = at == 0 or bool(self.questions[at - 1].line.text().strip())
            question.setVisible(begun and (at == 0 or self._is_here or bool(question.line.text().strip())))
            question.offer(last_answer(asked, question.line.text()))
        self._offer_earlier()
        self.find_out.setVisible(may_promise(form))
        self.rows.set_visible(self.next_year, self._state.loop.comes_again)

    def has_something_to_ask(self) -> bool:
        form = self._state.form
        they_came = form.direction is Direction.IN and form.told_outcome is ContactOutcome.TALKED
        return self._state.loop.asks_whether_ready or they_came or bool(form.questions)

    def _build(self) -> None:
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        for question in self.questions:
            column.addWidget(question)
        column.addWidget(self.before)
        column.addWidget(self.find_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows = Rows(
            ("", self.what),
            (tr("Ready?"), self.ready),
            ("", self.client),
            ("", self.then),
            ("", self.next_year),
            (tr("They asked"), asked),
            label_width=labels,
            gap=GAP,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.rows)
        unfolds(self)

    def _question(self, at: int) -> QuestionRow:
        row = QuestionRow(at + 1, self._write)
        row.reached.connect(lambda: self._reach(at))
        row.down.connect(lambda: self.before.enter())
        return row

    @property
    def _is_here(self) -> bool:
        """Whether one is typing in one of them: then an empty one waits beneath."""
        here = QApplication.focusWidget()
        return here is not None and any(question.isAncestorOf(here) for question in self.questions)

    def _reach(self, at: int) -> None:
        self._at = at
        self.refresh()
        self._offer_earlier()

    def _write(self) -> None:
        asked = tuple(row.question for row in self.questions if row.line.text().strip())
        self._state.change(questions=asked)

    def _offer_earlier(self) -> None:
        typed = self.questions[self._at].line.text()
        found = like(self._state.loop.asked_before, typed, self._state.form.questions)[:OFFERED]
        self.before.show_picks([Pick(words.one_line(q.text, 64), q.text) for q in found])

    def _take_earlier(self, pick: Pick) -> None:
        row = self.questions[self._at]
        row.line.setText(pick.typed)
        self._write()
        row.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_then(self, ready: Ready | None) -> str:
        if ready is Ready.NOT_YET and not self._state.form.talk.when.strip():
            return tr("Then ask: may I check in again in a month? Alt+H writes it down.")
        if ready is Ready.NO:
            return tr("Thank them for saying so. How they put it goes below: Alt+4.")
        return ""


class QuestionRow(QWidget):
    """A question, and beside it its answer once there is a question. `down` asks for those asked before."""

    reached = Signal()
    down = Signal()

    def __init__(self, number: int, written: Callable[[], object]) -> None:
        super().__init__()
        self.line = _QuestionLine()
        self.answer = _AnswerLine()
        self.line.setPlaceholderText(tr("Such as: is it safe?"))
        self.line.setAccessibleName(tr("Question {number}", number=number))
        self.answer.setAccessibleName(tr("Answer to question {number}", number=number))
        self.line.reached.connect(self.reached)
        self.line.down.connect(self.down)
        for field in (self.line, self.answer):
            field.textEdited.connect(written)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.line, 3)
        row.addWidget(self.answer, 2)

    @property
    def question(self) -> Question:
        return Question(self.line.text(), self.answer.text())

    def load(self, question: Question) -> None:
        put(self.line, question.text)
        put(self.answer, question.answer)

    def offer(self, answer: str) -> None:
        """Show the answer only once there is a question, with what was answered last time softly in it."""
        self.answer.setVisible(bool(self.line.text().strip()))
        self.answer.offer(answer)


class _QuestionLine(LineField):
    reached = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class _AnswerLine(LineField):
    """Holds the last answer as soft text; Enter keeps it, typing takes its place."""

    def __init__(self) -> None:
        super().__init__()
        self.offered = ""
        self._hint_at("")

    def offer(self, answer: str) -> None:
        if answer != self.offered:  # at each key, mostly the same
            self.offered = answer
            self._hint_at(answer)

    def _hint_at(self, answer: str) -> None:
        kept = tr("{answer}   (Enter keeps it)", answer=words.one_line(answer, 200))
        self.setPlaceholderText(kept if answer else tr("What was the answer? Leave it empty while it is open"))
        self.setAccessibleDescription(kept if answer else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.offered and not self.text():
            self.setText(self.offered)
            self.textEdited.emit(self.offered)
        else:
            super().keyPressEvent(event)


@told_as(As.Grouping)
class ReadyChips(QWidget):
    """The three answers to "ready to move forward?"; `chosen` carries the one that a person gave. One stop for Tab, and
    a digit gives the answer of that number.
    """

    chosen = Signal(object)

    def __init__(self, told: dict[Ready, str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Ready to move forward?"))
        self._chips = {
            ready: KeyChip(text, str(n), ANSWER, checkable=True) for n, (ready, text) in enumerate(told.items(), 1)
        }
        self._row = ChipRow(list(self._chips.values()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for ready, chip in self._chips.items():
            chip.clicked.connect(lambda _checked=False, ready=ready: self.chosen.emit(ready))
            row.addWidget(chip)
        row.addStretch(1)

    def value(self) -> Ready | None:
        return next((ready for ready, chip in self._chips.items() if chip.isChecked()), None)

    def choose(self, ready: Ready | None) -> None:
        """Show that answer, or none, without a signal."""
        for each, chip in self._chips.items():
            chip.setChecked(each is ready)
        self._row.settle()

    def chip(self, ready: Ready) -> KeyChip:
        return self._chips[ready]
