"""The morning in a terminal says which number to ring, since nobody rings a name. It is Wednesday 18 November, 09:30."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import day, exact, jo, objects, talk
from tests.terminal.typed import desk_with, typed
from tracker.rules.channel import Channel
from tracker.rules.prospect import Phone

HOME, WORK = Phone("+44 (0)20 7946 0018", "+442079460018", "home"), Phone("0161 496 0000 ext 7", "", "work")
CALL = talk(exact("2026-11-18 10:00"), topic="the cake")


@pytest.mark.parametrize(
    ("phones", "told"),
    [
        ((), "Jo Hill · call · the cake"),
        ((HOME,), "Jo Hill · call · home +44 (0)20 7946 0018 · the cake"),
        ((replace(HOME, label=""),), "Jo Hill · call · +44 (0)20 7946 0018 · the cake"),
        ((HOME, WORK), "Jo Hill · call · home +44 (0)20 7946 0018 and 1 more · the cake"),
        ((WORK, HOME, Phone("911")), "Jo Hill · call · work 0161 496 0000 ext 7 and 2 more · the cake"),
    ],
)
def test_a_call_that_was_agreed_says_what_to_ring(phones: tuple[Phone, ...], told: str) -> None:
    assert told in " ".join(typed(desk_with(jo(phones=phones), CALL), "today").out.split())


@pytest.mark.parametrize("when", ["2026-11-16", "2026-11-18", "2026-11-19"])
def test_in_every_lane_and_for_a_program_as_it_is_dialled(when: str) -> None:
    lane = {"2026-11-16": "slipped", "2026-11-18": "today", "2026-11-19": "tomorrow"}[when]
    (row,) = typed(desk_with(jo(phones=(HOME, WORK)), talk(day(when))), "today", "--json").json[lane]
    assert row["to_ring"] == [
        {"number": HOME.typed, "label": "home", "dials": "+442079460018"},
        {"number": WORK.typed, "label": "work", "dials": "01614960000;ext=7"},
    ]


def test_of_several_the_one_that_nobody_objects_to_comes_first() -> None:
    kim = jo(id=2, name="Kim Cole", phones=(HOME,))
    objection = replace(objects(Channel.CALL, "2026-11-01 10:00"), prospect_id=2)
    desk = desk_with(jo(phones=(HOME, WORK)), kim, objection, CALL)
    assert "work 0161 496 0000 ext 7 and 1 more" in " ".join(typed(desk, "today").out.split())


def test_only_what_is_a_call_is_rung() -> None:
    desk = desk_with(jo(phones=(HOME,)), talk(exact("2026-11-18 10:00"), channel=Channel.MEETING))
    assert "7946" not in typed(desk, "today").out
    assert "to_ring" not in typed(desk, "today", "--json").json["today"][0]
