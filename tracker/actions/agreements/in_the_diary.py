"""What is in our diary on the days of a time that is about to be agreed on. Knows no sentence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from tracker.actions.ports import Planned, Questions
from tracker.rules.diary.clashes import already_at, away_in
from tracker.rules.us import Away, away_of, is_same_user, user_named
from tracker.rules.window import Window

_AROUND = timedelta(days=1)
"""In another zone the same hour may have another date."""


@dataclass(frozen=True, slots=True)
class InTheDiary:
    """`booked` is ours on the days of `window`, where it is a time on the clock; `away` are all our days away."""

    window: Window
    booked: tuple[Planned, ...]
    away: tuple[Away, ...]

    def taken_by(self, minutes: int | None, besides: Collection[int]) -> Planned | None:
        """Whom we meet then already; meeting one of `besides` (ids of people) is no other meeting."""
        return already_at(self.window, minutes, [each for each in self.booked if each.prospect_id not in besides])

    @property
    def away_then(self) -> Away | None:
        return away_in(self.window, self.away)


def in_the_diary(window: Window, me: str, questions: Questions) -> InTheDiary:
    """What is in `me`'s diary. Raises StoreFault."""
    booked: tuple[Planned, ...] = ()
    if window.is_exact:
        found = questions.agreements_between(window.first - _AROUND, window.last + _AROUND)
        booked = tuple(each for each in found if is_same_user(each.owner, me))
    return InTheDiary(window, booked, away_of(user_named(questions.users(), me), questions.away()))
