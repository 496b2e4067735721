"""How a moment lies to an agreed window: too early, in it, late, or long past. Knows no findings."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.policy import Policy
from tracker.rules.window import Window, day_in


class Timing(StrEnum):
    """LAPSED is so long past that it counts as agreed no more: see `Policy.lapse_days`."""

    EARLY = "early"
    IN_TIME = "in-time"
    LATE = "late"
    LAPSED = "lapsed"


def timing(agreement: Agreement, at: datetime, policy: Policy) -> Timing:
    """A promise may be kept from the day it is made, so it is never early; only what goes by the clock has a grace."""
    window = agreement.window
    before = policy.grace_before if window.is_timed else timedelta()
    after = policy.grace_after if window.is_timed else timedelta()
    if agreement.kind is AgreementKind.TALK and at < window.starts - before:
        return Timing.EARLY
    over = window.ends
    if at > over + timedelta(days=policy.lapse_days):
        return Timing.LAPSED
    # A whole day is over at midnight itself; what goes by the clock only after its grace.
    if at > over + after or (not window.is_timed and at >= over):
        return Timing.LATE
    return Timing.IN_TIME


def is_on_first_day(window: Window, at: datetime) -> bool:
    """Whether `at` falls on the first agreed day, as the prospect sees it."""
    return day_in(at, window.zone) == window.first


def is_on_it_or_the_day_before(window: Window, at: datetime) -> bool:
    """Whether `at` falls on the first agreed day or the calendar day before, as the prospect sees it."""
    return day_in(at, window.zone) in (window.first, window.first - timedelta(days=1))


def is_due_day_or_after(window: Window, at: datetime) -> bool:
    """Whether `at` falls on the last agreed day or later, as the prospect sees it."""
    return day_in(at, window.zone) >= window.last
