"""Claims about the window's keys while a dialog beside it has them: none is pressed in vain, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.stories.test_pressed_twice import SlowDesk
from tests.widgets.keys.test_commands import KEYS, PATIENCE_MS, is_changed, press, seen
from tracker.actions.ports import Planned
from tracker.widgets.calendar.calendar_view import ViewKind

pytestmark = pytest.mark.usefixtures("still")

Open = Callable[[SlowDesk, Planned], QDialog]
ONE_WORD = "someone"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SlowDesk]:
    made = SlowDesk(qtbot, tmp_path / "data")
    yield made
    made.go_home()


@pytest.fixture
def planned(desk: SlowDesk) -> Planned:
    return desk.with_jo()


def slipped(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.flows.slipped.ask(planned)
    return desk.window.flows.slipped


def catch_up(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.flows.go_through((planned,))
    return desk.window.flows.catch_up


def move(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.flows.move(planned)
    return desk.window.flows.moving


def promise(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.commands.actions["promise"].trigger()
    return desk.window.flows.promising


def hand_over(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.flows.hand_over(planned)
    return desk.window.flows.handing_over


def correct(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.corrections.open(desk.history(planned.name).contacts[0])
    return desk.window.corrections.dialog


def say(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.commands.actions["say"].trigger()
    return desk.window.say


def us(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.commands.actions["us"].trigger()
    return desk.window.dialogs.us()


def away(desk: SlowDesk, planned: Planned) -> QDialog:
    desk.window.commands.actions["away"].trigger()
    return desk.window.dialogs.away()


BESIDE: tuple[Open, ...] = (slipped, catch_up, move, promise, hand_over, correct, say, us, away)


def come_back_to(desk: SlowDesk, dialog: QDialog) -> None:
    """Only the dialog beside the window, and the keys in it."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for other in QApplication.topLevelWidgets():
        if isinstance(other, QDialog) and other.isVisible() and other is not dialog:
            other.reject()
    desk.window.toast.dismiss()
    dialog.activateWindow()
    QApplication.processEvents()
    assert QApplication.activeWindow() is dialog


def press_and_see(desk: SlowDesk, keys: str) -> None:
    before = seen(desk)
    press(desk, keys)
    desk.qtbot.waitUntil(lambda: is_changed(desk, before), timeout=PATIENCE_MS)


@pytest.mark.parametrize("open_it", BESIDE, ids=lambda open_it: open_it.__name__.replace("_", " "))
def test_no_key_of_the_window_is_pressed_in_vain_beside_it(desk: SlowDesk, planned: Planned, open_it: Open) -> None:
    dialog = open_it(desk, planned)
    for name, keys in [(name, one) for name, all_keys in KEYS.items() for one in all_keys if len(one) > 1]:
        if name == "leave":
            continue
        come_back_to(desk, dialog)
        press_and_see(desk, keys)
        assert dialog.isVisible() or name == "undo", f"{keys} closed it"
    come_back_to(desk, dialog)
    press(desk, KEYS["leave"][0])
    assert not desk.window.isVisible()


def typed_in(dialog: QDialog) -> list[str]:
    return [field.text() for field in dialog.findChildren(QLineEdit) if field.isVisible()]


@pytest.mark.parametrize("open_it", [promise, us, away])
def test_what_is_typed_there_stays_while_the_window_does_what_was_pressed(
    desk: SlowDesk, planned: Planned, open_it: Open
) -> None:
    dialog = open_it(desk, planned)
    come_back_to(desk, dialog)
    desk.type(ONE_WORD)
    assert ONE_WORD in typed_in(dialog)
    press(desk, "Ctrl+P")
    assert desk.window.middle.currentWidget() is desk.window.people
    desk.window.show_view(ViewKind.MONTH)
    come_back_to(desk, dialog)
    press(desk, "Ctrl+K")
    assert desk.window.finding.palette.line.hasFocus()
    press(desk, "Ctrl+Shift+P")
    assert ONE_WORD in typed_in(dialog)


def test_the_promise_that_is_being_written_is_not_begun_anew(desk: SlowDesk, planned: Planned) -> None:
    dialog = promise(desk, planned)
    come_back_to(desk, dialog)
    desk.type(ONE_WORD)
    desk.come_forward()
    press(desk, "Ctrl+Shift+P")
    assert QApplication.activeWindow() is dialog
    assert ONE_WORD in typed_in(dialog)
    assert desk.window.toast.text == "That promise is open already, as it was typed."


def test_the_wording_that_is_open_is_said_to_be(desk: SlowDesk, planned: Planned) -> None:
    dialog = say(desk, planned)
    come_back_to(desk, dialog)
    press(desk, "Ctrl+Shift+M")
    assert QApplication.activeWindow() is dialog
    assert desk.window.toast.text == "That wording is open already."


def test_whoever_has_to_answer_first_is_asked_nothing_beside_it(desk: SlowDesk) -> None:
    desk.window.commands.actions["settings"].trigger()
    dialog = desk.window.dialogs.settings()
    assert dialog.isModal()
    QApplication.processEvents()
    press(desk, "Ctrl+P")
    assert QApplication.activeWindow() is dialog
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
