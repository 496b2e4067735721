"""Claims about those beside a person: what binds us to them, and who comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import ZONE, at, day, history, objects, promise, said, talk
from tracker.presentation.person.beside_them import with_them
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.history import Neighbour
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind

NOW = at("2026-11-21 09:00")

LINES = [
    (Neighbour(2, "Sam Hill", (talk(day("2026-11-26"), owner="Ben"),)), "Ben agreed with Sam Hill to call on Thursday"),
    (Neighbour(2, "Sam Hill", (promise(day("2026-11-26")),)), "You promised Sam Hill an e-mail by Thursday"),
    (Neighbour(2, "Sam", objections=(objects(None, "2026-11-01 09:00"),)), "asked not to be contacted"),
    (
        Neighbour(2, "Sam", objections=(objects(Channel.CALL, "2026-11-01 09:00"),)),
        "asked not to be contacted by phone",
    ),
    (
        Neighbour(2, "Sam", standings=(said(StandingKind.NO_THANKS, "2026-11-12 09:00", "not for us"),)),
        "said no, thank you on 12 November: “not for us”",
    ),
    (Neighbour(2, "Sam", standings=(said(StandingKind.CLIENT, "2026-11-12 09:00"),)), "is a client"),
    (Neighbour(2, "Sam", (talk(day("2026-11-26"), outcome=AgreementOutcome.KEPT),)), ""),
    (Neighbour(2, "Sam", (talk(day("2026-10-01"), made="2026-09-01 09:00"),)), ""),
]


@pytest.mark.parametrize(("neighbour", "line"), LINES)
def test_what_binds_us_to_someone_beside_them_is_one_line(neighbour: Neighbour, line: str) -> None:
    (found,) = with_them(history(neighbours=(neighbour,)), Policy(zone=ZONE), NOW, ZONE, "Maria")
    assert found.line == line


def test_who_asked_us_to_stop_comes_first_and_who_is_simply_there_last() -> None:
    there = Neighbour(4, "Ann")
    beside = (there, *(replace(LINES[n][0], prospect_id=n) for n in (0, 2)))
    found = with_them(history(neighbours=beside), Policy(zone=ZONE), NOW, ZONE, "Maria")
    assert [one.prospect_id for one in found] == [2, 0, 4]
