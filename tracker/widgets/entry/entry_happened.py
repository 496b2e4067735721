"""Quick entry, first half: what happened, and what the kept agreement asks. Knows no verdict."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.what_it_keeps import Keeps
from tracker.presentation.entry_form import Field, Form
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, outcomes_for
from tracker.tongue import tr, tr_as
from tracker.widgets.entry.entry_kept import EntryKept
from tracker.widgets.fields.chips import Chip, ChipGroup
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import Rows, WhenField
from tracker.widgets.fields.hint_lines import SayHints
from tracker.widgets.fields.typed_fields import TextField
from tracker.widgets.look.tokens import SPACE_4, SPACE_8

NOTE_LINES = 3


class EntryHappened(QWidget):
    """Direction, channel, time, outcome and note; where an agreement is kept, its two questions."""

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        change = state.change
        self.direction: ChipGroup[Direction] = ChipGroup(
            tr("Who turned to whom"),
            [
                Chip(Direction.MET, tr("We &met"), "meeting"),
                Chip(Direction.OUT, tr("I c&ontacted them"), "outgoing"),
                Chip(Direction.IN, tr("They contacted &us"), "incoming"),
            ],
        )
        self.channel: ChipGroup[Channel] = ChipGroup(
            tr("By which way"),
            [
                Chip(Channel.MEETING, tr("Mee&ting"), "meeting"),
                Chip(Channel.CALL, tr_as("channel", "&Call"), "call"),
                Chip(Channel.EMAIL, tr_as("channel", "&E-mail"), "email"),
                Chip(Channel.TEXT, tr("Te&xt"), "text"),
                Chip(Channel.VIDEO, tr_as("channel", "&Video"), "video"),
                Chip(Channel.SOCIAL, tr("Soc&ial"), "social"),
                Chip(Channel.POST, tr_as("channel", "&Post"), "post"),
            ],
        )
        self.when = WhenField(tr("now"), lambda text: change(when=text))
        self.outcome: ChipGroup[ContactOutcome] = ChipGroup(
            tr("What came of it"),
            [
                Chip(ContactOutcome.TALKED, tr("We tal&ked"), "agreed"),
                Chip(ContactOutcome.VOICEMAIL, tr("Voicemai&l"), "voicemail"),
                Chip(ContactOutcome.NO_ANSWER, tr("No ans&wer"), "tried"),
            ],
        )
        self.note = NoteField(tr("What was said, what matters to them"))
        self.goodwill = QCheckBox(tr("It asks for nothing: goodwill, such as an article or a card"))
        self.keeps: DropDown[Keeps] = DropDown([(Keeps(), "")], Keeps())
        self.keeps.setAccessibleName(tr("What it keeps"))
        self.keeps.setToolTip(tr("What it keeps (Alt+Q)"))
        self.keeps.activated.connect(lambda _at: state.choose_kept(self.keeps.value()))
        QShortcut(QKeySequence("Alt+Q"), self).activated.connect(self._go_to_keeps)
        self.owns_up = QCheckBox(tr("It says that I am late, cannot come or missed it"))
        self.owns_up.toggled.connect(lambda on: change(owns_up=on))
        self.hints = SayHints(can_take=False)
        self.direction.chosen.connect(self._turn)
        self.channel.chosen.connect(lambda channel: change(channel=channel))
        self.outcome.chosen.connect(lambda outcome: change(outcome=outcome))
        self.note.typed.connect(lambda text: change(note=text))
        self.goodwill.toggled.connect(lambda on: change(goodwill=on))
        self.kept = EntryKept(state)
        self._rows = Rows(
            (tr("When"), self.when),
            (tr("Outcome"), self.outcome),
            (tr_as("field", "Note"), self.note),
            ("", self.hints),
            ("", self.goodwill),
            (tr("Keeps"), self.keeps),
            ("", self.owns_up),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for widget in (self.direction, self.channel, self._rows):
            column.addWidget(widget)
        column.addSpacing(SPACE_4)
        column.addWidget(self.kept)

    def load(self, form: Form) -> None:
        self.direction.choose(form.direction)
        self.channel.choose(form.channel)
        self.when.setText(form.when)
        self.outcome.choose(form.told_outcome)
        self.note.setPlainText(form.note)
        self.goodwill.setChecked(form.goodwill)
        self.kept.load(form)

    def refresh(self) -> None:
        form = self._state.form
        possible = outcomes_for(form.direction, form.channel)
        for outcome in (ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER):
            self.outcome.pill(outcome).setVisible(outcome in possible)
        self._rows.set_visible(self.outcome, len(possible) > 1)
        self.direction.choose(form.direction)
        self.channel.choose(form.channel)
        self.outcome.choose(form.told_outcome)
        self.when.show_meaning(self._state.meaning(Field.AT))
        hints = self._state.hints
        self.hints.show_hints(hints)
        self._rows.set_visible(self.hints, bool(hints))
        self.goodwill.setChecked(form.goodwill)
        self._rows.set_visible(self.goodwill, form.goodwill and form.direction is Direction.OUT)
        self._refresh_keeps(form)
        self.kept.refresh()
        self.kept.setVisible(self.kept.has_something_to_ask())

    def _refresh_keeps(self, form: Form) -> None:
        """What it keeps, or is about, where there is a choice."""
        options = self._state.to_keep
        if options:
            self.keeps.offer(options)
            self.keeps.choose(self._state.kept_by_choice)
        self._rows.set_visible(self.keeps, bool(options))
        about = form.about and form.direction is Direction.OUT
        told = self._state.reading.attempt.owns_up
        with QSignalBlocker(self.owns_up):
            self.owns_up.setChecked(told)
        # What the note says already need not be said by a tick, and cannot be unsaid by one.
        self.owns_up.setEnabled(form.owns_up or not told)
        self._rows.set_visible(self.owns_up, about)

    def _go_to_keeps(self) -> None:
        if self.keeps.isVisible():
            self.keeps.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn(self, direction: Direction) -> None:
        """Choosing who turned to whom brings the likeliest way with it, as long as that was not chosen yet."""
        channel = self._state.form.channel
        if direction is Direction.MET:
            channel = Channel.MEETING
        elif channel is Channel.MEETING:
            channel = Channel.CALL
        self._state.change(direction=direction, channel=channel, outcome=None)


class NoteField(TextField):
    """A few lines of plain text. Tab goes on to the next field."""

    typed = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(TextField.LineWrapMode.WidgetWidth)
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
