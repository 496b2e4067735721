"""A typed phone number in its one international form, for matching only. Knows no prospect."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+(]?[\d\s().\-/+]*\d(?:\s*(?:ext\.?|x|#)\s*\d{1,7})?")


def e164(typed: str, country: str) -> str:
    """`typed` as E.164 ("+442079460018"), or "" where it has no such form.

    `country` is the two-letter code that numbers without a country code are read in; "" reads only those that
    begin with +. An extension is left out: it is the same telephone. Letters are not dialled here, though the
    library would.
    """
    typed = typed.strip()
    if len(typed) > 60 or not _NUMBER.fullmatch(typed):
        return ""
    import phonenumbers  # 20 ms, and most starts need no phone number

    try:
        number = phonenumbers.parse(typed, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
