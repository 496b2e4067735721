"""By which texts a number or an address is found again once only digests of them are left. Knows no digest.

A number of which no country was known has one form, the same number with its country another: whoever looks for the
one looks for the other as well. Two numbers that are one (see `same_number`) always meet in a form.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tracker.rules.prospect import Email, Phone
from tracker.rules.text import digits
from tracker.rules.who.numbers import LEAST, begins_with_country, country_codes, is_abroad, national, read_number

_ANY = ";ext"
"""That the number has an extension, whichever."""


def forms_of_phone(phone: Phone) -> tuple[str, ...]:
    """The texts it is remembered by: E.164 where that is known, as every released program remembered it."""
    number, extension = _apart(phone)
    international = _international(phone, number)
    forms = (international,) if international else _without_country(number)
    return tuple(f"{form}{end}" for form in forms for end in ((f"{_ANY}={extension}", _ANY) if extension else ("",)))


def forms_sought(phone: Phone) -> tuple[str, ...]:
    """All texts that the same telephone may be remembered by, however it was written then."""
    number, extension = _apart(phone)
    international = _international(phone, number)
    if international:
        forms = (international, *_without_country(number), f"~{national(international)}")
    else:
        forms = (*_without_country(number), *_in_any_country(number))
    ends = ("", f"{_ANY}={extension}" if extension else _ANY)
    return tuple(dict.fromkeys(f"{form}{end}" for form in forms for end in ends))


def form_of_email(email: Email) -> str:
    """The one text a mailbox is remembered by and looked for."""
    return email.key


def _apart(phone: Phone) -> tuple[str, str]:
    read = read_number(phone.typed)
    return (read.number, read.extension) if read is not None else (phone.typed, "")


def _international(phone: Phone, number: str) -> str:
    if phone.e164 or not is_abroad(number):
        return phone.e164
    bare = digits(number)
    return f"+{bare.removeprefix('00')}" if bare else ""


def _without_country(number: str) -> tuple[str, ...]:
    bare = national(number)
    exact = digits(number)
    return (*((f"~{bare}",) if len(bare) >= LEAST else ()), *((f"={exact}",) if exact else ()))


def _in_any_country(number: str) -> Iterator[str]:
    """As it would be remembered if its country had been known: some keep the nought before it, most drop it."""
    exact, bare = digits(number), national(number)
    if not exact:
        return
    if begins_with_country(exact):
        yield f"+{exact}"
    for code in _codes():
        yield f"+{code}{bare}"
        if bare != exact:
            yield f"+{code}{exact}"


@cache
def _codes() -> tuple[str, ...]:
    return country_codes()
