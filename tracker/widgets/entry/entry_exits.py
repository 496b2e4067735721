"""What unfolds in the banner for each of the three honest exits. Knows no verdict; the state judges."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Exit, Field, Form
from tracker.rules.basis import Basis
from tracker.tongue import phrase, tr
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import Rows, WhenField, line, put
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_8

LINES = {
    Exit.CHANGED: phrase("a closed exit", "Something changed: {words}"),
    Exit.ASKED: phrase("a closed exit", "They asked: {words}"),
    Exit.ANYWAY: phrase("a closed exit", "Because: {words}"),
}
QUOTED = 60
"""How much of a closed exit's words stands in its line."""
LINE_WIDTH = 400
"""As wide as such a line may become."""


class EntryExits(QWidget):
    """The fields of the exit that is open; of a closed one its words, as a line that opens it again.

    Beneath them stands how the record will read, once the words are there.
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
        self.tick = QCheckBox(tr("I know that they asked us not to"))
        self.tick.toggled.connect(lambda on: state.change_exit(ticked=on))
        self.kept_as = PlainLabel(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_4, 0, 0)
        column.setSpacing(SPACE_8)
        for way, page in self._pages.items():
            column.addWidget(self.lines[way], 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(page)
        column.addWidget(self.tick)
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
        form = self._state.form
        opened = form.exit.open
        for way, page in self._pages.items():
            page.setVisible(way is opened)
            self._show_line(way, form.exit.words(way) if way is not opened else "")
        in_use = opened is not None or form.exit.has_words
        only_asking = opened is Exit.ASKED and not form.exit.has_words
        self.tick.setVisible(in_use and (form.exit.ticked or (self._state.needs_tick and not only_asking)))
        kept_as = self._state.will_be_kept_as
        self.kept_as.setText(kept_as)
        self.kept_as.setVisible(bool(kept_as))
        self.agreed_when.setEnabled(not form.exit.again)
        self.said_when.show_meaning(self._state.meaning(Field.CHANGED_SAID))
        self.agreed_when.show_meaning(self._state.meaning(Field.CHANGED_WHEN))
        self.setVisible(in_use)

    def focus(self, way: Exit) -> None:
        {Exit.CHANGED: self.said, Exit.ASKED: self.asked, Exit.ANYWAY: self.reason}[way].setFocus()

    def _line(self, way: Exit) -> QPushButton:
        line_ = push_button("", Kind.LINK, icon_name="edit")
        line_.setProperty("flush", True)
        line_.clicked.connect(lambda: self._open(way))
        line_.hide()
        return line_

    def _show_line(self, way: Exit, typed: str) -> None:
        told = LINES[way].told(words=words.quoted(typed, QUOTED))
        shown = self.lines[way].fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, LINE_WIDTH)
        self.lines[way].setText(shown.replace("&", "&&"))
        self.lines[way].setAccessibleName(told)
        self.lines[way].setToolTip(tr("Open it again"))
        self.lines[way].setVisible(bool(typed))

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
        self.again = QCheckBox(tr("No time, they are just happy to hear from us again"))
        self.again.toggled.connect(lambda on: change(again=on))
        return Rows(
            (tr("They said"), self.said),
            (tr("On"), self.said_when),
            (tr("Agreed to"), self.agreed_when),
            ("", self.again),
        )

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
        return Rows((tr("What"), self.asked_basis), (tr("They asked"), self.asked))

    def _anyway_page(self) -> QWidget:
        change = self._state.change_exit
        self.reason = line(tr("Why? It is kept with the record"), lambda text: change(reason=text))
        return Rows((tr("Because"), self.reason))
