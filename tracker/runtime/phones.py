"""A typed phone number in its one international form, for matching only. Knows no prospect."""

from __future__ import annotations

from tracker.rules.text import digits
from tracker.rules.who.numbers import read_number

_LEAST = 6
"""Digits: a shorter one is dialled in one town, or in one house."""


def needs_country(typed: str) -> bool:
    """Whether it is a number for which one has to know in which country it was written down."""
    read = read_number(typed)
    if read is None or any(sign in read.number for sign in "*#"):
        return False
    return not read.number.lstrip("([ ").startswith("+") and len(digits(read.number)) >= _LEAST


def e164(typed: str, country: str) -> str:
    """`typed` as E.164 ("+442079460018"), or "" where it has no such form.

    `country` is the two-letter code that numbers without a country code are read in; "" reads only those that
    begin with +. An extension is left out: it is the same line. Letters are not dialled here, though the
    library would.
    """
    read = read_number(typed)
    if read is None or any(sign in read.number for sign in "*#"):
        return ""
    import phonenumbers  # 20 ms, and most starts need no phone number

    try:
        number = phonenumbers.parse(read.number, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
