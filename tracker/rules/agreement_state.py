"""How an agreement stands at a moment: one answer for the morning, the calendar, the pane, the table of people and the
terminal, so that what slipped is slipped wherever it is seen. Knows no screen.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tracker.rules.agreement import AgreementKind, AgreementOutcome
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
