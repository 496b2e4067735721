"""Asks, before an agreement is called off, what they said: to that, or as they did it. Knows no store."""

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
        self._state = state
        self.said = line("", lambda _text: None)
        self.body.addWidget(Rows((tr("They said"), self.said)))
        self.counts = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.body.addWidget(self.counts)
        self.buttons.addStretch(1)
        self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.does = self.add_button("", self._apply, Kind.PRIMARY)
        state.changed.connect(self._show)
        state.done.connect(self.accept)
        state.refused.connect(self.refuse)

    @property
    def about(self) -> frozenset[int]:
        return people_of(self._state.planned)

    def ask(self, planned: Planned, by_them: bool = False) -> None:
        self._ask_of(planned.kind, by_them)
        self.heading.setText(words.one_line(planned.name))
        self.said.setText("")
        self._state.begin(planned, by_them)
        self._show()
        self.come_up()
        self.said.setFocus()

    def _ask_of(self, kind: AgreementKind, them: bool) -> None:
        self.setWindowTitle(tr("They called it off") if them else tr("We called it off"))
        self.does.setText(tr("It is off") if them else tr("Call it off"))
        how = tr("How they put it") if them else tr("How they took it, if you like")
        self.said.setPlaceholderText(how, tr("How they put it") if them else tr("How they took it"))
        self.said.setAccessibleName(how)
        self.counts.setText(tr("It does not count against the word we keep.") if them else _how_it_counts(kind))

    def _show(self) -> None:
        self.under.setText(self._state.what_was_agreed)
        if self.isVisible():
            self.fit()

    def _apply(self) -> None:
        self.say("")
        self._state.call_off(self.said.text().strip())


def _how_it_counts(kind: AgreementKind) -> str:
    """What follows from it where we call it off. A word is welcome where they expect us; of a promise they were told of
    no time.
    """
    if kind is AgreementKind.PROMISE:
        return tr("It counts as ours in the word we keep.")
    return tr("It counts as ours in the word we keep. Not told yet? One word to say so stays welcome.")
