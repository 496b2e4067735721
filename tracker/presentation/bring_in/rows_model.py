"""One pile of those a file brings, row by row: made only as it is looked at. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.presentation.bring_in.bringing import BringingState
from tracker.presentation.bring_in.piles import Pile, Row, meets_the_file, reasons_of
from tracker.rules.newcomers.arrival import Arrival

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


class RowsModel(QAbstractListModel):
    """The rows of the pile that is shown, until another is. What is said of a row reads its answer too; `reasons` are
    all those for which any of them may be somebody who is here.
    """

    def __init__(self, state: BringingState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.pile = Pile.NEW
        self._arrivals: Sequence[Arrival] = ()
        self.reasons: frozenset[str] = frozenset()

    def show(self, pile: Pile) -> None:
        """Show that pile, from its beginning."""
        self.beginResetModel()
        self.pile = pile
        self._arrivals = self._state.piles.get(pile, ())
        self.reasons = reasons_of(self._arrivals)
        self.endResetModel()

    @property
    def meets_the_file(self) -> bool:
        """Whether somebody of the pile is perhaps another of the file, and nobody here."""
        return any(meets_the_file(arrival) for arrival in self._arrivals)

    def row(self, at: int) -> Row:
        return self._state.row(self._arrivals[at])

    def answer(self, at: int, number: int) -> bool:
        """Take that answer (from 0) for that row; whether there is one of that number."""
        answers = self.row(at).answers
        if number >= len(answers):
            return False
        self._state.decide(self.row(at).place, answers[number].decision)
        index = self.index(at)
        self.dataChanged.emit(index, index)
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._arrivals)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._arrivals):
            return None
        if role == ROW:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(index.row())
            answer = row.answers[row.answer].words if row.answer is not None else ""
            return ", ".join(part for part in (row.name, row.detail, row.other, row.other_detail, answer) if part)
        return None
