"""All that a morning is made of, read at once. Knows no lane: `rules.morning` puts it into them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.actions.ports import LeftWithout, Planned, Questions, Waiting


@dataclass(frozen=True, slots=True)
class ReadForMorning:
    """`agreements` are those still open and those we have still to tell of; `put_off` are the ids of those hidden."""

    agreements: tuple[Planned, ...]
    waiting: tuple[Waiting, ...]
    put_off: frozenset[int]
    left_without: tuple[LeftWithout, ...]

    @property
    def shown(self) -> tuple[Planned, ...]:
        return tuple(a for a in self.agreements if a.id not in self.put_off)

    @property
    def hidden(self) -> tuple[Planned, ...]:
        return tuple(a for a in self.agreements if a.id in self.put_off)


def in_the_morning(questions: Questions, until: date, now: datetime) -> ReadForMorning:
    """As it is at `now` (aware), with what is agreed up to that day. Raises StoreFault."""
    return ReadForMorning(
        (*questions.open_agreements_until(until), *questions.to_tell()),
        questions.their_turn(),
        questions.snoozed(now),
        questions.nothing_agreed(now),
    )
