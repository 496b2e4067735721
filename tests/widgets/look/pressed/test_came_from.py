"""Claims about where the keys go back to, above all where what had them is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.widgets.look.pressed.came_from import CameFrom


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "data")
    do(made.store, jo())
    yield made
    made.go_home()


def test_they_go_back_once(qtbot: QtBot) -> None:
    line, came_from = QLineEdit(), CameFrom()
    qtbot.addWidget(line)
    line.show()
    came_from.note(line)
    assert came_from.give_back()
    assert not came_from.give_back(), "it was told where they are"


def test_what_is_hidden_by_then_has_them_no_more(qtbot: QtBot) -> None:
    line, came_from = QLineEdit(), CameFrom()
    qtbot.addWidget(line)
    came_from.note(line)
    assert not came_from.give_back()


def test_what_takes_no_keys_by_then_is_told_of(qtbot: QtBot) -> None:
    """Else they would be nowhere, and whoever gives them back would not know."""
    line, came_from = QLineEdit(), CameFrom()
    qtbot.addWidget(line)
    line.show()
    came_from.note(line)
    line.setEnabled(False)
    assert not came_from.give_back()


@pytest.mark.parametrize("opens", [Qt.Key.Key_N, Qt.Key.Key_K])
def test_what_lies_over_the_window_is_left_where_what_had_the_keys_before_is_gone(desk: Desk, opens: Qt.Key) -> None:
    """As an editor of the pane goes when the day is read anew meanwhile."""
    before = QPushButton("Edit", desk.window)
    before.show()
    before.setFocus()
    desk.press(opens, ctrl=True)
    assert not before.hasFocus()
    delete(before)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.entry.isVisible()
    assert not desk.window.finding.is_open
