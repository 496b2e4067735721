"""What the calendar shows: the agreements of the days in view, read anew when one of those days is touched.

While nothing else is asked, as many days before and after are read ahead, so that the next page can be drawn before
it is turned to. Knows no view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.outcome import Changes
from tracker.actions.ports import Planned, Questions
from tracker.presentation.calendar.calendar_entry import CalendarEntry, first_day
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.whose import Whose
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.rules.history import History
from tracker.rules.prospect import Prospect
from tracker.rules.us import Us, is_of

READ_AHEAD_MS = 100
"""How long the days in view and what is on them stay the same before those beside them are read."""
FirstLook = Callable[[date, date], tuple[Planned, ...]]
_ONE_DAY = timedelta(days=1)
WEEK, LONGEST_PAGE = 7, 42
"""Days."""
_EARLIEST, _LATEST = date.min + _ONE_DAY, date.max - _ONE_DAY


@dataclass(frozen=True, slots=True)
class Stretch:
    """All the agreements that lie on the days from `first` to `last`, both included, in their own zones."""

    first: date
    last: date
    planned: tuple[Planned, ...]

    def holds(self, first: date, last: date) -> bool:
        return self.first <= first and last <= self.last

    def between(self, first: date, last: date) -> tuple[Planned, ...]:
        """Those on these days, in the same order."""
        return tuple([each for each in self.planned if each.window.first <= last and first <= each.window.last])


class CalendarState(QObject):
    """Feeds `model`. `today_changed(date)` comes when a new day has begun, `ticked` with every minute.

    `read_ahead` comes when the pages beside the one in view have been read, `whose_changed` when somebody else's
    agreements stand out, or they are others.

    `working_days` are weekdays, Monday 0 to Sunday 6. `us` are all of us; `whose_alone` is the one whose agreements
    alone are shown, "" for everyone's: call `show_others` when that is another.
    """

    today_changed = Signal(object)
    ticked = Signal()
    read_ahead = Signal()
    whose_changed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        working_days: Callable[[], frozenset[int]],
        us: Callable[[], Us] = Us,
        whose_alone: Callable[[], str] = lambda: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = CalendarModel(lambda: here().now, here().zone, here().policy, self, lambda: here().me, us)
        self._dispatcher = dispatcher
        self._here = here
        self._working_days = working_days
        self._whose_alone = whose_alone
        self._range: tuple[date, date] | None = None
        self._ahead: Stretch | None = None
        self._whose: Whose | None = None
        self._wanted: int | None = None
        self._today = self.today
        self._resting = QTimer(self, interval=READ_AHEAD_MS, singleShot=True)
        self._resting.timeout.connect(self._read_ahead)
        dispatcher.changed.connect(self._on_changed)

    @property
    def today(self) -> date:
        return self._here().today

    @property
    def days_off(self) -> frozenset[int]:
        return frozenset(range(7)) - self._working_days()

    def show(self, first: date, last: date) -> None:
        """Show those days, both included."""
        self._range = (first, last)
        self._resting.start()
        if self._ahead is not None and self._ahead.holds(*around(first, last)):
            self._put(self._ahead.between(*around(first, last)), self._range)
        else:
            self.reload()

    def entries_ahead(self, first: date, last: date) -> tuple[CalendarEntry, ...] | None:
        """What lies on those days as it stands now; None where they have not been read."""
        stretch, days = self._ahead, around(first, last)
        if stretch is None or not stretch.holds(*days):
            return None
        return self.model.entries_of(self._theirs(stretch.between(*days)))

    def show_others(self) -> None:
        """Everyone's are to be shown now, or one's alone."""
        if self._wanted is not None:
            self.show_whose(self._wanted)
        if self._range is not None:
            self.show(*self._range)
        self.read_ahead.emit()

    def _put(self, planned: tuple[Planned, ...], days: tuple[date, date]) -> None:
        self.model.set_planned(self._theirs(planned), days, self._whose_alone())

    def _theirs(self, planned: tuple[Planned, ...]) -> tuple[Planned, ...]:
        whose = self._whose_alone()
        return tuple([each for each in planned if is_of(each.owner, whose)]) if whose else planned

    def reload(self) -> None:
        if self._range is None:
            return
        wanted = self._range

        def arrived(planned: tuple[Planned, ...]) -> None:
            if self._range == wanted:
                self._put(planned, wanted)

        self._dispatcher.ask(lambda questions: questions.agreements_between(*around(*wanted)), arrived)

    @property
    def whose(self) -> Whose | None:
        """Whose agreements stand out; None where nobody's do."""
        return self._whose

    def show_whose(self, prospect_id: int | None) -> None:
        """That person was chosen by whoever works here; None: nobody is any more.

        Whoever stood out does so until it is known where these are found: then all of it is shown at once.
        """
        self._wanted = prospect_id
        if prospect_id is None:
            self._know_whose(None)
            return
        self._dispatcher.ask(
            lambda questions: questions.history_of(prospect_id), lambda history: self._learn(prospect_id, history)
        )

    def _learn(self, prospect_id: int, history: History | None) -> None:
        if self._wanted != prospect_id:
            return  # somebody else was chosen meanwhile, or they were let go
        if history is None:
            self._know_whose(None)
            return
        zone = self._here().zone
        whose = self._whose_alone()
        shown = (each for each in history.agreements if each.is_open and (not whose or is_of(each.owner, whose)))
        begins = (first_day(agreement.window, zone) for agreement in shown)
        self._know_whose(Whose(prospect_id, history.prospect.name, tuple(sorted(begins))))

    def look_up(self, planned: Planned, arrived: Callable[[tuple[Prospect, ...]], None]) -> None:
        """Give whom that was agreed with. Nobody waits for it: where it fails nothing is given."""
        ids = planned.people

        def found(questions: Questions) -> tuple[Prospect, ...]:
            histories = (questions.history_of(number) for number in dict.fromkeys(ids))
            return tuple(history.prospect for history in histories if history is not None)

        self._dispatcher.ask(found, arrived, lambda _trouble: None)

    def _know_whose(self, whose: Whose | None) -> None:
        if whose != self._whose:
            self._whose = whose
            self.whose_changed.emit()

    def look_first(self, look: FirstLook) -> None:
        """See what is in this month and those beside it before anything is there to show it in, and before the store
        is asked: `read_properly` is to follow. Where `look` raises StoreFault nothing is seen.
        """
        first, last = beside(self.today, self.today)
        self._dispatcher.run(lambda: look(first, last), lambda seen: self._know_ahead(first, last, seen), self._unseen)

    def read_properly(self) -> None:
        """Ask the store for what was seen at a first look; until it answers that holds."""

        def shown_anew() -> None:
            if self._range is not None:
                self.show(*self._range)

        self._ask_ahead(*beside(self.today, self.today), shown_anew)

    def _ask_ahead(self, first: date, last: date, then: Callable[[], None] = lambda: None) -> None:
        def arrived(planned: tuple[Planned, ...]) -> None:
            self._know_ahead(first, last, planned)
            then()

        self._dispatcher.ask(lambda at_hand: at_hand.agreements_between(first, last), arrived, self._unseen)

    def _know_ahead(self, first: date, last: date, planned: tuple[Planned, ...]) -> None:
        self._ahead = Stretch(first, last, planned)
        self.read_ahead.emit()

    def _unseen(self, _trouble: object) -> None:
        """Nobody waits for what is read before it is asked for: turning the page asks again, and tells."""
        self._ahead = None

    def _read_ahead(self) -> None:
        if self._range is not None:
            self._read(*beside(*self._range))

    def _read(self, first: date, last: date) -> None:
        if self._ahead is not None and self._ahead.holds(first, last):
            self.read_ahead.emit()
        else:
            self._ask_ahead(first, last)

    def settings_changed(self) -> None:
        here = self._here()
        self.model.set_surroundings(here.zone, here.policy)
        self.reload()

    def tick(self) -> None:
        """To be called every minute or so: the hours alone make things slip, and days end."""
        self.model.refresh()
        if self.today != self._today:
            self._today = self.today
            self.today_changed.emit(self._today)
        self.ticked.emit()

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        self._ahead = None
        if self._wanted is not None and changes.touches_prospect(self._wanted):
            self.show_whose(self._wanted)
        if self._range is None:
            return
        # Whatever was read before the deed or is on its way, the pages beside are there again a moment after it.
        self._resting.start()
        if changes.touches_days(*around(*self._range)):
            self.reload()


def around(first: date, last: date) -> tuple[date, date]:
    """One day more on either side: what is on their Monday may be on our Sunday."""
    return max(first, _EARLIEST) - _ONE_DAY, min(last, _LATEST) + _ONE_DAY


def beside(first: date, last: date) -> tuple[date, date]:
    """The page before and the page after as well, and what is around them. The longest page has 42 days."""
    days = max((last - first).days + WEEK, LONGEST_PAGE)
    earliest = date.fromordinal(max(first.toordinal() - days, _EARLIEST.toordinal()))
    return around(earliest, date.fromordinal(min(last.toordinal() + days, _LATEST.toordinal())))
