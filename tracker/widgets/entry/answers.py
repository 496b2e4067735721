"""And then? Five answers, and the lines that those which were given unfold.

Knows no store; the state reads the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.what_it_keeps import OverAnswer
from tracker.presentation.entry_form import Next
from tracker.rules.entry import Lift
from tracker.rules.line import NextKind
from tracker.tongue import tr, tr_as
from tracker.widgets.entry.answer_line import AnswerLine
from tracker.widgets.fields.key_chip import ACT, ANSWER, ChipRow, KeyChip
from tracker.widgets.look.buttons import tell_as_one_of_several
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.margins import with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import as_tall_as_its_words
from tracker.widgets.look.theme import font, grown
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_8, SPACE_16, Role, Type

LOOKS: dict[Next, tuple[str, Role]] = {
    Next.TALK: ("talked", Role.AGREED),
    Next.PROMISE: ("owe", Role.PROMISE),
    Next.THEIR_TURN: ("their-turn", Role.QUIET),
    Next.NO_THANKS: ("no-thanks", Role.STOP),
    Next.NOTHING: ("nothing-agreed", Role.PRIMARY),
}


def answer_words() -> dict[Next, str]:
    """The five answers, short enough to stand beside their question."""
    return {
        Next.TALK: tr_as("and then?", "Talk"),
        Next.PROMISE: tr_as("and then?", "I owe"),
        Next.THEIR_TURN: tr_as("and then?", "Their turn"),
        Next.NO_THANKS: tr_as("and then?", "No thanks"),
        Next.NOTHING: tr_as("and then?", "Nothing"),
    }


@told_as(As.Grouping)
class Answers(QWidget):
    """`unfolded(AnswerLine)` comes when a person gave an answer that has a line; `entered` for Enter in a line."""

    unfolded = Signal(object)

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._gone_to: Next | None = None
        as_tall_as_its_words(self)
        told = answer_words()
        self.question = PlainLabel(tr("And then?"), semibold=True)
        self.setAccessibleName(self.question.text())
        self.chips = {
            which: KeyChip(told[which], str(n), ANSWER, LOOKS[which][1], checkable=True)
            for n, which in enumerate(Next, 1)
        }
        self.row = ChipRow(list(self.chips.values()))
        placeholders = {
            Next.TALK: tr("thu 3pm about the flowers"),
            Next.PROMISE: tr("by mon a drawing e-mail"),
            Next.THEIR_TURN: tr("What they said, such as: we’ll call you"),
            Next.NO_THANKS: tr("How they put it"),
        }
        self.lines = {
            which: AnswerLine(state, NextKind(which.value), told[which], *LOOKS[which], placeholder)
            for which, placeholder in placeholders.items()
        }
        self.beside = Consequence(state.consequences.turn_beside)
        self.withdrawn = Consequence(state.consequences.turn_withdrawn)
        self.closed = PlainLabel("", Type.SOFT, wrap=True)
        self.waits = Consequence(state.consequences.turn_waits)
        self.over: Choosing[OverAnswer] = Choosing(
            [
                (OverAnswer.MISSED, tr_as("what became of an agreement", "Missed")),
                (OverAnswer.KEPT_LATE, tr_as("what became of an agreement", "Kept late")),
                (OverAnswer.THEY_MOVED, tr_as("what became of an agreement", "They moved it")),
            ],
            state.consequences.answer_over,
        )
        self.lift: Choosing[Lift] = Choosing(
            [
                (Lift.ONCE, tr("Just for this agreement")),
                (Lift.ALL, tr("For good")),
                (Lift.NO, tr("No, let it stand")),
            ],
            state.consequences.answer_lift,
            last_cap=tr("Alt 0"),
        )
        self.never_again = QCheckBox(tr("They asked not to be contacted again, in any way"))
        self.never_again.toggled.connect(lambda on: state.change(never_again=on))
        for widget in (self.beside, self.over, self.lift):
            self.lines[Next.TALK].under.addWidget(widget)
        self.lines[Next.THEIR_TURN].under.addWidget(self.withdrawn)
        self.lines[Next.NO_THANKS].under.addLayout(with_its_ring_before(self.never_again))
        self._build()
        for which, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, which=which: self.press(which))
        for line in self.lines.values():
            line.entered.connect(self.row.focus)

    def load(self) -> None:
        self._gone_to = None
        for line in self.lines.values():
            line.load()

    def refresh(self) -> None:
        state, form = self._state, self._state.form
        for which, chip in self.chips.items():
            chip.setChecked(which in form.next)
        # It may have been ticked from the line above, and an objection nobody sees would bind everybody.
        with QSignalBlocker(self.never_again):
            self.never_again.setChecked(form.never_again)
        self.row.settle()
        for which, line in self.lines.items():
            given = which in form.next
            if given:
                line.refresh()
            line.setVisible(given)
        does = state.consequences
        other = tr("Let both stand") if does.foretold.in_its_place else tr("In its place")
        self.beside.show_words(does.told_beside, other, tr("Alt Z"))
        other = tr("Call it off") if form.talks_stand else tr("It still stands")
        self.withdrawn.show_words(does.told_withdrawn, other, tr("Alt S"))
        ends = tr("We called it off") if does.is_ours else tr("They called it off")
        other = tr("It still stands") if does.calls_off else ends
        self.waits.show_words(does.told_waits, other, tr("Alt S"))
        self.closed.setText(does.told_closed)
        self.closed.setVisible(bool(does.told_closed))
        self.over.show_asked(state.consequences.told_over, state.consequences.over_answer)
        self.lift.show_asked(state.consequences.told_objected, form.talk.lift)

    def press(self, which: Next) -> None:
        """Give that answer, or take it back; what was typed in its line stays. One that another answer brought, and of
        which nothing is said yet, is gone to first.
        """
        state = self._state
        chosen = set(state.form.next)
        line = self.lines.get(which)
        if which in chosen and line is not None and not line.line.text() and self._gone_to is not which:
            self._gone_to = which
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._gone_to = which
        if which in chosen:
            chosen.discard(which)
        else:
            chosen = (chosen - EXCLUDED[which]) | {which}
        state.change(next=frozenset(chosen))
        if which in chosen and which in self.lines:
            self.unfolded.emit(self.lines[which])
            self.lines[which].setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, n: int) -> bool:
        """Alt and that number, where a day is to be picked: in the line one is in, else in the first that asks."""
        asking = [line for which, line in self.lines.items() if which in self._state.form.next and line.chips]
        at = QApplication.focusWidget()
        here = next((line for line in asking if at is not None and line.isAncestorOf(at)), None)
        line = here or next(iter(asking), None)
        return line is not None and line.pick(n)

    def say_no(self) -> bool:
        """Alt+0, where it is asked whether what they objected to is lifted."""
        if not self._state.consequences.told_objected:
            return False
        self._state.consequences.answer_lift(Lift.NO)
        return True

    def _build(self) -> None:
        semibold = QFontMetrics(font(Type.BODY, semibold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, 7, SPACE_16, 7)
        column.setSpacing(6)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(5)
        # The question is as wide as it has to be where five answers stand beside it; lines begin where answers do.
        asks = semibold.horizontalAdvance(tr("And then?")) + SPACE_8
        self.question.setFixedWidth(asks - 5)
        first.addWidget(self.question)
        for chip in self.chips.values():
            first.addWidget(chip)
        first.addStretch(1)
        column.addLayout(first)
        for line in self.lines.values():
            need = line.label.words.sizeHint().width() + grown(ICON_SMALL) + 6 + SPACE_8
            line.label.setFixedWidth(max(need, asks + 4))
            column.addWidget(line)
        column.addWidget(self.closed)
        column.addWidget(self.waits)


EXCLUDED: dict[Next, frozenset[Next]] = {
    Next.TALK: frozenset({Next.NO_THANKS, Next.NOTHING}),
    Next.PROMISE: frozenset({Next.NOTHING}),
    Next.THEIR_TURN: frozenset({Next.NO_THANKS, Next.NOTHING}),
    Next.NO_THANKS: frozenset({Next.TALK, Next.THEIR_TURN, Next.NOTHING}),
    Next.NOTHING: frozenset(Next) - {Next.NOTHING},
}
"""What an answer cannot stand beside."""


class Consequence(QWidget):
    """What an entry does to something that was agreed, and the chip that has it do the other thing."""

    def __init__(self, turned: Callable[[], object]) -> None:
        super().__init__()
        self.told = PlainLabel("", Type.SOFT, wrap=True)
        self.turn = KeyChip("", "", ACT)
        self.turn.clicked.connect(lambda: turned())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.told, 1)
        row.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_words(self, told: str, other_way: str, cap: str) -> None:
        self.told.setText(told)
        self.turn.show_words(other_way, cap)
        self.turn.setAccessibleDescription(told)
        self.setVisible(bool(told))


V = TypeVar("V")


class Choosing(QWidget, Generic[V]):
    """Something that has to be answered about what was agreed, with what may be answered."""

    def __init__(self, answers: Sequence[tuple[V, str]], answered: Callable[[V], object], last_cap: str = "") -> None:
        super().__init__()
        self.told = PlainLabel("", Type.SOFT, wrap=True)
        self._values = [value for value, _words in answers]
        self.chips = [KeyChip(words, "", ACT, checkable=True) for _value, words in answers]
        if last_cap:
            self.chips[-1].show_words(self.chips[-1].words, last_cap)
        row = FlowLayout(gap=6)
        for value, chip in zip(self._values, self.chips, strict=True):
            chip.clicked.connect(lambda _checked=False, value=value: answered(value))
            row.addWidget(chip)
        tell_as_one_of_several(self.chips, self)
        self._row = ChipRow(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.told)
        column.addLayout(row)
        self.hide()

    def show_asked(self, told: str, value: V | None) -> None:
        self.told.setText(told)
        for each, chip in zip(self._values, self.chips, strict=True):
            chip.setChecked(each == value)
        self._row.settle()
        self.setVisible(bool(told))
