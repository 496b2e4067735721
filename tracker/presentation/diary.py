"""What stands against a time as it is typed: whom we meet then already, and that we are away. Knows no form."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.actions.ports import Planned, Questions
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.rules.clashes import already_at, away_in
from tracker.rules.us import Away, is_same_user, user_named
from tracker.rules.window import Window

_AROUND = timedelta(days=1)
"""In another zone the same hour may have another date."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is in our diary on the days of that window."""

    window: Window
    booked: tuple[Planned, ...]
    away: tuple[Away, ...]


class Diary:
    """`arrived` is called when there may be something else to say. A time that cannot be looked up stands alone."""

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], arrived: Callable[[], None]) -> None:
        self._dispatcher = dispatcher
        self._here = here
        self._arrived = arrived
        self._wanted: Window | None = None
        self._known: Known | None = None

    def look_up(self, window: Window | None) -> None:
        """Ask for the days of that window, unless they are known or asked for already."""
        if window == self._wanted:
            return
        self._wanted, self._known = window, None
        if window is None:
            return
        me = self._here().me

        def arrived(known: Known) -> None:
            if self._wanted == known.window:
                self._known = known
                self._arrived()

        self._dispatcher.ask(lambda questions: known_of(window, me, questions), arrived, lambda _trouble: None)

    def forget(self) -> None:
        """Another deed may have changed it."""
        self._wanted = self._known = None

    def told(self, minutes: int | None, besides: Collection[int]) -> str:
        """What stands against the time that was looked up, "" for nothing; meeting one of `besides` is no other."""
        here = self._here()
        return told(self._known, minutes, besides, here.zone, here.today) if self._known is not None else ""


def known_of(window: Window, me: str, questions: Questions) -> Known:
    """What is in `me`'s diary on the days of that window."""
    booked: tuple[Planned, ...] = ()
    if window.is_exact:
        found = questions.agreements_between(window.first - _AROUND, window.last + _AROUND)
        booked = tuple(each for each in found if is_same_user(each.owner, me))
    user = user_named(questions.users(), me)
    away = tuple(each for each in questions.away() if user is not None and each.user_id == user.id)
    return Known(window, booked, away)


def told(known: Known, minutes: int | None, besides: Collection[int], zone: str, today: date) -> str:
    """One sentence for each thing in the way."""
    others = [each for each in known.booked if each.prospect_id not in besides]
    taken, away = already_at(known.window, minutes, others), away_in(known.window, known.away)
    parts = [words.already_meets(taken.name, taken.window, zone, today)] if taken is not None else []
    parts += [words.you_are_away(away.first, away.last, away.words, today)] if away is not None else []
    return " ".join(parts)
