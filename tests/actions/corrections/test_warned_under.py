"""What another policy would have meant is counted by judging what happened anew, as of when it happened."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import at, did, history
from tracker.actions.corrections.warned_under import warned_under
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.policy import LEVELS, Policy
from tracker.rules.verdict import Code, Level

SINCE, UNTIL = at("2026-10-01 00:00"), at("2026-11-01 00:00")


def test_what_nobody_agreed_to_is_counted_and_theirs_is_not() -> None:
    told = history(
        did("2026-10-02 10:00"),
        did("2026-10-03 10:00", Direction.IN, Channel.EMAIL, ContactOutcome.RECEIVED),
        did("2026-10-05 10:00", channel=Channel.EMAIL, outcome=ContactOutcome.SENT),
        did("2026-11-02 10:00"),
    )
    assert warned_under(Policy(), told, SINCE, UNTIL) == (1, 2)


def test_a_milder_policy_warns_of_less() -> None:
    told = history(did("2026-10-02 10:00"), did("2026-10-20 10:00"))
    milder = replace(Policy(), levels={**LEVELS, Code.FIRST_APPROACH: Level.NOTE, Code.NOTHING_AGREED: Level.NOTE})
    assert warned_under(Policy(), told, SINCE, UNTIL) == (2, 2)
    assert warned_under(milder, told, SINCE, UNTIL) == (0, 2)


def test_with_nobody_contacted_there_is_nothing_to_count() -> None:
    assert warned_under(Policy(), history(), SINCE, UNTIL) == (0, 0)
