"""Writes down somebody with whom there has been no contact: who they are, how to reach them, and no more.

Knows no store.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from tracker.presentation.dispatcher import Trouble
from tracker.presentation.people.adding import Adding
from tracker.rules.entry import NewProspect
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import Rows, room_for
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.key_cap import is_enter


class AddPersonDialog(FlowDialog):
    """Enter goes from field to field and adds at the last."""

    def __init__(self, state: Adding, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add a person"), explain, parent)
        self._state = state
        self.heading.setText(tr("Add a person"))
        self.under.setText(tr("Nothing is agreed with them, and no contact is written down."))
        self.name, self.organisation, self.phone, self.email = (LineField() for _ in range(4))
        self._fields = (self.name, self.organisation, self.phone, self.email)
        labels = (tr("Name"), tr("Organisation"), tr("Phone"), tr("E-mail"))
        self.known_before = QCheckBox(tr("They know us already"))
        rows = zip((*labels, ""), (*self._fields, self.known_before), strict=True)
        self.body.addWidget(Rows(*rows, label_width=room_for(*labels)))
        for field in self._fields:
            field.textEdited.connect(self._type)
        self.buttons.addStretch(1)
        self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.add = self.add_button(tr("Add them"), self._add, Kind.PRIMARY)
        state.added.connect(self.accept)
        state.asked.connect(self._ask)
        state.refused.connect(self.refuse)

    def ask(self) -> None:
        """Ask who it is."""
        if not self.isVisible():
            for field in self._fields:
                field.setText("")
            self.known_before.setChecked(False)
            self._type()
        self.come_up()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self) -> None:
        self._state.typed()
        self.say("")
        self._name_button(tr("Add them"))

    def _add(self) -> None:
        name, organisation, phone, email = (field.text() for field in self._fields)
        self.say("")
        known = self.known_before.isChecked()
        self._state.add(NewProspect(name, organisation, phone, email, known_before=known))

    def _ask(self, trouble: Trouble) -> None:
        """Somebody is here who may be the same: adding them once more says that they are two."""
        self.refuse(trouble)
        self._name_button(tr("Add them, they are two people"))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _name_button(self, words: str) -> None:
        self.add.setText(words)
        self.add.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field but the last goes to the next."""
        here = self.focusWidget()
        plain_enter = is_enter(event)
        if plain_enter and here in self._fields[:-1]:
            self._fields[self._fields.index(here) + 1].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
