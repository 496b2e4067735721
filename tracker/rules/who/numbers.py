"""A phone number as people type and paste it: its extension, what is dialled, which two are one.

Knows no country's rules: the international form is found elsewhere, and here only compared and dialled.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tracker.rules.text import digits

LONGEST = 60
"""Characters that are looked at: no number has more, with all that people put between its digits."""

_BEFORE = re.compile(
    r"(?:(?:tel|telephone|phone|mobile|mob|cell|callto|[tmp])\s*[.:]+|[☎☏✆📞📱]\ufe0f?)\s*", re.IGNORECASE
)
"""What stands before a number in a link or under an e-mail."""
_EXTENSION = re.compile(
    r"(?:\s*[,;]*\s*(?:;ext=|(?<![a-z])(?:extension|extn|ext|x)(?:\s+(?:no|number))?|#)\s*[.:]*\s*|,{1,3}|;)(\d{1,7})\s*\Z",
    re.IGNORECASE,
)
_SIGNS = frozenset("+*#()[]-./·‐‑‒–—−")
_TRUNK = re.compile(r"[(\[]\s*0+\s*[)\]]")
"""The nought that is dialled inside the country only: "+44 (0)20"."""

_BARE = re.compile(r"\+?[0-9(][0-9 ()./-]{4,58}", re.ASCII)
"""Nothing but digits and the plainest signs: most numbers, in which no word and no extension need be looked for."""

_COUNTRY = re.compile(r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d")
"""The codes of countries (E.164): one digit, two, or else three; none begins another."""
LEAST = 6
"""Digits that a number needs before a country or a city code dropped in one of two spellings is overlooked."""


@dataclass(frozen=True, slots=True)
class Typed:
    """`number` as it was typed, without a word before it or an extension; `extension` its digits, "" for none."""

    number: str
    extension: str = ""

    @property
    def text(self) -> str:
        """The whole in the one spelling that is kept."""
        return f"{self.number} ext {self.extension}" if self.extension else self.number


@lru_cache(maxsize=64)  # a person's numbers are read several times on their way into a record
def read_number(text: str) -> Typed | None:
    """The number in a text that is nothing but one, however it was pasted; None for any other text.

    At least three digits, and beside them the signs people put between them, a "Tel." before and an extension after.
    """
    if _BARE.fullmatch(text) is not None:
        bare = " ".join(text.split())
        return Typed(bare) if len(digits(bare)) >= 3 else None
    typed = text[: 4 * LONGEST]
    if not typed.isascii():
        typed = unicodedata.normalize("NFKC", "".join(c for c in typed if unicodedata.category(c) != "Cf"))
    typed = " ".join(typed.split())
    before = _BEFORE.match(typed)
    typed = (typed[before.end() :] if before is not None else typed).strip(" ,;")
    after = _EXTENSION.search(typed)
    number, extension = (typed[: after.start()], digits(after[1])) if after is not None else (typed, "")
    number = number.rstrip(" ,;")
    if not digits(number) or any(not (c.isdecimal() or c == " " or c in _SIGNS) for c in number):
        return None
    return Typed(number, extension) if len(digits(typed)) >= 3 and len(typed) <= LONGEST else None


def looks_like_phone(text: str) -> bool:
    """Whether it is nothing but a phone number; not a promise that anybody answers it."""
    return read_number(text) is not None


def kept_number(text: str) -> str:
    """The number as it is kept: as it was typed, unless a link or words stood round it. What is none stays as it is."""
    read = read_number(text)
    if read is None:
        return text
    return read.text if _BEFORE.match(text.strip()) is not None or ";" in text or "," in text else text


def to_dial(text: str, e164: str = "") -> str:
    """What a telephone is given: "+442079460018;ext=22" (RFC 3966). "" for what is no number.

    `e164` is its known international form, which is dialled rather than what was typed: that holds a nought
    which is dialled at home only, or lacks the country.
    """
    read = read_number(text)
    if read is None:
        return e164
    number = read.number
    if number.lstrip("([ ").startswith("+"):
        number = _TRUNK.sub("", number)
    dialled = e164 or "".join(
        digits(c) if c.isdecimal() else c for c in number if c.isdecimal() or c in "*#" or c == "+"
    )
    return f"{dialled};ext={read.extension}" if read.extension else dialled


def national(number: str) -> str:
    """The digits of a number without the code of its country or the noughts before it, to compare two spellings by."""
    read = read_number(number)
    if read is None:
        return ""
    typed = read.number
    bare = digits(_TRUNK.sub("", typed))
    if typed.lstrip("([ ").startswith("+") or bare.startswith("00"):
        bare = bare.removeprefix("00")
        bare = _COUNTRY.sub("", bare, count=1) if _COUNTRY.match(bare) else bare
    return bare.lstrip("0") or bare


@lru_cache(maxsize=64)  # the same two are asked about twice in a row: do they share it, and are they one
def same_number(one: str, one_e164: str, other: str, other_e164: str) -> bool:
    """Whether two spellings are one telephone. Each goes with its international form, "" where it has none.

    Where both have that, it decides. Else no country was known when one of them was written, and they are the same
    where all is the same but the code of a country or the noughts before. Two extensions are two telephones.
    """
    left, right = read_number(one), read_number(other)
    extensions = {read.extension for read in (left, right) if read is not None and read.extension}
    if len(extensions) > 1:
        return False
    one_e164, other_e164 = one_e164 or _abroad(left), other_e164 or _abroad(right)
    if one_e164 and other_e164:
        return one_e164 == other_e164
    if left is not None and right is not None and digits(left.number) == digits(right.number):
        return True
    bare = national(one_e164 or one)
    return len(bare) >= LEAST and bare == national(other_e164 or other)


def _abroad(read: Typed | None) -> str:
    return international(read.number) if read is not None else ""


def international(number: str) -> str:
    """What a number that names its country says itself, as "+442079460018"; "" where it names none."""
    bare = digits(_TRUNK.sub("", number)).removeprefix("00") if is_abroad(number) else ""
    return f"+{bare}" if bare else ""


def is_abroad(number: str) -> bool:
    """Whether it names its country itself."""
    return number.lstrip("([ ").startswith(("+", "00"))


def begins_with_country(bare: str) -> bool:
    """Whether the first of those digits may be the code of a country."""
    return _COUNTRY.match(bare) is not None


def country_codes() -> tuple[str, ...]:
    """Every code of a country there may be."""
    return tuple(str(n) for n in range(1, 1000) if _COUNTRY.fullmatch(str(n)))
