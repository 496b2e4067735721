"""What unfolds beneath the banner for each of the three honest exits. Knows no verdict; the state judges."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from tracker.presentation.entry_form import Exit, Field, Form
from tracker.presentation.quick_entry import QuickEntry
from tracker.rules.basis import Basis
from tracker.rules.verdict import Level
from tracker.widgets.drop_down import DropDown
from tracker.widgets.entry_fields import Rows, WhenField, line, put
from tracker.widgets.tokens import SPACE_8


class EntryExits(QWidget):
    """Each exit's fields show while that exit is open. They count as soon as they are typed."""

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._pages = {
            Exit.CHANGED: self._changed_page(),
            Exit.ASKED: self._asked_page(),
            Exit.ANYWAY: self._anyway_page(),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for page in self._pages.values():
            column.addWidget(page)

    def load(self, form: Form) -> None:
        given = form.exit
        put(self.said, given.said)
        self.said_when.setText(given.said_when)
        self.agreed_when.setText(given.agreed_when)
        self.again.setChecked(given.again)
        self.asked_basis.choose(given.asked_basis)
        put(self.asked, given.asked)
        put(self.reason, given.reason)
        self.tick.setChecked(given.ticked)

    def refresh(self) -> None:
        form = self._state.form
        for way, page in self._pages.items():
            page.setVisible(way in form.exit.ways)
        self._anyway.set_visible(self.tick, self._state.verdict.level is Level.STOP or form.exit.ticked)
        self.agreed_when.setEnabled(not form.exit.again)
        self.said_when.show_meaning(self._state.meaning(Field.CHANGED_SAID))
        self.agreed_when.show_meaning(self._state.meaning(Field.CHANGED_WHEN))
        self.setVisible(bool(form.exit.ways))

    def focus(self, way: Exit) -> None:
        {Exit.CHANGED: self.said, Exit.ASKED: self.asked, Exit.ANYWAY: self.reason}[way].setFocus()

    def _changed_page(self) -> QWidget:
        change = self._state.change_exit
        self.said = line(self.tr("What did they say? In their words"), lambda text: change(said=text))
        self.said_when = WhenField(
            self.tr("When did they say it? Such as: yesterday 3pm"), lambda text: change(said_when=text)
        )
        self.agreed_when = WhenField(
            self.tr("What time did they agree to? Such as: today"), lambda text: change(agreed_when=text)
        )
        self.again = QCheckBox(self.tr("No time, they are just happy to hear from us again"))
        self.again.toggled.connect(lambda on: change(again=on))
        return Rows(
            (self.tr("They said"), self.said),
            (self.tr("On"), self.said_when),
            (self.tr("Agreed to"), self.agreed_when),
            ("", self.again),
        )

    def _asked_page(self) -> QWidget:
        change = self._state.change_exit
        self.asked_basis: DropDown[Basis] = DropDown(
            [
                (Basis.SERVICE, self.tr("They asked us to do something")),
                (Basis.REPLY, self.tr("It answers a message of theirs")),
            ],
            Basis.SERVICE,
        )
        self.asked_basis.setAccessibleName(self.tr("What kind of asking"))
        self.asked_basis.currentIndexChanged.connect(lambda _: change(asked_basis=self.asked_basis.value()))
        self.asked = line(self.tr("What did they ask for?"), lambda text: change(asked=text))
        return Rows((self.tr("What"), self.asked_basis), (self.tr("They asked"), self.asked))

    def _anyway_page(self) -> QWidget:
        change = self._state.change_exit
        self.reason = line(self.tr("Why? It is kept with the record"), lambda text: change(reason=text))
        self.tick = QCheckBox(self.tr("I know that they asked us not to"))
        self.tick.toggled.connect(lambda on: change(ticked=on))
        self._anyway = Rows((self.tr("Because"), self.reason), ("", self.tick))
        return self._anyway
