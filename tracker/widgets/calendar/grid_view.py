"""A view of days beside each other: what keys, pointer and screen reader do in it, whichever sheet it shows.

Knows neither month nor week, no store and no window.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyle, QWidget

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.calendar.calendar_entry import (
    CalendarEntry,
    day_words,
    entry_words,
    standing_out,
)
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.days import days_on
from tracker.presentation.calendar.ghost import Ghost
from tracker.presentation.calendar.landing import Landing, landing_of
from tracker.presentation.calendar.spot import Spot
from tracker.presentation.words.times import long_day
from tracker.rules.prospect import Prospect
from tracker.widgets.calendar.arrivals import Arrivals
from tracker.widgets.calendar.calendar_view import WEEKEND, CalendarView, EntriesOn
from tracker.widgets.calendar.dragging import Dragging
from tracker.widgets.calendar.sheet import Beyond, Sheet
from tracker.widgets.calendar.situation import Situation
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.painted import upright
from tracker.widgets.look.spoken.told_as import told_by

if TYPE_CHECKING:
    from tracker.widgets.calendar.day_list import DayList
    from tracker.widgets.calendar.hover_card import HoverCard, Hovering
    from tracker.widgets.look.spoken.told_days import ToldDays

MakeSheet = Callable[[CalendarView], Sheet]

_NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ACROSS = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}
_OPENING = (*ENTER_KEYS, Qt.Key.Key_Space)
_RING = 5
"""Pixels that the ring of the keys reaches beyond what it is around, at most."""


def _told(view: GridView) -> ToldDays:
    from tracker.widgets.look.spoken.told_days import ToldDays

    return ToldDays(view, view)


@told_by(_told)
class GridView(CalendarView):
    """Left and Right go by day, Up and Down as the sheet says, Page Up and Down by the page, Home to today.

    Enter opens the entry the keys are on; on a day it steps into it, or begins an entry where nothing lies on it.
    A day that shows not all it has opens as a list. Escape steps out of a day, N begins an entry on any. Ctrl+Shift and
    an arrow carry the entry elsewhere, as the pointer does.
    """

    def __init__(
        self,
        make: MakeSheet,
        model: CalendarModel,
        today: date,
        first_weekday: int = 0,
        days_off: frozenset[int] = WEEKEND,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, today, first_weekday, days_off, parent)
        self._entry: CalendarEntry | None = None
        self._pointed: Spot | None = None
        self._list: DayList | None = None
        self._person: int | None = None
        self._whom: tuple[Prospect, ...] = ()
        self._ghost: Ghost | None = None
        self._before_ghost: date | None = None
        self._told: tuple[date, tuple[CalendarEntry, ...], date, str] | None = None
        self._told_soon = QTimer(self, singleShot=True, interval=0)
        self._told_soon.timeout.connect(self._tell_place)
        self._sheet = make(self)
        self._dragging = Dragging(self, self)
        self._arrivals = Arrivals(self.update, self)
        self._hovering: Hovering | None = None
        self.setMinimumSize(self._sheet.least)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleDescription(self._sheet.description)
        self._tell()

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def entry(self) -> CalendarEntry | None:
        """The entry the keys are on, within the chosen day."""
        return self._entry

    @property
    def carried(self) -> Carried | None:
        """What is on its way to another day."""
        return self._dragging.carried

    @property
    def day_list(self) -> DayList | None:
        """The list of a full day, while it is open."""
        return self._list

    def shown_days(self) -> tuple[date, date]:
        return self._sheet.days()

    def seen_days(self) -> tuple[date, date]:
        return self._sheet.seen_days()

    def titles(self) -> tuple[str, ...]:
        return self._sheet.titles()

    def choose(self, day: date) -> None:
        self._choose(day, self._sheet.anchor)

    def _choose(self, day: date, anchor: date) -> None:
        """Put the keys on that day, and show it from that page on."""
        self._entry = None
        moved, self._day = day != self._day, day
        if anchor != self._sheet.anchor:
            self.turn_to(anchor)
        self._show_day()
        self._tell()
        self.update()
        if moved:
            self.day_chosen.emit(day)

    def turn(self, pages: int) -> None:
        self._come_to(self._sheet.turned(self._day, pages))

    def go_to_today(self) -> None:
        self._come_to(self._today)

    def _come_to(self, day: date) -> None:
        """Show that day with as much around it as to somebody who comes from afar."""
        self._choose(day, self._sheet.page_for(day))

    def show_whose(self, prospect_id: int | None) -> None:
        before, self._person = self._person, prospect_id
        there = self._model.people
        if standing_out(before, there) != standing_out(prospect_id, there):
            self.update()

    def show_ghost(self, ghost: Ghost | None) -> None:
        if ghost == self._ghost:
            return
        self._ghost = ghost
        self._sheet.ghost = ghost
        self._sheet.forget()
        if ghost is not None:
            anchor = self._sheet.anchor_for(ghost.first)
            if anchor != self._sheet.anchor:
                self._before_ghost = self._before_ghost or self._sheet.anchor
                self.turn_to(anchor)
            self._sheet.reveal(ghost.entry)
        elif self._before_ghost is not None:
            self.turn_to(self._before_ghost)
            self._before_ghost = None
        self.update()

    def ghost_boxes(self) -> tuple[QRect, ...]:
        if self._ghost is None:
            return ()
        boxes = (self._as_seen(box).intersected(self.rect()) for box in self._sheet.ghost_boxes())
        return tuple(box for box in boxes if box.isValid())

    def settle(self) -> None:
        self._sheet.settle()
        self._arrivals.settle()

    def lines(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        columns, rows = self._sheet.lines()
        if self.isRightToLeft():
            columns = tuple(self.width() - 1 - x for x in reversed(columns))
        return columns, rows

    def turn_to(self, anchor: date) -> None:
        """Show the page of that day, whichever day is chosen."""
        self._for_idle.clear()  # drawn for where one was: what lies beside the new page is read after a moment
        self._sheet.anchor = anchor
        self._sheet.forget()
        self._pointed = None
        self._rest_on(None)
        self.update()
        if not self._resting:
            self.days_changed.emit(*self.shown_days())
            self.title_changed.emit()
            self.seen_changed.emit()

    def put_on(self, entry: CalendarEntry | None) -> None:
        """Put the keys on that entry of the chosen day, or on the day itself."""
        self._entry = entry
        if entry is not None:
            self._sheet.reveal(entry)
        self._tell()
        self.update()

    def dropped(self, carried: Carried) -> None:
        """It was put down there: whoever listens asks who moved it."""
        self.move_wanted.emit(carried.entry.planned, carried.window)

    def landing(self, carried: Carried) -> Landing:
        """What is to be said of where that is held."""
        day = carried.day
        return landing_of(
            carried,
            self._model.on_day(day),
            day_off=day.weekday() in self._days_off,
            away=self.away_on(day) is not None,
            now=self._model.here,
            whom=self._whom,
            policy=self._model.policy,
        )

    def took(self, entry: CalendarEntry) -> None:
        """It was taken hold of: whoever listens tells of those it was agreed with."""
        self._whom = ()
        self.taken.emit(entry.planned)

    def know_whom(self, planned: Planned, whom: tuple[Prospect, ...]) -> None:
        if self.carried is not None and self.carried.entry.planned.id == planned.id:
            self._whom = whom
            self._dragging.say_again()

    def open_day(self, day: date) -> None:
        """Open the list of everything on that day, beside it."""
        self._close_list()
        entries, cell = self._model.on_day(day), self._sheet.cell_of(day)
        if not entries or cell is None:
            return
        from tracker.widgets.calendar.day_list import DayList

        self._list = DayList(day, [entry.planned for entry in entries], self._model, self)
        self._list.opened.connect(self.agreement_opened)
        self._list.closed.connect(self._forget_list)
        self._list.open_at(self._as_seen(cell))

    def _forget_list(self) -> None:
        self._list = None

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.close()

    def minute_passed(self) -> None:
        self._sheet.forget()
        self.update()

    def set_today(self, today: date) -> None:
        """Who was on today, and had it before them as at the start, has the new one so."""
        goes_along = self._day == self._today and self._sheet.page_for(self._today) == self._sheet.anchor
        super().set_today(today)
        if goes_along and not self._resting:
            self._come_to(today)

    def draw_ahead(self, entries_on: EntriesOn) -> None:
        self._for_idle.clear()  # what was read before is older than this
        self._sheet.draw_ahead(entries_on, self._person)

    def _show_day(self) -> None:
        anchor = self._sheet.anchor_for(self._day)
        if anchor != self._sheet.anchor:
            self.turn_to(anchor)

    def _reload(self) -> None:
        self._sheet.forget()
        shown = self._model
        self._arrivals.look((entry.planned.id for entry in shown.entries), shown.days, shown.alone)
        self._find_entry_again()
        self._tell()
        self.update()

    def _find_entry_again(self) -> None:
        """The model is another: the keys stay on the same agreement, or on its day where that is gone."""
        if self._entry is not None:
            kept = self._entry.planned.id
            self._entry = next((each for each in self._model.on_day(self._day) if each.planned.id == kept), None)

    # Screen reader

    def _tell(self) -> None:
        """Say what the keys are on: a day is told as the cell it is, whatever lies on it is said."""
        if self._dragging.carried is not None:
            return
        if self._entry is not None:
            self.say(entry_words(self._entry, self._today))
            return
        told = self.told_on(self._day)
        if told != self.accessibleName():
            self.setAccessibleName(told)
            self._tell_place_soon()

    def _tell_place_soon(self) -> None:
        """After Qt has told of the view itself, and once where it is another day as well."""
        if QAccessible.isActive():
            self._told_soon.start()

    def _tell_place(self) -> None:
        if self.hasFocus() and self._entry is None:
            from tracker.widgets.look.spoken.told_days import tell_day

            tell_day(self, self.seen_days(), self._day)

    def told_on(self, day: date) -> str:
        """That day with all that lies on it, in one breath."""
        if self._model.days not in (None, self.shown_days()):
            return long_day(day, self._today)  # what lies on it is on its way
        entries, away = self._model.on_day(day), self.away_on(day)
        if self._told is None or self._told[:3] != (day, entries, self._today):
            self._told = day, entries, self._today, day_words(day, entries, self._today)
        told = self._told[3]
        return told if away is None else f"{told}. {words.is_away(away.first, away.last, away.words, self._today)}"

    def cell_of(self, day: date) -> QRect | None:
        cell = self._sheet.cell_of(day)
        return self._as_seen(cell) if cell is not None else None

    def day_at(self, at: QPoint) -> date | None:
        spot = self._sheet.hit(at)
        return spot.day if spot is not None else None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _OPENING:
            self._rest_on(None)
        key, held = self._laid_key(Qt.Key(event.key())), event.modifiers()
        if self._dragging.key(key, held, self._entry, self._day):
            return
        if held not in _NO_MODIFIER or not self._key(key):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.choose(days_on(self._day, 1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.go_to_today()
        elif key in _OPENING:
            self._open()
        elif key == Qt.Key.Key_Escape and self._entry is not None:
            self.put_on(None)
        elif key == Qt.Key.Key_Escape and self._person is not None:
            self.let_go.emit()
        elif key == Qt.Key.Key_N:
            at = self._entry.at if self._entry is not None and self._sheet.has_hours else None
            self.new_entry_on.emit(self._day, at)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        match self._sheet.step(self._day, self._entry, by):
            case CalendarEntry() as entry:
                self.put_on(entry)
            case date() as day:
                self.choose(day)
            case Beyond.DAY:
                self.put_on(None)
            case Beyond.LIST:
                self.open_day(self._day)

    def _open(self) -> None:
        entries = self._model.on_day(self._day)
        pointed = self._pointed.entry if self._pointed is not None and self.hover_card is not None else None
        if pointed is not None:  # its card says that Enter opens it
            self._rest_on(None)
            self.agreement_opened.emit(pointed.planned)
        elif self._entry is not None:
            self.agreement_opened.emit(self._entry.planned)
        elif not entries:
            self.new_entry_on.emit(self._day, None)
        elif len(self._sheet.shown_on(self._day)) < len(entries):
            self.open_day(self._day)
        else:
            self.put_on(entries[0])

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._rest_on(None)
        at = self._laid(event)
        spot = self._sheet.hit(at)
        if spot is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.choose(spot.day)
        if spot.entry is not None:
            self.put_on(spot.entry)
            self._dragging.press(spot, at)
        elif spot.more:
            self.open_day(spot.day)
        elif spot.corner:
            self.new_entry_on.emit(spot.day, None)
        else:
            self.let_go.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        clicked = self._dragging.release(self._laid(event))
        if clicked is not None:
            self.agreement_opened.emit(clicked.planned)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._sheet.hit(self._laid(event))
        if spot is not None and not spot.opens:
            self.new_entry_on.emit(spot.day, spot.half_hour)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._laid(event)
        if not self._dragging.pull(at):
            self._point_at(self._sheet.hit(at))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._point_at(None)
        anchor = self._sheet.wheel(event)
        if anchor != self._sheet.anchor:
            self.turn_to(anchor)
        event.accept()

    def _point_at(self, spot: Spot | None) -> None:
        spot = spot.pointed if spot is not None else None
        if spot == self._pointed:
            return
        self._pointed = spot
        self._rest_on(spot.entry if spot is not None and self.carried is None else None)
        opens = spot is not None and spot.opens
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.update()

    def _rest_on(self, entry: CalendarEntry | None) -> None:
        """The pointer has come to that agreement: where it rests on it, its card is shown."""
        if self._hovering is None:
            if entry is None:
                return
            from tracker.widgets.calendar.hover_card import Hovering

            self._hovering = Hovering(self)
        if entry is None:
            self._hovering.leave()
        else:
            self._hovering.rest_on(lambda: self._card_of(entry))

    def _card_of(self, entry: CalendarEntry) -> HoverCard | None:
        from tracker.widgets.calendar.hover_card import card_in, key_of

        boxes = [(each, self._as_seen(box)) for each, box in self._sheet.boxes() if box.intersects(self.rect())]
        return card_in(self, entry, boxes, self._today, key_of(self.hasFocus()))

    @property
    def hover_card(self) -> HoverCard | None:
        """The card of the agreement the pointer rests on, while it is shown."""
        return self._hovering.card if self._hovering is not None else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if self._entry is not None:
                at = self._sheet.middle_of(self._entry)
                seen = self._mirrored(at) if at is not None else self.rect().center()
                self.menu_wanted.emit(self._entry.planned, self.mapToGlobal(seen))
            return
        spot = self._sheet.hit(self._mirrored(event.pos()))
        if spot is not None and spot.entry is not None and self.carried is None:
            self.choose(spot.day)
            self.put_on(spot.entry)
            self.menu_wanted.emit(spot.entry.planned, event.globalPos())

    # The widget

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._sheet.forget_look()
            self.update()
        return super().event(event)

    # A sheet is laid out from left to right; in a window that runs the other way it is seen in a mirror.

    def _laid(self, event: QMouseEvent) -> QPoint:
        """Where on the sheet the pointer is."""
        return self._mirrored(event.position().toPoint())

    def _mirrored(self, at: QPoint) -> QPoint:
        """From the sheet to the view, and back."""
        return QStyle.visualPos(self.layoutDirection(), self.rect(), at)

    def _as_seen(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _laid_key(self, key: Qt.Key) -> Qt.Key:
        """The arrow that leads on the sheet where this one leads in the view."""
        return _ACROSS.get(key, key) if self.isRightToLeft() else key

    def sizeHint(self) -> QSize:
        return QSize(700, 640)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sheet.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._close_list()
        self._sheet.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._sheet.forget_look()
            self.update()

    # Only where the keys are seen it looks otherwise with them; Qt's own would have all of it painted anew.

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.update(self._where_the_keys_are())
        self._tell_place_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest_on(None)
        self._close_list()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        if self.carried is not None:
            self._dragging.put_back()
            self.update()
        self.update(self._where_the_keys_are())

    def _where_the_keys_are(self) -> QRegion:
        """The chosen day, and the entry on it, each with its ring."""
        day, on = self._sheet.cell_of(self._day), self._entry
        seen = [day] if day is not None else []
        if on is not None:
            boxes = self._sheet.boxes()
            seen += [box for each, box in boxes if each.planned.id == on.planned.id]
        region = QRegion()
        for box in seen:
            region += self._as_seen(box.adjusted(-_RING, -_RING, _RING, _RING))
        return region

    def paintEvent(self, _event: QPaintEvent) -> None:
        first, last = self.shown_days()
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        painter = QPainter(self)
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        self._sheet.paint(
            painter,
            Situation(
                self._model.here,
                self._day,
                self._entry.planned.id if self._entry is not None else None,
                self.hasFocus(),
                self._pointed,
                self._days_off,
                frozenset(day for day in days if self.away_on(day) is not None),
                self._dragging.held,
                self._person,
                self._ghost,
                self._arrivals.arriving,
            ),
        )
