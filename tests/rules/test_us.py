"""Claims about us: whose a name is, whoever corrected its spelling, and who may have been meant by one."""

from __future__ import annotations

import pytest

from tests.builders import ME, calls, did, exact, history, talk
from tracker.rules.guard import judge
from tracker.rules.history import Neighbour
from tracker.rules.policy import Policy
from tracker.rules.us import Us, User, history_told, near_names, still_called, told_short
from tracker.rules.verdict import Code

US = Us((User(1, "Maria Baker", ("Maria Bakr", "M. Baker")), User(2, "Ben"), User(3, "Ada Lovelace")))
POLICY = Policy(zone="Europe/London")

SAME = [
    ("the name of today", "Maria Baker", "Maria Baker", True),
    ("an earlier spelling", "Maria Bakr", "Maria Baker", True),
    ("two earlier spellings", "Maria Bakr", "m. baker", True),
    ("case and outer spaces", " maria BAKER ", "Maria Baker", True),
    ("two of us", "Ben", "Maria Baker", False),
    ("a stranger and one of us", "Rufus", "Ben", False),
    ("a stranger and the same one", "Rufus", "rufus ", True),
    ("accents count", "Bén", "Ben", False),
    ("inner spaces count", "MariaBaker", "Maria Baker", False),
]


@pytest.mark.parametrize(("one", "other", "same"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_two_names_are_one_of_us_by_any_spelling_they_ever_had(one: str, other: str, same: bool) -> None:
    assert US.same(one, other) is same
    assert US.same(other, one) is same


def test_whoever_corrected_the_spelling_of_their_name_is_not_warned_of_their_own_agreement() -> None:
    agreed = talk(exact("2026-11-24 10:00"), owner="Maria Bakr")
    written = history(agreed, did("2026-11-01 09:00", by="Maria Bakr"))
    attempt = calls("2026-11-24 10:00", by="Maria Baker")
    assert judge(attempt, written, POLICY).has(Code.ANOTHERS)
    assert not judge(attempt, history_told(written, US), POLICY).has(Code.ANOTHERS)
    assert judge(calls("2026-11-24 10:00", by="Ben"), history_told(written, US), POLICY).has(Code.ANOTHERS)


def test_everyone_in_a_history_is_told_by_the_name_of_today() -> None:
    beside = Neighbour(2, "Sam", (talk(exact("2026-11-24 10:00"), owner="M. Baker"),))
    written = history(did("2026-11-01 09:00", by="maria bakr"), neighbours=(beside,))
    told = history_told(written, US)
    assert told.contacts[0].by == told.neighbours[0].agreements[0].owner == "Maria Baker"


def test_what_is_written_keeps_the_spelling_it_had_where_it_is_the_same_one_of_us() -> None:
    before = talk(exact("2026-11-24 10:00"), owner="Maria Bakr")
    assert US.as_written(US.told(before), before) == before
    assert US.as_written(talk(exact("2026-11-24 10:00"), owner="Ben"), before).owner == "Ben"
    assert US.as_written(talk(exact("2026-11-24 10:00"), owner=ME), None).owner == ME


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Maria", ("Maria Baker",)),
        ("maria bakker", ("Maria Baker",)),
        ("Lovelace", ("Ada Lovelace",)),
        ("Zzz", ("Maria Baker", "Ben", "Ada Lovelace")),
        ("", ("Maria Baker", "Ben", "Ada Lovelace")),
    ],
)
def test_those_who_may_have_been_meant_are_the_likest_and_else_everybody(typed: str, near: tuple[str, ...]) -> None:
    assert near_names(US.users, typed) == near


STILL = [
    ("nothing was taken back", US.users, "Ben", "Ben"),
    ("by an earlier spelling", US.users, "Maria Bakr", "Maria Bakr"),
    ("my name was corrected again", (User(2, "Benjamin", ("Ben",)),), "Ben", "Ben"),
    ("the correction was taken back", (User(2, "Bne"),), "Ben", "Bne"),
    ("and somebody new has the name since", (User(2, "Bne"), User(4, "Ben")), "Ben", "Bne"),
    ("I was taken back altogether", (User(1, "Maria Baker"),), "Ben", "Ben"),
    ("a stranger", (User(2, "Bne"),), "Rufus", "Rufus"),
]


@pytest.mark.parametrize(("now", "name", "called"), [case[1:] for case in STILL], ids=[case[0] for case in STILL])
def test_whoever_works_here_is_who_they_were_also_where_their_name_is_taken_back(
    now: tuple[User, ...], name: str, called: str
) -> None:
    assert still_called(US.users, now, name) == called


@pytest.mark.parametrize(
    ("name", "others", "told"),
    [
        ("Ben Hall", (), ("Ben Hall", "Ben", "BH")),
        ("Ben Hall", ("ben hall ", "Ann"), ("Ben Hall", "Ben", "BH")),
        ("Ben Hall", ("Ben Okoro",), ("Ben Hall", "BH")),
        ("Ben Hall", ("Bea Hart",), ("Ben Hall", "Ben", "BenH")),
        ("Ben", ("Ann",), ("Ben", "B")),
        ("Ben", ("Beth",), ("Ben",)),
        ("Ben", ("Bernd",), ("Ben",)),
        ("Ben", ("Bo",), ("Ben", "Be")),
        ("de Vries", ("Ann",), ("de Vries", "de", "DV")),
        ("  ", ("Ann",), ()),
    ],
)
def test_where_there_is_little_room_one_of_us_is_told_so_that_nobody_else_is_meant(
    name: str, others: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert told_short(name, others) == told
