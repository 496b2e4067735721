"""What has just been agreed, as it comes into a view: it grows in, and glows once. Knows no sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QObject

from tracker.widgets.calendar.situation import Arriving
from tracker.widgets.look.motion import Ease

Days = tuple[date, date] | None


class Arrivals(QObject):
    """`changed` is called with each step of the way. What other days bring with them has not just been agreed, nor what
    comes back into view with the colleagues whose it is.
    """

    def __init__(self, changed: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._known: frozenset[int] = frozenset()
        self._days: Days = None
        self._alone = ""
        self._fresh: frozenset[int] = frozenset()
        self._grows = Ease(lambda _value: changed(), self, done=self._glow)
        self._glows = Ease(lambda _value: changed(), self, done=self._forget)

    def look(self, agreements: Iterable[int], days: Days, alone: str = "") -> None:
        """These are shown now, on those days: `alone` of one of us, or "" everyone's."""
        there = frozenset(agreements)
        fresh = there - self._known if (days, alone) == (self._days, self._alone) else frozenset()
        is_first = self._days is None
        self._known, self._days, self._alone = there, days, alone
        if fresh and not is_first:
            self._fresh = fresh
            self._glows.put(1.0)
            self._grows.put(0.0)
            self._grows.to(1.0)

    @property
    def arriving(self) -> Arriving | None:
        """What is on its way, and how far; None while nothing is."""
        return Arriving(self._fresh, self._grows.value, self._glows.value) if self._fresh else None

    def settle(self) -> None:
        """Be there at once."""
        self._grows.settle()
        self._glows.settle()

    def _glow(self) -> None:
        self._glows.to(0.0)

    def _forget(self) -> None:
        self._fresh = frozenset()
