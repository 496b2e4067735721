"""Claims about Enter on a button: it presses the one that has the ring, once, and none beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QHBoxLayout
from pytestqt.qtbot import QtBot

from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import Kind, icon_button, push_button
from tracker.widgets.look.painted.capped_button import CappedButton

KINDS: dict[str, Callable[[], QAbstractButton]] = {
    "plain": lambda: push_button("Delete"),
    "quiet": lambda: push_button("Leave it", Kind.QUIET),
    "link": lambda: push_button("Take back", Kind.LINK),
    "with a cap": lambda: CappedButton("Copy", "Ctrl+C"),
    "an icon": lambda: icon_button("The one before", "left"),
}


class Asked:
    """A dialog with a line, a button, and the primary one that Enter in the line presses."""

    def __init__(self, qtbot: QtBot, button: QAbstractButton) -> None:
        self.pressed: list[str] = []
        self.dialog, self.line, self.button, primary = QDialog(), LineField(), button, push_button("Save", Kind.PRIMARY)
        primary.setDefault(True)
        row = QHBoxLayout(self.dialog)
        for widget in (self.line, button, primary):
            row.addWidget(widget)
        button.clicked.connect(lambda: self.pressed.append("it"))
        primary.clicked.connect(lambda: self.pressed.append("Save"))
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)


@pytest.fixture(params=KINDS)
def asked(request: pytest.FixtureRequest, qtbot: QtBot) -> Asked:
    return Asked(qtbot, KINDS[request.param]())


def test_enter_presses_the_button_it_is_on_and_not_the_primary_one(asked: Asked, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        asked.button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(asked.button, key)
    assert asked.pressed == ["it", "it"]


def test_in_a_line_it_is_the_primary_one_s(asked: Asked, qtbot: QtBot) -> None:
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.pressed == ["Save"]


def test_held_down_it_presses_once(asked: Asked, qtbot: QtBot) -> None:
    asked.button.setFocus(Qt.FocusReason.TabFocusReason)
    for again in (False, True, True):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", again)
        QApplication.sendEvent(asked.button, held)
    assert asked.pressed == ["it"]
