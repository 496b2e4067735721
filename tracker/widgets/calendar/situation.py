"""What is so just now on a sheet of days: where the keys, the pointer and what is carried are. Knows no sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QPoint

from tracker.presentation.calendar.carried import Carried
from tracker.presentation.calendar.ghost import Ghost
from tracker.presentation.calendar.landing import Landing
from tracker.presentation.calendar.spot import Spot


@dataclass(frozen=True, slots=True)
class Held:
    """What is being carried to another day, what is to be said of that, and where the pointer has it; None where the
    keys do."""

    carried: Carried
    landing: Landing
    pointer: QPoint | None


@dataclass(frozen=True, slots=True)
class Arriving:
    """Agreements (by their ids) that have just been made: how far they have grown, from 0 to 1, and how they glow."""

    agreements: frozenset[int]
    grown: float
    glow: float


@dataclass(frozen=True, slots=True)
class Situation:
    """The time on our clocks, the day and the entry (an agreement's id) the keys are on, and what is pointed at.

    `days_off` count from Monday 0 to Sunday 6; on the days `away` we are not there. `person` is whose agreements stand
    out, None where nobody's do. `ghost` is what is about to be agreed, as it is being typed.
    """

    now: datetime
    day: date
    entry: int | None
    focused: bool
    pointed: Spot | None
    days_off: frozenset[int]
    away: frozenset[date]
    held: Held | None = None
    person: int | None = None
    ghost: Ghost | None = None
    arriving: Arriving | None = None
