"""What the calendar shows: the agreements of the days in view, read anew when one of those days is touched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes
from tracker.actions.ports import Planned
from tracker.presentation.calendar_model import CalendarModel
from tracker.presentation.dispatcher import Dispatcher
from tracker.rules.policy import Policy
from tracker.rules.window import day_in

_ONE_DAY = timedelta(days=1)
_EARLIEST, _LATEST = date.min + _ONE_DAY, date.max - _ONE_DAY


class CalendarState(QObject):
    """Feeds `model`. `today_changed(date)` comes when a new day has begun, `ticked` with every minute.

    `working_days` are weekdays, Monday 0 to Sunday 6.
    """

    today_changed = Signal(object)
    ticked = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        now: Callable[[], datetime],
        zone: Callable[[], str],
        policy: Callable[[], Policy],
        working_days: Callable[[], frozenset[int]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = CalendarModel(now, zone(), policy(), self)
        self._dispatcher = dispatcher
        self._now = now
        self._zone = zone
        self._policy = policy
        self._working_days = working_days
        self._range: tuple[date, date] | None = None
        self._today = self.today
        dispatcher.changed.connect(self._on_changed)

    @property
    def today(self) -> date:
        return day_in(self._now(), self._zone())

    @property
    def days_off(self) -> frozenset[int]:
        return frozenset(range(7)) - self._working_days()

    def show(self, first: date, last: date) -> None:
        """Show those days, both included."""
        self._range = (first, last)
        self.reload()

    def reload(self) -> None:
        if self._range is None:
            return
        wanted = self._range

        def arrived(planned: tuple[Planned, ...]) -> None:
            if self._range == wanted:
                self.model.set_planned(planned, wanted)

        self._dispatcher.ask(lambda questions: questions.agreements_between(*around(*wanted)), arrived)

    def settings_changed(self) -> None:
        self.model.set_surroundings(self._zone(), self._policy())
        self.reload()

    def tick(self) -> None:
        """To be called every minute or so: the hours alone make things slip, and days end."""
        self.model.refresh()
        if self.today != self._today:
            self._today = self.today
            self.today_changed.emit(self._today)
        self.ticked.emit()

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if self._range is not None and changes.touches_days(*around(*self._range)):
            self.reload()


def around(first: date, last: date) -> tuple[date, date]:
    """One day more on either side: what is on their Monday may be on our Sunday."""
    return max(first, _EARLIEST) - _ONE_DAY, min(last, _LATEST) + _ONE_DAY
