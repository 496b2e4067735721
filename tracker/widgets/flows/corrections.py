"""Opens what was logged to be corrected: its dialog, and its menu. Knows no store; the window connects it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.ports import Entered
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.tongue import tr
from tracker.widgets.look.icons import icon
from tracker.widgets.look.on_demand import OnDemand

if TYPE_CHECKING:
    from tracker.presentation.corrections.correcting import Correcting
    from tracker.presentation.people.people_model import PeopleModel
    from tracker.widgets.flows.correction_dialog import CorrectionDialog


class Corrections(QObject):
    """`state` gives the state, `people` a list for whom it was really with."""

    def __init__(
        self,
        state: Callable[[], Correcting],
        people: Callable[[], PeopleModel],
        explain: Callable[[Refusal | StoreFault], str],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._state = state
        self._people = people
        self._explain = explain
        self._over = over
        self._dialog = OnDemand(self._make)
        self.menu: QMenu | None = None

    @property
    def dialog(self) -> CorrectionDialog:
        return self._dialog()

    def open(self, record: Entered) -> None:
        """All its fields."""
        self.dialog.ask(record)

    def give(self, record: Contact | Agreement) -> None:
        """All its fields, and whom it was really with."""
        self.dialog.ask(record)
        self.dialog.ask_whom()

    def delete(self, record: Contact | Agreement) -> None:
        """It never was. What warns then is listed."""
        self.dialog.ask(record)
        self.dialog.remove.click()

    def offer_menu(self, record: Entered, at: QPoint) -> None:
        """What can be done with it, at that point of the screen."""
        menu = QMenu(self._over)
        menu.addAction(icon("edit"), tr("&Correct…")).triggered.connect(lambda _on=False: self.open(record))
        if isinstance(record, Contact | Agreement):
            menu.addAction(icon("people"), tr("&Give to…")).triggered.connect(lambda _on=False: self.give(record))
            menu.addAction(icon("trash"), tr("&Delete")).triggered.connect(lambda _on=False: self.delete(record))
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def leave(self) -> None:
        """Close the dialog, if it is open; what is typed there is kept."""
        if self._dialog.is_open:
            self.dialog.reject()

    def keep_typing(self) -> None:
        """Keep what is typed in one that is open, whatever happens next."""
        if self._dialog.is_open:
            self._state().leave()

    def _make(self) -> CorrectionDialog:
        from tracker.widgets.flows.correction_dialog import CorrectionDialog

        return CorrectionDialog(self._state(), self._people(), self._explain, self._over)
