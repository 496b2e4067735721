"""The calendar as one long list: a heading for each day, what lies on it, and a line for each empty stretch.

It stands over the calendar's own model and shows whatever days that holds. Knows no list widget.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.presentation.calendar.calendar_entry import CalendarEntry, entry_words, reading_order
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.words.agenda import day_heading, nothing_after, nothing_before, nothing_between, nothing_today

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
LEAST_STRETCH = 3
"""Fewer empty days than this are not worth a line: a weekend is no stretch."""
_ONE_DAY = timedelta(days=1)


class RowKind(StrEnum):
    DAY = "day"
    ENTRY = "entry"
    NOTHING = "nothing"
    STRETCH = "stretch"
    END = "end"


@dataclass(frozen=True, slots=True)
class Row:
    """`day` is the row's day, a stretch's first. `text` is what a heading, a stretch or an end says."""

    kind: RowKind
    day: date
    text: str = ""
    entry: CalendarEntry | None = None
    is_today: bool = False

    @property
    def key(self) -> tuple[str, date, int]:
        """What it is known by when the rows are others."""
        return self.kind.value, self.day, self.entry.planned.id if self.entry is not None else 0

    @property
    def can_be_chosen(self) -> bool:
        return self.kind in (RowKind.ENTRY, RowKind.NOTHING, RowKind.STRETCH)


class AgendaModel(QAbstractListModel):
    """`whole` are the first and the last day of the agenda: before and after them nothing is ever asked for.

    An agreement over several days stands on its first and its last day, and on today while it runs.
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

    def lay_anew(self) -> None:
        """The calendar's model is another, or it is another day."""
        rows = tuple(rows_of(self._over, self._whole))
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

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
        chosen = Qt.ItemFlag.ItemIsSelectable if row.can_be_chosen else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren | chosen

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entry.name if row.entry is not None else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry_words(row.entry, self.today) if row.entry is not None else row.text
        return None


def rows_of(model: CalendarModel, whole: tuple[date, date]) -> list[Row]:
    """The rows of the days the model holds."""
    if model.days is None:
        return []
    first, last = model.days
    today = model.today
    listed, covered = _listed(model, first, last, today)
    at_ends = first <= whole[0], last >= whole[1]
    rows: list[Row] = []
    before: date | None = None
    for day in sorted(listed):
        if before is not None:
            rows.extend(_stretches(before + _ONE_DAY, day - _ONE_DAY, covered, today))
        elif at_ends[0]:
            rows.append(Row(RowKind.END, first, nothing_before(day, today)))
        rows.append(Row(RowKind.DAY, day, day_heading(day, today), is_today=day == today))
        entries = listed[day]
        if not entries:
            rows.append(Row(RowKind.NOTHING, day, nothing_today()))
        rows.extend(Row(RowKind.ENTRY, day, entry=entry) for entry in sorted(entries, key=reading_order))
        before = day
    if before is not None and at_ends[1]:
        rows.append(Row(RowKind.END, last, nothing_after(before, today)))
    return rows


def _listed(
    model: CalendarModel, first: date, last: date, today: date
) -> tuple[dict[date, list[CalendarEntry]], set[date]]:
    """What is listed on which day, today in any case; and the days that are not empty though nothing is listed."""
    listed: dict[date, list[CalendarEntry]] = {today: []} if first <= today <= last else {}
    covered: set[date] = set()
    for entry in model.entries:
        on = {entry.first, entry.last, today} if entry.is_span else {entry.first}
        for day in on:
            if first <= day <= last and entry.touches(day):
                listed.setdefault(day, []).append(entry)
        if entry.is_span:
            day, until = max(entry.first, first), min(entry.last, last)
            covered.update(day + timedelta(days=n) for n in range((until - day).days + 1))
    return listed, covered


def _stretches(first: date, last: date, covered: set[date], today: date) -> list[Row]:
    """A line for each run of days on which nothing lies at all."""
    if not covered:
        runs = [(first, last)]
    else:
        runs, begun = [], first
        for day in sorted(each for each in covered if first <= each <= last):
            runs.append((begun, day - _ONE_DAY))
            begun = day + _ONE_DAY
        runs.append((begun, last))
    return [
        Row(RowKind.STRETCH, start, nothing_between(start, end, today))
        for start, end in runs
        if (end - start).days + 1 >= LEAST_STRETCH
    ]
