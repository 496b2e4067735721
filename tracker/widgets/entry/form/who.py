"""Quick entry: who it was. Type to find, or type on to make someone new on the spot. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Form
from tracker.presentation.people.people_model import PeopleModel
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.field_rows import line
from tracker.widgets.fields.find_field import FindField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, Role, Type


@told_as(As.Grouping)
class EntryWho(QWidget):
    """The field, and beneath it how they stand, or the few details of someone new. `beside` stands at its end."""

    def __init__(
        self,
        state: QuickEntry,
        people: PeopleModel,
        parent: QWidget | None = None,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self.field = FindField(
            people,
            tr("Who was it? Type a name"),
            is_settled=lambda: state.form.who_id is not None,
        )
        self.field.person_chosen.connect(self._choose)
        self.field.new_person.connect(self._make_new)
        self.field.textEdited.connect(self._type)
        self.field.installEventFilter(self)
        self.standing = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.organisation = line(tr("Organisation"), lambda text: state.change(organisation=text))
        self.household = line(tr_as("detail", "Household"), lambda text: state.change(household=text))
        self.phone = line(tr_as("field", "Phone"), lambda text: state.change(phone=text, shares=False))
        self.email = line(tr_as("field", "E-mail"), lambda text: state.change(email=text, shares=False))
        self._details = QWidget()
        row = QHBoxLayout(self._details)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        for field in (self.organisation, self.household, self.phone, self.email):
            row.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(SPACE_8)
        first.addWidget(self.field, 1)
        if beside is not None:
            first.addWidget(beside)
        column.addLayout(first)
        column.addWidget(self.standing)
        column.addWidget(self._details)
        column.addWidget(self._whose_line())
        self.setFocusProxy(self.field)

    def _whose_line(self) -> QWidget:
        """Whose the number or the address is that is typed for somebody new, and the two that it may be."""
        self.whose = QWidget()
        row = QHBoxLayout(self.whose)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        self.whose_told = PlainLabel("", Type.SOFT, wrap=True)
        self.it_is_they = push_button("", Kind.LINK)
        self.it_is_they.clicked.connect(self._turn_to_them)
        self.they_share = push_button(tr("They share it (&9)"), Kind.LINK)
        self.they_share.clicked.connect(self._state.they_share_it)
        row.addWidget(self.whose_told, 1)
        row.addWidget(self.it_is_they)
        row.addWidget(self.they_share)
        self.whose.hide()
        return self.whose

    def _turn_to_them(self) -> None:
        self._state.who.it_is_they()
        self.field.setText(self._state.form.who)
        self.field.setFocus()

    def load(self, form: Form) -> None:
        self.field.setText(form.who)
        self.organisation.setText(form.organisation)
        self.household.setText(form.household)
        self.phone.setText(form.phone)
        self.email.setText(form.email)

    def refresh(self) -> None:
        form = self._state.form
        is_new = form.who_id is None and bool(form.who.strip())
        self._details.setVisible(is_new)
        person = self._state.who.has_the_number
        if person is not None:
            self.whose_told.setText(words.has_the_number(person))
            self.it_is_they.setText(words.it_is(person))
        self.whose.setVisible(is_new and person is not None)
        self.standing.setText(self._state.who_it_is)
        guard = self._state.guard
        told_below = self._state.history is not None and (guard.telling is not None or bool(guard.to_keep))
        self.standing.setVisible(bool(self.standing.text()) and not told_below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever is exactly meant stands in the field as they are called once one goes on."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self._state.form.who_id is not None:
            self.field.setText(self._state.form.who)
        return super().eventFilter(watched, event)

    def _type(self, text: str) -> None:
        self._state.who.choose_newcomer(text)

    def _make_new(self, name: str) -> None:
        """They were asked for as someone new, whoever else is called something like it."""
        self._state.who.choose_newcomer(name, by_hand=self.field.was_chosen_by_hand)

    def _choose(self, prospect_id: int, name: str) -> None:
        self._state.who.choose_person(prospect_id, name)
