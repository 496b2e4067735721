"""The agenda: all agreements one under another, grouped by day, without end in either direction.

It asks for more days whenever it is scrolled near the end of those it has. Knows no store and no window.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from tracker.presentation.calendar.agenda_model import AgendaModel
from tracker.presentation.calendar.agenda_rows import Row, RowKind
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.days import days_on, months_on
from tracker.presentation.words.day_names import month as month_title
from tracker.tongue import tr
from tracker.widgets.calendar.agenda_list import SIDE, AgendaList
from tracker.widgets.calendar.calendar_view import WEEKEND, CalendarView, EntriesOn
from tracker.widgets.look.theme import tokens_of

BEFORE, AFTER = 7, 21
"""Days asked for around the chosen one to begin with, and at most: where days are full, fewer fill the view."""
LEAST_BEFORE, LEAST_AFTER = 3, 6
"""However full the days are, so many: days without work may be among them."""
PAGES_BEFORE, PAGES_AFTER = 1.5, 2.5
"""Of the view, that the days asked for fill by what those fill that are there: with less, more would be asked for."""
STEP = 28
_AT_ONCE = 6
"""Rows drawn ahead at once, before whatever else has its turn."""
FARTHEST = 20 * 366
"""How far from today the agenda goes. With nothing in sight each asking doubles its reach, so that is soon."""
MOST_ROWS = 1500
"""With more than this on the far side of what is seen, that side is let go of; it comes back when scrolled to."""


class AgendaView(CalendarView):
    """Up and Down go from one agreement to the next, Left and Right from day to day, Page Up and Down by the page.

    Home goes to today, Enter opens what the keys are on, or begins an entry where nothing is agreed.
    """

    def __init__(
        self,
        model: CalendarModel,
        today: date,
        first_weekday: int = 0,
        days_off: frozenset[int] = WEEKEND,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, today, first_weekday, days_off, parent)
        self._whole = days_on(today, -FARTHEST), days_on(today, FARTHEST)
        self._range = days_on(today, -BEFORE), days_on(today, AFTER)
        self._steps = {-1: STEP, 1: STEP}
        self._sought: date | None = today
        self._top_day = today
        self._seen = self._range
        self._is_laying = False
        self.agenda = AgendaModel(model, self._whole, self)
        self.list = AgendaList(self.agenda)
        self.list.setAccessibleName(tr("Agenda"))
        self.setFocusProxy(self.list)
        self.list.opened.connect(self._open)
        self.list.menu_wanted.connect(self._offer_menu)
        self.list.day_wanted.connect(self._go_by_days)
        self.list.today_wanted.connect(lambda: self.choose(self._today))
        self.list.entry_wanted.connect(lambda: self.new_entry_on.emit(self._day, None))
        self.list.moved_to.connect(self._set_day)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.setMinimumSize(320, 320)
        self._reload()

    def shown_days(self) -> tuple[date, date]:
        return self._range

    def titles(self) -> tuple[str, ...]:
        return month_title(self._top_day), month_title(self._top_day, short=True)

    def choose(self, day: date) -> None:
        day = min(max(day, self._whole[0]), self._whole[1])
        self._sought = day
        self._set_day(day)
        if self._holds(day):
            self._seek()
        else:
            self._ask_around(day)

    def turn(self, pages: int) -> None:
        """Go that many months on, or back."""
        self.choose(months_on(self._day, pages))

    def set_today(self, today: date) -> None:
        super().set_today(today)
        self.list.viewport().update()

    def show_whose(self, prospect_id: int | None) -> None:
        self.list.show_whose(prospect_id)

    def seen_days(self) -> tuple[date, date]:
        """From the uppermost row that is seen to the lowest."""
        rows = self.agenda.rows
        if not rows:
            return self._range
        low = self.list.indexAt(QPoint(SIDE, self.list.viewport().height() - 1))
        last = rows[low.row()] if low.isValid() else rows[-1]
        return rows[min(self.list.top_row(), len(rows) - 1)].day, last.day

    def minute_passed(self) -> None:
        """The line of now has another time, and perhaps another place."""
        self._reload()
        self.list.viewport().update()

    def draw_ahead(self, entries_on: EntriesOn) -> None:
        """Of the months beside this one the rows that would be seen."""
        for onwards in (1, -1):
            self.when_idle(partial(self._draw, months_on(self._day, onwards), entries_on))

    def _draw(self, day: date, entries_on: EntriesOn) -> None:
        if self.resting:
            return
        rows = self.agenda.rows
        if not self._holds(day):
            days = self._around(day)
            entries = entries_on(*days)
            rows = self.agenda.rows_on(days, entries) if entries is not None else ()
        at = bisect_left(rows, day, key=lambda row: row.day)
        view = self.list.viewport().size()
        high = self.list.rows.heights.of
        # The last rows there are stand at the foot of the view, beneath those before them.
        left = view.height() - sum(high(row) for row in rows[at:])
        while left > 0 and at > 0:
            at -= 1
            left -= high(rows[at])
        reach = list(accumulate(high(row) for row in rows[at:]))
        seen = rows[at : at + bisect_left(reach, view.height()) + 1]
        for n in range(0, len(seen), _AT_ONCE):
            self.when_idle(partial(self._draw_rows, seen[n : n + _AT_ONCE], view))

    def _draw_rows(self, rows: tuple[Row, ...], view: QSize) -> None:
        if self.resting or view != self.list.viewport().size():
            return
        drawn = self.list.rows
        for row in rows:
            if row.entry is not None:
                size = QSize(view.width(), drawn.heights.of(row))
                drawn.picture(row, size, self.devicePixelRatioF(), mirrored=self.isRightToLeft())

    def _around(self, day: date) -> tuple[date, date]:
        before, after = self._reach()
        return max(days_on(day, -before), self._whole[0]), min(days_on(day, after), self._whole[1])

    def _reach(self) -> tuple[int, int]:
        """How many days before and after one fill the view and what is read ahead of it, by how many are seen now."""
        bar, page = self.list.verticalScrollBar(), self.list.viewport().height()
        if self._model.days is None or not self.agenda.rows or bar.maximum() <= 0:
            return BEFORE, AFTER
        first, last = self.seen_days()
        high = page / ((last - first).days + 1)
        before, after = ceil(PAGES_BEFORE * page / high), ceil(PAGES_AFTER * page / high)
        return min(max(before, LEAST_BEFORE), BEFORE), min(max(after, LEAST_AFTER), AFTER)

    def _ask_around(self, day: date) -> None:
        self._range = self._around(day)
        self._step_afresh()
        self.days_changed.emit(*self._range)

    def _show_day(self) -> None:
        self._sought = self._day
        self._range = self._around(self._day)
        self._step_afresh()

    def _step_afresh(self) -> None:
        """Begin again with so few days as there are around one; each asking that brings too little doubles them."""
        before, after = self._reach()
        step = STEP if after == AFTER else before + after
        self._steps = {-1: step, 1: step}

    def _set_day(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.day_chosen.emit(day)

    def _holds(self, day: date) -> bool:
        """Whether that day is among those it has."""
        return self._range[0] <= day <= self._range[1] and self._holds_its_days()

    def _holds_its_days(self) -> bool:
        return self._model.days == self._range

    def _reload(self) -> None:
        """What the model holds has changed: show it with the same row at the same height as before."""
        if not self._holds_its_days():
            return  # the days of another view, or of an earlier asking
        anchor = self.list.anchor() if self._sought is None else None
        current = self.list.current_row()
        self._is_laying = True  # the list goes to its top before it is put back: nobody scrolled there
        self.agenda.lay_anew()
        self.list.doItemsLayout()
        if current is not None and (at := self.agenda.row_of(current.key)) is not None:
            self.list.make_current(at)
        if self._sought is None and anchor is not None:
            self.list.put_back(*anchor)
        self._is_laying = False
        if self._sought is not None:
            self._seek()
        self._ask_for_more()

    def _seek(self) -> None:
        """Scroll to the sought day, or the next there is; the keys go to the first that can be chosen there."""
        assert self._sought is not None
        rows = self.agenda.rows
        at = self.agenda.on_or_after(self._sought)
        if at > 0 and (at == len(rows) or rows[at].day != self._sought) and rows[at - 1].kind is RowKind.STRETCH:
            at -= 1  # it lies in an empty stretch
        if at >= len(rows):
            at = len(rows) - 1
        if at < 0 or not self.isVisible():
            return
        sought = self._sought
        # Until it is there nothing is asked for: more rows above would come between.
        self.list.scrollTo(self.agenda.index(at), QAbstractItemView.ScrollHint.PositionAtTop)
        self._sought = None
        chosen = next((n for n in range(at, min(at + 3, len(rows))) if rows[n].can_be_chosen), None)
        if chosen is not None:
            self.list.make_current(chosen)
        self._set_day(sought)
        self._look_at_top()
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        """Near an end, or with too few rows to fill the view, ask for more days on that side."""
        if self._resting or self._sought is not None or not self.isVisible() or not self._holds_its_days():
            return
        bar, page = self.list.verticalScrollBar(), self.list.viewport().height()
        (first, last), (begin, end) = self._range, self._whole
        near_end = bar.value() > bar.maximum() - page
        near_start = bar.value() < page
        if near_end and last < end:
            until = min(days_on(last, self._steps[1]), end)
            self._steps[1] *= 2
            self._range = self._let_go_before(first), until
        elif near_start and first > begin:
            since = max(days_on(first, -self._steps[-1]), begin)
            self._steps[-1] *= 2
            self._range = since, self._let_go_after(last)
        else:
            self._step_afresh()
            return
        self.days_changed.emit(*self._range)

    def _let_go_before(self, first: date) -> date:
        top = self.list.top_row()
        far = top - MOST_ROWS
        return max(first, self.agenda.rows[far].day) if far > 0 else first

    def _let_go_after(self, last: date) -> date:
        far = self.list.top_row() + MOST_ROWS
        return min(last, self.agenda.rows[far].day) if far < len(self.agenda.rows) else last

    def _scrolled(self) -> None:
        if self._is_laying:
            return
        self._look_at_top()
        self._ask_for_more()

    def _look_at_top(self) -> None:
        rows = self.agenda.rows
        top = self.list.top_row()
        if top < len(rows) and rows[top].day != self._top_day:
            before, self._top_day = self.title(), rows[top].day
            if self.title() != before:
                self.title_changed.emit()
        seen = self.seen_days()
        if seen != self._seen:
            self._seen = seen
            self.seen_changed.emit()

    def _go_by_days(self, step: int) -> None:
        """To the first that can be chosen on the next day there is, or the one before."""
        rows = self.agenda.rows
        row = self.list.current_row()
        if row is None:
            self.choose(self._day)
            return
        if step > 0:
            at = self.agenda.on_or_after(row.day + timedelta(days=1))
        else:
            at = self.agenda.on_or_after(row.day) - 1
            at = self.agenda.on_or_after(rows[at].day) if at >= 0 else at
        while 0 <= at < len(rows) and not rows[at].can_be_chosen:
            at += 1
        if 0 <= at < len(rows):
            self.list.setCurrentIndex(self.agenda.index(at))

    def _open(self, row: Row) -> None:
        if row.entry is not None:
            self.agreement_opened.emit(row.entry.planned)
        else:
            self.new_entry_on.emit(row.day if row.kind is RowKind.STRETCH else self._today, None)

    def _offer_menu(self, row: Row, at: QPoint) -> None:
        if row.entry is not None:
            self.menu_wanted.emit(row.entry.planned, at)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.doItemsLayout()
        if self._sought is not None and self._holds_its_days():
            self._seek()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_for_more()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.list.wear_type()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self.palette()).surface))
