"""The two questions after a conversation that kept something: ready to move forward, and any more questions.

Knows no verdict; what each answer brings with it is the state's to say.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.strip import asks_questions
from tracker.presentation.entry.the_loop import MOST_QUESTIONS, last_answer, may_promise
from tracker.rules.contact import Question, Ready
from tracker.tongue import Theirs, tr, tr_as, tr_n
from tracker.widgets.fields.field_rows import put
from tracker.widgets.fields.key_chip import ACT, ANSWER, ENTER, ChipRow, ChipShape, KeyChip, PaintedCap
from tracker.widgets.fields.reading_order import read_as_laid
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.margins import margins
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel, show_tooltip
from tracker.widgets.look.tall_scroll import as_tall_as_its_words
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type

OFFERED = 2
_QUESTION = ChipShape(24, 6, Type.SOFT, cap_leads=True)
_IN_THE_ROW, _BENEATH = 104, 240
"""How wide a question that was asked before may be beside the others, and on a line of its own."""
_FOLDED_AT_MOST = 440


class TwoQuestions(QWidget):
    """`answered` comes when the second one has been, so that one may go on."""

    answered = Signal()

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._none = self._is_folded = self._was_opened = False
        self._offered: tuple[Question, ...] = ()
        as_tall_as_its_words(self)
        self._wide = (
            max(
                QFontMetrics(font(Type.BODY, semibold=True)).horizontalAdvance(text)
                for text in (tr("Ready to move forward?"), tr("Any more questions?"))
            )
            + SPACE_12
        )
        told = {Ready.YES: tr("Yes"), Ready.NOT_YET: tr("Not yet"), Ready.NO: tr_as("ready to move forward?", "No")}
        self.ready = {
            ready: KeyChip(text, str(n), ANSWER, checkable=True) for n, (ready, text) in enumerate(told.items(), 1)
        }
        for ready, chip in self.ready.items():
            chip.clicked.connect(lambda _checked=False, ready=ready: self._answer_ready(ready))
        self._ready_row = ChipRow(list(self.ready.values()))
        self.asked = [KeyChip("", str(n), _QUESTION, checkable=True) for n in range(1, OFFERED + 1)]
        self.none = KeyChip(tr("None"), "", _QUESTION, checkable=True)
        for at, chip in enumerate(self.asked):
            chip.at_most(_BENEATH, keeps_end=True)
            chip.clicked.connect(lambda _checked=False, at=at: self._take_earlier(at))
        self.none.clicked.connect(self._take_none)
        self._asked_row = ChipRow([*self.asked, self.none])
        self.typed = LineField()
        self.typed.setPlaceholderText(tr("or type"))
        self.typed.setAccessibleName(tr("Any more questions? Type one"))
        # What it asks for is read whole; beside it the chips give way.
        self.typed.setMinimumWidth(QFontMetrics(font()).horizontalAdvance(tr("or type")) + SPACE_8)
        self.typed.setProperty("kind", "bare")
        self.typed.returnPressed.connect(self._take_typed)
        self.typed.editingFinished.connect(self._take_typed)
        self.rows = [_AnswerRow(self._wide, self._write) for _ in range(MOST_QUESTIONS)]
        for row in self.rows:
            row.kept.connect(self.answered)
        self.client = QCheckBox(tr("They become a client"))
        self.client.toggled.connect(lambda on: state.change(client=on))
        self.find_out = KeyChip(tr("I will find out and tell them"), tr("Alt 7"), ACT)
        self.find_out.clicked.connect(lambda: state.loop.promise_to_find_out())
        self.next_year = KeyChip(tr("Same time next year"), tr("Alt Y"), ACT)
        self.next_year.clicked.connect(lambda: state.loop.same_time_next_year())
        self._build()

    def load(self) -> None:
        self._none = self._is_folded = self._was_opened = False
        put(self.typed, "")
        self.client.setChecked(self._state.form.client)
        self.refresh()

    def refresh(self) -> None:
        state, form = self._state, self._state.form
        for ready, chip in self.ready.items():
            chip.setChecked(ready is form.ready)
        self._ready_row.settle()
        self._offered = state.loop.asked_before[:OFFERED]
        now = {question.text for question in form.questions}
        for at, chip in enumerate(self.asked):
            there = at < len(self._offered)
            chip.setVisible(there)
            if there:
                text = self._offered[at].text
                chip.show_words(words.one_line(text, 80).replace("&", "&&"), str(at + 1))
                show_tooltip(chip, words.one_line(text, 300))
                chip.setChecked(text in now)
        self._place_asked()
        self.none.setChecked(self._none and not form.questions)
        self._asked_row.settle()
        several = len(form.questions) > 1
        for at, row in enumerate(self.rows):
            there = at < len(form.questions)
            row.setVisible(there)
            if there:
                question = form.questions[at]
                row.show_question(question, last_answer(state.loop.asked_before, question.text), several)
        self.client.setVisible(form.ready is Ready.YES)
        self.find_out.setVisible(may_promise(form))
        self.next_year.setVisible(state.loop.comes_again)
        self._more.setVisible(any(not w.isHidden() for w in (self.client, self.find_out, self.next_year)))
        said = self.ready[form.ready].words if form.ready is not None else ""
        # T: "Ready: Not yet · no more questions"
        told = tr("Ready: {ready} · {questions}", ready=Theirs(said), questions=Theirs(self._told()))
        self.folded.show_words(told.replace("&", "&&"))
        self.folded.setVisible(self._is_folded)
        self._open.setVisible(not self._is_folded)
        self.setVisible(asks_questions(state))

    def fold(self) -> bool:
        """Be one line that says what was answered, where both have been and one is elsewhere by now; False where it
        stays as it is."""
        here = QApplication.focusWidget()
        inside = here is not None and self.isAncestorOf(here)
        answered = self._state.form.ready is not None and (self._none or bool(self._state.form.questions))
        if self._is_folded or self._was_opened or inside or not answered:
            return False
        self._is_folded = True
        self.refresh()
        return True

    def _unfold(self) -> None:
        """It stays so from now on."""
        self._is_folded, self._was_opened = False, True
        self.refresh()
        self.focus()

    def _told(self) -> str:
        asked = self._state.form.questions
        if not asked:
            return tr("no more questions")
        if len(asked) == 1:
            return words.one_line(asked[0].text, 60)
        return tr_n("{n} question", "{n} questions", len(asked))

    def focus(self) -> None:
        """Go to the first of the two."""
        if self._is_folded:
            self.folded.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._ready_row.focus()

    def focus_questions(self) -> None:
        self._asked_row.focus()

    def _build(self) -> None:
        self.folded = KeyChip("", "", ACT)
        self.folded.show_bare("edit")
        self.folded.at_most(_FOLDED_AT_MOST)
        self.folded.clicked.connect(lambda: self._unfold())
        self._open = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_16, 10, SPACE_16, 10)
        whole.addWidget(self.folded, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._open)
        column = QVBoxLayout(self._open)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._line(tr("Ready to move forward?"), [*self.ready.values()], stretch=True))
        self._second = self._line(tr("Any more questions?"), [self.none], stretch=False)
        self._second.addWidget(self.typed, 1)
        column.addLayout(self._second)
        self._beneath = QHBoxLayout()
        self._beneath.setSpacing(6)
        self._beneath.addStretch(1)
        column.addLayout(self._beneath)
        for row in self.rows:
            column.addWidget(row)
        self._more = QWidget()
        more = QHBoxLayout(self._more)
        margins(more, self._wide, 0, 0, 0)
        more.setSpacing(SPACE_8)
        for widget in (self.client, self.find_out, self.next_year):
            more.addWidget(widget)
        more.addStretch(1)
        column.addWidget(self._more)

    def _place_asked(self) -> None:
        """What was asked before stands in the row where it can be read whole there, else on a line beneath."""
        there = self.asked[: len(self._offered)]
        beneath = any(chip.sizeHint().width() > _IN_THE_ROW for chip in there)
        for at, chip in enumerate(self.asked):
            row, first = (self._beneath, 0) if beneath else (self._second, 1)
            row.insertWidget(first + at, chip)
        for chip in there:
            read_as_laid(chip.parentWidget())

    def _line(self, question: str, chips: list[KeyChip], *, stretch: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        label = PlainLabel(question, semibold=True)
        label.setFixedWidth(self._wide - 6)
        row.addWidget(label)
        for chip in chips:
            row.addWidget(chip)
        if stretch:
            row.addStretch(1)
        return row

    def _answer_ready(self, ready: Ready) -> None:
        self._state.loop.answer_ready(None if self._state.form.ready is ready else ready)
        if self._state.form.ready is ready:
            self.focus_questions()

    def _take_earlier(self, at: int) -> None:
        text = self._offered[at].text
        asked = self._state.form.questions
        if text in [question.text for question in asked]:
            self._state.change(questions=tuple(each for each in asked if each.text != text))
            return
        self._add(text)

    def _take_typed(self) -> None:
        text = self.typed.text().strip()
        if text:
            self.typed.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        self._none = False
        asked = self._state.form.questions
        if len(asked) < MOST_QUESTIONS:
            self._state.change(questions=(*asked, Question(text, "")))
            row = self.rows[len(asked)]
            row.show()
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_none(self) -> None:
        self._none = True
        self._state.change(questions=())
        self.none.setChecked(True)
        self.answered.emit()

    def _write(self) -> None:
        asked = self._state.form.questions
        answers = [row.field.text() for row in self.rows[: len(asked)]]
        self._state.change(questions=tuple(Question(q.text, answer) for q, answer in zip(asked, answers, strict=True)))


class _AnswerRow(QWidget):
    """The answer to one question, with what was answered last time softly in it; `kept` for Enter."""

    kept = Signal()

    def __init__(self, wide: int, written: object) -> None:
        super().__init__()
        self.label = ElidedLabel("", Type.SOFT, Role.SOFT)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.label.setFixedWidth(wide - SPACE_8)
        self.field = _AnswerField()
        self.field.textEdited.connect(written)
        self.field.kept.connect(self.kept)
        self.same = PaintedCap(f"{ENTER} {tr('the same')}")
        inside = QHBoxLayout(self.field)
        margins(inside, 0, 0, 7, 0)
        inside.addStretch(1)
        inside.addWidget(self.same)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.label)
        row.addWidget(self.field, 1)
        self.hide()

    def show_question(self, question: Question, before: str, several: bool) -> None:
        put(self.field, question.answer)
        said = tr("Last time you said") if before else tr("Your answer")
        self.label.setText(words.one_line(question.text, 60) if several else said)
        self.field.offered = before
        self.field.setPlaceholderText(words.quoted(before, 60) if before else tr("open, while it is empty"))
        # T: "The answer to “Is it safe?”", the name of a field
        self.field.setAccessibleName(tr("The answer to {question}", question=words.quoted(question.text, 120)))
        self.field.setAccessibleDescription(
            tr("{answer}   (Enter keeps it)", answer=words.one_line(before, 200)) if before else ""
        )
        self.same.setVisible(bool(before) and not question.answer)


class _AnswerField(LineField):
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.offered = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            if self.offered and not self.text():
                self.setText(self.offered)
                self.textEdited.emit(self.offered)
            self.kept.emit()
        else:
            super().keyPressEvent(event)
