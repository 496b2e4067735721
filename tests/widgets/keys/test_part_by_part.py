"""Tab through the window, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.builders import at
from tests.new_store import with_sample
from tests.stories.conftest import Desk

Key = Qt.Key
ONCE_ROUND = 60


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "data", with_sample(at("2026-11-26 14:57")))
    made.at("2026-11-26 14:57")
    yield made
    made.go_home()


def test_what_it_comes_by_goes_and_the_window_stays_whole(desk: Desk) -> None:
    """Answers that unfolded last are the end of Qt's own round, and are gone once they are folded again."""
    morning, people = desk.window.day.morning, desk.window.people
    made_by_qt = people.completion.completer.popup()
    desk.focus(morning.list)
    desk.press(Key.Key_Return)
    unfolded = QApplication.focusWidget()
    assert unfolded is not None
    assert unfolded is not morning.list
    for _ in range(ONCE_ROUND):
        desk.press(Key.Key_Tab)
    desk.focus(unfolded)
    desk.press(Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(unfolded)
    assert isValid(made_by_qt)
    desk.press(Key.Key_P, ctrl=True)
    desk.type("#x")
    assert people.filter.text() == "#x"
