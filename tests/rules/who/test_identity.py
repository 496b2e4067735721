"""Claims about who is exactly meant: by id, number, address or name; and that like somebody is nobody."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import at
from tracker.rules.prospect import Email, Phone, Prospect
from tracker.rules.who.identity import exactly, id_in, preferred, same_name, told_apart

ZOE = Prospect(1, "Zoë Vale", "Vale Ltd", phones=(Phone("020 7946 0018", "+442079460018"),))
OTHER_ZOE = Prospect(2, "zoë vale", "Mill Lane School", emails=(Email("zoe@example.org"),))
HUNG = Prospect(7_300_000_000_000_000_003, "Nguyễn Văn Hùng", phones=(Phone("020 7946 0018", "+442079460018"),))
GONE = Prospect(4, "Gone Away", deleted_at=at("2026-11-01 09:00"))
AT_HOME = Prospect(5, "Ann @ Home", emails=(Email("ann@example.org"),))
EVERYONE = (ZOE, OTHER_ZOE, HUNG, GONE, AT_HOME)


@pytest.mark.parametrize(
    ("who", "e164", "ids"),
    [
        ("Nguyễn Văn Hùng", "", [HUNG.id]),
        ("  nguyễn  văn HÙNG ", "", [HUNG.id]),
        (unicodedata.normalize("NFD", "Nguyễn Văn Hùng"), "", [HUNG.id]),
        ("Nguyễn Văn Hưng", "", []),
        ("Nguyen Van Hung", "", []),
        ("Nguyễn Văn", "", []),
        ("Zoë Vale", "", [1, 2]),
        ("Zoë Vale @ Vale Ltd", "", [1]),
        ("Zoë Vale @ mill lane school", "", [2]),
        ("Zoë Vale @ Quince", "", []),
        ("Zoe Vale @ Vale Ltd", "", []),
        ("Zoë Vale @", "", []),
        ("Ann @ Home", "", [5]),
        ("ANN@example.org", "", [5]),
        ("zoë@example.org", "", []),
        ("020 7946 0018", "+442079460018", [1, HUNG.id]),
        ("020 7946 0018", "", [1, HUNG.id]),
        ("0044 20 79460018", "", [1, HUNG.id]),
        ("020 7946 0019", "", []),
        ("+49 20 7946 0018", "+492079460018", []),
        (str(HUNG.id), "", [HUNG.id]),
        ("1", "", []),
        ("Gone Away", "", []),
        ("", "", []),
        (" @ ", "", []),
    ],
)
def test_who_is_exactly_meant(who: str, e164: str, ids: list[int]) -> None:
    assert [person.id for person in exactly(who, EVERYONE, e164)] == ids


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Müller", "MÜLLER", True),
        ("Müller", "Muller", False),
        ("Weiß", "Weiss", False),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος", True),
        ("Ørsted", "Orsted", False),
        ("Ann Lee", "Ann Leeson", False),
        ("O’Brien", "O'Brien", False),
        ("İnci", "Inci", False),
        ("Jo\u00a0Hill", "jo hill", True),
    ],
)
def test_two_spellings_are_one_name_or_two(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@given(st.text(max_size=30))
def test_a_name_is_the_same_however_it_is_composed(name: str) -> None:
    assert same_name(name, f" {unicodedata.normalize('NFD', name)}  ")


@given(st.text(max_size=300))
def test_no_text_is_too_strange_to_be_asked_about(text: str) -> None:
    assert exactly(text, EVERYONE) == tuple(p for p in EVERYONE if p in exactly(text, EVERYONE))
    assert preferred(text, ["Zoë Vale", "Zoë Vale"]) in (None, 0, 2)
    name, organisation = told_apart(text)
    assert bool(organisation) is (name != text)
    assert id_in(text) is None or len(text.strip()) > 15


@pytest.mark.parametrize(
    ("typed", "names", "row"),
    [
        ("jo", ["Jo Hill", "Joan Vale"], 0),
        ("dominic", ["Dominic Berger"], 0),
        ("joan vale", ["Jo Hill", "Joan Vale"], 1),
        ("Ann Lee", ["Ann Leeson"], 1),
        ("Ann Lee", ["Ann Lee", "Ann Leeson"], 0),
        ("Ann Lee", ["Ann Lee", "ann lee"], None),
        ("Muller", ["Müller"], 1),
        ("Muller", ["Müller", "Muller"], 1),
        ("Nguyễn Văn Hưng", ["Nguyễn Văn Hùng"], 1),
        ("Emma Stone", ["Jo Hill"], 1),
        ("7946 0018", ["Zoë Vale"], 0),
        ("zoe@example.org", ["Zoë Vale"], 0),
        ("Ada", [], 0),
    ],
)
def test_enter_takes_nobody_who_is_only_called_something_like_it(typed: str, names: list[str], row: int | None) -> None:
    assert preferred(typed, names) == row
