"""What stands against a time as it is typed: whom we meet then already, and that we are away. Knows no form."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tracker.actions.agreements.in_the_diary import InTheDiary, in_the_diary
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.rules.window import Window


class Diary:
    """`arrived` is called when there may be something else to say. A time that cannot be looked up stands alone."""

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], arrived: Callable[[], None]) -> None:
        self._dispatcher = dispatcher
        self._here = here
        self._arrived = arrived
        self._wanted: Window | None = None
        self._known: InTheDiary | None = None

    def look_up(self, window: Window | None) -> None:
        """Ask for the days of that window, unless they are known or asked for already."""
        if window == self._wanted:
            return
        self._wanted, self._known = window, None
        if window is None:
            return
        me = self._here().me

        def arrived(known: InTheDiary) -> None:
            if self._wanted == known.window:
                self._known = known
                self._arrived()

        self._dispatcher.ask(lambda questions: in_the_diary(window, me, questions), arrived, lambda _trouble: None)

    def told(self, minutes: int | None, besides: Collection[int]) -> str:
        """What stands against the time that was looked up, "" for nothing; meeting one of `besides` is no other."""
        here = self._here()
        return words.against(self._known, minutes, besides, here.zone, here.today) if self._known is not None else ""
