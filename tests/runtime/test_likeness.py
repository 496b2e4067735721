"""Who may be the same person as somebody else, and who may not."""

from __future__ import annotations

import pytest

from tracker.rules.prospect import Email, Phone, Prospect
from tracker.rules.who.alike import Gathered, Sameness
from tracker.runtime.likeness import likeness


def person(name: str, phone: str = "", email: str = "", organisation: str = "") -> Prospect:
    return Prospect(
        0,
        name,
        organisation,
        phones=(Phone(phone),) if phone else (),
        emails=(Email(email),) if email else (),
    )


def why(one: Prospect, other: Prospect) -> tuple[Sameness, ...]:
    gathered = Gathered[str](likeness)
    gathered.add("one", one)
    return next((same.why for same in gathered.same_as(other)), ())


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (person("José Núñez"), person("Jose Nunez"), (Sameness.NAME,)),
        (person("Brown, Thomas"), person("thomas BROWN"), (Sameness.NAME,)),
        (person("Dr Tessa Long"), person("Tessa Long PhD"), (Sameness.NAME_LIKE,)),
        (person("Jon Smith"), person("John Smith"), (Sameness.NAME_LIKE,)),
        (person("Anna Müller"), person("Mueller Anna"), (Sameness.NAME_LIKE,)),
        (person("Katherine Johnson"), person("Katherine Jonson"), (Sameness.NAME_LIKE,)),
        (person("Jo Hill", "020 7946 0018"), person("Reception", "+44 (0)20 7946 0018"), (Sameness.NUMBER,)),
        (person("Jo Hill", email="Jo@Hill.example"), person("J. Hill", email="jo@hill.example"),
         (Sameness.ADDRESS, Sameness.NAME_LIKE)),
        (person("Mary Jones"), person("Mark Jones"), ()),
        (person("Anna Schmidt"), person("Anne Schmidt"), ()),
        (person("Jo"), person("Jo Hill"), ()),
        (person("Jo Hill", "020 7946 0018"), person("Jan Dahl", "020 7946 0019"), ()),
        (person("Jo Hill", "020 7946 0018 ext 3"), person("Jan Dahl", "020 7946 0018 ext 4"), ()),
        (person("李雷"), person("李雷"), (Sameness.NAME,)),
        (person("!!!"), person("???"), ()),
    ],
)  # fmt: skip
def test_two_may_be_one_for_a_reason_that_can_be_told(
    one: Prospect, other: Prospect, reasons: tuple[Sameness, ...]
) -> None:
    assert why(one, other) == reasons
    assert why(other, one) == reasons


def test_who_is_reached_the_same_way_comes_before_who_is_only_called_like_it() -> None:
    gathered = Gathered[str](likeness)
    gathered.add("called", person("Jo Hill"))
    gathered.add("reached", person("Front desk", "020 7946 0018"))
    found = gathered.same_as(person("Jo Hill", "020 7946 0018"))
    assert [same.whom for same in found] == ["reached", "called"]
