"""The calendar as one long list: what lies on each day, and a line for each empty stretch.

It stands over the calendar's own model and shows whatever days that holds. Knows no list widget.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.presentation.calendar.agenda_rows import Row, RowKind, rows_of
from tracker.presentation.calendar.calendar_entry import CalendarEntry, entry_words
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.words.times import clock
from tracker.tongue import tr, tr_as

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_CHOOSABLE = _READ_ONLY | Qt.ItemFlag.ItemIsSelectable


class AgendaModel(QAbstractListModel):
    """`whole` are the first and the last day of the agenda: before and after them nothing is ever asked for.

    An agreement over several days stands on its first day and its last; while it runs, on today and its last.
    """

    def __init__(self, over: CalendarModel, whole: tuple[date, date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._over = over
        self._whole = whole
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def today(self) -> date:
        return self._over.today

    @property
    def here(self) -> datetime:
        """This moment on our clocks."""
        return self._over.here

    def lay_anew(self) -> None:
        """The calendar's model is another, or it is another day."""
        days = self._over.days
        rows = self.rows_on(days, self._over.entries) if days is not None else ()
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows_on(self, days: tuple[date, date], entries: Iterable[CalendarEntry]) -> tuple[Row, ...]:
        """The rows there would be if it held those days, with these on them."""
        return tuple(rows_of(entries, days, self.here, self._whole))

    def row(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, key: tuple[str, date, int]) -> int | None:
        """Where the row of that key stands now."""
        at = self.on_or_after(key[1])
        while at < len(self._rows) and self._rows[at].day == key[1]:
            if self._rows[at].key == key:
                return at
            at += 1
        return None

    def on_or_after(self, day: date) -> int:
        """The first row of that day or the next there is; the number of rows where there is none."""
        return bisect_left(self._rows, day, key=lambda row: row.day)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        return _CHOOSABLE if row.can_be_chosen else _READ_ONLY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entry.name if row.entry is not None else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._read_aloud(row)
        return None

    def _read_aloud(self, row: Row) -> str:
        """The row, and on the first of a day which day it is."""
        if row.kind is RowKind.NOW:
            told = tr("Now, {time}", time=clock(self.here.time()))
        else:
            told = entry_words(row.entry, self.today) if row.entry is not None else row.text
        # T: "Tuesday 24 November: 10:00 call with Jo Hill, agreed"
        return tr_as("read aloud", "{day}: {what}", day=row.heading, what=told) if row.heading else told
