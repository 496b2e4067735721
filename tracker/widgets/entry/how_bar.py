"""How it was, by mouse: who turned to whom, by which way, and what came of it. Knows no verdict."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, outcomes_for
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.segments import Segment, Segments
from tracker.widgets.look.tokens import SPACE_8, SPACE_16

WAYS = (Channel.CALL, Channel.EMAIL, Channel.TEXT, Channel.VIDEO, Channel.SOCIAL, Channel.POST)


class HowBar(QWidget):
    """One click each, no keyword ever needed. A click writes no text; typing later overrides it."""

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.direction: Segments[Direction] = Segments(
            tr("Who turned to whom"),
            [
                Segment(Direction.MET, tr("We met")),
                Segment(Direction.OUT, tr("From me")),
                Segment(Direction.IN, tr("From them")),
            ],
        )
        self.channel: Segments[Channel] = Segments(
            tr("By which way"),
            [
                Segment(Channel.CALL, tr_as("channel", "Call"), "call"),
                Segment(Channel.EMAIL, tr_as("channel", "E-mail"), "email"),
                Segment(Channel.TEXT, tr_as("channel", "Text"), "text"),
                Segment(Channel.VIDEO, tr_as("channel", "Video"), "video"),
                Segment(Channel.SOCIAL, tr_as("channel", "Social"), "social"),
                Segment(Channel.POST, tr_as("channel", "Post"), "post"),
            ],
        )
        self.outcome: Segments[ContactOutcome] = Segments(
            tr("What came of it"),
            [
                Segment(ContactOutcome.TALKED, tr("We talked"), "talked"),
                Segment(ContactOutcome.VOICEMAIL, tr("Voicemail"), "voicemail"),
                Segment(ContactOutcome.NO_ANSWER, tr("No answer"), "tried"),
            ],
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, 0, SPACE_16, 8)
        row.setSpacing(SPACE_8)
        row.addWidget(self.direction)
        row.addWidget(self.channel)
        row.addStretch()
        row.addWidget(self.outcome)
        self.direction.chosen.connect(lambda direction: state.press(direction=direction))
        self.channel.chosen.connect(lambda channel: state.press(channel=channel))
        self.outcome.chosen.connect(lambda outcome: state.press(outcome=outcome))

    def refresh(self) -> None:
        how = self._state.line.how
        self.direction.choose(how.direction)
        self.channel.choose(how.channel if how.direction is not Direction.MET else None)
        form = self._state.form
        called = how.direction is Direction.OUT and how.channel in (Channel.CALL, Channel.VIDEO)
        self.outcome.setVisible(called and len(outcomes_for(form.direction, form.channel)) > 1)
        self.outcome.choose(how.outcome)
