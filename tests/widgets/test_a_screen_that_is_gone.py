"""A window that was closed on a screen that is gone comes back where it can be seen, as wide as it was drawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.widgets.main_window import MainWindow


def test_it_comes_back_on_the_screen_there_is(qtbot: QtBot, tmp_path: Path) -> None:
    far = QWidget()
    qtbot.addWidget(far)
    far.resize(640, 480)
    far.move(QPoint(9000, 7000))
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("window", far.saveGeometry())
    window = MainWindow(date(2026, 11, 21), kept)
    qtbot.addWidget(window)
    there = window.screen().availableGeometry()
    assert there.intersected(window.frameGeometry()).width() >= min(there.width(), window.width()) // 2
    assert there.contains(window.frameGeometry().center())
