"""The agenda's rows as a list: which row the keys may be on, and what stays in sight. Knows no days to ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from tracker.presentation.calendar.agenda_model import AgendaModel, Index
from tracker.presentation.calendar.agenda_rows import Row
from tracker.presentation.calendar.calendar_entry import people_in, standing_out
from tracker.widgets.calendar.agenda_row import AgendaRow
from tracker.widgets.calendar.calendar_view import begins_entry
from tracker.widgets.fields.typing.unused_keys import look_for_letter
from tracker.widgets.look.bare_list import lie_bare
from tracker.widgets.look.key_cap import ENTER_KEYS

if TYPE_CHECKING:
    from tracker.widgets.calendar.hover_card import HoverCard, Hovering

SIDE = 24


class AgendaList(QListView):
    """The rows. Keys pass over what cannot be chosen; `moved_to(date)` is the day they or a click went to."""

    opened = Signal(object)
    moved_to = Signal(object)
    menu_wanted = Signal(object, QPoint)
    day_wanted = Signal(int)
    today_wanted = Signal()
    entry_wanted = Signal()

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = model
        self._put_there = False
        self._pointed: int | None = None
        self._hovering: Hovering | None = None
        self.setModel(model)
        self.rows = AgendaRow(model, self)
        self.setItemDelegate(self.rows)
        lie_bare(self)
        self.clicked.connect(self._click)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._rest_on(None))
        model.modelReset.connect(lambda: self._rest_on(None))

    def wear_type(self) -> None:
        """The type is another."""
        before, self.rows = self.rows, AgendaRow(self._agenda, self)
        self.rows.person, self.rows.days_off = before.person, before.days_off
        self.setItemDelegate(self.rows)
        before.deleteLater()

    def show_whose(self, prospect_id: int | None) -> None:
        """That person's rows stand out, the others are paled."""
        before, self.rows.person = self.rows.person, prospect_id
        there = people_in(row.entry for row in self._agenda.rows if row.entry is not None)
        if standing_out(before, there) != standing_out(prospect_id, there):
            self.viewport().update()

    def current_row(self) -> Row | None:
        """The row the keys are on."""
        return self._agenda.row(self.currentIndex())

    def make_current(self, at: int) -> None:
        """Put the keys there, scroll nowhere, and choose no other day: nobody went there."""
        scrolled = self.verticalScrollBar().value()
        self._put_there = True
        self.setCurrentIndex(self._agenda.index(at))
        self._put_there = False
        self.verticalScrollBar().setValue(scrolled)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self._agenda.row(current)
        if row is not None and not self._put_there:
            self.moved_to.emit(row.day)

    def top_row(self) -> int:
        """The number of the uppermost row that is seen."""
        index = self.indexAt(QPoint(SIDE, 1))
        return index.row() if index.isValid() else 0

    def anchor(self) -> tuple[tuple[str, date, int], int] | None:
        """The uppermost row, by its key, and where its upper edge is."""
        row = self._agenda.row(self._agenda.index(self.top_row()))
        return (row.key, self.visualRect(self._agenda.index(self.top_row())).top()) if row is not None else None

    def put_back(self, key: tuple[str, date, int], top: int) -> None:
        """Scroll until that row, or the next to it there is, has its edge where it was."""
        at = self._agenda.row_of(key)
        if at is None:
            at = min(self._agenda.on_or_after(key[1]), self._agenda.rowCount() - 1)
        now = self.visualRect(self._agenda.index(at)).top()
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + now - top)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        back = action in (
            QAbstractItemView.CursorAction.MoveUp,
            QAbstractItemView.CursorAction.MovePrevious,
            QAbstractItemView.CursorAction.MovePageUp,
        )
        at = found.row()
        while 0 <= at < self._agenda.rowCount() and not self._agenda.rows[at].can_be_chosen:
            at += -1 if back else 1
        return self._agenda.index(at) if 0 <= at < self._agenda.rowCount() else self.currentIndex()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._agenda.row(index)
        self._rest_on(index if row is not None and row.entry is not None else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._rest_on(None)
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._rest_on(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest_on(None)

    def _rest_on(self, index: QModelIndex | None) -> None:
        """The pointer has come to that row: where it rests on it, the card of its agreement is shown."""
        pointed = index.row() if index is not None else None
        if pointed == self._pointed:
            return
        self._pointed = pointed
        if self._hovering is None:
            from tracker.widgets.calendar.hover_card import Hovering

            self._hovering = Hovering(self)
        if pointed is None:
            self._hovering.leave()
        else:
            self._hovering.rest_on(lambda: self._card_of(pointed))

    def _card_of(self, pointed: int) -> HoverCard | None:
        from tracker.widgets.calendar.hover_card import card_in, key_of

        index = self._agenda.index(pointed)
        row = self._agenda.row(index)
        if row is None or row.entry is None:
            return None
        view, area = self.viewport(), self.visualRect(index)
        box = QStyle.visualRect(self.layoutDirection(), area, self.rows.content(area, row)).intersected(view.rect())
        # Enter opens what the keys are on, wherever the pointer is.
        return card_in(view, row.entry, [(row.entry, box)], self._agenda.today, key_of(False))

    @property
    def hover_card(self) -> HoverCard | None:
        """The card of the agreement the pointer rests on, while it is shown."""
        return self._hovering.card if self._hovering is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._rest_on(None)
        key, row = event.key(), self.current_row()
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif key in (*ENTER_KEYS, Qt.Key.Key_Space) and row is not None:
            self.opened.emit(row)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.day_wanted.emit(1 if (key == Qt.Key.Key_Right) is not self.isRightToLeft() else -1)
        elif key == Qt.Key.Key_Home:
            self.today_wanted.emit()
        elif key == Qt.Key.Key_N:
            self.entry_wanted.emit()
        else:
            look_for_letter(self, event, super().keyPressEvent)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and begins_entry(event):
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, at = self.indexAt(event.pos()), event.globalPos()
        row = self._agenda.row(index)
        if row is not None:
            self.menu_wanted.emit(row, at)

    def _click(self, index: QModelIndex) -> None:
        """A click opens an agreement; on an empty stretch it only goes there."""
        row = self._agenda.row(index)
        if row is not None and row.entry is not None:
            self.opened.emit(row)
