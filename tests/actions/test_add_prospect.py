"""Somebody new is never refused for a number or an address: what is none is kept in their notes."""

from __future__ import annotations

import pytest

from tests.actions.counter import Counter, they_call
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.rules.entry import NewProspect
from tracker.rules.prospect import Email, Phone, Prospect

TYPED = [
    ("0161 496 0000", "tom@example.com", "0161 496 0000", "tom@example.com", ""),
    ("after six, at the bakery", "", "", "", "after six, at the bakery"),
    ("0161 49O 0000", "tom(at)example.com", "", "", "0161 49O 0000\ntom(at)example.com"),
    ("", "tom@home", "", "", "tom@home"),
    (" 12 ", " tom@example.com ", "", "tom@example.com", "12"),
    ("ring " * 100, "", "", "", ("ring " * 100).strip()),
]


@pytest.mark.parametrize(("phone", "email", "number", "address", "notes"), TYPED)
def test_what_is_no_number_and_no_address_is_kept_in_their_notes(
    phone: str, email: str, number: str, address: str, notes: str
) -> None:
    new = NewProspect("Tom Ley", phone=phone, email=email)
    for person in (
        add_prospect(Counter().desk, new).value,
        Counter().logged(they_call(who=new)).prospect,
    ):
        assert [p.typed for p in person.phones] == [number] * bool(number)
        assert [e.address for e in person.emails] == [address] * bool(address)
        assert person.notes == notes


def test_a_number_that_is_there_already_stands_in_the_way_of_no_other_change() -> None:
    tom = Prospect(
        7, "Tom Ley", phones=(Phone("see the card", label="home", shared=True),), emails=(Email("tom@home"),)
    )
    counter = Counter(tom)
    changed = edit_prospect(counter.desk, tom, Prospect(7, "Tom Leigh", phones=tom.phones, emails=tom.emails)).value
    assert (changed.name, changed.phones, changed.emails) == ("Tom Leigh", tom.phones, tom.emails)


def test_a_number_that_is_shared_stays_so_when_another_detail_is_changed() -> None:
    tom = Prospect(7, "Tom Ley", phones=(Phone("+44 161 496 0000", "+441614960000", shared=True),))
    changed = edit_prospect(Counter(tom).desk, tom, Prospect(7, "Tom Leigh", phones=tom.phones)).value
    assert changed.phones[0].shared
