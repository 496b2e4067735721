"""Claims about what somebody is called to their face."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.who.names import called, first_name


@pytest.mark.parametrize(
    ("name", "greeting", "what"),
    [
        ("Brown, Thomas", "Tom", "Tom"),
        ("Herr Müller", " Jürgen  M. ", "Jürgen M."),
        ("Acme Ltd", "all at Acme", "all at Acme"),
        ("Brown, Thomas", "  ", "Thomas"),
    ],
)
def test_a_form_of_address_that_was_set_is_what_they_are_called(name: str, greeting: str, what: str) -> None:
    assert called(name, greeting) == what


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Jo Hill", "Jo"),
        ("jo hill", "jo"),
        ("Cher", "Cher"),
        ("", ""),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("Jo E. Hill", "Jo"),
        ("Jo Y Hill", "Jo"),
        ("Nguyễn Văn Hùng", "Nguyễn"),
        ("Brown, Thomas", "Thomas"),
        ("O’Brien, Mary-Ann", "Mary-Ann"),
        ("Brown, Mr Thomas", "Mr Thomas Brown"),
        ("Brown, Dr.", "Dr. Brown"),
        ("Brown, T.", "T. Brown"),
        ("van der Berg, Anna", "Anna"),
        ("Thomas Brown, PhD", "Thomas"),
        ("Brown, Thomas, MD", "Thomas"),
        ("Brown,", "Brown"),
        ("Jo Hill (kitchen)", "Jo"),
        ("(new) Jo Hill", "Jo"),
        ("Mrs Vale", "Mrs Vale"),
        ("Dr. Ada King", "Dr. Ada King"),
        ("Herr Müller", "Herr Müller"),
        ("Frau Dr. Weber", "Frau Dr. Weber"),
        ("Mme Dubois", "Mme Dubois"),
        ("M. Dubois", "M. Dubois"),
        ("Señora Álvarez", "Señora Álvarez"),
        ("Lady Ada", "Lady Ada"),
        ("J. R. Smith", "J. R. Smith"),
        ("J.R. Smith", "J.R. Smith"),
        ("J Smith", "J Smith"),
        ("J.-P. Dubois", "J.-P. Dubois"),
        ("Acme Ltd", "Acme Ltd"),
        ("Acme, Inc.", "Acme, Inc."),
        ("Vale & Sons", "Vale & Sons"),
        ("Müller GmbH & Co. KG", "Müller GmbH & Co. KG"),
        ("Mill Lane School", "Mill Lane School"),
        ("Studio 54 Hair", "Studio 54 Hair"),
        ("The Okoro family", "The Okoro family"),
        ("Familie Müller", "Familie Müller"),
        ("Jo and Sam Hill", "Jo and Sam Hill"),
        ("van der Berg", "van der Berg"),
        ("山田 太郎", "山田 太郎"),
    ],
)
def test_someone_is_called_by_their_first_name_or_by_all_of_it_where_that_is_not_plain(name: str, what: str) -> None:
    assert called(name) == what


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Jo Hill", "jo"),
        ("Brown, Thomas", "thomas"),
        ("Herr Müller", "muller"),
        ("Dr. Ada King", "ada"),
        ("J. R. Smith", "smith"),
        ("Mary-Ann Hill", "mary"),
        ("Mr", ""),
        ("", ""),
    ],
)
def test_the_word_they_would_hear_as_their_name_is_no_title_and_no_initial(name: str, word: str) -> None:
    assert first_name(name) == word


@given(st.text(max_size=80))
def test_nobody_with_a_name_is_greeted_with_nothing(name: str) -> None:
    assert bool(called(name).strip()) is bool(name.strip(" ,") and name.strip()) or "," in name
    first_name(name)
