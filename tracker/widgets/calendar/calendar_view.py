"""What every view of the calendar has: the model, today, the chosen day, and what it tells. Paints nothing itself.

Month, week and agenda are siblings over one model: whoever holds them can swap one for another and carry the
chosen day across.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.ghost import Ghost
from tracker.rules.prospect import Prospect
from tracker.rules.us import Away
from tracker.widgets.look.spoken.aloud import say_aloud

EntriesOn = Callable[[date, date], tuple[CalendarEntry, ...] | None]
"""What lies on those days, both included; None where that is not known."""

WEEKEND = frozenset({5, 6})


class ViewKind(StrEnum):
    """The three there are."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"


class CalendarView(QWidget):
    """`first_weekday` and `days_off` count from Monday 0 to Sunday 6.

    `day_chosen(date)`: the keys or the pointer moved to that day. `agreement_opened(Planned)`: look at that one;
    `menu_wanted(Planned, QPoint)`: offer what can be done with it, at that point of the screen. `new_entry_on(date,
    time | None)`: begin an entry on that day, at that time. `move_wanted(Planned, Window)`: that agreement was put down
    on another day or time; nothing has been moved yet. `taken(Planned)`: it has been taken hold of, and `know_whom`
    helps to say what speaks against a day. `days_changed(first, last)`: those days are shown now, give the
    model what lies on them. `title_changed` comes when the title has become another,
    `seen_changed` when other days are really to be seen, and `let_go` when whoever stands out is to do so no more.
    """

    day_chosen = Signal(object)
    agreement_opened = Signal(object)
    menu_wanted = Signal(object, object)
    new_entry_on = Signal(object, object)
    move_wanted = Signal(object, object)
    taken = Signal(object)
    days_changed = Signal(object, object)
    title_changed = Signal()
    seen_changed = Signal()
    let_go = Signal()

    def __init__(
        self,
        model: CalendarModel,
        today: date,
        first_weekday: int = 0,
        days_off: frozenset[int] = WEEKEND,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._today = today
        self._day = today
        self._first_weekday = first_weekday
        self._days_off = days_off
        self._resting = False
        self._away: tuple[Away, ...] = ()
        self._for_idle: deque[Callable[[], None]] = deque()
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._do_one)
        model.modelReset.connect(self._look_again)

    @property
    def model(self) -> CalendarModel:
        return self._model

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._day

    @property
    def first_weekday(self) -> int:
        return self._first_weekday

    @property
    def days_off(self) -> frozenset[int]:
        return self._days_off

    @property
    def resting(self) -> bool:
        """Whether another view is shown in its place."""
        return self._resting

    @property
    def today(self) -> date:
        return self._today

    def set_today(self, today: date) -> None:
        """It has become another day."""
        self._today = today
        self._look_again()

    def set_week(self, first_weekday: int, days_off: frozenset[int]) -> None:
        """Weeks begin on that day now, and these days are off."""
        self._first_weekday, self._days_off = first_weekday, days_off
        self._show_day()
        self._look_again()
        if not self._resting:
            self.days_changed.emit(*self.shown_days())

    def set_away(self, away: tuple[Away, ...]) -> None:
        """On those days we are away."""
        self._away = away
        self._look_again()

    def away_on(self, day: date) -> Away | None:
        return next((each for each in self._away if each.first <= day <= each.last), None)

    def rest(self) -> None:
        """Another view is shown, and what is in the model is there for that one."""
        self._resting = True

    def wake(self, day: date) -> None:
        """Be the one that is shown, on that day, and ask for what lies on its days."""
        self._resting = False
        self._day = day
        self._show_day()
        self.days_changed.emit(*self.shown_days())
        self._reload()

    def lines(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where its columns and its rows are parted, for what is painted first at the next start; nowhere by default.

        In pixels from its own corner; the first row is where what heads the columns ends.
        """
        return (), ()

    def seen_days(self) -> tuple[date, date]:
        """The first and the last of those days that are really to be seen just now."""
        return self.shown_days()

    def show_whose(self, prospect_id: int | None) -> None:
        """That person's agreements stand out and the others are paled; None: all are alike again."""

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Show what is about to be agreed, as it is being typed; None: no more."""

    def know_whom(self, planned: Planned, whom: tuple[Prospect, ...]) -> None:
        """That was agreed with them: what is known of them may speak against a day it is held over."""

    def ghost_boxes(self) -> tuple[QRect, ...]:
        """Where that is to be seen, in the view."""
        return ()

    def go_to_today(self) -> None:
        """Show today as it is at the start, and put the keys on it."""
        self.choose(self.today)

    def settle(self) -> None:
        """Be at once where everything is on its way to."""

    def choose(self, day: date) -> None:
        """Show that day and put the keys on it."""
        raise NotImplementedError

    def turn(self, pages: int) -> None:
        """Go that many months or weeks on, or back where negative."""
        raise NotImplementedError

    def shown_days(self) -> tuple[date, date]:
        """The first and the last day that is shown."""
        raise NotImplementedError

    def title(self) -> str:
        """What is shown, for a heading: "November 2026"."""
        return self.titles()[0]

    def titles(self) -> tuple[str, ...]:
        """The same in less and less room: "November 2026", "Nov 2026"."""
        raise NotImplementedError

    def minute_passed(self) -> None:
        """The clock has gone on."""

    def _show_day(self) -> None:
        """Have the chosen day among those shown."""
        raise NotImplementedError

    def _reload(self) -> None:
        """The model or the week changed: lay out anew."""
        raise NotImplementedError

    def draw_ahead(self, entries_on: EntriesOn) -> None:
        """The pages beside this one have been read, and nothing else is to be done: they may be drawn."""

    def when_idle(self, work: Callable[[], None]) -> None:
        """Do that once nothing else is to be done, one such thing after the other; it goes with the view."""
        self._for_idle.append(work)
        self._idle.start()

    def when_idle_at_once(self, works: Iterable[Callable[[], None]]) -> None:
        """Do these in their order, before whatever else waits for nothing else to be done."""
        self._for_idle.extendleft(reversed(tuple(works)))
        self._idle.start()

    def _do_one(self) -> None:
        if self._for_idle:
            self._for_idle.popleft()()
        if self._for_idle:
            self._idle.start()

    def _look_again(self) -> None:
        if not self._resting:
            self._reload()

    def say(self, words: str) -> None:
        """What the keys are on, for a screen reader: it becomes the view's name, and is said at once."""
        if words == self.accessibleName():
            return
        self.setAccessibleName(words)
        if self.hasFocus():
            say_aloud(self, words)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and begins_entry(event):
            event.accept()  # the window begins an entry as well, but knows no day
            return True
        return super().event(event)


def begins_entry(event: QKeyEvent) -> bool:
    """Whether it is the key that begins an entry on the chosen day."""
    return event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.NoModifier
