"""A typed phone number in its one international form, for matching only. Knows no prospect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tracker.rules.text import digits
from tracker.rules.who.numbers import read_number

_LEAST = 6
"""Digits: a shorter one is dialled in one town, or in one house."""
_PLAIN = re.compile(r"\+?[0-9(][0-9 .()-]{6,}", re.ASCII)
_MOST = 15


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
    plain = _plainly(read.number, country) if _PLAIN.fullmatch(read.number) is not None else ""
    if plain:
        return plain
    import phonenumbers  # 20 ms, and most starts need no phone number

    try:
        number = phonenumbers.parse(read.number, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _plainly(number: str, country: str) -> str:
    """What the library says of a number in which nothing is to be guessed, in a tenth of its time; "" where it has to
    be asked: twenty thousand people are read in seconds.
    """
    bare = digits(number)
    if number.startswith("+"):
        plan = _plan_abroad(bare[:3])
        bare = bare.removeprefix(plan.code) if plan is not None else ""
    else:
        plan = _plan(country)
        if plan is not None and (bare.startswith(plan.code) or plan.abroad.match(bare) is not None):
            return ""
    if plan is None:
        return ""
    national = plan.without_prefix(bare)
    fits = len(national) in plan.lengths and len(plan.code) + len(national) <= _MOST
    return f"+{plan.code}{national}" if fits and national[0] != "0" else ""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How numbers of one country are written: `prefix` is dialled at home only, `national` is what follows it, of one
    of the `lengths`; `abroad` is dialled to leave the country, and `code` is the country's own."""

    code: str
    prefix: re.Pattern[str] | None
    national: re.Pattern[str]
    abroad: re.Pattern[str]
    lengths: frozenset[int]

    def without_prefix(self, bare: str) -> str:
        """A number that is one as it stands keeps what looks like a prefix, where it would be none without it."""
        found = self.prefix.match(bare) if self.prefix is not None else None
        if found is None:
            return bare
        rest = bare[found.end() :]
        is_one = self.national.fullmatch(bare) is not None and self.national.fullmatch(rest) is None
        return bare if is_one else rest


@lru_cache(maxsize=300)
def _plan(country: str) -> _Plan | None:
    """None for a country in which a prefix changes the number, or that has no numbers of its own."""
    from phonenumbers import PhoneMetadata, region_code_for_country_code

    known = PhoneMetadata.metadata_for_region(country, None) if country else None
    if known is None or known.country_code is None or known.national_prefix_transform_rule:
        return None
    main = PhoneMetadata.metadata_for_region(region_code_for_country_code(known.country_code), None)
    prefix = re.compile(known.national_prefix_for_parsing) if known.national_prefix_for_parsing else None
    if main is None or main.general_desc is None or known.general_desc is None or (prefix and prefix.groups):
        return None
    return _Plan(
        str(known.country_code),
        prefix,
        re.compile(known.general_desc.national_number_pattern or "(?!)"),
        re.compile(known.international_prefix or "(?!)"),
        frozenset(known.general_desc.possible_length) & frozenset(main.general_desc.possible_length),
    )


@lru_cache(maxsize=300)
def _plan_abroad(begins: str) -> _Plan | None:
    """That of the country whose code those first three digits begin with."""
    code = next((begins[:n] for n in (1, 2, 3) if begins[:n] in _codes()), "")
    return _plan(_codes()[code]) if code else None


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """The country in whose way the numbers of each code are written."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return {str(code): regions[0] for code, regions in COUNTRY_CODE_TO_REGION_CODE.items() if regions[0] != "001"}
