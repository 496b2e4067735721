"""Claims about what becomes of an agreement."""

from __future__ import annotations

import pytest

from tests.builders import at, day, did, exact, promise, talk
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.guard.settling import break_, ended_by_objection, ended_by_standing, lapse, move, settle, withdraw
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind

TEN = talk(exact("2026-11-19 10:00"))
THURSDAY = promise(day("2026-11-19"))
THEY_TALKED = ContactOutcome.TALKED
O = AgreementOutcome  # noqa: E741 - a column of the table below

CLAIMS = [
    ("on time", TEN, did("2026-11-19 10:05"), O.KEPT),
    ("within the hour", TEN, did("2026-11-19 11:00"), O.KEPT),
    ("later that day", TEN, did("2026-11-19 11:01"), O.KEPT_LATE),
    ("long after", TEN, did("2026-12-04 10:00"), O.LAPSED),
    ("nobody picked up", TEN, did("2026-11-19 10:00", outcome=ContactOutcome.NO_ANSWER), O.TRIED),
    ("a voicemail", TEN, did("2026-11-19 10:00", outcome=ContactOutcome.VOICEMAIL), O.TRIED),
    ("a promise days before it is due", THURSDAY, did("2026-11-16 10:00", outcome=ContactOutcome.SENT), O.KEPT),
    ("a promise the day after", THURSDAY, did("2026-11-20 00:00", outcome=ContactOutcome.SENT), O.KEPT_LATE),
    ("a meeting", TEN, did("2026-11-19 10:00", Direction.MET, Channel.MEETING), O.KEPT),
]


@pytest.mark.parametrize(("claim", "agreement", "contact", "outcome"), CLAIMS, ids=[c[0] for c in CLAIMS])
def test_a_contact_settles_the_agreement(
    claim: str, agreement: Agreement, contact: Contact, outcome: AgreementOutcome
) -> None:
    left = settle(contact, agreement, Policy())
    assert left.outcome is outcome
    settled = (contact.at, contact.id) if outcome is not O.TRIED else (None, None)
    assert (left.settled_at, left.settled_by) == settled


def test_a_moved_agreement_points_to_the_one_that_replaced_it() -> None:
    new_window = exact("2026-11-20 15:00")
    old, new = move(TEN, new_window, WhoMoved.THEY_ASKED, at("2026-11-18 09:00"), 77)
    assert (old.outcome, old.moved_to, old.window) == (O.MOVED, 77, TEN.window)
    assert (new.id, new.outcome, new.window, new.words) == (77, O.OPEN, new_window, TEN.words)
    assert new.made_at == at("2026-11-18 09:00")


def test_moving_it_because_we_are_late_is_no_new_yes() -> None:
    _, new = move(TEN, exact("2026-11-20 15:00"), WhoMoved.I_AM_LATE, at("2026-11-18 09:00"), 77)
    assert new.made_at == TEN.made_at


def test_a_typing_mistake_is_put_right_without_a_trace() -> None:
    (right,) = move(TEN, exact("2026-11-20 15:00"), WhoMoved.TYPED_WRONG, at("2026-11-18 09:00"), 77)
    assert (right.id, right.outcome, right.who_moved) == (TEN.id, O.OPEN, None)


@pytest.mark.parametrize(
    ("left", "outcome"),
    [
        (withdraw(TEN, at("2026-11-18 09:00"), 5), O.WITHDRAWN),
        (break_(TEN, at("2026-11-18 09:00")), O.BROKEN),
        (lapse(TEN, at("2026-11-18 09:00")), O.LAPSED),
    ],
)
def test_the_other_ends_are_told_apart(left: Agreement, outcome: AgreementOutcome) -> None:
    assert (left.outcome, left.is_open, left.settled_at) == (outcome, False, at("2026-11-18 09:00"))


def test_no_thank_you_ends_what_is_open_and_their_turn_only_times_to_talk() -> None:
    assert ended_by_standing(TEN, StandingKind.NO_THANKS)
    assert ended_by_standing(THURSDAY, StandingKind.NO_THANKS)
    assert ended_by_standing(TEN, StandingKind.THEIR_TURN)
    assert not ended_by_standing(THURSDAY, StandingKind.THEIR_TURN)
    assert not ended_by_standing(TEN, StandingKind.CLIENT)
    assert not ended_by_standing(lapse(TEN, at("2026-11-18 09:00")), StandingKind.NO_THANKS)


def test_an_objection_ends_what_goes_by_its_channel() -> None:
    assert ended_by_objection(TEN, Channel.CALL)
    assert ended_by_objection(TEN, None)
    assert not ended_by_objection(TEN, Channel.EMAIL)
