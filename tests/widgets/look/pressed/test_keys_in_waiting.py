"""What is typed while a dialog comes up is the dialog's, and no command of the window behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from tracker.widgets.look.on_demand import OnDemand

Key = Qt.Key


class Behind(QMainWindow):
    """A window with a single letter for a command, and a dialog that the desktop is slow to give the keys to."""

    def __init__(self) -> None:
        super().__init__()
        self.commanded = 0
        self.chosen = 0
        QShortcut(QKeySequence("N"), self).activated.connect(self._command)
        self.dialog = OnDemand(self._make)
        self.who = QLineEdit()

    def _command(self) -> None:
        self.commanded += 1

    def _choose(self) -> None:
        self.chosen += 1

    def _make(self) -> QDialog:
        dialog = QDialog(self)
        dialog.setWindowFlags(Qt.WindowType.ToolTip)  # the one kind that a desktop of the tests leaves without the keys
        column = QVBoxLayout(dialog)
        column.addWidget(self.who)
        button = QPushButton("&Call")
        button.clicked.connect(self._choose)
        column.addWidget(button)
        self.who.setFocus()
        return dialog

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.windowHandle(), key, modifiers)


@pytest.fixture
def behind(qtbot: QtBot) -> Behind:
    window = Behind()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    window.dialog().show()
    assert window.isActiveWindow(), "the desktop has not given the dialog the keys yet"
    return window


def test_letters_are_written_in_the_dialog_and_command_nothing_behind_it(behind: Behind) -> None:
    for key in (Key.Key_N, Key.Key_I, Key.Key_N, Key.Key_A):
        behind.press(key)
    assert behind.who.text() == "nina"
    assert behind.commanded == 0


def test_a_key_of_the_dialog_does_there_what_it_does(behind: Behind) -> None:
    behind.press(Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert behind.chosen == 1


def test_once_the_dialog_is_left_the_window_has_its_keys_again(behind: Behind) -> None:
    behind.press(Key.Key_Escape)
    assert not behind.dialog.is_open
    behind.press(Key.Key_N)
    assert behind.commanded == 1


def test_a_press_of_the_mouse_behind_it_gives_the_keys_back(behind: Behind) -> None:
    QTest.mousePress(behind, Qt.MouseButton.LeftButton)
    behind.press(Key.Key_N)
    assert behind.commanded == 1


def test_a_dialog_that_lies_in_the_window_as_a_card_takes_them_as_they_come(qtbot: QtBot) -> None:
    """It is no window of its own, and opened before its window has the keys it waits for them as any other."""
    window = Behind()
    qtbot.addWidget(window)
    dialog = window.dialog()
    dialog.setWindowFlags(Qt.WindowType.Widget)
    window.show()
    dialog.show()
    assert not window.isActiveWindow()
    QTest.keyClicks(window.who, "nina")
    assert window.who.text() == "nina"


def test_what_a_card_in_the_window_does_not_take_goes_round_once(qtbot: QtBot) -> None:
    """The window that it lies in is offered the key then, and would hand it back."""
    window = Behind()
    qtbot.addWidget(window)
    offered: list[int] = []
    window.keyPressEvent = lambda event: offered.append(event.key())  # type: ignore[method-assign]
    card = window.dialog()
    card.setWindowFlags(Qt.WindowType.Widget)
    card.show()
    window.show()
    assert not card.isActiveWindow()
    window.press(Key.Key_F9)
    assert offered == [Key.Key_F9]
