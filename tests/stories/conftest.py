"""A whole window over a real store in a folder of its own, with a clock the story sets. Nothing is faked but time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at
from tracker.assembly import Setup, window_over
from tracker.rules.history import History
from tracker.runtime.ids import IdSource
from tracker.runtime.paths import paths_for
from tracker.runtime.settings import Settings
from tracker.storage.open import open_store
from tracker.storage.store import SqliteStore
from tracker.widgets.main_window import MainWindow


class Desk:
    """One person's desk: the window, the clock on the wall, and the hands that type."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.now = at("2026-11-12 09:00")
        settings = Settings(me="Maria", zone="Europe/London", country="GB", day_first=True)
        self.setup = Setup(paths_for(folder), lambda: self.now, settings, IdSource())
        self.store: SqliteStore = open_store(self.setup.paths.store)
        self.window: MainWindow = self._open()

    def _open(self) -> MainWindow:
        window = window_over(self.setup, lambda: self.store, lambda work: work(), None)
        self.qtbot.addWidget(window)
        window.show()
        window.begin()
        return window

    def open_again(self) -> None:
        """Close the program and start it anew."""
        self.window.close()
        self.store.close()
        self.store = open_store(self.setup.paths.store)
        self.window = self._open()

    def at(self, when: str) -> None:
        """It is now that time in London."""
        self.now = at(when)

    def i_am(self, name: str) -> None:
        self.setup.settings = replace(self.setup.settings, me=name)

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
        self.qtbot.keyClicks(self._focused(), text)

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
        if QApplication.activeWindow() is None:
            # Where there is no window manager, nobody hands the focus back when a dialog closes.
            self.window.activateWindow()
            QApplication.processEvents()
        return QApplication.focusWidget() or self.window


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "data")
    yield made
    made.window.close()
    made.store.close()
