"""Quick entry in all its fields: who and what happened above the strip, what was said and what follows beneath it.

The same form as the line's. Knows no verdict.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Form
from tracker.presentation.people.people_model import PeopleModel
from tracker.tongue import tr
from tracker.widgets.entry.form.company import EntryCompany
from tracker.widgets.entry.form.follows import EntryNext
from tracker.widgets.entry.form.happened import EntryHappened
from tracker.widgets.entry.form.measures import GAP, labels
from tracker.widgets.entry.form.who import EntryWho
from tracker.widgets.entry.ruled import Ruled
from tracker.widgets.fields.field_rows import Rows
from tracker.widgets.fields.key_chip import BARE_PAD, FOOT, KeyChip
from tracker.widgets.look.margins import margins
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_16, Type

_SIDE, _ROOM = SPACE_16, 10
"""The fields end where the strip's acts and the foot's do."""


class FormPage:
    """`head` stands above all of it and does not scroll, `upper` above the strip, `lower` beneath it."""

    def __init__(self, state: QuickEntry, people: PeopleModel, also: PeopleModel) -> None:
        self._state = state
        self.company = EntryCompany(state, also)
        self.who = EntryWho(state, people, beside=self.company.bring)
        self.happened = EntryHappened(state)
        self.next = EntryNext(state)
        self.one_line = KeyChip(tr("One line"), tr("Ctrl E"), FOOT)
        self.one_line.show_bare()
        self.head = QWidget()
        top = self._top = QHBoxLayout(self.head)
        self.end_before(0)
        top.addWidget(PlainLabel(tr("New entry"), Type.NAME), 1)
        top.addWidget(self.one_line)
        self.upper = QWidget()
        above = QVBoxLayout(self.upper)
        above.setContentsMargins(_SIDE, 0, _SIDE, _ROOM)
        above.setSpacing(GAP)
        self._who = Rows((tr("Who"), self.who), ("", self.company), label_width=labels, gap=GAP)
        self.company.opened.connect(self._show_company)
        above.addWidget(self._who)
        above.addWidget(self.happened.upper)
        self.lower = QWidget()
        beneath = QVBoxLayout(self.lower)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(0)
        beneath.addWidget(Ruled(self.happened.lower, (_SIDE, _ROOM, _SIDE, _ROOM)))
        follows = QWidget()
        inner = QVBoxLayout(follows)
        inner.setContentsMargins(_SIDE, _ROOM, _SIDE, _ROOM)
        inner.addWidget(self.next)
        beneath.addWidget(follows)

    def end_before(self, bar: int) -> None:
        """End the head where what is scrolled beneath it does, that many pixels before the edge."""
        margins(self._top, _SIDE, _ROOM, _SIDE - BARE_PAD + bar, SPACE_8)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What is laid out apart, from top to bottom."""
        return self.head, self.upper, self.lower

    def load(self, form: Form) -> None:
        for part in (self.who, self.company, self.happened, self.next):
            part.load(form)

    def refresh(self) -> None:
        for part in (self.who, self.company, self.happened, self.next):
            part.refresh()
        self._show_company()

    def _show_company(self) -> None:
        self._who.set_visible(self.company, not self.company.isHidden())
