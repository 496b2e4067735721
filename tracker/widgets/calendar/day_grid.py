"""What month and week have in common beside carrying: the list of a full day, the menu of an entry, and its tooltip.

Knows neither of them.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip

from tracker.presentation import words
from tracker.presentation.calendar.calendar_entry import CalendarEntry, day_words, entry_words
from tracker.widgets.calendar.carrying_view import CarryingView
from tracker.widgets.calendar.day_list import DayList
from tracker.widgets.look.plain_label import tooltip_of


class DayGrid(CarryingView):
    """Days beside each other, each with what lies on it."""

    _list: DayList | None = None

    @property
    def day_list(self) -> DayList | None:
        """The list of a full day, while it is open."""
        return self._list

    def open_day(self, day: date) -> None:
        """Open the list of everything on that day, beside it."""
        entries, cell = self._entries_on(day), self._cell_of(day)
        if not entries or cell is None:
            return
        self._list = DayList(day, [entry.planned for entry in entries], self._model, self)
        self._list.opened.connect(self.agreement_opened)
        self._list.closed.connect(self._forget_list)
        self._list.open_at(self, cell)

    def _forget_list(self) -> None:
        self._list = None

    def _entries_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """All that lies on that day, shown or not, in reading order."""
        raise NotImplementedError

    def _cell_of(self, day: date) -> QRect | None:
        """Where that day is, None where it is not shown."""
        raise NotImplementedError

    def _entry_at(self, at: QPoint) -> tuple[date, CalendarEntry] | None:
        """The entry at that point, and the day of it that is pointed at."""
        raise NotImplementedError

    def _middle_of(self, entry: CalendarEntry) -> QPoint:
        """Where the entry the keys are on is to be seen."""
        raise NotImplementedError

    def _tell(self) -> None:
        """Say what the keys are on."""
        if self._carried is not None:
            return
        if self._entry is not None:
            self._say(entry_words(self._entry, self._today))
        else:
            told, away = day_words(self._day, self._entries_on(self._day), self._today), self.away_on(self._day)
            self._say(
                told if away is None else f"{told}. {words.is_away(away.first, away.last, away.words, self._today)}"
            )

    def _find_entry_again(self) -> None:
        """The model is another: the keys stay on the same agreement, or on its day where that is gone."""
        if self._entry is not None:
            kept = self._entry.planned.id
            self._entry = next((each for each in self._entries_on(self._day) if each.planned.id == kept), None)

    def _put_on(self, entry: CalendarEntry | None) -> None:
        self._entry = entry
        self._tell()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._entry_at(event.pos())
            words = entry_words(found[1], self._today) if found is not None and self._carried is None else ""
            QToolTip.showText(event.globalPos(), tooltip_of(words), self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if self._entry is not None:
                self.menu_wanted.emit(self._entry.planned, self.mapToGlobal(self._middle_of(self._entry)))
            return
        found = self._entry_at(event.pos())
        if found is not None and self._carried is None:
            self.choose(found[0])
            self._put_on(found[1])
            self.menu_wanted.emit(found[1].planned, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
