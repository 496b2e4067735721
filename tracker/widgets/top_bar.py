"""The bar above the three regions: new entry, find, which days are shown, who I am, the menu. Knows no state."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from tracker.presentation.people.people_model import PeopleModel
from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.fields.find_field import FindField
from tracker.widgets.look.buttons import Kind, icon_button, push_button
from tracker.widgets.look.plain_label import PlainLabel, set_tooltip
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_16, Type
from tracker.widgets.us.who_menu import WhoButton

FIND_WIDTH = 340


class TopBar(QFrame):
    """`new_entry`, `today`, `earlier` and `later` come from its buttons, `view_chosen(ViewKind)` from the toggles.

    `finder` is the field that finds people, `who` says who I am.
    """

    view_chosen = Signal(object)
    new_entry = Signal()
    today = Signal()
    earlier = Signal()
    later = Signal()

    def __init__(self, people: PeopleModel) -> None:
        super().__init__()
        self.finder = FindField(people)
        self.finder.setMaximumWidth(FIND_WIDTH)
        self.finder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        new_entry = push_button(tr("New entry"), Kind.PRIMARY, "plus")
        new_entry.setToolTip(tr("Ctrl+N or N"))
        new_entry.clicked.connect(self.new_entry)
        earlier = self.earlier_button = icon_button(tr("Month before"), "left", keys=tr("Page Up"))
        later = self.later_button = icon_button(tr("Month after"), "right", keys=tr("Page Down"))
        today = push_button(tr("Today"))
        earlier.clicked.connect(self.earlier)
        later.clicked.connect(self.later)
        today.clicked.connect(self.today)
        self.title = PlainLabel("", Type.NAME)
        self.who = WhoButton()
        self._menu: QToolButton = icon_button(tr("Menu"), "more", keys="F10")
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_8, SPACE_8, SPACE_8)
        row.setSpacing(SPACE_8)
        row.addWidget(new_entry)
        row.addSpacing(SPACE_4)
        row.addWidget(self.finder, 2)
        row.addStretch(1)
        row.addWidget(self.title)
        row.addSpacing(SPACE_8)
        for widget in (earlier, today, later):
            row.addWidget(widget)
        row.addSpacing(SPACE_4)
        row.addWidget(self._switch())
        row.addWidget(self.who)
        row.addWidget(self._menu)

    def _switch(self) -> QWidget:
        """Month, week or agenda, of which one is always chosen."""
        self.toggles = {
            ViewKind.MONTH: push_button(tr("Month"), Kind.QUIET, compact=True),
            ViewKind.WEEK: push_button(tr("Week"), Kind.QUIET, compact=True),
            ViewKind.AGENDA: push_button(tr("Agenda"), Kind.QUIET, compact=True),
        }
        switch, group = QWidget(), QButtonGroup(self)
        switch.setAccessibleName(tr("Calendar view"))
        row = QHBoxLayout(switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for number, (kind, toggle) in enumerate(self.toggles.items(), 1):
            toggle.setCheckable(True)
            set_tooltip(toggle, f"{toggle.text()} ({number})")
            toggle.clicked.connect(partial(self.view_chosen.emit, kind))
            group.addButton(toggle)
            row.addWidget(toggle)
        self.toggles[ViewKind.MONTH].setChecked(True)
        return switch

    def show_calendar(self, title: str, kind: ViewKind) -> None:
        """The heading of what is shown, and by how much ‹ and › go on."""
        self.title.setText(title)
        self.toggles[kind].setChecked(True)
        before, after = {
            ViewKind.MONTH: (tr("Month before"), tr("Month after")),
            ViewKind.WEEK: (tr("Week before"), tr("Week after")),
            ViewKind.AGENDA: (tr("Month before"), tr("Month after")),
        }[kind]
        keys = kind is not ViewKind.AGENDA
        for button, name, key in (
            (self.earlier_button, before, tr("Page Up")),
            (self.later_button, after, tr("Page Down")),
        ):
            button.setAccessibleName(name)
            set_tooltip(button, f"{name} ({key})" if keys else name)

    def set_menu(self, menu: QMenu) -> None:
        self._menu.setMenu(menu)

    def open_menu(self) -> None:
        """Beneath its button, with the keys on its first line."""
        menu = self._menu.menu()
        menu.popup(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
