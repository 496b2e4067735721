"""Quick entry, first half: what happened, and what the kept agreement asks. Knows no verdict."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tracker.presentation.entry_form import Field, Form, outcomes_for
from tracker.presentation.quick_entry import QuickEntry
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Ready
from tracker.widgets.chips import Chip, ChipGroup
from tracker.widgets.entry_fields import WhenField, form_layout, line
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tokens import SPACE_8, Role, Type

NOTE_LINES = 3


class EntryHappened(QWidget):
    """Direction, channel, time, outcome and note; where an agreement is kept, its two questions."""

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        change = state.change
        self.direction: ChipGroup[Direction] = ChipGroup(
            self.tr("Who turned to whom"),
            [
                Chip(Direction.MET, self.tr("We &met"), "meeting"),
                Chip(Direction.OUT, self.tr("I c&ontacted them"), "outgoing"),
                Chip(Direction.IN, self.tr("They contacted &us"), "incoming"),
            ],
        )
        self.channel: ChipGroup[Channel] = ChipGroup(
            self.tr("By which way"),
            [
                Chip(Channel.MEETING, self.tr("Mee&ting"), "meeting"),
                Chip(Channel.CALL, self.tr("&Call"), "call"),
                Chip(Channel.EMAIL, self.tr("&E-mail"), "email"),
                Chip(Channel.TEXT, self.tr("Te&xt"), "text"),
                Chip(Channel.VIDEO, self.tr("&Video"), "video"),
                Chip(Channel.SOCIAL, self.tr("Soc&ial"), "social"),
                Chip(Channel.POST, self.tr("&Post"), "post"),
            ],
        )
        self.when = WhenField(self.tr("now"), lambda text: change(when=text))
        self.outcome: ChipGroup[ContactOutcome] = ChipGroup(
            self.tr("What came of it"),
            [
                Chip(ContactOutcome.TALKED, self.tr("We tal&ked"), "agreed"),
                Chip(ContactOutcome.VOICEMAIL, self.tr("Voicemai&l"), "voicemail"),
                Chip(ContactOutcome.NO_ANSWER, self.tr("No ans&wer"), "tried"),
            ],
        )
        self.note = NoteField(self.tr("What was said, what matters to them"))
        self.direction.chosen.connect(self._turn)
        self.channel.chosen.connect(lambda channel: change(channel=channel))
        self.outcome.chosen.connect(lambda outcome: change(outcome=outcome))
        self.note.typed.connect(lambda text: change(note=text))
        form = form_layout(self)
        form.addRow(self.tr("What happened"), self.direction)
        form.addRow("", self.channel)
        form.addRow(self.tr("When"), self.when)
        form.addRow(self.tr("Outcome"), self.outcome)
        form.addRow(self.tr("Note"), self.note)
        self._form: QFormLayout = form
        self.kept = _Kept(state)
        form.addRow("", self.kept)

    def load(self, form: Form) -> None:
        self.direction.choose(form.direction)
        self.channel.choose(form.channel)
        self.when.setText(form.when)
        self.outcome.choose(form.told_outcome)
        self.note.setPlainText(form.note)
        self.kept.load(form)

    def refresh(self) -> None:
        form = self._state.form
        possible = outcomes_for(form.direction, form.channel)
        for outcome in (ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER):
            self.outcome.pill(outcome).setVisible(outcome in possible)
        self._form.setRowVisible(self.outcome, len(possible) > 1)
        self.channel.choose(form.channel)
        self.outcome.choose(form.told_outcome)
        self.when.show_meaning(self._state.meaning(Field.AT))
        self.kept.refresh()
        self._form.setRowVisible(self.kept, self.kept.has_something_to_ask())

    def _turn(self, direction: Direction) -> None:
        """Choosing who turned to whom brings the likeliest way with it, as long as that was not chosen yet."""
        channel = self._state.form.channel
        if direction is Direction.MET:
            channel = Channel.MEETING
        elif channel is Channel.MEETING:
            channel = Channel.CALL
        self._state.change(direction=direction, channel=channel, outcome=None)


class _Kept(QWidget):
    """Ready to move forward? Any more questions? With their old answer at hand where it is the same one."""

    def __init__(self, state: QuickEntry) -> None:
        super().__init__()
        self._state = state
        change = state.change
        self.what = PlainLabel("", Type.SOFT, Role.ACCENT, wrap=True)
        self.ready: ChipGroup[Ready] = ChipGroup(
            self.tr("Ready to move forward?"),
            [
                Chip(Ready.YES, self.tr("Yes")),
                Chip(Ready.NOT_YET, self.tr("Not yet")),
                Chip(Ready.NO, self.tr("No")),
            ],
        )
        self.ready.chosen.connect(lambda ready: change(ready=ready))
        self.question = line(self.tr("Any more questions? Such as: is it safe?"), lambda text: change(question=text))
        self.answer = line(
            self.tr("What was the answer? Leave it empty while it is open"), lambda text: change(answer=text)
        )
        self.before = PlainLabel("", Type.SOFT, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.what)
        column.addWidget(PlainLabel(self.tr("Ready to move forward?")))
        for widget in (self.ready, self.question, self.answer, self.before):
            column.addWidget(widget)

    def load(self, form: Form) -> None:
        self.ready.choose(form.ready)
        self.question.setText(form.question)
        self.answer.setText(form.answer)

    def refresh(self) -> None:
        self.what.setText(self._state.what_it_keeps)
        self.answer.setVisible(bool(self._state.form.question.strip()))
        asked = self._state.last_answers
        self.before.setText("\n".join(self._asked_before(question, answer) for question, answer in asked[:2]))
        self.before.setVisible(bool(asked))

    def has_something_to_ask(self) -> bool:
        reached = not self._state.form.told_outcome.is_unanswered_try
        return (self._state.kept_agreement is not None and reached) or self._state.form.ready is not None

    def _asked_before(self, question: str, answer: str) -> str:
        told = answer or self.tr("not answered yet")
        return self.tr("Asked before: %1 — %2").replace("%1", question).replace("%2", told)


class NoteField(QPlainTextEdit):
    """A few lines of plain text. Tab goes on to the next field."""

    typed = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * NOTE_LINES + 2 * SPACE_8 + 4)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves the whole entry, so it is not a new line here."""
        entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def setPlainText(self, text: str) -> None:
        if text != self.toPlainText():
            super().setPlainText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(self.fontMetrics().lineSpacing() * NOTE_LINES + 2 * SPACE_8 + 4)
