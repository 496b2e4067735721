"""What unfolds in the strip for each of the three honest exits. Knows no verdict; the state judges."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.strip import exit_lacks
from tracker.presentation.entry_form import Exit, Field, Form
from tracker.rules.basis import Basis
from tracker.rules.verdict import Level
from tracker.tongue import phrase, tr
from tracker.widgets.entry.kept_as_line import KeptAsLine
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import WhenField, line, put
from tracker.widgets.fields.key_chip import ACT, KeyChip, unmarked
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type

LINES = {
    Exit.CHANGED: phrase("a closed exit", "Something changed: {words}"),
    Exit.ASKED: phrase("a closed exit", "They asked: {words}"),
    Exit.ANYWAY: phrase("a closed exit", "Because: {words}"),
}
QUOTED = 60
"""How much of a closed exit's words stands in its line."""
LINE_WIDTH = 400
"""As wide as such a line may become."""
_DAY_WIDTH = 104


class EntryExits(QWidget):
    """The fields of the exit that is open; of a closed one its words, as a line that opens it again.

    Beneath them stands how the record will read, once the words are there; until then what is missing.
    """

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._pages = {
            Exit.CHANGED: self._changed_page(),
            Exit.ASKED: self._asked_page(),
            Exit.ANYWAY: self._anyway_page(),
        }
        self.lines = {way: self._line(way) for way in Exit}
        self.tick = QCheckBox(state.guard.i_know)
        self.tick.setProperty("kind", "flush")
        self.tick.setProperty("stops", True)
        self.tick.toggled.connect(lambda on: state.change_exit(ticked=on))
        # T: the key that sets a tick, beside one
        self._key = PlainLabel(tr("(Space)"), Type.BODY, Role.SOFT)
        self._key.setContentsMargins(SPACE_4, 0, SPACE_4, 0)
        self.kept_as = KeptAsLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for way, page in self._pages.items():
            column.addWidget(self.lines[way], 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(page)
        ticked = QHBoxLayout()
        ticked.setContentsMargins(0, 0, 0, 0)
        ticked.setSpacing(0)
        ticked.addWidget(self.tick)
        ticked.addWidget(self._key)
        ticked.addStretch(1)
        column.addLayout(ticked)
        column.addWidget(self.kept_as)

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
        if not self.in_use and self.isHidden():
            return
        form = self._state.form
        opened = form.exit.open
        for way, page in self._pages.items():
            page.setVisible(way is opened)
            self._show_line(way, form.exit.words(way) if way is not opened else "")
        only_asking = opened is Exit.ASKED and not form.exit.has_words
        self.tick.setVisible(self.in_use and (form.exit.ticked or (self._state.guard.needs_tick and not only_asking)))
        self.tick.setText(self._state.guard.i_know)
        self._key.setVisible(not self.tick.isHidden())
        begun = self._state.guard.asks_for is Field.REASON
        self.kept_as.show_kept(self._state.guard.will_be_kept_as, exit_lacks(self._state), self._role, begun=begun)
        self.kept_as.setVisible(opened is not None or bool(self._state.guard.will_be_kept_as))
        self.agreed_when.setEnabled(not form.exit.again)
        said, agreed = self._state.meaning(Field.CHANGED_SAID), self._state.meaning(Field.CHANGED_WHEN)
        self.said_when.show_meaning(said, elsewhere=True)
        self.agreed_when.show_meaning(agreed, elsewhere=True)
        # One row has room for the tick or for what was agreed: who types a time needs no tick for none.
        timed = bool(form.exit.agreed_when.strip()) and not form.exit.again
        self.again.setVisible(not timed)
        self.agreed_told.setVisible(timed)
        self.agreed_told.setText("" if agreed.is_trouble else agreed.text)
        # T: "said today, 14:57"
        told = tr("said {when}", when=said.text) if said.text and not said.is_trouble else ""
        self.said_told.setText(told)
        self.setVisible(self.in_use)

    @property
    def in_use(self) -> bool:
        """Whether one is open, or the words of one stand."""
        form = self._state.form
        return form.exit.open is not None or form.exit.has_words

    def focus(self, way: Exit) -> None:
        {Exit.CHANGED: self.said, Exit.ASKED: self.asked, Exit.ANYWAY: self.reason}[way].setFocus()

    @property
    def _role(self) -> Role:
        telling = self._state.guard.telling
        level = telling.level if telling is not None else Level.NOTE
        if level is Level.WELCOME:
            return Role.AGREED if self._state.guard.verdict.is_as_agreed else Role.SOFT
        return {Level.WARN: Role.SLIPPED, Level.STOP: Role.STOP}.get(level, Role.SOFT)

    def _line(self, way: Exit) -> KeyChip:
        line_ = KeyChip("", "", ACT)
        line_.show_bare("edit")
        line_.clicked.connect(lambda: self._open(way))
        line_.hide()
        return line_

    def _show_line(self, way: Exit, typed: str) -> None:
        told = LINES[way].told(words=words.quoted(typed, QUOTED))
        line_ = self.lines[way]
        line_.show_words(unmarked(told))
        line_.at_most(LINE_WIDTH)
        line_.setToolTip(tr("Open it again"))
        line_.setVisible(bool(typed))

    def _open(self, way: Exit) -> None:
        self._state.open_exit(way)
        self.focus(way)

    def _changed_page(self) -> QWidget:
        change = self._state.change_exit
        self.said = line(tr("What did they say? In their words"), lambda text: change(said=text))
        self.said_when = WhenField(
            tr("When did they say it? Such as: yesterday 3pm"), lambda text: change(said_when=text)
        )
        self.agreed_when = WhenField(
            tr("What time did they agree to? Such as: today"), lambda text: change(agreed_when=text)
        )
        self.said_when.line.setPlaceholderText(tr("today"))
        self.agreed_when.line.setPlaceholderText(tr("A time, such as Thu 3pm"))
        self.said_when.setMinimumWidth(_DAY_WIDTH)
        self.again = QCheckBox(tr("No time: happy to hear from us again"))
        self.again.setProperty("kind", "flush")
        self.again.toggled.connect(lambda on: change(again=on))
        self.agreed_told = ElidedLabel("", Type.SOFT, Role.TEXT)
        self.said_told = ElidedLabel("", Type.SOFT, Role.SOFT)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, SPACE_4, 0, 0)
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(5)
        grid.addWidget(_label(tr("They said")), 0, 0, _TOP)
        grid.addWidget(self.said, 0, 1)
        grid.addWidget(_label(tr("On")), 1, 0, _TOP)
        both = QHBoxLayout()
        both.setSpacing(SPACE_8)
        both.addWidget(self.said_when, 1, _TOP)
        both.addWidget(_label(tr("agreed for")), 0, _TOP)
        both.addWidget(self.agreed_when, 2, _TOP)
        grid.addLayout(both, 1, 1)
        beneath = QHBoxLayout()
        beneath.setSpacing(SPACE_12)
        beneath.addWidget(self.again)
        beneath.addWidget(self.agreed_told)
        beneath.addWidget(self.said_told, 1)
        grid.addLayout(beneath, 2, 1)
        grid.setColumnStretch(1, 1)
        return page

    def _asked_page(self) -> QWidget:
        change = self._state.change_exit
        self.asked_basis: DropDown[Basis] = DropDown(
            [
                (Basis.SERVICE, tr("They asked us to do something")),
                (Basis.REPLY, tr("It answers a message of theirs")),
            ],
            Basis.SERVICE,
        )
        self.asked_basis.setAccessibleName(tr("What kind of asking"))
        self.asked_basis.currentIndexChanged.connect(lambda _: change(asked_basis=self.asked_basis.value()))
        self.asked = line(tr("What did they ask for?"), lambda text: change(asked=text))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE_4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.asked)
        column.addWidget(self.asked_basis, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _anyway_page(self) -> QWidget:
        change = self._state.change_exit
        self.reason = line(tr("Why? It is kept with the record"), lambda text: change(reason=text), tr("Why?"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE_4, 0, 0)
        column.addWidget(self.reason)
        return page


_TOP = Qt.AlignmentFlag.AlignTop


def _label(text: str) -> PlainLabel:
    label = PlainLabel(text, Type.SOFT, Role.TEXT)
    label.setContentsMargins(0, 7, 0, 0)
    return label
