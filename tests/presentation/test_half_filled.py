"""Entries half filled in for an agreement: one form, wherever it is begun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import day, jo, promise, talk
from tracker.actions.ports import planned_from
from tracker.presentation.half_filled import for_agreement
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Channel, Direction

SATURDAY = day("2026-11-21")


@pytest.mark.parametrize(
    ("agreement", "direction"),
    [
        (talk(SATURDAY), Direction.OUT),
        (talk(SATURDAY, channel=Channel.MEETING), Direction.MET),
        (promise(SATURDAY), Direction.OUT),
        (promise(SATURDAY, channel=Channel.MEETING), Direction.OUT),
    ],
    ids=["an agreed call", "an agreed meeting", "a promised e-mail", "what is promised to be brought"],
)
def test_what_is_begun_on_a_card_differs_from_what_is_told_only_in_what_it_keeps(
    agreement: Agreement, direction: Direction
) -> None:
    planned = planned_from(agreement, jo())
    told, begun = for_agreement(planned), for_agreement(planned, keeps=False)
    assert (told.who_id, told.direction, told.channel, told.keeps) == (1, direction, agreement.channel, agreement.id)
    assert begun == replace(told, keeps=None)
