"""Quick entry: who else was in it, a couple or a whole board. Knows no store; the state keeps who they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Beside, Form
from tracker.presentation.people.people_model import PeopleModel
from tracker.tongue import Theirs, tr
from tracker.widgets.fields.find_field import FindField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.key_cap import native
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.plain_label import PlainLabel, set_tooltip
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Role, Type

ITS_KEY = "Alt+6"


class EntryCompany(QWidget):
    """A button (`bring`, which stands beside who it was) until somebody is brought along; then each of them, to be left
    out again, and a field for one more.

    Where the guard warns of one of them, what it says of that one stands beneath, with a way to leave them out.
    `opened` comes where its row is to be seen from now on.
    """

    opened = Signal()

    def __init__(self, state: QuickEntry, people: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: tuple[object, ...] = ()
        self.bring = CappedButton(tr("With someone"), native(ITS_KEY), Kind.PLAIN, "plus")
        self.bring.setShortcut(ITS_KEY)
        self.bring.pressed.connect(self._open)  # with its key it is clicked a moment later, and one types on
        self.field = FindField(people, tr("Who else? Type a name"))
        self.field.person_chosen.connect(self._bring)
        self.field.new_person.connect(lambda name: self._bring(None, name))
        self.field.hide()
        self._named = QWidget()
        self._names = FlowLayout(self._named, SPACE_8)
        self._warned = QWidget()
        self._warnings = QVBoxLayout(self._warned)
        self._warnings.setContentsMargins(0, 0, 0, 0)
        self._warnings.setSpacing(SPACE_4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(self._named)
        column.addWidget(self._warned)
        column.addWidget(self.field)

    def load(self, form: Form) -> None:
        self.field.clear()
        self.field.setVisible(bool(form.others))
        self.bring.setVisible(not form.others)
        self.setVisible(bool(form.others))

    def refresh(self) -> None:
        """Made anew only where it says something else: a button that has the keys keeps them."""
        others, warned = self._state.form.others, self._state.guard.without_whom
        if (others, warned) == self._shown:
            return
        self._shown = others, warned
        _empty(self._names)
        _empty(self._warnings)
        for other in others:
            self._names.addWidget(self._leaving_out(other, f"{words.one_line(other.name, 40)}  ×", Kind.PLAIN))
        for other, headline in warned:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_8)
            # T: what the guard says of one of several people, such as "Tom Hill: Nobody agreed to this"
            said = tr("{who}: {headline}", who=Theirs(words.one_line(other.name, 40)), headline=headline)
            row.addWidget(PlainLabel(said, Type.SOFT, Role.SLIPPED, wrap=True), 1)
            row.addWidget(self._leaving_out(other, tr("Leave them out"), Kind.LINK))
            self._warnings.addWidget(line)
        if others:
            self.show()
            self.field.show()
            self.bring.hide()
        self._named.setVisible(bool(others))
        self._warned.setVisible(bool(warned))

    def _leaving_out(self, other: Beside, label: str, kind: Kind) -> QPushButton:
        button = push_button(label.replace("&", "&&"), kind, compact=True)
        button.setAccessibleName(tr("Leave {who} out", who=Theirs(other.name)))
        set_tooltip(button, button.accessibleName())
        button.clicked.connect(lambda: self._leave_out(other))
        return button

    def _open(self) -> None:
        self.show()
        self.field.show()
        self.opened.emit()
        self.bring.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring(self, prospect_id: int | None, name: str) -> None:
        self.field.clear()
        self._state.bring_along(prospect_id, name)

    def _leave_out(self, other: Beside) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._state.leave_out(other)


def _empty(row: QLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
