"""Claims about how an agreement stands at a moment: one answer, whatever asks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import at, day, exact, promise, talk
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.agreement_state import AgreementState, state_of
from tracker.rules.morning import morning
from tracker.rules.policy import Policy

NOW = at("2026-11-26 14:57")
OVER, TO_COME = exact("2026-11-26 10:00"), exact("2026-11-26 16:00")
GRACE = exact("2026-11-26 14:00")


@pytest.mark.parametrize(
    ("agreement", "state"),
    [
        (talk(TO_COME), AgreementState.AGREED),
        (talk(GRACE), AgreementState.AGREED),
        (talk(OVER), AgreementState.SLIPPED),
        (talk(day("2026-11-26")), AgreementState.AGREED),
        (talk(day("2026-10-21")), AgreementState.SLIPPED),
        (promise(day("2026-11-26")), AgreementState.PROMISED),
        (promise(day("2026-11-25")), AgreementState.SLIPPED),
        (talk(TO_COME, outcome=AgreementOutcome.TRIED), AgreementState.TRIED),
        (talk(OVER, outcome=AgreementOutcome.TRIED), AgreementState.SLIPPED),
        (talk(OVER, outcome=AgreementOutcome.KEPT), AgreementState.KEPT),
        (talk(OVER, outcome=AgreementOutcome.KEPT_LATE), AgreementState.KEPT),
        (talk(OVER, outcome=AgreementOutcome.BROKEN, to_tell=True), AgreementState.SLIPPED),
        (talk(OVER, outcome=AgreementOutcome.BROKEN), AgreementState.PAST),
        (talk(OVER, outcome=AgreementOutcome.MOVED), AgreementState.PAST),
        (talk(OVER, outcome=AgreementOutcome.LAPSED), AgreementState.PAST),
    ],
)
def test_an_agreement_stands_as_its_window_and_its_outcome_say(agreement: Agreement, state: AgreementState) -> None:
    assert state_of(agreement, NOW, Policy()) is state


def test_the_morning_has_among_what_slipped_exactly_what_stands_so() -> None:
    both: list[Any] = [talk(OVER), talk(OVER, outcome=AgreementOutcome.BROKEN, to_tell=True), talk(TO_COME)]
    slipped = morning(both, (), NOW, "Europe/London", Policy()).slipped
    assert set(slipped) == {a for a in both if state_of(a, NOW, Policy()) is AgreementState.SLIPPED}
