"""Claims about putting right by whom something was called off: ours and theirs are told apart, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.actions.counter import NOW, Counter
from tests.builders import exact, talk
from tracker.actions.agreements.call_off import call_off
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.corrections.correct_agreement import correct_agreement
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved

AHEAD = talk(exact("2026-11-27 10:00"))
OVER = talk(exact("2026-11-13 10:00"))


def only(counter: Counter) -> Agreement:
    (agreement,) = counter.jo.agreements
    return agreement


def put_right(counter: Counter, outcome: AgreementOutcome, whose: WhoMoved | None = None) -> None:
    stands = only(counter)
    correct_agreement(counter.desk, stands, replace(stands, outcome=outcome, who_moved=whose))


def test_what_stands_as_theirs_is_put_right_as_ours_and_back() -> None:
    counter = Counter(AHEAD)
    settle_agreement(counter.desk, AHEAD.id, AgreementOutcome.WITHDRAWN)
    put_right(counter, AgreementOutcome.WITHDRAWN, WhoMoved.WE_ASKED)
    assert (only(counter).is_called_off_by_us, only(counter).settled_at) == (True, NOW)
    put_right(counter, AgreementOutcome.WITHDRAWN)
    assert not only(counter).is_called_off_by_us


@pytest.mark.parametrize("outcome", [AgreementOutcome.BROKEN, AgreementOutcome.OPEN, AgreementOutcome.LAPSED])
def test_whose_doing_it_was_goes_with_that_it_was_called_off(outcome: AgreementOutcome) -> None:
    counter = Counter(AHEAD)
    call_off(counter.desk, AHEAD.id)
    put_right(counter, outcome, WhoMoved.WE_ASKED)
    assert (only(counter).outcome, only(counter).who_moved) == (outcome, None)


def test_what_was_missed_is_not_called_off_by_us_afterwards() -> None:
    counter = Counter(OVER)
    settle_agreement(counter.desk, OVER.id, AgreementOutcome.BROKEN)
    with pytest.raises(Refusal) as refused:
        put_right(counter, AgreementOutcome.WITHDRAWN, WhoMoved.WE_ASKED)
    assert refused.value.problem is Problem.ITS_TIME_IS_OVER


def test_undo_gives_it_back_as_it_was_and_redo_calls_it_off_as_ours_again() -> None:
    counter = Counter(AHEAD)
    call_off(counter.desk, AHEAD.id, "<b>what</b> a pity")
    undo(counter.desk)
    assert only(counter) == AHEAD
    redo(counter.desk)
    assert only(counter).is_called_off_by_us
    assert only(counter).words.endswith("<b>what</b> a pity")
