"""The pairs of people who may be the same, a row each. Knows no widget."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.presentation.same_person.same_person_state import SamePersonState
from tracker.presentation.words.files.bringing_in import why
from tracker.rules.who.pairs import Pair
from tracker.tongue import Theirs, tr

Index = QModelIndex | QPersistentModelIndex
SECOND = Qt.ItemDataRole.UserRole + 1
"""The line beneath: why they may be the same."""


class PairsModel(QAbstractListModel):
    def __init__(self, state: SamePersonState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: tuple[tuple[int, int], ...] = ()
        state.changed.connect(self.take)

    def take(self) -> None:
        """Show the pairs as they are now."""
        keys = tuple(pair.key for pair in self._state.pairs)
        if keys != self._shown:
            self.beginResetModel()
            self._shown = keys
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._state.pairs):
            return None
        pair = self._state.pairs[index.row()]
        # T: "Jo Hill and Joanna Hill"
        both = tr("{one} and {other}", one=Theirs(pair.one.name), other=Theirs(pair.other.name))
        if role == Qt.ItemDataRole.DisplayRole:
            return both
        if role == SECOND:
            return _why(pair)
        return f"{both}, {_why(pair)}" if role == Qt.ItemDataRole.AccessibleTextRole else None


def _why(pair: Pair) -> str:
    return why(pair.why) if pair.why else tr("chosen by you")
