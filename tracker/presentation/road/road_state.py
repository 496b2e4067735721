"""What is to be taken along: which day, one or seven of them, and the sheet that comes of it. Knows no paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.for_the_road import A_WEEK, RoadDay, for_the_road
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_meaning import Meaning, doubt_of
from tracker.presentation.here import Here
from tracker.presentation.road.sheet import Sheet, sheet_of
from tracker.presentation.words.agenda import day_heading
from tracker.rules.line.when.times import day_typed
from tracker.rules.plain_dates import Unclear, read_day


class RoadState(QObject):
    """`changed` comes when the day means another, and when its sheet has been read; `sheet` is None until then."""

    changed = Signal()

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._read: date | Unclear = here().today
        self.typed = ""
        self.week = False
        self.sheet: Sheet | None = None
        dispatcher.changed.connect(self._on_changed)

    def begin(self, day: date) -> None:
        """That day, alone."""
        self.week = False
        self.type(day_typed(day))

    def type(self, text: str) -> None:
        here = self._here()
        self.typed, self._read = text, read_day(text, here.now, here.zone, here.words)
        self._ask()

    def choose_week(self, week: bool) -> None:
        self.week = week
        self._ask()

    @property
    def meaning(self) -> Meaning:
        """Which day that is, or why it is none."""
        if isinstance(self._read, Unclear):
            return doubt_of(self._read, self._here())
        return Meaning(day_heading(self._read, self._here().today))

    def _ask(self) -> None:
        self.sheet = None
        self.changed.emit()
        first, days = self._read, A_WEEK if self.week else 1
        if isinstance(first, Unclear):
            return
        here = self._here()
        now, zone, me = here.now, here.zone, here.me

        def arrived(read: tuple[RoadDay, ...]) -> None:
            if (self._read, self.week) == (first, days == A_WEEK):
                self.sheet = sheet_of(read, now, zone, me)
                self.changed.emit()

        self._dispatcher.ask(lambda questions: for_the_road(questions, first, days, now, zone), arrived)

    def _on_changed(self, _changes: object, _origin: object) -> None:
        if self.sheet is not None:
            self._ask()
