"""Claims about a row that breaks into rows: whatever comes and goes in it, it has a place for what is there, and lines
begin off its margin on either side.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
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


def test_a_row_begins_off_its_margin_also_from_right_to_left(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row, button = FlowLayout(page), QPushButton("Today")
    row.setContentsMargins(0, 0, 30, 0)
    row.addWidget(button)
    row.setGeometry(QRect(0, 0, 400, 40))
    assert button.geometry().right() == 400 - 30 - 1
