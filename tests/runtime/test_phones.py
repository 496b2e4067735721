"""Numbers in which nothing is to be guessed are read without the library, and come out as the library has them."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tracker.runtime import phones
from tracker.runtime.phones import e164

COUNTRIES = st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)) | st.sampled_from(("GB", "US", "DE", "IT", ""))
BEGUN = st.sampled_from(("", "", "+", "0", "00", "+44 (0)", "+39 0", "+7 8", "1 ", "8 ", "(0", "011", "+1 "))
DIGITS = st.text(st.sampled_from("0123456789 "), min_size=5, max_size=15)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A number as people write it, or nearly, and the country it was written down in."""
    country = draw(COUNTRIES)
    of = draw(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS))) if draw(st.booleans()) else country
    known = phonenumbers.example_number_for_type(of, draw(st.integers(0, 7))) if of else None
    if known is None:
        return draw(BEGUN) + draw(DIGITS), country
    spelt = phonenumbers.format_number(known, draw(st.integers(0, 3)))
    return draw(st.sampled_from((spelt, spelt[:-1], f"{spelt}7"))), country


@settings(max_examples=examples(60), deadline=None)
@given(written())
def test_a_plain_number_is_read_as_the_library_reads_it(of: tuple[str, str]) -> None:
    typed, country = of
    quick = e164(typed, country)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phones, "_plainly", lambda _number, _country: "")
        assert quick == e164(typed, country)


@pytest.mark.parametrize(
    ("typed", "country", "form"),
    [
        ("020 7946 0018", "GB", "+442079460018"),
        ("+44 (0)20 7946 0018", "GB", "+442079460018"),
        ("+44 (0)20 7946 0018", "DE", "+442079460018"),
        ("(0221) 12 34 56", "DE", "+49221123456"),
        ("217 555 0123", "US", "+12175550123"),
        ("06 698 12345", "IT", "+390669812345"),
        ("(020) 7946-0018 ext. 12", "GB", "+442079460018"),
        ("+1 212-555-0123", "", "+12125550123"),
        ("020 7946 0018", "", ""),
        ("020 7946 0018", "XX", ""),
        ("0800 FLOWERS", "GB", ""),
        ("call me", "GB", ""),
        ("12", "GB", ""),
        ("999", "GB", ""),
        ("", "GB", ""),
        ("1" * 100_000, "GB", ""),
        ("\udc80", "GB", ""),
        ("+44 20 7946 0018; rm", "GB", ""),
        ("020 7946 0018 extn 12", "GB", "+442079460018"),
        ("020 7946 0018, ext 12", "GB", "+442079460018"),
        ("tel:+1-212-555-0123", "", "+12125550123"),
        ("*100#", "GB", ""),
    ],
)
def test_a_number_has_one_form_or_none(typed: str, country: str, form: str) -> None:
    assert e164(typed, country) == form
