"""Putting off a reminder hides it, and never touches what was agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import JO, ME, day, jo, talk
from tests.fakes import Clock, a_desk
from tests.storage.looking import NOW, do
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.agreements.snooze import snooze
from tracker.actions.outcome import DeedName, Problem, Refusal
from tracker.actions.ports import Desk, Store
from tracker.rules.agreement import AgreementOutcome

LATER = NOW + timedelta(hours=2)
AGREED = talk(day("2026-11-18"))


@pytest.fixture
def filled(store: Store) -> Store:
    do(store, jo(), AGREED)
    return store


def desk_at(store: Store, clock: Clock) -> Desk:
    return a_desk(store, clock)  # type: ignore[arg-type]


def test_it_is_hidden_until_then_and_the_agreement_is_as_it_was(filled: Store) -> None:
    outcome = snooze(desk_at(filled, Clock(NOW)), AGREED.id, LATER)
    assert outcome.changes.days == set(AGREED.window.days())
    assert outcome.changes.prospects == {JO}
    assert filled.snoozed(NOW) == {AGREED.id}
    assert filled.snoozed(LATER) == frozenset()
    assert filled.agreement(AGREED.id) == AGREED
    done = filled.undoable(ME)
    assert done is not None
    assert (done.name, done.who) == (DeedName.SNOOZE, "Jo Hill")


def test_the_last_word_counts(filled: Store) -> None:
    clock = Clock(NOW)
    desk = desk_at(filled, clock)
    snooze(desk, AGREED.id, LATER)
    clock.forward(timedelta(minutes=1))
    snooze(desk, AGREED.id, clock())
    assert filled.snoozed(clock() + timedelta(minutes=1)) == frozenset()


def test_it_can_be_taken_back(filled: Store) -> None:
    snooze(desk_at(filled, Clock(NOW)), AGREED.id, LATER)
    filled.undo(ME, NOW)
    assert filled.snoozed(NOW) == frozenset()
    filled.redo(ME, NOW)
    assert filled.snoozed(NOW) == {AGREED.id}


def test_what_is_settled_has_no_reminder(filled: Store) -> None:
    desk = desk_at(filled, Clock(NOW))
    settle_agreement(desk, AGREED.id, AgreementOutcome.BROKEN)
    with pytest.raises(Refusal) as refused:
        snooze(desk, AGREED.id, LATER)
    assert refused.value.problem is Problem.ALREADY_SETTLED
