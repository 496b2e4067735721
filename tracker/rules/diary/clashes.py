"""What stands against a time before it is agreed on: somebody whom we meet then already, days on which we are away.

Both are only said. Knows no store.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import WRITTEN, Channel
from tracker.rules.diary.lengths import HALF_AN_HOUR
from tracker.rules.us import Away
from tracker.rules.window import Window


class Booked(Protocol):
    """An agreement as a calendar has it."""

    @property
    def kind(self) -> AgreementKind: ...
    @property
    def window(self) -> Window: ...
    @property
    def channel(self) -> Channel: ...
    @property
    def minutes(self) -> int | None: ...
    @property
    def is_open(self) -> bool: ...


B = TypeVar("B", bound=Booked)


def already_at(window: Window, minutes: int | None, booked: Iterable[B]) -> B | None:
    """The first of those open talks that takes place while a new one at that time would; None for a time that is free.

    Only a time on the clock can be taken, and only by one: within hours or days there is room for both. Where nobody
    said how long, it is half an hour. What is written takes nobody's time.
    """
    if not window.is_exact:
        return None
    starts, ends = _stretch(window, minutes)
    for talk in sorted(booked, key=lambda talk: talk.window.starts):
        if not (talk.is_open and talk.kind is AgreementKind.TALK and talk.window.is_exact) or talk.channel in WRITTEN:
            continue
        begins, over = _stretch(talk.window, talk.minutes)
        if begins < ends and starts < over:
            return talk
    return None


def away_in(window: Window, away: Iterable[Away]) -> Away | None:
    """The first of those absences that falls on a day of the window; None where we are there on all of them."""
    touching = [each for each in away if each.first <= window.last and each.last >= window.first]
    return min(touching, key=lambda each: (each.first, each.id), default=None)


def _stretch(window: Window, minutes: int | None) -> tuple[datetime, datetime]:
    return window.starts, window.starts + timedelta(minutes=minutes or HALF_AN_HOUR)
