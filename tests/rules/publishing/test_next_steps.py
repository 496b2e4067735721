"""What is sent next: a line for each state of an agreement and of what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.builders import day, exact, talk
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.publishing.next_steps import StepKind, Wanted, next_steps
from tracker.rules.publishing.published import Asks, Published

A = talk(day("2026-12-10"))
SAME, OTHER = b"a" * 32, b"b" * 32
ROW = Published(A.id, "/jo/a.ics", '"a"', 1, SAME)
OFF = replace(A, outcome=AgreementOutcome.WITHDRAWN)

Case = tuple[Agreement | None, Published | None, StepKind | None]
CASES: Mapping[str, Case] = {
    "nothing stands there": (A, None, StepKind.PUT_ANEW),
    "it says what we sent": (A, ROW, None),
    "it says something else by now": (A, replace(ROW, sent=OTHER), StepKind.PUT_OVER),
    "it was read back and is not ours": (A, replace(ROW, sent=b""), StepKind.PUT_OVER),
    "it is asked about: not written": (
        A,
        replace(ROW, sent=OTHER, asks=Asks.MOVED, shown=exact("2026-12-21 16:00")),
        None,
    ),
    "what was asked has an answer": (A, replace(ROW, sent=OTHER, asks=Asks.MOVED, shown=A.window), StepKind.PUT_OVER),
    "worded otherwise there: left until ours changes": (A, replace(ROW, asks=Asks.WORDED), None),
    "and written over then": (A, replace(ROW, sent=OTHER, asks=Asks.WORDED), StepKind.PUT_OVER),
    "taken off there: not put back by itself": (A, replace(ROW, sent=OTHER, asks=Asks.GONE), None),
    "taken off, and called off here": (OFF, replace(ROW, sent=OTHER, asks=Asks.GONE), None),
    "let go": (A, replace(ROW, sent=OTHER, asks=Asks.LET_GO), None),
    "called off before it stood there": (OFF, None, None),
    "called off since: struck through": (OFF, replace(ROW, sent=OTHER), StepKind.PUT_OVER),
    "a stray: its owner's to say": (None, replace(ROW, asks=Asks.STRAY), None),
    "a stray that is left there": (None, replace(ROW, asks=Asks.STRAY_LEFT), None),
    "moved here, or too old by now": (None, ROW, StepKind.TAKE_AWAY),
    "moved here while it is asked about": (None, replace(ROW, asks=Asks.MOVED), StepKind.TAKE_AWAY),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_next_step(case: Case) -> None:
    agreement, row, expected = case
    wanted = {agreement.id: Wanted(agreement, SAME)} if agreement is not None else {}
    steps = next_steps(wanted, [row] if row is not None else [], lambda _id: A)
    assert [step.kind for step in steps] == ([expected] if expected is not None else [])


def test_whoever_was_erased_goes_first() -> None:
    moved, erased, new = (replace(ROW, agreement_id=n) for n in (1, 2, 3))
    here = {1: A}
    steps = next_steps({A.id: Wanted(A, SAME)}, [moved, erased, new], lambda id_: here.get(id_))
    assert [(step.agreement_id, step.erased) for step in steps] == [(2, True), (3, True), (1, False), (A.id, False)]
