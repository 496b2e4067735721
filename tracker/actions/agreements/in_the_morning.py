"""All that a morning is made of, read at once. Knows no lane: `rules.morning` puts it into them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tracker.actions.ports import LeftWithout, Planned, Questions, Settled, Waiting
from tracker.actions.publishing.asked import AskedByPhone, asked_by_phone
from tracker.rules.us import is_of
from tracker.rules.window import instant

LOOKED_BACK, LOOKED_AHEAD = timedelta(days=90), timedelta(days=31)
"""Among windows that begin so far around today is looked for what was settled today."""


@dataclass(frozen=True, slots=True)
class ReadForMorning:
    """`agreements` are those still open and those we have still to tell of; `put_off` are the ids of those hidden, and
    `by_phone` is what a phone did to any of them. Where it is the morning of one of us alone, `whose` names them.
    """

    agreements: tuple[Planned, ...]
    waiting: tuple[Waiting, ...]
    put_off: frozenset[int]
    left_without: tuple[LeftWithout, ...]
    by_phone: tuple[AskedByPhone, ...] = ()
    whose: str = ""

    @property
    def shown(self) -> tuple[Planned, ...]:
        return tuple(a for a in self.agreements if a.id not in self.put_off and self.is_theirs(a))

    @property
    def hidden(self) -> tuple[Planned, ...]:
        return tuple(a for a in self.agreements if a.id in self.put_off and self.is_theirs(a))

    @property
    def of_others(self) -> tuple[Planned, ...]:
        return tuple(a for a in self.agreements if a.id not in self.put_off and not self.is_theirs(a))

    def is_theirs(self, a: Planned) -> bool:
        """Whether it belongs to this morning by its owner."""
        return not self.whose or is_of(a.owner, self.whose)


def in_the_morning(questions: Questions, until: date, now: datetime, whose: str = "") -> ReadForMorning:
    """As it is at `now` (aware), with what is agreed up to that day. Raises StoreFault."""
    return ReadForMorning(
        (*questions.open_agreements_until(until), *questions.to_tell()),
        questions.their_turn(whose),
        questions.snoozed(now),
        questions.nothing_agreed(now, whose),
        asked_by_phone(questions),
        whose,
    )


@dataclass(frozen=True, slots=True)
class SoFar:
    """What became of agreements today, in the order it was, and the first there is for a later day; None for none."""

    settled: tuple[Settled, ...] = ()
    following: Planned | None = None


def so_far_today(questions: Questions, day: date, zone: str, read: ReadForMorning, after: date) -> SoFar:
    """What was settled on that day in our zone, and the first agreed for a later one. `read` has all up to the day
    `after`; only where none of it comes later is the whole store looked through. Raises StoreFault.
    """
    since = instant(day, time.min, zone)
    found = questions.settled_since(since, day - LOOKED_BACK, day + LOOKED_AHEAD)
    settled = tuple(each for each in found if read.is_theirs(each.planned))
    day_ends = instant(day + timedelta(days=1), time.min, zone)
    coming = [a for a in read.shown if a.window.starts >= day_ends]
    if not coming:
        there = questions.open_agreements_until(date.max)
        coming = [a for a in there if a.window.first > after and a.id not in read.put_off and read.is_theirs(a)]
    return SoFar(settled, min(coming, key=lambda a: (a.window.starts, a.id), default=None))
