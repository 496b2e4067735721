"""Claims about what a line says is next, without the sign that says so, and whoever is named in the midst of it.

Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tracker.rules.line.next_reading import NextKind
from tracker.rules.line.reading import read_line
from tracker.rules.line.steps import Step, step_in

TALK, PROMISE, THEIRS = NextKind.TALK, NextKind.PROMISE, NextKind.THEIR_TURN


@pytest.mark.parametrize(
    ("typed", "kind", "line"),
    [
        ("im to ring jo monday", TALK, "jo > ring monday"),
        ("im to ring jo monday about the tiers", TALK, "jo > ring monday about the tiers"),
        ("to ring margaret friday am", TALK, "margaret > ring friday am"),
        ("need to call martin and tom friday", TALK, "martin and tom > call friday"),
        ("promised siobhan the sketch by tues", PROMISE, "siobhan > promised the sketch by tues"),
        ("rang jo, no answer, will send 1 pager by fri", PROMISE, "rang jo, no answer > send 1 pager by fri"),
        ("jo said shell call me", THEIRS, "jo > shell call me"),
        ("martin wants me back in jan", TALK, "martin > me back in jan"),
        ("patrick yearly review moved to 10th", TALK, "patrick yearly review > 10th"),
        ("tessa rang, moved to tues 5pm", TALK, "tessa rang > tues 5pm"),
    ],
)
def test_what_is_next_is_found_with_whoever_is_named_in_it(typed: str, kind: NextKind, line: str) -> None:
    step = step_in(read_line(typed, MOMENT, Known()), MOMENT)
    assert step is not None
    assert (step.kind, step.line) == (kind, line)


def test_set_apart_the_line_reads_as_the_same_person_with_that_next() -> None:
    step = step_in(read_line("im to ring jo monday", MOMENT, Known()), MOMENT)
    assert step == Step(TALK, "ring monday", "jo > ring monday")
    reading = read_line(step.line, MOMENT, Known())
    assert ([who.name for who in reading.who], reading.rest, reading.then) == (["Jo Hill"], "", "ring monday")


@pytest.mark.parametrize(
    "typed",
    [
        "jo rang, wedding in may",
        "met jo, wants a call",
        "jo wants fri",
        "moved to jo",
        "promised jo",
        "ring monday",
        "",
    ],
)
def test_what_only_may_be_next_is_no_step(typed: str) -> None:
    assert step_in(read_line(typed, MOMENT, Known()), MOMENT) is None
