"""Claims about times on the command line in an entry about the past: from when they count, and that it is said."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from tests.builders import JO, ZONE, day, exact, jo
from tests.terminal.typed import desk_with, typed
from tracker.rules.prospect import Hours
from tracker.rules.window import Window, instant

MET = ("log", "Jo Hill", "--channel", "meeting")


@pytest.mark.parametrize(
    ("when", "talk", "means", "said"),
    [
        ("last Thursday", "in a week", day("2026-11-19"), True),
        ("07:30", "in 4 hours", exact("2026-11-18 11:30"), True),
        ("3 weeks ago", "in a week", day("2026-11-04"), True),
        ("last Thursday", "tomorrow", day("2026-11-19"), False),
        ("last Thursday", "Friday", day("2026-11-20"), False),
        ("08:00", "in a week", day("2026-11-25"), False),
    ],
)
def test_durations_count_from_the_contact_and_names_from_now(when: str, talk: str, means: Window, said: bool) -> None:
    desk = desk_with(jo())
    told = typed(desk, *MET, "--at", when, "--talk", talk)
    assert told.code == 0
    assert ("--talk:" in told.out and "counted from when it happened" in told.out) is said
    history = desk.store.history_of(JO)
    assert history is not None
    assert history.agreements[0].window == means


def test_it_is_told_to_a_program_as_well() -> None:
    told = typed(desk_with(jo()), *MET, "--at", "yesterday", "--talk", "in a week", "--promise", "Friday", "--json")
    assert told.json["counted_from_contact"] == ["--talk"]


def test_of_two_hours_the_likely_one_is_offered_first() -> None:
    for person, first in ((jo(), "15:00"), (jo(hours=Hours(time(1), time(6))), "03:00")):
        told = typed(desk_with(person), *MET, "--talk", "tomorrow at 3")
        assert told.code == 3
        assert first in next(line for line in told.err.splitlines() if ":00" in line)


def test_ten_to_midnight_said_after_it_is_last_night() -> None:
    desk = desk_with(jo(), now="2026-11-18 00:20")
    assert typed(desk, "log", "Jo Hill", "--channel", "call", "--direction", "in", "--at", "23:50").code == 0
    history = desk.store.history_of(JO)
    assert history is not None
    assert history.contacts[0].at == exact("2026-11-17 23:50").starts


def test_the_second_half_past_one_of_the_night_the_clocks_go_back_can_be_kept() -> None:
    desk = desk_with(jo(), now="2027-10-30 10:00")
    assert typed(desk, *MET, "--talk", "31 October second 01:30").code == 0
    history = desk.store.history_of(JO)
    assert history is not None
    window = history.agreements[0].window
    assert window.second
    assert window.starts - instant(window.first, time(1, 30), ZONE) == timedelta(hours=1)
