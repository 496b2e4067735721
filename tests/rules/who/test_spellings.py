"""What is remembered of a number is found again by every spelling that is the same telephone, and by no other."""

from __future__ import annotations

from itertools import product

import pytest

from tracker.rules.prospect import Phone
from tracker.rules.who.numbers import same_number
from tracker.rules.who.spellings import forms_of_phone, forms_sought

SPELT = [
    Phone(typed, e164)
    for typed, e164 in (
        ("+44 161 496 0000", "+441614960000"),
        ("0161 496 0000", "+441614960000"),
        ("0161 496 0000", ""),
        ("(0161) 496-0000", ""),
        ("0044 161 496 0000", ""),
        ("+44 (0)161 496 0000", ""),
        ("44 161 496 0000", ""),
        ("0161 496 0000 ext 22", ""),
        ("+44 161 496 0000 extn 22", "+441614960000"),
        ("0161 496 0000 ext 23", "+441614960000"),
        ("+39 06 1234 5678", "+390612345678"),
        ("06 1234 5678", ""),
        ("06 1234 5678", "+390612345678"),
        ("+1 555 555 5555", "+15555555555"),
        ("555-555-5555", ""),
        ("12345", ""),
        ("12345", "+4412345"),
        ("+33 161 496 0000", "+331614960000"),
    )
]


@pytest.mark.parametrize(("kept", "sought"), list(product(SPELT, SPELT)))
def test_two_spellings_meet_where_they_are_one_telephone(kept: Phone, sought: Phone) -> None:
    meet = not set(forms_of_phone(kept)).isdisjoint(forms_sought(sought))
    same = same_number(kept.typed, kept.e164, sought.typed, sought.e164)
    assert meet or not same
    assert same or not meet or "44 161 496 0000" in (kept.typed, sought.typed)  # a plus may have been left out


def test_what_released_programs_remembered_is_found_by_any_spelling() -> None:
    """They remembered by E.164 alone."""
    for phone in SPELT[:8]:
        assert "+441614960000" in forms_sought(phone)
