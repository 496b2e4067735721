"""Pairs that must be found among many people, and pairs that must not: speed is not bought by finding nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import pytest

from tracker.rules.prospect import Email, Phone, Prospect
from tracker.rules.who.alike import MANY, TOO_MANY_BEGIN_SO
from tracker.rules.who.pairs import pairs
from tracker.runtime.likeness import likeness

# name, number, mailbox, organisation of either
MUST = [
    ("Jo Hill", "", "", "", "JO  HILL", "", "", ""),
    ("José Núñez", "", "", "", "Jose Nunez", "", "", ""),
    ("Brown, Thomas", "", "", "", "Thomas Brown", "", "", ""),
    ("Dr Tessa Long", "", "", "", "Tessa Long", "", "", ""),
    ("Anna Müller", "", "", "", "Anna Mueller", "", "", ""),
    ("Jon Smithson", "", "", "", "John Smithson", "", "", ""),
    ("Katherine Johnson", "", "", "", "Katherine Jonson", "", "", ""),
    ("Siobhán O'Brien", "", "", "", "Siobhan OBrien", "", "", ""),
    ("Mary-Jane Cole", "", "", "", "Mary Jane Cole", "", "", ""),
    ("Philip Gray", "", "", "", "Phillip Gray", "", "", ""),
    ("J. Hargreaves", "020 7946 0101", "", "", "Julia Hargreaves", "+44 20 7946 0101", "", ""),
    ("Jo Hartley", "020 7946 0102", "", "", "Joanna Hartley", "020 7946 0102", "", ""),
    ("Beth Lindquist", "", "", "The Old Barn", "Beth Lindqvist", "", "", "The Old Barn"),
    ("R. Patel", "", "r@patel.example", "", "Rohan Patel", "", "R@PATEL.example", ""),
    ("Front desk", "020 7946 0103", "", "", "Reception", "020 7946 0103", "", ""),
    ("Lee, Ann", "", "", "", "Ann Lee", "", "", ""),
    ("Maria del Carmen Ruiz", "", "", "", "Maria Carmen Ruiz", "", "", ""),
    ("Søren Østergård", "", "", "", "Soren Ostergard", "", "", ""),
    ("Nguyễn Văn Hùng", "", "", "", "Nguyen Van Hung", "", "", ""),
    ("Christopher Wainwright", "", "", "", "Cristopher Wainwright", "", "", ""),
]
MUST_NOT = [
    ("Mary Jones", "", "", "", "Mark Jones", "", "", ""),
    ("Anna Schmidt", "", "", "", "Anne Schmidt", "", "", ""),
    ("Gus Hill", "", "", "", "Guy Mill", "", "", ""),
    ("Tom Price", "", "", "", "Tim Price", "", "", ""),
    ("Jane Doe", "", "", "", "June Doe", "", "", ""),
    ("Karl Weber", "", "", "", "Kurt Weber", "", "", ""),
    ("Ada Stone", "020 7946 0201", "", "", "Ida Stein", "020 7946 0202", "", ""),
    ("Office", "020 7946 0203 ext 1", "", "", "Stores", "020 7946 0203 ext 2", "", ""),
    ("Ben Carter", "", "", "", "Ben Cooper", "", "", ""),
    ("Li Wei", "", "", "", "Li Na", "", "", ""),
    ("Person 117", "", "", "", "Person 1117", "", "", ""),
    ("Flat 12", "", "", "", "Flat 13", "", "", ""),
]
BEGINS = ("Ash", "Birch", "Crane", "Drum", "Elm", "Frost", "Gold")
ENDS = ("brook", "castle", "dale", "field", "gate", "hurst", "mont")
Case = tuple[str, str, str, str, str, str, str, str]


def everybody() -> tuple[list[Prospect], dict[tuple[int, int], Case]]:
    """All of them at once, among three hundred others."""
    people: list[Prospect] = []
    cases: dict[tuple[int, int], Case] = {}

    def add(name: str, number: str = "", mail: str = "", firm: str = "") -> int:
        phones = (Phone(number),) if number else ()
        people.append(Prospect(len(people) + 1, name, firm, phones=phones, emails=(Email(mail),) if mail else ()))
        return len(people)

    for case in (*MUST, *MUST_NOT):
        one, other = add(*case[:4]), add(*case[4:])
        cases[one, other] = case
    for n, first in enumerate(("Ulla", "Viggo", "Xenia", "Yusuf", "Zelda", "Quentin")):
        for m, (begins, ends) in enumerate(product(BEGINS, ENDS)):
            add(f"{first} {begins}{ends}", f"020 7111 {100 * n + m:04d}")
    return people, cases


def found() -> set[tuple[int, int]]:
    given = pairs(everybody()[0], likeness)
    assert given is not None
    assert len(given) < len(MUST) + 5
    return {pair.key for pair in given}


def test_every_pair_that_must_be_found_is_and_no_other_that_must_not() -> None:
    _, cases = everybody()
    there = found()
    assert [cases[key] for key in cases if cases[key] in MUST and key not in there] == []
    assert [cases[key] for key in cases if cases[key] in MUST_NOT and key in there] == []


@pytest.mark.parametrize("shared", [False, True])
def test_two_of_other_names_who_are_said_to_share_a_number_are_not_asked_about(shared: bool) -> None:
    number = Phone("020 7946 0301", shared=shared)
    couple = [Prospect(1, "Ann Lee", phones=(number,)), Prospect(2, "Bo Orr", phones=(number,))]
    assert [pair.key for pair in pairs(couple, likeness) or ()] == ([] if shared else [(1, 2)])


@pytest.mark.parametrize(
    "called",
    [lambda n: f"First{n} Last{n}", lambda n: f"Person {n}", lambda _n: "Unknown", lambda _n: "John Smith"],
    ids=["numbered names", "numbers", "one word", "one name"],
)
def test_many_names_of_one_kind_are_not_each_compared_with_all(called: Callable[[int], str]) -> None:
    compared = 0

    def counted(name: str, names: Sequence[str], least: float) -> Sequence[tuple[int, float]]:
        nonlocal compared
        compared += len(names)
        return likeness(name, names, least)

    people = [Prospect(n, called(n)) for n in range(1, 4001)]
    assert pairs(people, counted) is not None
    assert compared < 4000 * TOO_MANY_BEGIN_SO / 4


def test_a_number_that_reaches_many_makes_those_the_same_alone_who_are_called_so() -> None:
    reception = Phone("020 7946 0303")
    names = [f"{first} {begins}" for first, begins in product(("Ulla", "Viggo", "Xenia", "Yusuf"), BEGINS)]
    people = [Prospect(n, name, phones=(reception,)) for n, name in enumerate((*names, "Bo Orr", "Orr, Bo"), start=1)]
    assert len(names) > MANY
    assert [pair.key for pair in pairs(people, likeness) or ()] == [(len(names) + 1, len(names) + 2)]


def test_who_was_told_apart_is_not_asked_about_again() -> None:
    two = [Prospect(1, "Ann Lee"), Prospect(2, "Ann Lee")]
    assert pairs(two, likeness, {(1, 2)}) == ()


def test_who_is_reached_the_same_way_and_called_the_same_comes_first() -> None:
    number = Phone("020 7946 0302")
    people = [
        Prospect(1, "Ann Lee"),
        Prospect(2, "Anne Lee"),
        Prospect(3, "Bo Orr", phones=(number,)),
        Prospect(4, "Bo Orr", phones=(number,)),
        Prospect(5, "Reception", phones=(number,)),
    ]
    given = pairs(people, likeness) or ()
    assert given[0].key == (3, 4)


def test_it_stops_when_asked() -> None:
    assert pairs([Prospect(1, "Ann Lee")], likeness, going_on=lambda _done: False) is None
