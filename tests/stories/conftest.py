"""A whole window over a real store in a folder of its own, with a clock the story sets. Nothing is faked but time.

All that the stories know of where things stand in the window is here: keys, and the names by which fields are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.new_store import SETTINGS, MakeStore, new_store
from tests.stories.outside import Outside
from tests.surroundings import here_at
from tracker.actions.contacts.log_contact import Logged, log_contact
from tracker.assembly.opening import window_over
from tracker.assembly.setup import Setup
from tracker.assembly.stores import Opening
from tracker.presentation.banner import BannerTelling
from tracker.presentation.entry_form import Form, read_form
from tracker.presentation.person.state_card import Deed
from tracker.rules.contact import ContactOutcome
from tracker.rules.history import History
from tracker.rules.verdict import Verdict
from tracker.runtime.ids import IdSource
from tracker.runtime.paths import paths_for
from tracker.storage.file import connection
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore
from tracker.widgets.fields.chips import ChipGroup
from tracker.widgets.fields.segments import Segments
from tracker.widgets.flows.act_card import ActCard
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.main_window import MainWindow
from tracker.widgets.person.paragraph import Paragraph

FIELDS = {
    "organisation": "Organisation",
    "phone": "Phone",
    "email": "E-mail",
    "note": "What was said",
    "question": "Question 1",
    "answer": "Answer to question 1",
    "talk when": "In a month, Thu 3pm",
    "talk channel": "How to talk",
    "talk topic": "About what?",
    "talk words": "Their yes, in their words",
    "promise what": "What do you owe them?",
    "promise when": "By Thursday, in 3 days",
    "promise channel": "How it reaches them",
    "their words": "Such as: we’ll call you",
    "no words": "How they put it",
    "asked kind": "What kind of asking",
    "asked": "What did they ask for?",
    "reason": "Why? It is kept with the record",
    "tick": "I know that they ",
}
"""How the name of each field of an entry begins, as a screen reader says it, or the hint in it beside a label."""
AS_KEYS = 3
"""Letters at either end of what is typed."""
TABS_AT_MOST = 120
GIVEN_UP_AFTER = 2
"""Seconds; longer than it takes until somebody is told that they wait."""


@dataclass(frozen=True, slots=True)
class BeforeACall:
    """What stands above the pane once Call was pressed."""

    card: ActCard
    verdict: Verdict
    telling: BannerTelling | None

    @property
    def is_visible(self) -> bool:
        return self.card.isVisible()


class Desk:
    """One person's desk: the window, the clock on the wall, and the hands that type.

    Entries are filled in field by field, as Ctrl+E has it; where `in_full` is not so, a new one is one line.
    """

    in_full = True
    every_key = False
    """Whether all that is typed goes key by key."""
    me = ""

    def __init__(self, qtbot: QtBot, folder: Path, make: MakeStore = new_store) -> None:
        self.qtbot = qtbot
        self.outside = Outside()
        self.now = at("2026-11-12 09:00")
        self.setup = Setup(paths_for(folder), lambda: self.now, SETTINGS, IdSource())
        self.store: SqliteStore = make(self.setup.paths.store)
        self._window: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        """Opened when it is first asked for, over all that has been put into the store until then."""
        if self._window is None:
            self._window = self._open()
        return self._window

    @window.setter
    def window(self, window: MainWindow) -> None:
        self._window = window

    def _open(self) -> MainWindow:
        window = window_over(self.setup, Opening(lambda: self.store), lambda work: work(), None)
        window.states.entry.in_full = self.in_full
        self.qtbot.addWidget(window)
        window.show()
        window.begin()
        return window

    def open_again(self) -> None:
        """Close the program, where it is open, and start it anew."""
        if self._window is not None:
            self._window.close()
            self.store.close()
            self.store = open_store(self.setup.paths.store)
        self._window = self._open()

    def logged(self, form: Form) -> int:
        """That entry is in the store, as if saved now and here; whoever it is about. What a claim begins with is not
        played through the window for each of them.
        """
        entry = read_form(form, here_at(self.now, me=self.setup.me)).entry
        assert entry is not None, "something of it is missing or unclear"
        kept = log_contact(self.setup.desk(self.store), entry).value
        assert isinstance(kept, Logged)
        return kept.prospect.id

    def go_home(self) -> None:
        """Close what is open, and leave the machine as it was."""
        if self._window is not None:
            self._window.close()
        self.store.close()
        self.outside.leave()

    def at(self, when: str) -> None:
        """It is now that time in London."""
        self.now = at(when)

    def i_am(self, name: str) -> None:
        self.window.states.us.switch(name)

    def press(self, *keys: Qt.Key, ctrl: bool = False, alt: bool = False, shift: bool = False) -> None:
        """Keys go to whatever has the focus, as they do for a person."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for wanted, modifier in (
            (ctrl, Qt.KeyboardModifier.ControlModifier),
            (alt, Qt.KeyboardModifier.AltModifier),
            (shift, Qt.KeyboardModifier.ShiftModifier),
        ):
            if wanted:
                modifiers |= modifier
        for key in keys:
            self.qtbot.keyClick(self._focused(), key, modifiers)
            # A window that was opened becomes the active one only now.
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Its first and last letters are keys; what is between them comes in one piece, as from somebody who dictates:
        each key of it would be judged by itself, and the claims about that press their keys.
        """
        first, between, last = text[:AS_KEYS], text[AS_KEYS:-AS_KEYS], text[AS_KEYS:][-AS_KEYS:]
        if self.every_key or not takes_dictation(self._focused()):
            first, between, last = text, "", ""
        self._type_keys(first)
        if between:
            dictate(self._focused(), between)
        self._type_keys(last)

    def _type_keys(self, text: str) -> None:
        """Qt's own typing ends the process at a letter beyond ASCII, so those go as the events a keyboard makes."""
        if text.isascii():
            self.qtbot.keyClicks(self._focused(), text)
            return
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focused(), key)

    def come_forward(self) -> None:
        """Where two windows are open, keys go to the one in front."""
        self.window.activateWindow()
        QApplication.processEvents()

    def minute_passes(self) -> None:
        """The window's own minute, without waiting for it."""
        self.window.time.minute.timeout.emit()
        QApplication.processEvents()

    def tab_to(self, field: str | QWidget) -> None:
        """Tab until the cursor is in that field of the entry, or within that widget, wherever it now stands."""
        for _ in range(TABS_AT_MOST):
            focused = self._focused()
            if focused.isVisible() and _is_there(focused, field):
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not reach “{field}”")

    def fill(self, field: str, text: str) -> None:
        """Tab there, and type it in place of whatever stands there."""
        if text:
            self.tab_to(field)
            self.press(Qt.Key.Key_A, ctrl=True)
            self.type(text)

    def choose(self, field: str, value: object) -> None:
        """Choose one of that row: to its first, then on until it is the one."""
        self.tab_to(field)
        self.press(Qt.Key.Key_Home)
        chips = self._focused().parentWidget()
        assert isinstance(chips, ChipGroup | Segments)
        for _ in chips.children():
            if chips.value() == value:
                return
            self.press(Qt.Key.Key_Right)
        pytest.fail(f"there is no {value} in “{field}”")

    def ready(self, answer: str) -> None:
        """Answer "ready to move forward?" by its number."""
        numbers = {"yes": Qt.Key.Key_1, "not-yet": Qt.Key.Key_2, "no": Qt.Key.Key_3}
        self.tab_to(self.window.entry.happened.kept.ready)
        self.press(numbers[answer])

    def press_button(self, button: QWidget) -> None:
        """Tab to it, and Space."""
        self.tab_to(button)
        self.press(Qt.Key.Key_Space)

    def open_draft(self) -> None:
        """Ctrl+N, which never opens it by itself, and Alt+R for what was left unsaved."""
        self.press(Qt.Key.Key_N, ctrl=True)
        assert self.window.entry.who.field.hasFocus()
        self.press(Qt.Key.Key_R, alt=True)
        assert self.window.states.entry.is_restored

    def discard_entry(self) -> None:
        """Put the open entry aside, so that it does not come back as a draft; where nothing was typed, just leave it."""
        entry = self.window.entry
        if entry.discard.isVisible():
            self.press_button(entry.discard)
        else:
            self.press(Qt.Key.Key_Escape)
        assert not entry.isVisible()
        assert self.window.states.entry.take_draft() is None

    def find_person(self, name: str) -> None:
        """Ctrl+K, the name, Enter: they stand in the pane."""
        self.press(Qt.Key.Key_K, ctrl=True)
        self.type(name)
        self.press(Qt.Key.Key_Return)
        card = self.window.states.card.card
        assert card is not None
        assert card.prospect.name == name

    @property
    def opened(self) -> list[str]:
        """Every telephone number and address that was handed to the machine."""
        return self.outside.opened

    def act_card(self) -> BeforeACall:
        card = self.window.findChild(ActCard)
        assert isinstance(card, ActCard), "nothing was asked"
        return BeforeACall(card, card._state.verdict, card.banner.telling)

    def came_of_it(self, outcome: str) -> None:
        """Answer "did you reach them?"; "" is "not now"."""
        card = self.act_card().card
        self.press_button(card.answers[ContactOutcome(outcome)] if outcome else card.not_now)

    def words_to_say(self) -> str:
        """Ctrl+Shift+M: what to say to the person in the pane."""
        self.press(Qt.Key.Key_M, ctrl=True, shift=True)
        dialog = self.window.say
        assert dialog.isVisible()
        words = dialog.text.toPlainText()
        self.press(Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        return words

    def go_to_pane(self) -> None:
        """F6, round the regions, until the cursor is in the pane."""
        for _ in range(4):
            if self.window.pane.isAncestorOf(self._focused()):
                return
            self.press(Qt.Key.Key_F6)
        pytest.fail("F6 does not reach the pane")

    def add_detail(self, label: str, value: str) -> None:
        """A detail nothing is known of yet: the pane's pencil, its menu, the value, Enter."""
        self.go_to_pane()
        self.choose_from(self.window.pane.edit, label)
        editor = self._focused()
        assert isinstance(editor, QComboBox)
        self.press(Qt.Key.Key_Home)
        for _ in range(editor.count()):
            if editor.currentText() != value:
                self.press(Qt.Key.Key_Down)
        assert editor.currentText() == value
        self.press(Qt.Key.Key_Return)
        assert f"{label}: {value}".casefold() in [slot.accessibleName().casefold() for slot in self._slots()]

    def choose_from(self, button: QWidget, label: str) -> None:
        """Tab to a button with a menu, Space, and down to the choice that begins so."""
        self.press_button(button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            if menu.activeAction() is not None and _plain(menu.activeAction().text()).startswith(label):
                break
            self.press(Qt.Key.Key_Down)
        assert _plain(menu.activeAction().text()).startswith(label)
        self.press(Qt.Key.Key_Return)

    def take(self, act: str) -> None:
        """Call, or E-mail: the button of the card where it offers that, else the menu beside the name."""
        card = self.window.states.card.card
        assert card is not None
        deed = {"Call": Deed.CALL, "E-mail": Deed.WRITE}[act]
        view = self.window.pane.card
        self.go_to_pane()
        for offer, button in ((card.state.first, view.first), (card.state.second, view.second)):
            if offer is not None and offer.deed is deed:
                self.press_button(button)
                return
        self.choose_from(self.window.pane.more, act)

    def _slots(self) -> list[QWidget]:
        return [widget for widget in self.window.pane.findChildren(QWidget) if widget.accessibleName()]

    def words_in(self, widget: QWidget) -> list[str]:
        """Every label that can be seen in it, in the order they were made."""
        shown = [label for label in widget.findChildren(PlainLabel) if label.isVisible()]
        parts = [
            (label.lead, label.text(), label.tail) if isinstance(label, Paragraph) else (label.text(),)
            for label in shown
        ]
        return [part for each in parts for part in each if part]

    def chain(self) -> list[str]:
        """What happened, newest first, each with all its words, and then what was agreed, newest first; earlier things
        are asked for with the keyboard.
        """
        pane = self.window.pane
        while pane.history.earlier.isVisible():
            self.focus(pane.history.earlier)
            self.press(Qt.Key.Key_Space)
        rows = [f"{row.accessibleName()}\n{row.accessibleDescription()}" for row in pane.history.rows]
        return rows + [disc.accessibleDescription() for disc in reversed(pane.strip.discs)]

    def focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def history(self, name: str) -> History:
        line = next(line for line in self.store.people_like(name, 5) if line.name == name)
        found = self.store.history_of(line.id)
        assert found is not None
        return found

    def banner(self) -> str:
        """All the banner in quick entry says, "" while it says nothing."""
        telling = self.window.entry.banner.telling
        return telling.spoken if telling is not None else ""

    def _focused(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        if QApplication.activeWindow() is None:
            # Where there is no window manager, nobody hands the focus back when a dialog closes.
            self.window.activateWindow()
            QApplication.processEvents()
        return QApplication.focusWidget() or self.window


def takes_dictation(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def dictate(widget: QWidget, words: str) -> None:
    """All of it at once, as an input method hands it over."""
    said = QInputMethodEvent()
    said.setCommitString(words)
    QApplication.sendEvent(widget, said)


def _plain(label: str) -> str:
    return label.replace("&", "")


def _is_there(focused: QWidget, field: str | QWidget) -> bool:
    if isinstance(field, QWidget):
        return focused is field or field.isAncestorOf(focused)
    widget: QWidget | None = focused
    while widget is not None:
        name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        hint = widget.placeholderText() if isinstance(widget, (QLineEdit, QPlainTextEdit)) else ""
        if name.replace("&", "").startswith(FIELDS[field]) or hint.startswith(FIELDS[field]):
            return True
        widget = widget.parentWidget()
    return False


@pytest.fixture
def soon_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another program holds is waited for two seconds in place of five; there is time to be told of it."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", GIVEN_UP_AFTER)
    shorter = {**connection.PRAGMAS, "busy_timeout": GIVEN_UP_AFTER * 1000}
    monkeypatch.setattr(connection, "PRAGMAS", shorter)


@pytest.fixture
def make_store() -> MakeStore:
    """How a desk's store comes to be; a module that begins with other people in it says so by one of its own."""
    return new_store


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, make_store: MakeStore) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "data", make_store)
    yield made
    made.go_home()
