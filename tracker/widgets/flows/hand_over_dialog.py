"""Asks to whom of us an agreement is handed over. Knows no store: the name goes to whoever made it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tracker.actions.outcome import Problem, Refusal, StoreFault
from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import Rows, line
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog, people_of
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.plain_label import PlainLabel


class HandOverDialog(FlowDialog):
    """`hand_over(agreement_id, name)` is called for the name; its owner closes the dialog once that is done.

    A name that nobody of us goes by can be added: `add(name, then)` does so. `diary(planned, name, tell)` looks what
    that colleague has on already then; it is told, and stands in nobody's way.
    """

    def __init__(
        self,
        hand_over: Callable[[int, str], object],
        add: Callable[[str, Callable[[], None]], object],
        explain: Explain,
        diary: Callable[[Planned, str, Callable[[str], None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("Hand over to a colleague"))
        self._hand_over = hand_over
        self._add = add
        self._diary = diary
        self._planned: Planned | None = None
        self.name = line(tr("The name of your colleague"), lambda _text: self._typed())
        self.body.addWidget(Rows((tr("To whom"), self.name)))
        self.against = PlainLabel("", wrap=True)
        self.against.hide()
        self.body.addWidget(self.against)
        self.buttons.addStretch(1)
        self.newcomer = self.add_button(tr("They are new: add them"), self._apply_to_newcomer, Kind.QUIET)
        self.newcomer.hide()
        self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.add_button(tr("Hand over"), self._apply, Kind.PRIMARY)

    @property
    def about(self) -> frozenset[int]:
        return people_of(self._planned)

    def ask(self, planned: Planned) -> None:
        self._planned = planned
        self.heading.setText(words.one_line(planned.name))
        self.under.setText(tr("What was agreed stays word for word. Only whose it is changes."))
        self.name.setText("")
        self._tell("", "")
        self.newcomer.hide()
        self.come_up()
        self.name.setFocus()

    def refuse(self, trouble: Refusal | StoreFault) -> None:
        super().refuse(trouble)
        self.newcomer.setVisible(isinstance(trouble, Refusal) and trouble.problem is Problem.NO_SUCH_USER)
        self.fit()

    def _typed(self) -> None:
        self.say("")
        self.newcomer.hide()
        if self._planned is not None:
            typed = self.name.text().strip()
            self._diary(self._planned, typed, lambda told: self._tell(typed, told))

    def _tell(self, typed: str, told: str) -> None:
        """What is against it, unless another name stands there meanwhile."""
        if not isValid(self) or typed != self.name.text().strip():
            return
        self.against.setText(told)
        self.against.setVisible(bool(told))
        self.fit()

    def _apply_to_newcomer(self) -> None:
        self._add(self.name.text(), self._apply)

    def _apply(self) -> None:
        self.say("")
        name = self.name.text().strip()
        if not name or self._planned is None:
            self.say(tr("To whom? Type the name of your colleague."))
            self.name.setFocus()
            self.fit()
            return
        self._hand_over(self._planned.id, name)
