"""Claims about a row that breaks into rows: whatever comes and goes in it, it has a place for what is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.widgets.look.flow_layout import FlowLayout


def test_what_is_deleted_leaves_its_place_and_nothing_else_is_taken_for_it(qtbot: QtBot) -> None:
    """Again and again, for the next is made where the last one lay in memory."""
    for turn in range(300):
        page = QWidget()
        qtbot.addWidget(page)
        row = FlowLayout()
        QVBoxLayout(page).addLayout(row)
        buttons = [QPushButton(str(n), page) for n in range(6)]
        for button in buttons:
            row.addWidget(button)
        page.show()
        gone, left = buttons[turn % 2 :: 2], buttons[1 - turn % 2 :: 2]
        for n, button in enumerate(gone):
            if n == 1:
                button.setParent(None)
            if n == 2:
                row.removeWidget(button)
            button.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        items = [row.itemAt(n) for n in range(row.count())]
        assert [item.widget() for item in items if item is not None] == left
        assert row.minimumSize().width() >= max(button.minimumSizeHint().width() for button in left)
        page.hide()
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
