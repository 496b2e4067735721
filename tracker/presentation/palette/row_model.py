"""The rows of the palette as a list for a view. Knows no widget."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.presentation.palette.row import Row
from tracker.tongue import tr

Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """ROW is the `Row`, all of it that is painted."""

    ROW = Qt.ItemDataRole.UserRole + 1


class RowModel(QAbstractListModel):
    """Headings stand among the rows and cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{heading}, heading", heading=row.words) if row.is_heading else row.spoken
        return row if role == RowRole.ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def roleNames(self) -> dict[int, QByteArray]:
        return super().roleNames() | {RowRole.ROW.value: QByteArray(b"row")}

    def chosen_from(self, start: int, step: int) -> int:
        """The next row that can be chosen from `start` on, in steps of 1 or -1; -1 where there is none."""
        at = start
        while 0 <= at < len(self.rows):
            if not self.rows[at].is_heading:
                return at
            at += step
        return -1
