"""Claims about making two records one on the command line. It is Wednesday 18 November, 09:30."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from tests.builders import JO, at, day, did, jo, objects, talk
from tests.terminal.typed import contacts_with, desk_with, typed
from tracker.rules.prospect import Prospect

J_HILL = Prospect(2, "Hill J", organisation="Crumb & Co")
AGREED = talk(day("2026-11-20"), prospect_id=2)


def test_the_second_s_goes_to_the_first_and_undo_takes_it_back() -> None:
    desk = replace(desk_with(jo(organisation="Hill & Co"), J_HILL, AGREED), new_id=count(900_001).__next__)
    told = typed(desk, "merge", "Jo Hill", "Hill J")
    assert (told.code, told.out, told.err) == (0, "Two records made one: Jo Hill.\n", "")
    history = desk.store.history_of(JO)
    assert history is not None
    assert [a.window for a in history.agreements] == [AGREED.window]
    assert history.prospect.notes == "Name, in the other record: Hill J\nOrganisation, in the other record: Crumb & Co"
    assert typed(desk, "check", "Hill J", "--channel", "call").code == 3
    assert typed(desk, "undo").code == 0
    assert desk.store.history_of(2) is not None


def test_what_the_guard_now_warns_of_is_listed() -> None:
    objection = replace(objects(None, "2026-11-05 10:00"), prospect_id=2)
    desk = desk_with(jo(), J_HILL, did("2026-11-10 10:00", reason="it happened"), objection)
    desk = replace(desk, new_id=count(900_001).__next__)
    told = typed(desk, "merge", "Jo Hill", "Hill J")
    assert "a warning about 1 contact" in told.out
    assert "A call on 10 November: They asked not to be contacted" in told.out
    assert len(contacts_with(desk, JO)) == 1


def test_json_says_who_it_is_and_what_warns() -> None:
    told = typed(desk_with(jo(), J_HILL), "merge", "Jo Hill", "Hill J", "--json")
    assert (told.json["saved"], told.json["who"]["id"], told.json["now_warns"]) == (True, JO, [])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("Jo Hill", "Both are the same record, “Jo Hill”: nothing was changed; please name the other one."),
        ("Tom Cole", "Tom Cole"),
        ("Nobody Here", "Nobody Here"),
    ],
)
def test_it_refuses_one_and_the_same_somebody_in_the_trash_and_nobody(other: str, why: str) -> None:
    desk = desk_with(jo(), J_HILL, Prospect(3, "Tom Cole", deleted_at=at("2026-11-10 09:00")))
    told = typed(desk, "merge", "Jo Hill", other)
    assert told.code == 3
    assert why in told.err
    assert told.out == ""
