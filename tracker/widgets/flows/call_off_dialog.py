"""Asks, before an agreement is called off by us, what they said to that. Knows no store."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.flows.calling_off import CallingOff
from tracker.rules.agreement import AgreementKind
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import Rows, line
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog, people_of
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import Role, Type


class CallOffDialog(FlowDialog):
    """The cursor stands in what they said, which may stay empty."""

    def __init__(self, state: CallingOff, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("We called it off"))
        self._state = state
        self.said = line(tr("How they took it, if you like"), lambda _text: None)
        self.body.addWidget(Rows((tr("They said"), self.said)))
        self.counts = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.body.addWidget(self.counts)
        self.buttons.addStretch(1)
        self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.add_button(tr("Call it off"), self._apply, Kind.PRIMARY)
        state.changed.connect(self._show)
        state.done.connect(self.accept)
        state.refused.connect(self.refuse)

    @property
    def about(self) -> frozenset[int]:
        return people_of(self._state.planned)

    def ask(self, planned: Planned) -> None:
        self.heading.setText(words.one_line(planned.name))
        self.said.setText("")
        self.counts.setText(_how_it_counts(planned.kind))
        self._state.begin(planned)
        self._show()
        self.come_up()
        self.said.setFocus()

    def _show(self) -> None:
        self.under.setText(self._state.what_was_agreed)
        if self.isVisible():
            self.fit()

    def _apply(self) -> None:
        self.say("")
        self._state.call_off(self.said.text().strip())


def _how_it_counts(kind: AgreementKind) -> str:
    """What follows from it. A word about it is welcome where they expect us; of a promise nobody is told beforehand."""
    if kind is AgreementKind.PROMISE:
        return tr("It counts as ours in the word we keep.")
    return tr("It counts as ours in the word we keep. Not told yet? One word to say so stays welcome.")
