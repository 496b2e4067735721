"""A desk over the store in memory, and a clock that stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from tests.fakes.store import FakeStore
from tracker.actions.ports import Desk
from tracker.rules.policy import Policy
from tracker.rules.text import digits


class Clock:
    """A clock that stands where it is put. Aware UTC."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, by: timedelta) -> None:
        self.moment += by


def a_desk(store: FakeStore, now: Callable[[], datetime], me: str = "Maria", policy: Policy | None = None) -> Desk:
    """A desk in London whose new ids count up from a million; a number that begins with + is international."""
    return Desk(
        store,
        now,
        count(1_000_001).__next__,
        me,
        "Europe/London",
        policy or Policy(zone="Europe/London"),
        lambda typed: f"+{digits(typed)}" if typed.strip().startswith("+") else "",
    )
