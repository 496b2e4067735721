"""Asks to whom of us an agreement is handed over. Knows no store: the name goes to whoever made it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import form_layout, line
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog
from tracker.widgets.look.buttons import Kind


class HandOverDialog(FlowDialog):
    """`hand_over(agreement_id, name)` is called for the name; its owner closes the dialog once that is done."""

    def __init__(
        self, hand_over: Callable[[int, str], object], explain: Explain, parent: QWidget | None = None
    ) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("Hand over to a colleague"))
        self._hand_over = hand_over
        self._planned: Planned | None = None
        self.name = line(tr("The name of your colleague"), lambda _text: self.say(""))
        fields = QWidget()
        form_layout(fields).addRow(tr("To whom"), self.name)
        self.body.addWidget(fields)
        self.buttons.addStretch(1)
        self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.add_button(tr("Hand over"), self._apply, Kind.PRIMARY)

    def ask(self, planned: Planned) -> None:
        self._planned = planned
        self.heading.setText(words.one_line(planned.name))
        self.under.setText(tr("What was agreed stays word for word. Only whose it is changes."))
        self.name.setText("")
        self.come_up()
        self.name.setFocus()

    def _apply(self) -> None:
        self.say("")
        name = self.name.text().strip()
        if not name or self._planned is None:
            self.say(tr("To whom? Type the name of your colleague."))
            self.name.setFocus()
            self.fit()
            return
        self._hand_over(self._planned.id, name)
