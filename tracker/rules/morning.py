"""What a day begins with: what slipped, what is agreed for today, what is promised by today, what tomorrow holds; and
beside these, whose turn it is and with whom nothing is agreed.

Knows neither where agreements are kept nor how a day is drawn: it takes anything shaped like an agreement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Generic, Protocol, TypeVar

from tracker.rules.agreement import AgreementKind
from tracker.rules.agreement_state import AgreementState, Stands, state_of
from tracker.rules.policy import Policy
from tracker.rules.window import Window, day_in, instant

LAST_INSTANT = timedelta(microseconds=1)


READ_AHEAD = timedelta(days=3)
"""How far agreements are read for a morning: a day agreed in another zone may begin long before ours."""


class AgreementLike(Stands, Protocol):
    """As much of an agreement as a morning needs."""

    @property
    def id(self) -> int: ...


A = TypeVar("A", bound=AgreementLike)
W = TypeVar("W")
N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Morning(Generic[A, W, N]):
    """One day's beginning, each lane in the order to read it; nothing stands in two lanes.

    `day` is the day in our zone. `lapsed` says how many of the slipped no longer count as agreed, `to_tell` how many of
    them we missed without their knowing yet.
    """

    day: date
    slipped: tuple[A, ...] = ()
    today: tuple[A, ...] = ()
    promised: tuple[A, ...] = ()
    tomorrow: tuple[A, ...] = ()
    their_turn: tuple[W, ...] = ()
    nothing_agreed: tuple[N, ...] = ()
    lapsed: int = 0
    to_tell: int = 0


def morning(
    agreements: Iterable[A],
    waiting: Iterable[W],
    now: datetime,
    zone: str,
    policy: Policy,
    left_without: Iterable[N] = (),
) -> Morning[A, W, N]:
    """The morning of the day it is at `now` (aware) in `zone`, ours.

    Windows are compared as instants: a day agreed in another zone begins and ends when it does there, so
    that this list and the guard never disagree. Only what still binds us is looked at, and what we missed and have not
    told them of: that stays among what slipped until they know.
    """
    day = day_in(now, zone)
    day_ends = instant(day + timedelta(days=1), time.min, zone)
    morrow_ends = instant(day + timedelta(days=2), time.min, zone)
    slipped: list[A] = []
    today: list[A] = []
    promised: list[A] = []
    tomorrow: list[A] = []
    for a in agreements:
        state = state_of(a, now, policy)
        if state in (AgreementState.KEPT, AgreementState.PAST):
            continue
        if state is AgreementState.SLIPPED:
            slipped.append(a)
        elif a.kind is AgreementKind.PROMISE:
            due = due_day(a.window, zone)
            if due <= day:
                promised.append(a)
            elif due == day + timedelta(days=1):
                tomorrow.append(a)
        elif a.window.starts < day_ends:
            today.append(a)
        elif a.window.starts < morrow_ends:
            tomorrow.append(a)
    return Morning(
        day,
        tuple(sorted(slipped, key=lambda a: (a.window.ends, a.id))),
        tuple(sorted(today, key=reading_order)),
        tuple(sorted(promised, key=reading_order)),
        tuple(sorted(tomorrow, key=reading_order)),
        tuple(waiting),
        tuple(left_without),
        sum(not a.to_tell and now > a.window.ends + timedelta(days=policy.lapse_days) for a in slipped),
        sum(a.to_tell for a in slipped),
    )


def due_day(window: Window, zone: str) -> date:
    """The day to keep a promise by, seen from `zone`: never later than the day that was named."""
    end = window.ends if window.is_exact else window.ends - LAST_INSTANT
    return min(window.last, day_in(end, zone))


def reading_order(a: AgreementLike) -> tuple[bool, int, datetime, int]:
    """Talks before promises; times and hours first and by when they begin, then whole days, then spans by their end."""
    window = a.window
    shape = 0 if window.is_timed else 2 if window.is_span else 1
    return a.kind is AgreementKind.PROMISE, shape, window.starts if window.is_timed else window.ends, a.id
