"""Claims about keys on which nothing is: whoever presses one is told so, and no key that does something says so."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import exact, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Next
from tracker.presentation.entry_meaning import Pick
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.fields.picks import PickRow
from tracker.widgets.fields.typed_fields import LineField, TextField
from tracker.widgets.fields.typing.unused_keys import told_unused

Key = Qt.Key


@pytest.fixture
def at_work(desk: Desk) -> Desk:
    """Jo is to be rung today, and is in the morning, in the calendar and in the table."""
    do(desk.store, jo(id=1), talk(exact("2026-11-12 15:00")), now=desk.now)
    desk.open_again()
    desk.come_forward()
    return desk


def in_the_morning(desk: Desk) -> QWidget:
    return desk.window.day.morning.list


def in_the_month(desk: Desk) -> QWidget:
    desk.window.show_view(ViewKind.MONTH)
    return desk.window.day.calendar


def in_the_week(desk: Desk) -> QWidget:
    desk.window.show_view(ViewKind.WEEK)
    return desk.window.day.calendar


def in_the_agenda(desk: Desk) -> QWidget:
    desk.window.show_view(ViewKind.AGENDA)
    return desk.window.day.calendar


def in_the_table(desk: Desk) -> QWidget:
    desk.press(Key.Key_P, ctrl=True)
    return desk.window.people.table


PLACES = (in_the_morning, in_the_month, in_the_week, in_the_agenda)


def go_to(desk: Desk, place: Callable[[Desk], QWidget]) -> None:
    place(desk).setFocus()
    QApplication.processEvents()
    desk.window.toast.dismiss()


def said(desk: Desk) -> str:
    return desk.window.toast.text if desk.window.toast.isVisible() else ""


@pytest.mark.parametrize("place", PLACES)
def test_a_letter_on_which_nothing_is_says_so_wherever_one_is(at_work: Desk, place: Callable[[Desk], QWidget]) -> None:
    go_to(at_work, place)
    at_work.press(Key.Key_X)
    assert said(at_work) == "Nothing here is on X. F1 shows all keys."


@pytest.mark.parametrize("place", [*PLACES, in_the_table])
def test_so_does_a_key_that_writes_nothing(at_work: Desk, place: Callable[[Desk], QWidget]) -> None:
    go_to(at_work, place)
    at_work.press(Key.Key_F9)
    assert said(at_work) == "Nothing here is on F9. F1 shows all keys."


@pytest.mark.parametrize("place", [*PLACES, in_the_table])
def test_so_does_a_letter_with_alt_that_is_nobodys(at_work: Desk, place: Callable[[Desk], QWidget]) -> None:
    go_to(at_work, place)
    before = QApplication.focusWidget()
    at_work.press(Key.Key_J, alt=True)
    assert said(at_work) == "Nothing here is on Alt+J. F1 shows all keys."
    assert QApplication.focusWidget() is before


@pytest.mark.skipif(sys.platform == "darwin", reason="there it writes")
@pytest.mark.parametrize("made", [LineField, TextField])
def test_it_writes_nothing_where_one_types(qtbot: QtBot, made: type[LineField | TextField]) -> None:
    """As X11 has it, with its letter; Qt would write that."""
    field = made()
    qtbot.addWidget(field)
    pressed = QKeyEvent(QEvent.Type.KeyPress, Key.Key_J, Qt.KeyboardModifier.AltModifier, "j")
    QApplication.sendEvent(field, pressed)
    assert not pressed.isAccepted()
    assert (field.text() if isinstance(field, LineField) else field.toPlainText()) == ""


def test_one_of_a_dialog_is_told_once_wherever_the_keys_are_and_its_own_is_not(at_work: Desk) -> None:
    at_work.window.commands.actions["away"].trigger()
    QApplication.processEvents()
    assert isinstance(QApplication.focusWidget(), LineField)
    at_work.press(Key.Key_J, alt=True)
    assert said(at_work) == "Nothing here is on Alt+J. F1 shows all keys."
    at_work.window.toast.dismiss()
    at_work.press(Key.Key_Alt)
    assert not said(at_work)


@pytest.mark.parametrize("place", [in_the_morning, in_the_table])
def test_letters_that_lead_to_somebody_say_nothing(at_work: Desk, place: Callable[[Desk], QWidget]) -> None:
    go_to(at_work, place)
    at_work.type("jo")
    assert not said(at_work)


@pytest.mark.parametrize("place", PLACES)
def test_a_key_that_moves_or_is_held_down_with_nothing_to_do_says_nothing(
    at_work: Desk, place: Callable[[Desk], QWidget]
) -> None:
    go_to(at_work, place)
    at_work.press(Key.Key_Up, Key.Key_Down, Key.Key_Shift, Key.Key_Escape)
    assert not said(at_work)


@pytest.mark.parametrize("made", [LineField, TextField])
def test_where_one_types_nothing_is_said_of_any_key(qtbot: QtBot, made: Callable[[], QWidget]) -> None:
    field = made()
    qtbot.addWidget(field)
    pressed = QKeyEvent(QEvent.Type.KeyPress, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert told_unused(pressed, field) == ""
    assert told_unused(pressed, None) != ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens it itself")
def test_shift_and_f10_open_what_the_menu_key_opens_and_say_so_where_that_is_nothing(at_work: Desk) -> None:
    go_to(at_work, in_the_morning)
    at_work.press(Key.Key_F10, shift=True)
    menu = at_work.window.flows.menu
    assert menu is not None
    assert menu.isVisible()
    assert not said(at_work)
    menu.close()
    at_work.window.top.today_button.setFocus()
    at_work.press(Key.Key_F10, shift=True)
    assert said(at_work) == "Nothing here is on Shift+F10. F1 shows all keys."


def test_in_the_settings_it_says_so_at_the_foot_until_one_goes_on(at_work: Desk) -> None:
    at_work.window.commands.actions["settings"].trigger()
    settings = at_work.window.dialogs.settings()
    settings.activateWindow()
    QApplication.processEvents()
    at_work.press(Key.Key_Z)
    assert settings.effect.text() == "Nothing here is on Z. F1 shows all keys."
    assert settings.effect.isVisible()
    assert not said(at_work), "once is enough"
    at_work.press(Key.Key_Down)
    assert "Nothing here" not in settings.effect.text()


DIALOGS = {
    "away": lambda desk: desk.window.commands.actions["away"].trigger(),
    "trash": lambda desk: desk.window.commands.actions["trash"].trigger(),
    "export": lambda desk: desk.window.commands.actions["export"].trigger(),
    "evening": lambda desk: desk.window.commands.actions["evening"].trigger(),
}


def a_button_has_the_keys(desk: Desk) -> None:
    """Of the dialog that is in front."""
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, QDialog)
    button = next(each for each in dialog.findChildren(QPushButton) if each.isVisible() and each.isEnabled())
    button.setFocus()
    QApplication.processEvents()


@pytest.mark.parametrize("name", DIALOGS)
def test_in_a_dialog_a_key_on_which_nothing_is_says_so_once(at_work: Desk, name: str) -> None:
    DIALOGS[name](at_work)
    QApplication.processEvents()
    a_button_has_the_keys(at_work)
    at_work.press(Key.Key_X)
    assert said(at_work) == "Nothing here is on X. F1 shows all keys."
    at_work.window.toast.dismiss()
    at_work.press(Key.Key_F10, shift=True)
    assert said(at_work) == "Nothing here is on Shift+F10. F1 shows all keys."
    at_work.window.toast.dismiss()
    at_work.press(Key.Key_Tab, Key.Key_Up)
    assert not said(at_work)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens it itself")
def test_shift_and_f10_open_the_menu_of_a_field_in_a_dialog(at_work: Desk) -> None:
    at_work.window.commands.actions["away"].trigger()
    QApplication.processEvents()
    assert isinstance(QApplication.focusWidget(), LineField)
    at_work.press(Key.Key_F10, shift=True)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_in_the_settings_a_letter_goes_to_the_page_that_begins_with_it(at_work: Desk) -> None:
    at_work.window.commands.actions["settings"].trigger()
    settings = at_work.window.dialogs.settings()
    settings.activateWindow()
    QApplication.processEvents()
    at_work.type(settings.listed[-1].title[0])
    assert settings.pages.currentIndex() == len(settings.listed) - 1
    assert "Nothing here" not in settings.effect.text()


@pytest.mark.parametrize("in_full", [False, True])
def test_a_number_that_a_row_of_an_entry_lacks_says_so_and_one_it_has_does_not(at_work: Desk, in_full: bool) -> None:
    at_work.window.new_entry()
    entry = at_work.window.entry
    if entry.shows_line is in_full:
        entry.turn()
    answers = entry.in_full.next.choices.row(Next.TALK) if in_full else entry.in_line.answers.chips[Next.TALK]
    at_work.focus(answers)
    at_work.press(Key.Key_4)
    assert not said(at_work)
    at_work.focus(answers)
    at_work.press(Key.Key_9)
    assert said(at_work) == "Nothing here is on 9. F1 shows all keys."
    entry.reject()


def test_a_number_of_no_pick_is_told_as_any_other_key_on_which_nothing_is(at_work: Desk) -> None:
    dialog = QDialog(at_work.window)
    row = PickRow("Colleagues")
    picked: list[object] = []
    row.picked.connect(picked.append)
    QVBoxLayout(dialog).addWidget(row)
    row.show_picks((Pick("Ann", "Ann"), Pick("Ben", "Ben")))
    dialog.show()
    dialog.activateWindow()
    row.enter()
    QApplication.processEvents()
    at_work.press(Key.Key_3)
    assert said(at_work) == "Nothing here is on 3. F1 shows all keys."
    assert not picked
    at_work.press(Key.Key_2)
    assert picked
    dialog.close()
