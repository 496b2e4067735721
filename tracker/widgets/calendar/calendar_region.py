"""The region in the middle: month, week or agenda, one at a time over one state, on the day that was chosen last.

To the window it is one calendar. A view is made when it is first shown; it knows nothing of the others.
"""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import is_with
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.calendar_state import CalendarState
from tracker.presentation.calendar.ghost import Ghost
from tracker.rules.us import Away
from tracker.rules.window import Window
from tracker.widgets.calendar.calendar_view import CalendarView, ViewKind
from tracker.widgets.calendar.month_sheet import month_view
from tracker.widgets.calendar.next_line import NextLine


class CalendarRegion(QWidget):
    """`first_weekday` counts from Monday 0 to Sunday 6; `hours` are those we work, on our clocks.

    `agreement_opened(Planned)`, `menu_wanted(Planned, QPoint)`, `new_entry_on(date, time | None)` and
    `move_wanted(Planned, Window)` are those of the views. `title_changed` comes when the heading or the view is
    another.
    """

    agreement_opened = Signal(object)
    menu_wanted = Signal(object, object)
    new_entry_on = Signal(object, object)
    move_wanted = Signal(object, object)
    title_changed = Signal()

    def __init__(
        self, state: CalendarState, first_weekday: int, hours: tuple[time, time], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._first_weekday = first_weekday
        self._hours = hours
        self._views: dict[ViewKind, CalendarView] = {}
        self._kind = ViewKind.MONTH
        self._begun = False
        self._ghost: Ghost | None = None
        self.next_line = NextLine()
        self.next_line.wanted.connect(self.choose)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.next_line)
        column.addLayout(self._stack, 1)
        self._away: tuple[Away, ...] = ()
        self._put_on_top(ViewKind.MONTH)
        state.today_changed.connect(self._new_day)
        state.ticked.connect(self._minute_passed)
        state.read_ahead.connect(self._draw_ahead)
        state.model.modelReset.connect(self._show_whose)
        state.whose_changed.connect(self._show_whose)

    @property
    def kind(self) -> ViewKind:
        return self._kind

    @property
    def view(self) -> CalendarView:
        """The one that is shown."""
        return self._views[self._kind]

    @property
    def model(self) -> CalendarModel:
        return self._state.model

    @property
    def day(self) -> date:
        """The chosen day."""
        return self.view.day

    @property
    def today(self) -> date:
        return self.view.today

    def title(self) -> str:
        """What is shown, for a heading: "November 2026"."""
        return self.view.title()

    def titles(self) -> tuple[str, ...]:
        """The same in less and less room: "November 2026", "Nov 2026"."""
        return self.view.titles()

    def begin(self) -> None:
        """Ask for what there is to show; until then nobody is asked."""
        self._begun = True
        self._state.show(*self.view.shown_days())
        self.title_changed.emit()

    def choose(self, day: date) -> None:
        """Show that day and put the keys on it."""
        self.view.choose(day)

    def go_to_today(self) -> None:
        """Show today as it is at the start, and put the keys on it."""
        self.view.go_to_today()

    def turn(self, pages: int) -> None:
        """Go that many months or weeks on, or back where negative."""
        self.view.turn(pages)

    def show_whose(self, prospect_id: int | None) -> None:
        """That person was chosen: what is agreed with them stands out, and where none of it is in view, a line leads
        to the next. None: nobody is."""
        self._state.show_whose(prospect_id)

    def _show_whose(self) -> None:
        for view in self._views.values():
            view.show_whose(self._person)
        self._lead_on()

    @property
    def _person(self) -> int | None:
        """Who stands out: nobody who is nowhere to be found, or all the others would be paled for nothing."""
        whose = self._state.whose
        if whose is None:
            return None
        seen = whose.days or whose.prospect_id in self.model.people
        return whose.prospect_id if seen else None

    def _look_up(self, planned: Planned) -> None:
        self._state.look_up(planned, lambda whom: self.view.know_whom(planned, whom))

    def show_ghost(self, window: Window, name: str, words: str) -> None:
        """Show what is about to be agreed with `name` for that window.

        `words` are those that were typed for when. It is brought into view; `clear_ghost` shows again what was.
        """
        self._ghost = Ghost.of(window, self.model.zone, name, words)
        self.view.show_ghost(self._ghost)

    def clear_ghost(self) -> None:
        """Nothing is being typed any more."""
        self._ghost = None
        self.view.show_ghost(None)

    def ghost_boxes(self, within: QWidget) -> tuple[QRect, ...]:
        """Where that is to be seen, in `within`, which the calendar lies in."""
        if self._ghost is None or not self.view.isVisible():
            return ()
        return tuple(box.translated(self.view.mapTo(within, QPoint(0, 0))) for box in self.view.ghost_boxes())

    def settle(self) -> None:
        """Be at once where everything is on its way to, for a picture."""
        self.view.settle()

    def show_view(self, kind: ViewKind) -> None:
        """Show that one instead, on the same day. The keys stay in the calendar where they were in it."""
        if kind is self._kind:
            return
        day, before = self.day, self.view
        had_focus = before.isAncestorOf(focused) if (focused := self.window().focusWidget()) else False
        had_focus = had_focus or before.hasFocus()
        before.show_ghost(None)
        before.rest()
        self._put_on_top(kind)
        self.view.wake(day)
        self.view.show_ghost(self._ghost)
        self._lead_on()
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title_changed.emit()

    def set_week(self, first_weekday: int, hours: tuple[time, time]) -> None:
        """Weeks begin on that day now, and we work other hours, perhaps on other days."""
        self._first_weekday, self._hours = first_weekday, hours
        for view in self._views.values():
            view.set_week(first_weekday, self._state.days_off)

    def set_away(self, away: tuple[Away, ...]) -> None:
        """On those days whoever works here is away."""
        self._away = away
        for view in self._views.values():
            view.set_away(away)

    def _put_on_top(self, kind: ViewKind) -> None:
        if kind not in self._views:
            view = self._views[kind] = self._make(kind)
            view.set_away(self._away)
            view.agreement_opened.connect(self.agreement_opened)
            view.menu_wanted.connect(self.menu_wanted)
            view.new_entry_on.connect(self.new_entry_on)
            view.move_wanted.connect(self.move_wanted)
            view.taken.connect(self._look_up)
            view.title_changed.connect(self.title_changed)
            view.days_changed.connect(self._show_days)
            view.seen_changed.connect(self._lead_on)
            view.let_go.connect(lambda: self._state.show_whose(None))
            view.show_whose(self._person)
            self._stack.addWidget(view)
        self._kind = kind
        self._stack.setCurrentWidget(self.view)
        self.setFocusProxy(self.view)

    def _make(self, kind: ViewKind) -> CalendarView:
        state = self._state
        if kind is ViewKind.MONTH:
            return month_view(state.model, state.today, self._first_weekday, state.days_off)
        if kind is ViewKind.WEEK:
            from tracker.widgets.calendar.week_sheet import week_view

            return week_view(state.model, state.today, self._first_weekday, state.days_off, lambda: self._hours)
        from tracker.widgets.calendar.agenda_view import AgendaView

        return AgendaView(state.model, state.today, self._first_weekday, state.days_off)

    def _show_days(self, first: date, last: date) -> None:
        if self._begun:
            self._state.show(first, last)

    def _lead_on(self) -> None:
        """Say where the person that is shown is next to be found, or was last, where they are nowhere in view."""
        whose, today = self._state.whose, self.today
        if whose is None or self.model.days is None:
            self.next_line.lead_to(None, "", today)
            return
        first, last = self.view.seen_days()
        theirs = (each for each in self.model.entries if is_with(each, whose.prospect_id))
        seen = any(each.first <= last and first <= each.last for each in theirs)
        ahead, behind = (day for day in whose.days if day >= today), (day for day in whose.days if day < today)
        there = min(ahead, default=None) or max(behind, default=None)
        self.next_line.lead_to(None if seen else there, whose.name, today)

    def _draw_ahead(self) -> None:
        self.view.draw_ahead(self._state.entries_ahead)

    def _new_day(self, today: date) -> None:
        for view in self._views.values():
            view.set_today(today)

    def _minute_passed(self) -> None:
        self.view.minute_passed()
