"""All that is on a list for the road, read at once: what is open on those days, and all about each person in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tracker.actions.ports import Planned, Questions
from tracker.rules.diary.road import by_day
from tracker.rules.history import History
from tracker.rules.morning import READ_AHEAD
from tracker.rules.window import instant

A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Stop:
    """One agreement, and everybody it is with, the first of them first."""

    planned: Planned
    people: tuple[History, ...]


@dataclass(frozen=True, slots=True)
class RoadDay:
    on: date
    stops: tuple[Stop, ...]


def for_the_road(questions: Questions, first: date, days: int, now: datetime, zone: str) -> tuple[RoadDay, ...]:
    """So many days from `first` on. As in the morning, nothing whose reminder is hidden as a day begins (or now, where
    it has begun), and nobody in the trash. Raises StoreFault.
    """
    hidden = questions.snoozed(max(now, instant(first, time.min, zone)))
    last = first + timedelta(days=days - 1)
    read = questions.open_agreements_until(min(last, date.max - READ_AHEAD) + READ_AHEAD)
    shown = [each for each in read if each.id not in hidden]
    return tuple(
        RoadDay(on, tuple(_stop(questions, each) for each in there))
        for on, there in by_day(shown, first, days, zone).items()
    )


def _stop(questions: Questions, planned: Planned) -> Stop:
    found = (questions.history_of(id_) for id_ in planned.people)
    return Stop(planned, tuple(history for history in found if history is not None))
