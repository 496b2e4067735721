"""What may be answered ends at one place, whether there is more than the list shows or not."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.presentation.bring_in.bringing import BringingState
from tracker.presentation.bring_in.piles import Row
from tracker.presentation.bring_in.rows_model import Index, RowsModel
from tracker.widgets.bring_in.rows_view import RowsView


class _AllAlike(RowsModel):
    """Asks no state: each of its rows is the same."""

    def __init__(self, count: int) -> None:
        super().__init__(cast(BringingState, None))
        self._count = count

    def rowCount(self, parent: Index | None = None) -> int:
        return self._count

    def row(self, at: int) -> Row:
        return Row(at, "Ada Abbot", "07700 901000", "", "", (), None, False)


def test_rows_end_at_one_place_with_a_bar_and_without(qtbot: QtBot) -> None:
    ends = set()
    for count in (2, 200):
        view = RowsView(_AllAlike(count), "Those in the file")
        qtbot.addWidget(view)
        view.resize(900, 400)
        view.show()
        QApplication.processEvents()
        assert view.verticalScrollBar().isVisible() is (count > 2)
        ends.add(view.viewport().width() - view.spare)
    assert len(ends) == 1
