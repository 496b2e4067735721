"""Claims about phone numbers as people type and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.who.numbers import kept_number, looks_like_phone, national, read_number, same_number, to_dial


@pytest.mark.parametrize(
    ("pasted", "number", "extension"),
    [
        ("020 7946 0018", "020 7946 0018", ""),
        ("020 7946 0018 ext 22", "020 7946 0018", "22"),
        ("020 7946 0018 extn 22", "020 7946 0018", "22"),
        ("020 7946 0018 Extension: 22", "020 7946 0018", "22"),
        ("020 7946 0018 ext no. 22", "020 7946 0018", "22"),
        ("555-555-5555, ext 9", "555-555-5555", "9"),
        ("555-555-5555,ext.9", "555-555-5555", "9"),
        ("(555) 555 5555 x9", "(555) 555 5555", "9"),
        ("555-555-5555x9", "555-555-5555", "9"),
        ("555 555 5555 #9", "555 555 5555", "9"),
        ("+15555555555,,9", "+15555555555", "9"),
        ("tel:+1-555-555-5555", "+1-555-555-5555", ""),
        ("tel:+1-555-555-5555;ext=9", "+1-555-555-5555", "9"),
        ("Tel.: 020 7946 0018", "020 7946 0018", ""),
        ("M: +44 7700 900123", "+44 7700 900123", ""),
        ("📞 020 7946 0018", "020 7946 0018", ""),
        ("020\u00a07946\u20110018", "020 7946‐0018", ""),
        ("\u202a+44 20 7946 0018\u202c", "+44 20 7946 0018", ""),
        ("+44 20 7946 0018,", "+44 20 7946 0018", ""),
        ("０２０ ７９４６", "020 7946", ""),
        ("*100#", "*100#", ""),
        ("1x23", "1", "23"),
        ("0117 496 ext. 12", "0117 496", "12"),
    ],
)
def test_a_number_is_taken_as_it_was_pasted(pasted: str, number: str, extension: str) -> None:
    read = read_number(pasted)
    assert read is not None
    assert (read.number, read.extension) == (number, extension)


@pytest.mark.parametrize("text", ["020 7946 0018", "+44 (0)20 7946-0018", "999", "020.7946/0018", "0117 496 ext. 12"])
def test_a_phone_number_looks_like_one(text: str) -> None:
    assert looks_like_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "12", "Jo 020 7946", "call 999", "1@2.34", "+()-", "ext", "020_7946", "ext 22", "tel:", "ask her"),
        *("020 7946 0018 or 020 7946 0019", "020 7946 0018, 020 7946 0019", "tel:1;x", "1" * 61, "0800 FLOWERS"),
    ],
)
def test_what_is_no_phone_number_does_not(text: str) -> None:
    assert not looks_like_phone(text)


@pytest.mark.parametrize(
    ("text", "e164", "dialled"),
    [
        ("020 7946 0018 ext 22", "+442079460018", "+442079460018;ext=22"),
        ("+44 (0)20 7946 0018", "+442079460018", "+442079460018"),
        ("+44 (0)20 7946 0018", "", "+442079460018"),
        ("+49 [0]30 1234-567", "", "+49301234567"),
        ("(0151) 23 45 67", "", "0151234567"),
        ("(0) 151 2345", "", "01512345"),
        ("tel:+1-555-555-5555;ext=9", "", "+15555555555;ext=9"),
        ("٠٢٠ ٧٩٤٦", "", "0207946"),
        ("*100#", "", "*100#"),
        ("ask her", "", ""),
    ],
)
def test_the_known_number_is_dialled_with_its_extension(text: str, e164: str, dialled: str) -> None:
    assert to_dial(text, e164) == dialled


@pytest.mark.parametrize(
    ("one", "one_e164", "other", "other_e164", "same"),
    [
        ("+44 161 496 0000", "+441614960000", "0161 496 0000", "", True),
        ("0044 161 496 0000", "", "0161 496 0000", "", True),
        ("+44 (0)161 496 0000", "+441614960000", "0161-496-0000", "", True),
        ("07700 900200", "", "07700900200", "", True),
        ("07700 900200", "", "+44 7700 900200", "+447700900200", True),
        ("07700 900200", "+447700900200", "07700 900200", "", True),
        ("(555) 555-5555", "", "+1 555 555 5555", "+15555555555", True),
        ("+353 1 496 0000", "+35314960000", "01 496 0000", "", True),
        ("07700 900200", "", "07700 900201", "", False),
        ("020 7946 0018 ext 22", "", "020 7946 0018 ext 23", "", False),
        ("020 7946 0018 ext 22", "+442079460018", "020 7946 0018 x23", "+442079460018", False),
        ("020 7946 0018 ext 22", "+442079460018", "020 7946 0018", "+442079460018", True),
        ("020 7946 0018", "+442079460018", "+49 20 7946 0018", "+492079460018", False),
        ("+44 20 7946 0018", "", "+49 20 7946 0018", "", False),
        ("+441 61 496 0000", "+44161496000", "61 496 0000", "", False),
        ("999", "", "999", "", True),
        ("0999", "", "999", "", False),
        ("Jo Hill", "", "Jo Hill", "", False),
        ("", "", "", "", False),
    ],
)
def test_two_spellings_are_one_telephone_or_two(
    one: str, one_e164: str, other: str, other_e164: str, same: bool
) -> None:
    assert same_number(one, one_e164, other, other_e164) is same
    assert same_number(other, other_e164, one, one_e164) is same


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("020 7946 0018 ext. 22", "020 7946 0018 ext. 22"),
        ("tel:+1-555-555-5555", "+1-555-555-5555"),
        ("555-555-5555, ext 9", "555-555-5555 ext 9"),
        ("+15555555555,,9", "+15555555555 ext 9"),
        ("ask her", "ask her"),
    ],
)
def test_a_number_is_kept_as_it_was_typed_without_what_stood_round_it(typed: str, kept: str) -> None:
    assert kept_number(typed) == kept


@given(st.text(max_size=80))
def test_no_text_is_too_strange_to_be_read_as_a_number(text: str) -> None:
    kept = kept_number(text)
    assert looks_like_phone(kept) is looks_like_phone(text)
    assert kept_number(kept) == kept
    assert set(to_dial(text)) <= set("+*#0123456789;ext=")
    assert national(text).isdecimal() or not national(text)
