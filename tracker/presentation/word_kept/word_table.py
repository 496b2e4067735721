"""The months of a word as a table: a row for each month, a column for each thing that may become of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.presentation.words import word_kept as words
from tracker.rules.agreement_state import Fate
from tracker.rules.word_kept import Month

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (Fate.KEPT, Fate.LATE, Fate.MOVED_BY_US, Fate.BROKEN, Fate.THEIRS, Fate.CORRECTED, Fate.WAITING)


class WordTable(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.months: tuple[Month, ...] = ()

    def show_months(self, months: tuple[Month, ...]) -> None:
        self.beginResetModel()
        self.months = months
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.months)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        month, fate = self.months[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(month.of(fate))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.cell(month, fate)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return words.FATES[COLUMNS[section]].told()
        return words.month_and_year(self.months[section].first)
