"""What a view of days asks of the sheet it shows: which days, what lies where, where a step leads, and its painting.

A sheet hears no key and tells nobody anything. Knows neither month nor week.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QWheelEvent

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.ghost import Ghost
from tracker.presentation.calendar.spot import Spot
from tracker.widgets.calendar.calendar_view import EntriesOn
from tracker.widgets.calendar.situation import Situation


class Beyond(Enum):
    """Where a step leads that leads to no day and to no entry."""

    DAY = auto()
    """Out of the entry, onto its day as a whole."""
    LIST = auto()
    """To the list of everything on that day."""
    NOWHERE = auto()


class Edge(Enum):
    """Where a sheet goes on while something is held there: up, down, or to the page before or after it."""

    UP = auto()
    DOWN = auto()
    BEFORE = auto()
    AFTER = auto()

    @property
    def by(self) -> int:
        """-1 or 1."""
        return -1 if self in (Edge.UP, Edge.BEFORE) else 1


Step = date | CalendarEntry | Beyond
Place = tuple[date, time | None]
"""A day and, where there are hours, a time on our clocks."""


class Sheet(Protocol):
    """`description` is what the keys do on it, for a screen reader, and `least` the smallest it can be read at.

    `anchor` is the one place where it stands which days are shown: they are those of the page that day is on.
    `has_hours`: days stand on it by the hour.
    `ghost` is what is about to be agreed, for which it keeps room.
    """

    description: str
    least: QSize
    anchor: date
    has_hours: bool
    ghost: Ghost | None

    # Which days

    def days(self) -> tuple[date, date]:
        """The first and the last that may have to be shown."""
        ...

    def titles(self) -> tuple[str, ...]:
        """What is shown, for a heading: "November 2026", and in less and less room: "Nov 2026"."""
        ...

    def anchor_for(self, day: date) -> date:
        """What to turn to so that this day is shown; the anchor there is where nothing is to be turned."""
        ...

    def turned(self, day: date, pages: int) -> date:
        """The day that takes this one's place so many pages on (back where negative)."""
        ...

    def page_for(self, day: date) -> date:
        """What to turn to so that this day is shown as it is by somebody who comes from afar."""
        ...

    def seen_days(self) -> tuple[date, date]:
        """The first and the last of those that are really to be seen just now."""
        ...

    # What lies where

    def hit(self, at: QPoint) -> Spot | None:
        """What lies there; None where no day does."""
        ...

    def cell_of(self, day: date) -> QRect | None:
        """Where that day is; None where it is not shown."""
        ...

    def middle_of(self, entry: CalendarEntry) -> QPoint | None:
        """The middle of that entry; None where it is not to be seen."""
        ...

    def boxes(self) -> Iterable[tuple[CalendarEntry, QRect]]:
        """Every agreement with where it is; one that lies over several weeks has a box in each."""
        ...

    def ghost_boxes(self) -> Iterable[QRect]:
        """Where what is about to be agreed is; empty where it is not shown."""
        ...

    def shown_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What is to be seen of that day, in reading order."""
        ...

    # Where a step leads

    def step(self, day: date, entry: CalendarEntry | None, by: int) -> Step:
        """Where Up (-1) and Down (1) lead from that entry of that day, or from the day itself."""
        ...

    def place_at(self, at: QPoint, carried: Carried, taken: Spot, /) -> Place | None:
        """Where what is carried would be with the pointer there, when it was taken hold of at that spot."""
        ...

    def place_on(self, carried: Carried, key: Qt.Key) -> Place:
        """Where that arrow takes what is carried."""
        ...

    def edge_at(self, at: QPoint, /) -> Edge | None:
        """Where the sheet goes on while something is held there; None where it stays."""
        ...

    def edge_ms(self, edge: Edge) -> int:
        """How long what is carried rests there before the sheet goes on."""
        ...

    def push(self, edge: Edge) -> date:
        """Go on that way by one step, with something held at the edge; what is to be turned to by it."""
        ...

    def mark(self) -> None:
        """Something is taken hold of: remember where the sheet is scrolled to, beside its anchor."""

    def back_to_mark(self) -> None:
        """It was put back: be scrolled there again."""

    def let_go(self) -> None:
        """Nothing is held any more."""

    def wheel(self, event: QWheelEvent) -> date:
        """Scroll; what is to be turned to by it, the anchor there is where nothing is."""
        ...

    def reveal(self, entry: CalendarEntry) -> None:
        """Scroll, where it scrolls by itself, until that entry is to be seen."""
        ...

    # How it looks

    def forget(self) -> None:
        """Entries, today, the week or the page are another: lay out anew when next asked."""
        ...

    def forget_look(self) -> None:
        """Theme or type are another."""
        ...

    def fit(self) -> None:
        """The view is of another size, or shown for the first time."""
        ...

    def paint(self, painter: QPainter, now: Situation) -> None: ...

    def settle(self) -> None:
        """Be at once where everything is on its way to."""
        ...

    def lines(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """See `CalendarView.lines`."""
        ...

    def draw_ahead(self, entries_on: EntriesOn, person: int | None) -> None:
        """The pages beside this one have been read, and nothing else is to be done: they may be drawn, as they look
        while that person's agreements stand out; None where nobody's do.
        """
        ...
