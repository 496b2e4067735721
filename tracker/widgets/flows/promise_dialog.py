"""Asks what we promise someone and by when; an open question comes as what is promised. Knows no store."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.presentation import words
from tracker.presentation.flows.promising import Promising
from tracker.rules.channel import Channel
from tracker.tongue import tr
from tracker.widgets.fields.chips import Chip, ChipGroup
from tracker.widgets.fields.field_rows import Rows, WhenField, line
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog
from tracker.widgets.look.buttons import Kind


class PromiseDialog(FlowDialog):
    """With a question given, the cursor stands in *By when*."""

    def __init__(self, state: Promising, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("Promise an answer"))
        self._state = state
        self.what = line(tr("What do you owe them?"), lambda text: state.change(what=text))
        self.when = WhenField(
            tr("By Thursday, or in 3 working days"), lambda text: state.change(when=text), shorter=(tr("By Thursday"),)
        )
        self.channel: ChipGroup[Channel] = ChipGroup(
            tr("How it reaches them"),
            [Chip(c, words.channel(c), c.value) for c in (Channel.EMAIL, Channel.CALL, Channel.POST, Channel.TEXT)],
        )
        self.channel.chosen.connect(lambda channel: state.change(channel=channel))
        self.body.addWidget(Rows((tr("What"), self.what), (tr("By when"), self.when), (tr("How"), self.channel)))
        self.buttons.addStretch(1)
        self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.add_button(tr("Promise it"), self._apply, Kind.PRIMARY)
        state.changed.connect(self._show)
        state.done.connect(self.accept)
        state.asked_back.connect(self._ask_back)
        state.refused.connect(self.refuse)

    @property
    def about(self) -> frozenset[int]:
        who = self._state.prospect_id
        return frozenset() if who is None else frozenset({who})

    def ask(self, prospect_id: int, name: str, question: str = "") -> None:
        """Promise that person an answer to the question."""
        self._state.begin(prospect_id, name, question)
        self.heading.setText(tr("A promise to {who}", who=words.one_line(name, 60)))
        self.under.hide()
        self.what.setText(question)
        self.when.setText("")
        self.channel.choose(self._state.form.channel)
        self.come_up()
        (self.when if question else self.what).setFocus()

    def _show(self) -> None:
        self.when.show_meaning(self._state.meaning)
        if self.isVisible():
            self.fit()

    def _apply(self) -> None:
        self.say("")
        self._state.apply()

    def _ask_back(self, what: str) -> None:
        if what == "what":
            self.say(tr("What do you promise them?"))
            self.what.setFocus()
        else:
            self.say(self._state.meaning.text or tr("By when? Such as: by Friday."))
            self.when.setFocus()
        self.fit()
