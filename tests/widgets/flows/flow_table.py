"""A table to try the flows at: their real dialogs over a store in memory, with the keys of a keyboard.

Links, copies and what is handed on are only written down.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import JO, ZONE, at, jo
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.ports import planned_from
from tracker.actions.undo import undo
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import Form
from tracker.presentation.flows.flows import FlowStates
from tracker.rules.agreement import Agreement
from tracker.rules.policy import Policy
from tracker.rules.prospect import Email, Phone, Prospect
from tracker.widgets.flows.flows import Flows

NOW = at("2026-11-18 09:30")
REACHABLE = jo(phones=(Phone("07700 900123"),), emails=(Email("jo@example.org"),))


class Drafts:
    """A draft in memory, as a file would keep it."""

    def __init__(self) -> None:
        self.text: str | None = None

    def keep(self, text: str | None) -> None:
        self.text = text

    def read(self) -> str | None:
        return self.text


class Room(QWidget):
    """Stands in for the pane: gives the banner its place."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.resize(480, 500)

    def put_above(self, widget: QWidget) -> None:
        self.column.insertWidget(0, widget)


class Table:
    def __init__(self, qtbot: QtBot, *records: Any, prospect: Prospect = REACHABLE) -> None:
        self.qtbot = qtbot
        self.clock = Clock(NOW)
        self.store = FakeStore(prospect, *records)
        self.drafts = Drafts()
        self.links: list[str] = []
        self.copied: list[str] = []
        self.said: list[str] = []
        self.people: list[int] = []
        self.entries: list[Form] = []
        self.opens = True
        self.policy = Policy(zone=ZONE)
        self._sit_down()

    def _sit_down(self) -> None:
        desk = replace(a_desk(self.store, self.clock), new_id=count(900_001).__next__)
        dispatcher = Dispatcher(lambda: desk, lambda work: work())
        states = FlowStates(dispatcher, here_by(self.clock, policy=lambda: self.policy), self.drafts)
        self.desk = desk
        self.dispatcher = dispatcher
        self.states = states
        self.room = Room()
        self.qtbot.addWidget(self.room)
        self.room.show()
        self.flows = Flows(
            lambda: states, lambda t: words.trouble(t, "/data"), self.room, self.room, self._open, self.copied.append
        )
        self.flows.said.connect(self.said.append)
        self.flows.person_wanted.connect(self.people.append)
        self.flows.entry_wanted.connect(self.entries.append)

    def come_back(self) -> None:
        """The program is closed and started again; only the store and the draft are left."""
        self.room.close()
        self._sit_down()

    def undo(self) -> None:
        undo(self.desk)

    def planned(self, agreement: Agreement) -> Any:
        return planned_from(self.now(agreement), self.prospect)

    @property
    def prospect(self) -> Prospect:
        found = self.store.rows[Prospect, JO]
        assert isinstance(found, Prospect)
        return found

    def now(self, agreement: Agreement) -> Agreement:
        """The agreement as it now stands."""
        found = self.store.agreement(agreement.id)
        assert found is not None
        return found

    def agreements(self) -> list[Agreement]:
        return [r for r in self.store.rows.values() if isinstance(r, Agreement)]

    def press(self, window: QWidget, *keys: Qt.Key, alt: bool = False, ctrl: bool = False) -> None:
        """Keys go to whatever has the focus in that window."""
        modifier = Qt.KeyboardModifier.NoModifier
        if alt:
            modifier |= Qt.KeyboardModifier.AltModifier
        if ctrl:
            modifier |= Qt.KeyboardModifier.ControlModifier
        QApplication.processEvents()  # a window that was opened becomes the active one only now
        for key in keys:
            self.qtbot.keyClick(window.focusWidget() or window, key, modifier)
            QApplication.processEvents()

    def type(self, window: QWidget, text: str) -> None:
        focused = window.focusWidget()
        assert isinstance(focused, QLineEdit), focused
        self.qtbot.keyClicks(focused, text)

    def menu(self, agreement: Agreement, hidden: bool = False) -> QMenu:
        self.flows.offer_menu(self.planned(agreement), QPoint(10, 10), hidden)
        assert self.flows.menu is not None
        return self.flows.menu

    def _open(self, link: str) -> bool:
        self.links.append(link)
        return self.opens
