"""The head of the morning: the day, one sentence, and a bead for each thing of today. Knows no list."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.presentation.morning.morning_state import Bead, MorningState
from tracker.tongue import tr
from tracker.widgets.look.painted import upright
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Tokens, Type
from tracker.widgets.morning.morning_row import paint_beads

OPEN = 0.34
BEAD = 4


class DayHead(QWidget):
    """While all is done the sentence and the beads are left to the plate at the end."""

    def __init__(self, state: MorningState) -> None:
        super().__init__()
        self._state = state
        self._weekday = PlainLabel(kind=Type.HEADLINE)
        self._date = PlainLabel(kind=Type.NAME, role=Role.SOFT, semibold=False)
        self._sentence = PlainLabel(kind=Type.SOFT, role=Role.SOFT, wrap=True)
        self._nothing = PlainLabel(kind=Type.NAME, wrap=True)
        self._nothing.setContentsMargins(0, 6, 0, 0)  # nearly as large as the day, it needs more room beneath it
        self._beads = Beads()
        day = QHBoxLayout()
        day.setSpacing(SPACE_8)
        day.addWidget(self._weekday)
        day.addWidget(self._date, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12 + 2, SPACE_16, SPACE_8)
        column.setSpacing(2)
        column.addLayout(day)
        column.addWidget(self._sentence)
        column.addWidget(self._nothing)
        column.addSpacing(7)
        column.addWidget(self._beads)

    def refresh(self) -> None:
        state = self._state
        self._fit_date()
        self._date.setContentsMargins(0, self._lower(), 0, 0)
        self._break_sentence()
        nothing = not state.beads
        self._nothing.setText(state.sentence)
        self._sentence.setVisible(not nothing and not state.is_done)
        self._nothing.setVisible(nothing)
        self._beads.show_beads(() if state.is_done else state.beads)

    @property
    def spoken(self) -> str:
        """All of it in one breath, for whoever comes to the list beneath; "" until it was read."""
        state = self._state
        if not state.is_read:
            return ""
        # T: "Thursday 26 November. 2 calls agreed, 1 slipped"
        return tr("{weekday} {date}. {sentence}", weekday=state.weekday, date=state.date, sentence=state.sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_date()
        self._break_sentence()

    def _fit_date(self) -> None:
        """Day and date beside each other, in full where there is room for them."""
        state, room = self._state, self.width() - 2 * SPACE_16 - SPACE_8
        heavy, plain = self._weekday.fontMetrics(), self._date.fontMetrics()
        ways = (
            (state.weekday, state.date),
            (state.weekday, state.short_date),
            (state.short_weekday, state.short_date),
        )
        widths = (heavy.horizontalAdvance(day) + plain.horizontalAdvance(on) for day, on in ways)
        day, on = next((way for way, wide in zip(ways, widths, strict=True) if wide <= room), ways[-1])
        self._weekday.setText(day)
        self._date.setText(on)

    def _break_sentence(self) -> None:
        """What the label says is the sentence; only what is painted is broken after a comma."""
        sentence = self._state.sentence
        self._sentence.setText(sentence)
        QLabel.setText(self._sentence, _in_two(sentence, self._sentence, self.width() - 2 * SPACE_16))

    def _lower(self) -> int:
        """By how much the smaller date has to stand lower to be on one line with the day."""
        return max(0, self._weekday.fontMetrics().ascent() - self._date.fontMetrics().ascent() - 2)


class Beads(QWidget):
    """One bar for each thing of today: pale while it is open, full once it is kept or has slipped."""

    def __init__(self) -> None:
        super().__init__()
        self._beads: tuple[Bead, ...] = ()
        self.setFixedHeight(BEAD)

    def show_beads(self, beads: tuple[Bead, ...]) -> None:
        self._beads = beads
        self.setVisible(bool(beads))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        paint_beads(painter, self.rect(), [_colour(bead, tokens) for bead in self._beads])


def _colour(bead: Bead, tokens: Tokens) -> str:
    role, full = {
        Bead.KEPT: (Role.AGREED, True),
        Bead.AGREED: (Role.AGREED, False),
        Bead.PROMISED: (Role.PROMISE, False),
        Bead.SLIPPED: (Role.SLIPPED, True),
    }[bead]
    return tokens.colour(role) if full else tokens.tint(role, tokens.window, OPEN)


def _in_two(sentence: str, label: PlainLabel, room: int) -> str:
    """The sentence broken after the last comma by which both of its lines have room, where it takes two."""
    wide = label.fontMetrics().horizontalAdvance
    parts = sentence.split(", ")
    if wide(sentence) <= room:
        return sentence
    for left in range(len(parts) - 1, 0, -1):
        first, last = ", ".join(parts[:left]) + ",", ", ".join(parts[left:])
        if wide(first) <= room and wide(last) <= room:
            return f"{first}\n{last}"
    return sentence
