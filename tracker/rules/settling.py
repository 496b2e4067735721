"""What becomes of an agreement: kept, kept late, tried, moved, broken, withdrawn or lapsed. Knows no store."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind
from tracker.rules.timing import Timing, timing
from tracker.rules.window import Window


def settle(contact: Contact, agreement: Agreement, policy: Policy) -> Agreement:
    """The agreement as `contact` leaves it.

    A try that reached nobody leaves it open as *tried*. Past its time it is kept late; long past, it has
    lapsed, whatever was said then: they had stopped expecting us.
    """
    if contact.outcome.is_unanswered_try:
        return replace(agreement, outcome=AgreementOutcome.TRIED)
    outcome = {
        Timing.LATE: AgreementOutcome.KEPT_LATE,
        Timing.LAPSED: AgreementOutcome.LAPSED,
    }.get(timing(agreement, contact.at, policy), AgreementOutcome.KEPT)
    return replace(agreement, outcome=outcome, settled_at=contact.at, settled_by=contact.id)


def withdraw(agreement: Agreement, at: datetime, contact_id: int | None) -> Agreement:
    """They no longer want it, said at `at` (in that contact, where there was one)."""
    return replace(agreement, outcome=AgreementOutcome.WITHDRAWN, settled_at=at, settled_by=contact_id)


def break_(agreement: Agreement, at: datetime) -> Agreement:
    """We did not keep it, and said so."""
    return replace(agreement, outcome=AgreementOutcome.BROKEN, settled_at=at)


def lapse(agreement: Agreement, at: datetime) -> Agreement:
    """Nobody kept it, and it is too long ago to keep."""
    return replace(agreement, outcome=AgreementOutcome.LAPSED, settled_at=at)


def move(agreement: Agreement, window: Window, who_moved: WhoMoved, at: datetime, new_id: int) -> tuple[Agreement, ...]:
    """The agreement with its new window: the old one, pointing to its successor, and the successor.

    A typing mistake leaves no trace: the one agreement is simply put right.
    """
    if who_moved is WhoMoved.TYPED_WRONG:
        return (replace(agreement, window=window),)
    old = replace(agreement, outcome=AgreementOutcome.MOVED, settled_at=at, moved_to=new_id, who_moved=who_moved)
    new = replace(
        agreement,
        id=new_id,
        window=window,
        made_at=at if who_moved is WhoMoved.THEY_ASKED else agreement.made_at,
        outcome=AgreementOutcome.OPEN,
        settled_at=None,
        settled_by=None,
    )
    return old, new


def ended_by_standing(agreement: Agreement, kind: StandingKind) -> bool:
    """Whether a new standing of that kind takes back an open agreement.

    "No, thank you" takes back all of them; "we'll call you" a time to talk, but not what we owe them.
    """
    if kind is StandingKind.THEIR_TURN:
        return agreement.is_open and agreement.kind is AgreementKind.TALK
    return agreement.is_open and kind is StandingKind.NO_THANKS


def ended_by_objection(agreement: Agreement, channel: Channel | None) -> bool:
    """Whether "do not contact me" by that channel (None for all) takes back an open agreement."""
    return agreement.is_open and channel in (None, agreement.channel)
