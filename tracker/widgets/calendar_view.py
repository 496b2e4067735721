"""What every view of the calendar has: the model, today, the chosen day, and what it tells. Paints nothing itself.

Month, week and agenda are siblings over one model: whoever holds them can swap one for another and carry the
chosen day across.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from tracker.presentation.calendar_model import CalendarModel

WEEKEND = frozenset({5, 6})


class CalendarView(QWidget):
    """`first_weekday` and `days_off` count from Monday 0 to Sunday 6.

    `day_chosen(date)`: the keys or the pointer moved to that day. `agreement_opened(Planned)`: look at that one.
    `new_entry_on(date)`: begin an entry on that day. `month_changed(first, last)`: those days are shown now, give the
    model what lies on them.
    """

    day_chosen = Signal(object)
    agreement_opened = Signal(object)
    new_entry_on = Signal(object)
    month_changed = Signal(object, object)

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
        model.modelReset.connect(self._reload)

    @property
    def model(self) -> CalendarModel:
        return self._model

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._day

    @property
    def today(self) -> date:
        return self._today

    def set_today(self, today: date) -> None:
        """It has become another day."""
        self._today = today
        self._reload()

    def set_week(self, first_weekday: int, days_off: frozenset[int]) -> None:
        """Weeks begin on that day now, and these days are off."""
        self._first_weekday, self._days_off = first_weekday, days_off
        self._reload()
        self.month_changed.emit(*self.shown_days())

    def choose(self, day: date) -> None:
        """Show that day and put the keys on it."""
        raise NotImplementedError

    def shown_days(self) -> tuple[date, date]:
        """The first and the last day that is shown."""
        raise NotImplementedError

    def title(self) -> str:
        """What is shown, for a heading: "November 2026"."""
        raise NotImplementedError

    def _reload(self) -> None:
        """The model or the week changed: lay out anew."""
        raise NotImplementedError

    def _say(self, words: str) -> None:
        """What the keys are on, for a screen reader: it becomes the view's name, and is said at once."""
        if words == self.accessibleName():
            return
        self.setAccessibleName(words)
        if self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
