"""Claims about what can be done from anywhere: no key is pressed in vain, in whatever state the window is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tests.stories.test_pressed_twice import SlowDesk
from tracker.actions.outcome import Fault, StoreFault
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.widgets.entry.entry_keys import ANSWERS
from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog
from tracker.widgets.keys.commands import MENU, Deeds
from tracker.widgets.keys.keys_dialog import KeyGroup, KeysDialog, as_cap, parted
from tracker.widgets.keys.other_names import other_names
from tracker.widgets.look.key_cap import KeyCap
from tracker.widgets.look.plain_label import PlainLabel

pytestmark = pytest.mark.usefixtures("still")

JO = 1
PATIENCE_MS = 60_000
"""Far longer than it takes until somebody is told that they wait, however much else the machine has to do."""

NAMES = (
    "new-entry",
    "say",
    "promise",
    "nothing-to-answer",
    "undo",
    "redo",
    "find",
    "people",
    "details",
    "further",
    "everything",
    "add-person",
    "bring",
    "same",
    "one-person",
    "export",
    "word-kept",
    "trash",
    "month",
    "week",
    "agenda",
    "whose",
    "road",
    "evening",
    "next-region",
    "region-before",
    "pane",
    "morning",
    "menu",
    "who",
    "us",
    "away",
    "settings",
    "keys",
    "leave",
)
KEYS = {
    "new-entry": ("Ctrl+N", "N"),
    "say": ("Ctrl+Shift+M",),
    "promise": ("Ctrl+Shift+P",),
    "nothing-to-answer": ("Ctrl+Shift+A",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z",),
    "find": ("Ctrl+K", "/"),
    "word-kept": ("Ctrl+Shift+K",),
    "one-person": ("Ctrl+Shift+J",),
    "people": ("Ctrl+P",),
    "month": ("1",),
    "week": ("2",),
    "agenda": ("3",),
    "whose": ("4",),
    "road": ("Ctrl+Shift+D",),
    "evening": ("Ctrl+Shift+E",),
    "next-region": ("F6",),
    "region-before": ("Shift+F6",),
    "pane": ("Ctrl+\\",),
    "morning": ("Ctrl+Shift+\\",),
    "menu": ("F10",),
    "who": ("Ctrl+U",),
    "settings": ("Ctrl+,",),
    "keys": ("F1", "?"),
    "leave": ("Ctrl+Q",),
}


def nobody_chosen(_desk: SlowDesk) -> None:
    pass


def somebody_chosen(desk: SlowDesk) -> None:
    desk.window.show_prospect(JO)


def an_entry_open(desk: SlowDesk) -> None:
    desk.window.new_entry()
    desk.come_forward()


def busy(desk: SlowDesk) -> None:
    desk.window.show_prospect(JO)
    desk.hold()


def busy_from_the_start(desk: SlowDesk) -> None:
    desk.hold()
    desk.open_again()


def trouble(desk: SlowDesk) -> None:
    def gone() -> None:
        raise StoreFault(Fault.GONE)

    desk.window.close()
    desk.window = window_over(desk.setup, Opening(gone), lambda work: work(), None)  # type: ignore[arg-type]
    desk.qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.begin()
    desk.window.toast.dismiss()
    assert desk.window.pages.currentWidget() is desk.window.trouble


STATES = (nobody_chosen, somebody_chosen, an_entry_open, busy, busy_from_the_start, trouble)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SlowDesk]:
    made = SlowDesk(qtbot, tmp_path / "data")
    do(made.store, jo(id=JO), now=made.now)
    made.open_again()
    yield made
    made._waiting = None
    made.go_home()


@dataclass(frozen=True, slots=True)
class Seen:
    """All that somebody sees: each window that is open, painted, where the keys are, and what is being said."""

    told: list[object]
    pictures: list[QImage]


def seen(desk: Desk) -> Seen:
    return Seen(told(desk), pictures())


def is_changed(desk: Desk, before: Seen) -> bool:
    """Whether any of it is another by now. Painted anew is only what is open where all else is the same."""
    return told(desk) != before.told or pictures() != before.pictures


def told(desk: Desk) -> list[object]:
    menu = QApplication.activePopupWidget()
    said = desk.window.toast.text if desk.window.toast.isVisible() else ""
    return [said, focused(), menu is not None, [type(w).__name__ for w in open_now()]]


def pictures() -> list[QImage]:
    return [widget.grab().toImage() for widget in open_now()]


def open_now() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, QMenu)]


def focused() -> QWidget | None:
    return QApplication.focusWidget()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__.replace("_", " "))
def test_a_command_changes_moves_or_says_something(
    desk: SlowDesk, state: Callable[[SlowDesk], None], name: str
) -> None:
    state(desk)
    QApplication.processEvents()
    before = seen(desk)
    desk.window.commands.actions[name].trigger()
    desk.qtbot.waitUntil(lambda: is_changed(desk, before), timeout=PATIENCE_MS)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def in_an_entry(desk: SlowDesk, typed: str) -> QuickEntryDialog:
    """Quick entry over the window, with the keys in its first field and that typed there."""
    desk.window.show_prospect(JO)
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type(typed)
    assert desk.window.entry.isActiveWindow()
    return desk.window.entry


def press(desk: SlowDesk, keys: str) -> None:
    """As on a keyboard: whatever window is in front gets it."""
    key = QKeySequence(keys)[0]  # type: ignore[index]
    desk.qtbot.keyClick(QApplication.focusWidget(), key.key(), key.keyboardModifiers())
    QApplication.processEvents()


PRESSED = [(name, keys) for name, all_keys in KEYS.items() for keys in all_keys]


@pytest.mark.parametrize(("name", "keys"), PRESSED)
@pytest.mark.parametrize("where", ["in a field", "on a button"])
def test_no_key_of_the_window_is_pressed_in_vain_while_an_entry_has_them(
    desk: SlowDesk, where: str, name: str, keys: str
) -> None:
    entry = in_an_entry(desk, "Jo")
    if where == "on a button":
        if len(keys) == 1:
            return  # it writes, and there is nothing to write into
        entry.save.setFocus()
    QApplication.processEvents()
    before = seen(desk)
    press(desk, keys)
    desk.qtbot.waitUntil(lambda: is_changed(desk, before), timeout=PATIENCE_MS)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    if name == "leave":
        assert not desk.window.isVisible()
    if name == "undo":
        return  # takes back what was typed, as a field does
    kept = (desk.window.states.entry.form, desk.window.states.entry.take_draft(), desk.window.states.entry.left_unsaved)
    assert any(form is not None and (form.line or form.who).startswith("Jo") for form in kept), (
        "what was typed is there still"
    )


def test_an_entry_that_stepped_aside_is_offered_again(desk: SlowDesk) -> None:
    entry = in_an_entry(desk, "Ada Lov")
    press(desk, "Ctrl+P")
    assert not entry.isVisible()
    assert desk.window.middle.currentWidget() is desk.window.people
    assert desk.window.toast.text == "An entry was left unsaved."
    desk.window.toast._undo.click()
    assert entry.isVisible()
    assert desk.window.states.entry.form.who == "Ada Lov"


def test_what_cannot_be_done_is_said_from_an_entry_as_well_and_an_empty_one_leaves_nothing(desk: SlowDesk) -> None:
    in_an_entry(desk, "")
    press(desk, "Ctrl+P")
    assert desk.window.toast.text != "An entry was left unsaved."
    desk.window.states.card.show(None)
    in_vain = in_an_entry(desk, "Ada")
    desk.window.states.card.show(None)
    press(desk, "Ctrl+Shift+M")
    assert not in_vain.isVisible()
    assert (
        desk.window.toast.text == "Nobody is chosen yet. Choose someone in the calendar, in the morning or with Find."
    )


def test_the_page_of_keys_is_read_in_front_of_the_entry(desk: SlowDesk) -> None:
    entry = in_an_entry(desk, "Ada")
    press(desk, "F1")
    assert entry.isVisible()
    desk.qtbot.keyClick(QApplication.activeWindow(), Qt.Key.Key_Escape)
    assert not desk.window.dialogs.keys.is_open
    assert entry.isVisible()


def test_the_keys_that_are_tried_are_all_there_are(desk: SlowDesk) -> None:
    assert {command.name: command.keys for command in desk.window.commands.by_name.values() if command.keys} == KEYS


def test_there_is_no_command_beside_those(desk: SlowDesk) -> None:
    assert tuple(desk.window.commands.by_name) == NAMES
    assert len(NAMES) == len(Deeds.__dataclass_fields__)


def test_other_words_are_kept_only_for_commands_that_there_are(desk: Desk) -> None:
    assert [name for name in other_names() if name not in desk.window.commands.by_name] == []


def test_every_key_does_one_thing_only(desk: SlowDesk) -> None:
    keys = [key for command in desk.window.commands.by_name.values() for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_command_without_keys_stands_in_the_menu(desk: SlowDesk) -> None:
    in_the_menu = {name for part in MENU for name in part}
    assert {command.name for command in desk.window.commands.by_name.values() if not command.keys} <= in_the_menu


def test_the_page_of_keys_tells_each_key_of_each_command_as_this_computer_names_it(desk: SlowDesk) -> None:
    page = desk.window.dialogs.keys()
    assert isinstance(page, KeysDialog)
    told = " · ".join(label.text() for label in page.findChildren(PlainLabel))
    for command in filter(lambda command: command.offered(), desk.window.commands.by_name.values()):
        for key in command.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in told
            assert command.told in told


def test_the_page_of_keys_tells_every_key_of_an_entry(desk: SlowDesk) -> None:
    page, entry = desk.window.dialogs.keys(), in_an_entry(desk, "Ada")
    told = {cap.text() for row in page.groups[1].rows for cap in row.caps.findChildren(KeyCap)}
    told |= {f"Alt+{n}" for n in range(1, len(ANSWERS) + 1)}  # as a range
    heard = {keys.replace("Return", "Enter") for keys in entry.keys.deeds}
    assert sorted(heard - told) == []
    assert sorted(told - heard - {"Esc"}) == []


def test_the_keys_of_a_line_stand_in_one_row(desk: SlowDesk) -> None:
    page = desk.window.dialogs.keys()
    assert isinstance(page, KeysDialog)
    page.show()
    QApplication.processEvents()
    for row in (row for group in page.groups for row in group.rows):
        middles = {cap.geometry().center().y() for cap in row.caps.findChildren(KeyCap)}
        assert max(middles) - min(middles) <= 1, row.told


def test_no_cap_of_a_key_is_cut_in_a_language_of_longer_words(qtbot: QtBot) -> None:
    long = "Strg+Umschalttaste+Eingabetaste"
    page = KeysDialog(
        [KeyGroup("Im Eintrag", ((as_cap(long), "Sichern"), (f"{as_cap('Strg+N')} oder {as_cap('N')}", "Neu")))]
    )
    qtbot.addWidget(page)
    page.show()
    for row in (row for group in page.groups for row in group.rows):
        for cap in row.caps.findChildren(KeyCap):
            assert cap.geometry().right() < row.caps.width(), row.told
            assert cap.width() >= cap.sizeHint().width()


@pytest.mark.parametrize(
    ("lengths", "parts", "columns"),
    [
        ([8, 12, 4, 13, 11, 6, 5, 5], 3, [3, 2, 3]),
        ([8, 12, 4, 13, 11, 6, 5, 5], 2, [4, 4]),
        ([8, 12, 4], 1, [3]),
        ([3], 3, [1]),
        ([], 2, [0]),
        ([9, 1, 1], 2, [1, 2]),
    ],
)
def test_the_groups_stand_in_order_in_columns_of_which_the_longest_is_short(
    lengths: list[int], parts: int, columns: list[int]
) -> None:
    assert parted(lengths, parts) == columns


def test_on_a_wide_window_every_key_is_seen_at_once_and_else_it_is_said_that_there_is_more(desk: Desk) -> None:
    desk.window.resize(1280, 800)
    desk.press(Qt.Key.Key_F1)
    page = desk.window.dialogs.keys()
    bar = page._scroll.verticalScrollBar()
    QApplication.processEvents()
    assert (bar.maximum(), page.more.text()) == (0, "")
    page.resize(page.width(), 300)
    QApplication.processEvents()
    assert page.more.text() != ""
    bar.setValue(bar.maximum())
    assert page.more.text() == ""


def test_a_key_is_found_by_what_it_does_or_by_its_name(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F1)
    page = desk.window.dialogs.keys()
    assert page.field.hasFocus()
    assert (page.width(), page.height()) <= (desk.window.width(), 600)
    desk.type("quit")
    assert page.shown == ["Quit"]
    desk.press(Qt.Key.Key_A, ctrl=True)
    desk.type("ctrl+shift+m")
    assert page.shown == ["Say it as agreed, by voicemail or e-mail"]
    desk.press(Qt.Key.Key_A, ctrl=True)
    desk.type("on a detail")
    assert page.shown == ["Edit it", "Save it", "Leave it as it was"]
    desk.type("x")
    assert page.shown == []
    assert page.none.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.dialogs.keys.is_open


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("undo", "There is nothing to undo."),
        ("redo", "There is nothing to redo."),
        ("say", "Nobody is chosen yet. Choose someone in the calendar, in the morning or with Find."),
        ("promise", "Nobody is chosen yet. Choose someone in the calendar, in the morning or with Find."),
        (
            "nothing-to-answer",
            "Nobody is chosen yet. Choose someone in the calendar, in the morning or with Find.",
        ),
        ("everything", "Nobody is chosen yet. Choose someone in the calendar, in the morning or with Find."),
        ("month", "That is what the calendar shows already."),
    ],
)
def test_what_cannot_be_done_is_said(desk: SlowDesk, name: str, said: str) -> None:
    if name == "undo":
        desk.window.states.undo._take((None, None))
    desk.window.commands.actions[name].trigger()
    assert desk.window.toast.text == said


def test_where_only_the_calendar_is_shown_there_is_no_region_to_go_to(desk: SlowDesk) -> None:
    for name in ("pane", "morning", "next-region"):
        desk.window.commands.actions[name].trigger()
    desk.window.commands.actions["next-region"].trigger()
    assert desk.window.toast.text == "The calendar is the only region that is shown."


def test_what_there_is_to_undo_is_not_denied_before_it_has_been_read(desk: SlowDesk) -> None:
    busy_from_the_start(desk)
    desk.window.commands.actions["undo"].trigger()
    assert desk.window.toast.text == "What there is to take back has not been read yet."


def test_where_people_cannot_be_read_it_is_said_that_nothing_can_be_shown(desk: SlowDesk) -> None:
    trouble(desk)
    desk.window.commands.actions["people"].trigger()
    assert desk.window.toast.text == "Your people are not open yet. What can be done is on this page."


def test_undo_that_was_possible_still_undoes(desk: SlowDesk) -> None:
    assert desk.window.states.undo.can_undo
    desk.window.commands.actions["undo"].trigger()
    assert not desk.store.people_like("", 5)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__.replace("_", " "))
def test_where_nothing_is_pressed_nothing_is_seen(desk: SlowDesk, state: Callable[[SlowDesk], None]) -> None:
    state(desk)
    QApplication.processEvents()
    before = seen(desk)
    QApplication.processEvents()
    assert not is_changed(desk, before)
