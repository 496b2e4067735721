"""The part of the settings about the calendar on a server: what can be pressed when, and that no password stays."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.presentation.publishing.test_publishing_state import Window
from tracker.actions.publishing.server import ServerFault
from tracker.rules.publishing.shown import Shown as Event
from tracker.widgets.publishing.phone_calendar import PhoneCalendar


class Shown:
    """The part on a dialog that has a button of its own for Enter, as the settings do."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = Window()
        self.dialog = QDialog()
        self.part = PhoneCalendar(self.window.state)
        save = QPushButton("Save")
        save.setDefault(True)
        self.saved: list[object] = []
        save.clicked.connect(self.saved.append)
        column = QVBoxLayout(self.dialog)
        column.addWidget(self.part)
        column.addWidget(save)
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()

    def buttons(self) -> list[str]:
        return [b.text() for b in self.part.findChildren(QPushButton) if b.isVisible()]

    def fields(self) -> list[str]:
        return [f.placeholderText() for f in self.part.findChildren(QLineEdit) if f.isVisible()]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_it_begins_by_three_fields_and_enter(shown: Shown, qtbot: QtBot) -> None:
    assert shown.fields() == ["Address of the server: https://…", "User there", "Password"]
    assert shown.buttons() == ["Publish there"]
    shown.part.address.setText("https://dav.example.org")
    shown.part.user.setText("jo")
    shown.part.password.setText("open")
    shown.part.password.setFocus()
    qtbot.keyClick(shown.part.password, Qt.Key.Key_Return)
    assert shown.part.password.text() == ""
    assert shown.saved == [], "Enter saves no settings here"
    assert shown.part.told.text().endswith("The server is being asked…")
    assert not shown.part.begin.isEnabled()
    shown.window.come_back()
    assert shown.part.told.text() == "Published 1 agreement to “as-agreed”, just now."
    assert shown.part.try_now.hasFocus()
    assert shown.fields() == []
    assert shown.buttons() == [
        "Try now",
        "Look at its people",
        "Stop and take everything away",
        "Stop, and leave it there",
    ]


def test_enter_while_the_server_is_asked_keeps_what_was_typed(shown: Shown, qtbot: QtBot) -> None:
    shown.part.address.setText("https://dav.example.org")
    shown.part.user.setText("jo")
    shown.window.state.connect_to("https://dav.example.org", "jo", "a guess")
    shown.part.password.setText("open")
    shown.part.password.setFocus()
    qtbot.keyClick(shown.part.password, Qt.Key.Key_Return)
    assert (shown.part.password.text(), len(shown.window.far), shown.saved) == ("open", 1, [])


def test_a_missing_field_is_gone_to_and_nothing_asked(shown: Shown, qtbot: QtBot) -> None:
    shown.part.address.setText("https://dav.example.org")
    qtbot.mouseClick(shown.part.begin, Qt.MouseButton.LeftButton)
    assert shown.part.user.hasFocus()
    assert shown.window.far == []


def test_what_was_typed_stays_where_the_server_will_not_have_it_but_for_the_password(
    shown: Shown, qtbot: QtBot
) -> None:
    shown.window.server.fault = ServerFault.NO_TLS
    shown.part.address.setText("http://dav.example.org")
    shown.part.user.setText("jo")
    shown.part.password.setText("open")
    qtbot.mouseClick(shown.part.begin, Qt.MouseButton.LeftButton)
    shown.window.come_back()
    assert "for everybody to read" in shown.part.told.text()
    assert (shown.part.address.text(), shown.part.password.text()) == ("http://dav.example.org", "")


def test_strays_have_two_ways_on(shown: Shown, qtbot: QtBot) -> None:
    window = shown.window
    window.server.strays = {"/jo/as-agreed/7.ics": Event(date(2026, 12, 21), None, "Call Ann Lee", vouched=b"v")}
    window.connect()
    assert "It says “Call Ann Lee” on Mon 21 Dec." in shown.part.told.text()
    assert shown.buttons()[2:4] == ["Take those off", "Leave those there"]
    shown.part.leave.setFocus()
    qtbot.keyClick(shown.part.leave, Qt.Key.Key_Space)
    qtbot.keyClick(shown.dialog.focusWidget(), Qt.Key.Key_Return)
    assert shown.saved == [], "Enter saves no settings while the server is asked"
    window.come_back()
    assert "Take those off" not in shown.buttons()
    assert window.server.strays
    assert shown.part.try_now.hasFocus(), "the keys are on what can be done next"


def test_each_state_has_its_own_way_on(shown: Shown, qtbot: QtBot) -> None:
    window = shown.window
    window.connect()
    window.server.password, window.server.fault = "another", ServerFault.PASSWORD
    qtbot.mouseClick(shown.part.try_now, Qt.MouseButton.LeftButton)
    window.come_back()
    assert shown.fields() == ["Password"]
    assert shown.buttons()[:1] == ["Use this password"]
    shown.part.password.setText("another")
    qtbot.mouseClick(shown.part.again, Qt.MouseButton.LeftButton)
    window.come_back()
    assert shown.buttons()[0] == "Try now"
    qtbot.mouseClick(shown.part.take_away, Qt.MouseButton.LeftButton)
    window.come_back()
    assert window.server.objects == {}
    assert shown.buttons() == ["Publish there"]
