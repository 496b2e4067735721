"""Who is chosen in a table of people, as long as they are few: of two it is known who they are. Knows no deed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, QObject, Signal
from PySide6.QtWidgets import QTableView

from tracker.actions.ports import PersonLine
from tracker.presentation.people.people_table import PeopleTableModel

FEW = 3
"""So many are looked at one by one: a thousand, chosen at once, are only counted."""


class ChosenRows(QObject):
    """`changed` when others are chosen.

    A row may come to be somebody else's, where the table is read anew. Nobody is to be taken for whom they are not, so
    only the row one is at stays chosen then.
    """

    changed = Signal()

    def __init__(self, model: PeopleTableModel, table: QTableView) -> None:
        super().__init__(table)
        self._model = model
        self._table = table
        self._known: dict[int, PersonLine] = {}
        self.count = 0
        table.selectionModel().selectionChanged.connect(self._look)
        model.modelReset.connect(self._look)
        model.answered.connect(self._look_again)
        model.dataChanged.connect(self._look)

    @property
    def two(self) -> tuple[PersonLine, PersonLine] | None:
        """The two who are chosen; None where it is anybody else, or one of them is being read yet."""
        known = list(self._known.values())
        return (known[0], known[1]) if self.count == len(known) == 2 else None

    def _stretches(self) -> Iterable[QItemSelectionRange]:
        # Qt's list of them can be gone through, which its stubs do not say.
        return cast(Iterable[QItemSelectionRange], self._table.selectionModel().selection())

    def _rows(self) -> list[int]:
        """The first few rows that are chosen, in their order."""
        found: list[int] = []
        for stretch in self._stretches():
            found += range(stretch.top(), min(stretch.bottom() + 1, stretch.top() + FEW))
        return sorted(set(found))[:FEW]

    def _look(self) -> None:
        before = self.count, self.two
        self.count = sum(stretch.height() for stretch in self._stretches())
        rows = self._rows() if self.count <= FEW else []
        lines = {row: self._known.get(row) or self._model.line(row) for row in rows}
        self._known = {row: line for row, line in lines.items() if line is not None}
        if (self.count, self.two) != before:
            self.changed.emit()

    def _look_again(self) -> None:
        """All was read anew: whoever stands in those rows now."""
        before = {row: line.id for row, line in self._known.items()}
        self._known = {}
        self._look()
        if self.count > 1 and any(row in before and line.id != before[row] for row, line in self._known.items()):
            here = self._table.currentIndex()
            which = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().select(here, which)
