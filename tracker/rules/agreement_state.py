"""How an agreement stands at a moment: one answer for the morning, the calendar, the pane, the table of people and the
terminal, so that what slipped is slipped wherever it is seen; and what became of our word, counted in one way. Knows no
screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved, is_called_off_by_us
from tracker.rules.policy import Policy
from tracker.rules.window import Window


class AgreementState(StrEnum):
    """SLIPPED waits for an honest answer: its window is over, or we missed it and they have still to be told.

    PAST is settled otherwise than kept: moved, called off, missed and told, lapsed.
    """

    AGREED = "agreed"
    PROMISED = "promised"
    TRIED = "tried"
    SLIPPED = "slipped"
    KEPT = "kept"
    PAST = "past"


class Stands(Protocol):
    """As much of an agreement as is needed to say how it stands."""

    @property
    def kind(self) -> AgreementKind: ...
    @property
    def window(self) -> Window: ...
    @property
    def outcome(self) -> AgreementOutcome: ...
    @property
    def to_tell(self) -> bool: ...


def state_of(agreement: Stands, now: datetime, policy: Policy) -> AgreementState:
    """How it stands at `now` (an aware instant)."""
    if agreement.to_tell:
        return AgreementState.SLIPPED
    if agreement.outcome in (AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE):
        return AgreementState.KEPT
    if agreement.outcome not in (AgreementOutcome.OPEN, AgreementOutcome.TRIED):
        return AgreementState.PAST
    if has_slipped(agreement.window, now, policy):
        return AgreementState.SLIPPED
    if agreement.outcome is AgreementOutcome.TRIED:
        return AgreementState.TRIED
    return AgreementState.PROMISED if agreement.kind is AgreementKind.PROMISE else AgreementState.AGREED


def has_slipped(window: Window, now: datetime, policy: Policy) -> bool:
    """Whether the window is over: a time or hours after their grace, a day or span at the midnight that ends it."""
    if window.is_timed:
        return now > window.ends + policy.grace_after
    return now >= window.ends


class Fate(StrEnum):
    """What became of a word that was given. MOVED_BY_US we moved, or called off; WAITING is over and not answered yet;
    THEIRS they moved, called off or did not come to, which counts for nobody; CORRECTED was first written down as
    something else.
    """

    KEPT = "kept"
    LATE = "late"
    MOVED_BY_US = "moved-by-us"
    BROKEN = "broken"
    THEIRS = "theirs"
    CORRECTED = "corrected"
    WAITING = "waiting"


COUNTED = (Fate.KEPT, Fate.LATE, Fate.MOVED_BY_US, Fate.BROKEN)
"""Fates of a word that was ours to keep, and whose end is known."""


class Word(Protocol):
    """As much of an agreement as is needed to say what became of it."""

    @property
    def window(self) -> Window: ...
    @property
    def outcome(self) -> AgreementOutcome: ...
    @property
    def who_moved(self) -> WhoMoved | None: ...
    @property
    def was_missed(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were kept to the day, how many kept late, of how many given; and how many wait for our answer.

    One count for the pane, the weeks that passed and the page of our word: what is late is kept nowhere.
    """

    kept: int = 0
    late: int = 0
    given: int = 0
    waiting: int = 0


def tally(fates: Iterable[Fate | None]) -> Tally:
    all_ = list(fates)
    return Tally(
        all_.count(Fate.KEPT),
        all_.count(Fate.LATE),
        sum(fate in COUNTED for fate in all_),
        all_.count(Fate.WAITING),
    )


def fate_of(agreement: Word, now: datetime, policy: Policy) -> Fate | None:
    """What became of it by `now` (aware)."""
    is_open = agreement.outcome in (AgreementOutcome.OPEN, AgreementOutcome.TRIED)
    return fate_where(agreement, slipped=is_open and has_slipped(agreement.window, now, policy))


def fate_where(agreement: Word, *, slipped: bool) -> Fate | None:
    """What became of it; None while it is open, and where it goes on in the one that replaced it. `slipped`: its window
    is over.

    A date of our own is no second word: what we moved on our own and kept later is late by the window they agreed to.
    """
    match agreement.outcome:
        case AgreementOutcome.OPEN | AgreementOutcome.TRIED:
            return Fate.WAITING if slipped else None
        case AgreementOutcome.MOVED:
            return {WhoMoved.THEY_ASKED: Fate.THEIRS, WhoMoved.WE_ASKED: Fate.MOVED_BY_US}.get(
                agreement.who_moved or WhoMoved.TYPED_WRONG
            )
        case AgreementOutcome.WITHDRAWN if is_called_off_by_us(agreement.outcome, agreement.who_moved):
            return Fate.MOVED_BY_US
        case AgreementOutcome.WITHDRAWN | AgreementOutcome.NO_SHOW:
            return Fate.THEIRS
        case AgreementOutcome.BROKEN | AgreementOutcome.LAPSED:
            return Fate.BROKEN
    if agreement.was_missed:
        return Fate.CORRECTED
    return Fate.LATE if agreement.outcome is AgreementOutcome.KEPT_LATE else Fate.KEPT
