"""Asks which other record is the same person's, and says what becomes of the two. Knows no store."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from tracker.presentation.people.people_model import PeopleModel
from tracker.presentation.person.merging import Merging
from tracker.tongue import tr
from tracker.widgets.fields.find_field import FindField
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog, in_one_breath
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import Role, Type


class MergeDialog(FlowDialog):
    """The record it is opened for stays; what warns afterwards is listed."""

    def __init__(self, state: Merging, people: PeopleModel, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("These are one person"))
        self._state = state
        self.whom = FindField(people, tr("Who is the same person? Type a name"))
        self.whom.person_chosen.connect(state.choose)
        self.whom.textEdited.connect(lambda _text: state.choose_nobody())
        self.becomes = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.warned = PlainLabel("", Type.BODY, Role.SLIPPED, wrap=True)
        for part in (self.whom, self.becomes, self.warned):
            self.body.addWidget(part)
        self.under.hide()
        self.buttons.addStretch(1)
        self.leave = self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.make_one = self.add_button(tr("Make them one"), self._apply, Kind.PRIMARY)
        state.changed.connect(self._show)
        state.done.connect(self._done)
        state.asked_back.connect(self._ask_back)
        state.refused.connect(self.refuse)

    @property
    def about(self) -> frozenset[int]:
        return self._state.people

    @property
    def told(self) -> str:
        return in_one_breath(self.heading, self.becomes, self.warned)

    def ask(self, prospect_id: int, name: str) -> None:
        """Ask who else that person is."""
        self.whom.setText("")
        self.whom.show()
        self.make_one.show()
        self.warned.hide()
        self.leave.setText(tr("Leave it"))
        self.make_one.setDefault(True)
        self._state.begin(prospect_id, name)
        self.heading.setText(self._state.title)
        self.come_up()
        self.whom.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field chooses there; it makes nobody one."""
        if is_enter(event) and self.whom.hasFocus():
            self.make_one.setFocus()
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        self.becomes.setText(self._state.told)
        self.becomes.setVisible(bool(self._state.told))
        self.say("")
        if self.isVisible():
            self.fit()

    def _apply(self) -> None:
        self.say("")
        self._state.apply()

    def _ask_back(self) -> None:
        self.say(tr("Who is the same person? Choose them from the list."))
        self.whom.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _done(self, warned: Sequence[str]) -> None:
        if not warned:
            self.accept()
            return
        for part in (self.whom, self.becomes, self.make_one):
            part.hide()
        self.warned.setText("\n".join(warned))
        self.warned.show()
        self.leave.setText(tr("Close"))
        self.leave.setDefault(True)
        self.leave.setFocus()
        self.fit()
