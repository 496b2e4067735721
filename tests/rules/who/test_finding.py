"""Claims about what is looked for when a name or a number is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.who.finding import bears, comes_near, sought, whole_number


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Maeve O’Brien", "O'Brien", True),
        ("Uwe Müller", "Mueller", True),
        ("Ida Mueller", "Müller", True),
        ("Boris Vian", "Vian, Boris", True),
        ("Susan Hart", "Sue", False),
        ("Uwe Müller", "Miller", False),
        ("Uwe Müller", "", False),
    ],
)
def test_a_name_bears_a_text_however_it_is_written(name: str, text: str, found: bool) -> None:
    assert bears(name, text) is found


@pytest.mark.parametrize(
    ("name", "text", "near"),
    [
        ("Jo Hill", "Jow Hill", True),
        ("Jo Hill", "Joe Hlil", True),
        ("Jo Hill", "Joanna Hill", True),
        ("Jo Hill", "Jo", True),
        ("Hill, Jo", "jo hill", True),
        ("Maeve O’Brien", "Maeve OBrian", True),
        ("Katarina Schwarzenbach", "Katarina Schwartzenbac", True),
        ("Jo Hill", "Sam Hill", False),
        ("Jo Hill", "Jo Reed", False),
        ("Jo", "Al", False),
        ("Jo Hill", "", False),
    ],
)
def test_a_name_comes_near_one_that_may_be_the_same_misheard_or_mistyped(name: str, text: str, near: bool) -> None:
    assert comes_near(name, text) is comes_near(text, name) is near


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+44 161 496 0000", "1614960000"),
        ("0161 496 0000 ext 22", "1614960000"),
        ("+44 (0)20", ""),
        ("0161 Hill", ""),
        ("", ""),
    ],
)
def test_a_number_is_found_by_what_its_spellings_share(text: str, number: str) -> None:
    assert whole_number(text) == number


@given(st.text(max_size=60))
def test_any_text_can_be_looked_for(text: str) -> None:
    words = sought(text)
    assert bool(words) is bool(text.split())
    for word in words:
        assert word.spellings
        assert all(word.shared in spelling for spelling in word.spellings)
