"""Above the pane: the banner before a call or an e-mail, and afterwards the question what came of it.

Takes no room while there is nothing to say. A widget over `BeforeTheAct`; knows no guard.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tracker.presentation.banner import ExitId
from tracker.presentation.flows.act import BeforeTheAct
from tracker.presentation.words.team import away as words
from tracker.rules.channel import SPOKEN
from tracker.rules.contact import ContactOutcome
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import line
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.margins import margins, with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import FOCUS_WIDTH, SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Type
from tracker.widgets.look.warning_banner import WarningBanner
from tracker.widgets.look.wrapping_tick import WrappingTick


class ActCard(QWidget):
    """Enter presses the button that has the focus; Escape is "don't", or "not now". `left` comes when it is gone."""

    left = Signal()

    def __init__(self, state: BeforeTheAct, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.banner = WarningBanner(bleeds=True)
        self.banner.exit_chosen.connect(self._leave_by)
        self.doubt = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.doubt.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, 0)
        self.because = self._because_page()
        self.banner.hold(self.because)
        self.after = self._after_page()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for widget in (self.banner, self.doubt, self.after):
            column.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        state.changed.connect(self._show)
        self.hide()

    def _because_page(self) -> QWidget:
        page = QWidget()
        self.reason = line(tr("Why? It is kept with the record"), lambda _text: self.missing.hide(), tr("Why?"))
        self.tick = WrappingTick(self._state.i_know)
        self.missing = PlainLabel(wrap=True)
        self.go_ahead = push_button(tr("Go ahead"))
        self.go_ahead.clicked.connect(self._go_ahead)
        column = QVBoxLayout(page)
        margins(column, FOCUS_WIDTH, SPACE_4, 0, SPACE_4)
        column.setSpacing(SPACE_8)
        column.addWidget(self.reason)
        column.addLayout(with_its_ring_before(self.tick))
        column.addWidget(self.missing)
        column.addWidget(self.go_ahead, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _after_page(self) -> QWidget:
        page = QFrame()
        page.setProperty("kind", "card")
        self.question = PlainLabel(wrap=True, semibold=True)
        answers = QWidget()
        row = FlowLayout(answers)
        row.setContentsMargins(0, 0, 0, 0)
        self.answers: dict[ContactOutcome, QPushButton] = {}
        for outcome, label, icon_name in (
            (ContactOutcome.TALKED, tr("We talked"), "talked"),
            (ContactOutcome.SENT, tr("Sent"), "outgoing"),
            (ContactOutcome.VOICEMAIL, tr("Voicemail"), "voicemail"),
            (ContactOutcome.NO_ANSWER, tr("No answer"), "tried"),
        ):
            button = push_button(label, icon_name=icon_name, compact=True)
            button.clicked.connect(lambda _checked=False, outcome=outcome: self._state.came_of_it(outcome))
            self.answers[outcome] = button
            row.addWidget(button)
        self.not_now = push_button(tr("Not now"), Kind.QUIET, compact=True)
        self.not_now.clicked.connect(self._state.dismiss)
        row.addWidget(self.not_now)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addWidget(self.question)
        column.addWidget(answers)
        room = _Question()
        around = QVBoxLayout(room)
        around.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        around.addWidget(page)
        return room

    def _show(self) -> None:
        state = self._state
        warned, after = state.is_warned, state.asks_after
        doubt = words.asking() if state.is_asking else state.in_doubt
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.because.hide()  # before the banner asks how high it is with what it holds
        self.banner.show_telling(state.telling)
        self.after.setVisible(after)
        self.setVisible(warned or after or state.is_asking)
        if warned:
            self.reason.clear()
            self.tick.setChecked(False)
            self.tick.show_words(state.i_know)
            self.tick.setVisible(state.needs_tick)
            self.missing.hide()
            hold_back = self.banner.button(ExitId.HOLD_BACK)
            if hold_back is not None:
                hold_back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif after:
            self._ask_after()
        elif had_focus:
            self.left.emit()

    def _ask_after(self) -> None:
        act = self._state.act
        spoken = act is not None and act.channel in SPOKEN
        self.question.setText(self._state.question)
        self.after.setAccessibleName(self._state.question)
        for outcome, button in self.answers.items():
            button.setVisible((outcome is ContactOutcome.SENT) is not spoken)
        first = ContactOutcome.TALKED if spoken else ContactOutcome.SENT
        self.answers[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_by(self, way: ExitId) -> None:
        if way is ExitId.GO_AHEAD:
            self._unfold(self.because.isHidden())
        else:
            self._state.leave_by(way)

    def _unfold(self, unfolded: bool) -> None:
        """Ask why within the banner, beneath the way that is chosen; or fold it."""
        told, way = self._state.telling, ExitId.GO_AHEAD
        self.banner.show_telling(replace(told, opened=way if unfolded else None) if told is not None else None)
        self.because.setVisible(unfolded)
        self.banner.fit()
        button = self.reason if unfolded else self.banner.button(way)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_ahead(self) -> None:
        if self._state.go_ahead(self.reason.text(), self.tick.isChecked()):
            return
        without_reason = not self.reason.text().strip()
        self.missing.setText(
            tr("Say why. It is kept with the record.")
            if without_reason
            else tr("They asked us not to. Tick that you know, or leave it.")
        )
        self.missing.show()
        self.banner.fit()
        (self.reason if without_reason else self.tick).setFocus()

    @property
    def about(self) -> frozenset[int]:
        """The id of whoever the act is for."""
        return frozenset() if self._state.act is None else frozenset({self._state.act.prospect_id})

    def leave_about(self) -> None:
        self._state.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._state.dismiss()
        elif event.key() in ENTER_KEYS and focused in (self.reason, self.tick):
            self._go_ahead()
        else:
            super().keyPressEvent(event)


@told_as(As.Grouping)
class _Question(QWidget):
    """What is asked after an act, which names it, and its answers."""
