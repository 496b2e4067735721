"""What the morning shows: read anew after every change, and whenever time has passed. Knows no widget and no row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as calendar_day

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.in_the_morning import ReadForMorning, in_the_morning
from tracker.actions.people.let_be import let_be
from tracker.actions.ports import LeftWithout, Planned, Waiting
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.writing import Writing
from tracker.rules.morning import READ_AHEAD, Morning, morning

OfDay = Morning[Planned, Waiting, LeftWithout]


class MorningState(QObject):
    """`changed` comes when there is something new to show. `hidden` is what would stand here had it not been put off.

    `here` is asked each time, so that settings take effect at once.
    """

    changed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._writing = Writing(dispatcher)
        self.morning: OfDay = Morning(self.today)
        self.hidden: tuple[Planned, ...] = ()
        self._shown: object = None
        dispatcher.changed.connect(self.reload)

    @property
    def zone(self) -> str:
        return self._here().zone

    @property
    def me(self) -> str:
        return self._here().me

    @property
    def today(self) -> calendar_day:
        return self._here().today

    @property
    def weekday(self) -> str:
        """ "Saturday"."""
        return words.weekday(self.morning.day)

    @property
    def date(self) -> str:
        """ "21 November"."""
        return words.plain_day(self.morning.day, self.morning.day)

    @property
    def sentence(self) -> str:
        return words.morning_sentence(self.morning)

    def reload(self) -> None:
        """Read again. To be called once at the start, and every minute or so: the hours alone make things slip."""
        here = self._here()
        until, now = here.today + READ_AHEAD, here.now

        self._dispatcher.ask(lambda questions: in_the_morning(questions, until, now), self._take)

    def _take(self, read: ReadForMorning) -> None:
        found = self._morning(read.shown, read.waiting, read.left_without)
        beside = self._morning(read.hidden, ())
        hidden = (*beside.slipped, *beside.today, *beside.promised, *beside.tomorrow)
        shown = (found, hidden, self.zone, self.me)
        if shown != self._shown:
            self._shown = shown
            self.morning, self.hidden = found, hidden
            self.changed.emit()

    def let_be(self, prospect_id: int) -> None:
        """Say that it is fine that nothing is agreed with them."""
        self._writing.do(lambda desk: let_be(desk, prospect_id), about=("let be", prospect_id))

    def _morning(
        self, agreements: Iterable[Planned], waiting: Iterable[Waiting], left_without: Iterable[LeftWithout] = ()
    ) -> OfDay:
        here = self._here()
        return morning(agreements, waiting, here.now, here.zone, here.policy, left_without)
