"""The catch-up: slipped agreements one by one, by keyboard, their answers given together. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.flows.catch_up import CatchUp
from tracker.presentation.flows.slipped_answer import AnswerField
from tracker.tongue import tr
from tracker.widgets.fields.reading_order import read_as_laid
from tracker.widgets.flows.answer_choices import AnswerChoices
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog, in_one_breath
from tracker.widgets.flows.slipped_dialog import missing_words, nobody_was_to_come
from tracker.widgets.look.buttons import Kind, icon_button
from tracker.widgets.look.key_cap import native
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Type

BAR = 8


class CatchUpDialog(FlowDialog):
    """1 to 6 answer and Enter goes on; beside that one may look at the one before (Alt+Left) or pass over this one
    (Alt+Right). Escape leaves with the answers kept for later. At the end Enter writes them all.
    """

    def __init__(self, state: CatchUp, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("Going through what passed"))
        self._state = state
        self.place = PlainLabel(kind=Type.SOFT)
        self.progress = HowFar()
        state.answering.changed.connect(self._tell)  # before the answers, which have all of it said anew
        self.answer = AnswerChoices(state.answering, asks_contact=True)
        self.back = icon_button(tr("The one before"), "left", keys=native("Alt+Left"))
        self.skip = icon_button(tr("Pass over this one"), "right", keys=native("Alt+Right"))
        self.back.clicked.connect(state.back)
        self.skip.clicked.connect(state.skip)
        where = QHBoxLayout()
        where.setSpacing(SPACE_4)
        where.addWidget(self.progress, 1)
        where.addSpacing(SPACE_8)
        where.addWidget(self.back)
        where.addWidget(self.place)
        where.addWidget(self.skip)
        self.top.addLayout(where)
        self.body.addWidget(self.answer)
        read_as_laid(self)
        self.later = self.add_button(tr("Later"), self.reject, Kind.QUIET)
        self.later.setToolTip(tr("Esc"))
        self.buttons.addStretch(1)
        self.go_on = self.add_button(tr("Next"), self._go_on, Kind.PRIMARY)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(state.back)
        QShortcut(QKeySequence("Alt+Right"), self).activated.connect(state.skip)
        self.answer.confirmed.connect(self._go_on)
        self.answer.grown.connect(self._grow)
        self.answer.choices.not_offered.connect(lambda _kind: self.say(nobody_was_to_come()))
        state.changed.connect(self._show)
        state.asked_back.connect(self._ask_back)
        state.refused.connect(self.refuse)
        state.done.connect(self.accept)

    @property
    def told(self) -> str:
        return in_one_breath(self.place, self.heading, self.under)

    def go_through(self, slipped: tuple[Planned, ...]) -> None:
        """Take them up where they were left."""
        self._state.begin(slipped)
        self.come_up()
        self._put_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._state.at_end or not self.answer.choices.take_number(event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Escape and the close button keep the answers so far."""
        self._state.leave()
        super().reject()

    def _show(self) -> None:
        state = self._state
        self.say("")
        count = len(state.items)
        self.progress.show_place(state.place, count)
        self.answer.setVisible(not state.at_end)
        self.skip.setEnabled(not state.at_end)
        self.later.setVisible(not state.at_end or state.answered > 0)
        self.back.setEnabled(state.place > 0)
        if state.at_end:
            self.place.setText(tr("The end"))
            self.heading.setText(words.gone_through(state.answered, state.left))
            self.under.setText(
                tr("Nothing is written yet. Undo takes all of it back in one step.") if state.answered else ""
            )
            self.go_on.setText(tr("Write them down") if state.answered else tr("Close"))
        else:
            planned = state.items[state.place]
            self.place.setText(words.place_of(state.place + 1, count))
            self.heading.setText(words.one_line(planned.name))
            self.go_on.setText(tr("Next"))
            self.answer.load(state.answering.form)
        self.go_on.setAccessibleName(self.go_on.text())
        self._grow()
        self._put_keys()

    def _put_keys(self) -> None:
        if self._state.at_end:
            self.go_on.setFocus()

    def _tell(self) -> None:
        if not self._state.at_end:
            self.under.setText(self._state.answering.what_was_agreed)

    def _go_on(self) -> None:
        self.say("")
        if not self._state.at_end:
            self._state.next()
        elif self._state.answered:
            self._state.apply()
        else:
            self.reject()

    def _ask_back(self, field: AnswerField) -> None:
        self.say(missing_words(field, self._state.answering.meaning(field).text))
        self.answer.focus(field)
        self._grow()

    def _grow(self) -> None:
        if self.isVisible():
            self.fit()


class HowFar(QWidget):
    """A bar that fills as one goes through; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self._of = 0, 1
        self.setFixedHeight(BAR)

    def show_place(self, place: int, of: int) -> None:
        self.place, self._of = place, max(of, 1)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.setBrush(QColor(tokens.surface))
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, BAR / 2, BAR / 2)
        if self.place:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.primary))
            done = QRectF(0, 0, max(self.width() * self.place / self._of, BAR), BAR)
            painter.drawRoundedRect(done, BAR / 2, BAR / 2)
