"""Claims about typed text: what may be kept, and when two spellings are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.text import (
    NAME_LIMIT,
    Unfit,
    UnfitText,
    address_in,
    clean,
    clean_name,
    digits,
    fold,
    looks_like_email,
    readable,
    shows_nothing,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Jo Hill \n", "Jo Hill"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a\tb"),
        ("Zoë 📅 محمد", "Zoë 📅 محمد"),
        ("", ""),
        ("   ", ""),
        ("Jo\u202elliH", "JolliH"),
        ("\u2066Jo\u2069", "Jo"),
        ("Jo\u200d", "Jo\u200d"),
    ],
)
def test_text_is_kept_with_its_ends_stripped_and_no_hidden_change_of_direction(typed: str, kept: str) -> None:
    assert clean(typed, 100) == kept


@pytest.mark.parametrize(
    "typed", ["a\x00b", "\x00", "a\x1b[31m", "a\x07", "a\x7f", "a\x85b", "\ud800", "a\udfff", "\x1f"]
)
def test_what_cannot_be_stored_or_shown_is_refused_even_at_the_ends(typed: str) -> None:
    with pytest.raises(UnfitText) as refused:
        clean(typed, 100)
    assert refused.value.reason is Unfit.UNREADABLE


def test_the_limit_counts_what_is_kept() -> None:
    assert clean("  12345  ", 5) == "12345"
    with pytest.raises(UnfitText) as refused:
        clean("123456", 5)
    assert refused.value.reason is Unfit.TOO_LONG


def test_a_name_stands_on_one_line() -> None:
    assert clean_name("  Jo \n\t Hill  ") == "Jo Hill"
    assert clean_name("a" + " " * 500 + "b") == "a b"
    with pytest.raises(UnfitText):
        clean_name("x" * (NAME_LIMIT + 1))


@given(st.text())
def test_clean_text_is_clean_already(text: str) -> None:
    try:
        kept = clean(text, 1000)
    except UnfitText:
        return
    assert clean(kept, 1000) == kept
    kept.encode()


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u200d\u200c", "\ufeff", "\u00ad", "\u3164", "\u2800", "\u0301", "\u2060 "]
)
def test_some_text_shows_nothing(text: str) -> None:
    assert shows_nothing(text)


@pytest.mark.parametrize("text", ["Jo", "?", "\u200bJo", "e\u0301", "\U0001f98a", "\u5f20", "\u0645"])
def test_a_single_letter_or_sign_is_something(text: str) -> None:
    assert not shows_nothing(text)


@given(st.text(), st.sampled_from(["\0", "\x1b", "\x9b", "\ud800", "\u202e"]))
def test_what_was_refused_can_be_repeated_in_a_sentence(text: str, bad: str) -> None:
    told = readable(f"{text}{bad}")
    assert bad not in told
    told.encode()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "ZOE"),
        ("Straße", "strasse"),
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("İnci", "inci"),
        ("Ｊｏ", "jo"),
        ("e\u0301", "é"),
    ],
)
def test_case_and_accents_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_digits_are_all_that_is_left_of_a_number() -> None:
    assert digits("+44 (0)20 7946-0018") == "4402079460018"
    assert digits("٠٢٠ x ²") == "020"
    assert digits("no number") == ""


@pytest.mark.parametrize("text", ["jo@example.com", " jo.hill+cakes@mail.example.co.uk ", "zoë@exämple.de"])
def test_an_address_looks_like_one(text: str) -> None:
    assert looks_like_email(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "jo", "jo@", "@example.com", "jo@example", "jo@@example.com", "jo hill@example.com", "jo@example..com"),
        *("jo@.com", "a,b@example.com", "<jo@example.com>", "jo@example.com\x00", f"{'x' * 250}@example.com"),
    ],
)
def test_what_is_no_address_does_not(text: str) -> None:
    assert not looks_like_email(text)


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("Jo Hill <jo@example.com>", "jo@example.com"),
        ('"Hill, Jo (cakes)" <jo@example.com>,', "jo@example.com"),
        ("<jo@example.com>", "jo@example.com"),
        ("jo@work.example <jo@example.com>", "jo@example.com"),
        ("mailto:jo@example.com?subject=Cake", "jo@example.com"),
        ("MAILTO:jo@example.com", "jo@example.com"),
        ("Jo <mailto:jo@example.com>", "jo@example.com"),
        (" jo@example.com;", "jo@example.com"),
        ("jo@example.com", "jo@example.com"),
        ("Jo Hill <jo>", "Jo Hill <jo>"),
        ("Jo <jo@example.com> Ann <ann@example.com>", "Jo <jo@example.com> Ann <ann@example.com>"),
        ("", ""),
    ],
)
def test_an_address_is_taken_out_of_what_was_pasted(pasted: str, address: str) -> None:
    assert address_in(pasted) == address


@given(st.text())
def test_an_address_that_was_taken_out_looks_like_one_or_the_text_stays(text: str) -> None:
    assert looks_like_email(address_in(text)) or address_in(text) == text
