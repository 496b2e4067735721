"""Quick entry, first half: what happened, and what the kept agreement asks. Knows no verdict."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Field, Form
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, outcomes_for
from tracker.tongue import tr, tr_as
from tracker.widgets.entry.form.keeps import KeepsChips
from tracker.widgets.entry.form.kept import EntryKept
from tracker.widgets.entry.form.measures import GAP, SHORT, labels
from tracker.widgets.entry.growing_note import GrowingNote
from tracker.widgets.fields.field_rows import Rows, WhenField
from tracker.widgets.fields.hint_lines import SayHints
from tracker.widgets.fields.segments import Segment, Segments
from tracker.widgets.look.buttons import tell_keys


class EntryHappened:
    """Direction, channel, time and outcome in `upper`, above the strip; in `lower`, beneath it, the note and, where an
    agreement is kept, its two questions.
    """

    def __init__(self, state: QuickEntry) -> None:
        self._state = state
        change = state.change
        self.direction: Segments[Direction] = Segments(
            tr("Who turned to whom"),
            [
                Segment(Direction.MET, tr("We &met")),
                Segment(Direction.OUT, tr("Fr&om me")),
                Segment(Direction.IN, tr("From them"), key="U"),
            ],
        )
        self.channel: Segments[Channel] = Segments(
            tr("By which way"),
            [
                Segment(Channel.MEETING, tr("In person"), "meeting", "T"),
                Segment(Channel.CALL, tr_as("channel", "&Call"), "call"),
                Segment(Channel.EMAIL, tr_as("channel", "&E-mail"), "email"),
                Segment(Channel.TEXT, tr("Te&xt"), "text"),
                Segment(Channel.VIDEO, tr_as("channel", "&Video"), "video"),
                Segment(Channel.SOCIAL, tr("Soc&ial"), "social"),
                Segment(Channel.POST, tr_as("channel", "&Post"), "post"),
            ],
            with_words=True,
        )
        self.when = WhenField(tr("now"), lambda text: change(when=text), wide=SHORT)
        self.outcome: Segments[ContactOutcome] = Segments(
            tr("What came of it"),
            [
                Segment(ContactOutcome.TALKED, tr("We tal&ked"), "talked"),
                Segment(ContactOutcome.VOICEMAIL, tr("Voicemai&l"), "voicemail"),
                Segment(ContactOutcome.NO_ANSWER, tr("No &answer"), "tried"),
            ],
            with_words=True,
        )
        self.note = NoteField()
        self.goodwill = QCheckBox(tr("It asks for nothing: goodwill, such as an article or a card"))
        self.keeps = KeepsChips()
        tell_keys(self.keeps, tr("What it keeps"), tr("Alt+Q"))
        self.keeps.chosen.connect(lambda keeps: state.choose_kept(keeps))
        self.owns_up = QCheckBox(tr("It says that I am late, cannot come or missed it"))
        self.owns_up.toggled.connect(lambda on: change(owns_up=on))
        self.hints = SayHints(can_take=False)
        self.direction.chosen.connect(self._turn)
        self.channel.chosen.connect(lambda channel: change(channel=channel))
        self.outcome.chosen.connect(lambda outcome: change(outcome=outcome))
        self.note.typed.connect(lambda text: change(note=text))
        self.goodwill.toggled.connect(lambda on: change(goodwill=on))
        self.kept = EntryKept(state)
        self.upper = Rows(
            (tr("What happened"), self.direction),
            (tr("How"), self.channel),
            (tr("Outcome"), self.outcome),
            (tr("When"), self.when),
            (tr("It keeps"), self.keeps),
            ("", self.owns_up),
            label_width=labels,
            gap=GAP,
        )
        QShortcut(QKeySequence("Alt+Q"), self.upper).activated.connect(self._go_to_keeps)
        self._beneath = Rows(
            (tr_as("field", "Note"), self.note),
            ("", self.hints),
            ("", self.goodwill),
            label_width=labels,
            gap=GAP,
        )
        self.lower = QWidget()
        column = QVBoxLayout(self.lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._beneath)
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
            self.outcome.part(outcome).setVisible(outcome in possible)
        self.upper.set_visible(self.outcome, len(possible) > 1)
        self.direction.choose(form.direction)
        self.channel.choose(form.channel)
        self.outcome.choose(form.told_outcome)
        if not self.when.line.hasFocus():
            self.when.setText(form.when)
        self.note.setPlainText(form.note)
        self.when.show_meaning(self._state.meaning(Field.AT))
        hints = self._state.guard.hints
        self.hints.show_hints(hints)
        self._beneath.set_visible(self.hints, bool(hints))
        self.goodwill.setChecked(form.goodwill)
        self._beneath.set_visible(self.goodwill, form.goodwill and form.direction is Direction.OUT)
        self._refresh_keeps(form)
        self.kept.refresh()
        self.kept.setVisible(self.kept.has_something_to_ask())

    def _refresh_keeps(self, form: Form) -> None:
        """What it keeps, or is about, where there is a choice."""
        options = self._state.guard.to_keep
        if options:
            kept = self._state.guard.kept_agreement
            best = kept.id if kept is not None else None
            self.keeps.show_options(options, self._state.guard.kept_by_choice, best)
        self.upper.set_visible(self.keeps, bool(options))
        about = form.about and form.direction is Direction.OUT
        told = self._state.reading.attempt.owns_up
        with QSignalBlocker(self.owns_up):
            self.owns_up.setChecked(told)
        # What the note says already need not be said by a tick, and cannot be unsaid by one.
        self.owns_up.setEnabled(form.owns_up or not told)
        self.upper.set_visible(self.owns_up, about)

    def _go_to_keeps(self) -> None:
        if self.keeps.isVisible():
            self.keeps.focus()

    def _turn(self, direction: Direction) -> None:
        """Choosing who turned to whom brings the likeliest way with it, as long as that was not chosen yet."""
        channel = self._state.form.channel
        if direction is Direction.MET:
            channel = Channel.MEETING
        elif channel is Channel.MEETING:
            channel = Channel.CALL
        self._state.change(direction=direction, channel=channel, outcome=None)


class NoteField(GrowingNote):
    """The note in a frame of its own, in which Enter begins a new line."""

    def __init__(self) -> None:
        super().__init__(framed=True)
        self.setPlaceholderText(tr("What was said, what matters to them"))
