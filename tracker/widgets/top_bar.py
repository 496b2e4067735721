"""The bar above the three regions: new entry, find, which days are shown, and the menu. Knows no state of theirs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from tracker.presentation.people_model import PeopleModel
from tracker.widgets.buttons import Kind, icon_button, push_button
from tracker.widgets.find_field import FindField
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tokens import SPACE_4, SPACE_8, SPACE_16, Type

FIND_WIDTH = 340


class TopBar(QFrame):
    """`new_entry`, `today`, `earlier` and `later` come from its buttons; `finder` is the field that finds people."""

    new_entry = Signal()
    today = Signal()
    earlier = Signal()
    later = Signal()

    def __init__(self, people: PeopleModel) -> None:
        super().__init__()
        self.finder = FindField(people)
        self.finder.setMaximumWidth(FIND_WIDTH)
        self.finder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        new_entry = push_button(self.tr("New entry"), Kind.PRIMARY, "plus")
        new_entry.setToolTip(self.tr("Ctrl+N"))
        new_entry.clicked.connect(self.new_entry)
        earlier = icon_button(self.tr("Month before"), "left", keys=self.tr("Page Up"))
        later = icon_button(self.tr("Month after"), "right", keys=self.tr("Page Down"))
        today = push_button(self.tr("Today"))
        earlier.clicked.connect(self.earlier)
        later.clicked.connect(self.later)
        today.clicked.connect(self.today)
        self.title = PlainLabel("", Type.NAME)
        self._menu: QToolButton = icon_button(self.tr("Menu"), "more", keys="F10")
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
        row.addWidget(self._menu)

    def set_menu(self, menu: QMenu) -> None:
        self._menu.setMenu(menu)

    def open_menu(self) -> None:
        self._menu.showMenu()
