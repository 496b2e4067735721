"""Telephone numbers and e-mail addresses in a cell as people and programs write it: several, with labels, or broken.

Knows no column and no country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.rules.text import address_in, digits, fold, looks_like_email
from tracker.rules.who.numbers import read_number

LONGEST = 240
"""Characters of one number or address with all that stands round it; what is longer is neither."""

_ROUNDED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,20})?[eE][+-]?\d{1,3}")
_AS_DECIMAL = re.compile(r"(\d{6,15})[.,]0+")
_JOINTS = re.compile(r":::|;(?!\s*ext=)|[\n|]", re.IGNORECASE)
_LOOSE_JOINTS = re.compile(r"\s/\s|,|\s(?:or|and|oder|und|ou|o|y|et)\s", re.IGNORECASE)
_LABEL_AFTER = re.compile(r"(.{3,60}?) ?[(\[]([^()\[\]0-9]{1,40})[)\]]")
_WORDS_AFTER = re.compile(r"([+(0-9][0-9 +()./-]{4,40}[0-9]) *(?:[-–—,:] *)?([^\W\d_][^0-9:]{1,38}[^\W_])")
_LABEL_BEFORE = re.compile(r"([^0-9:+()]{1,40}):? (?=[+(0-9])(.{3,60})")
_ADDRESS_GAPS = re.compile(r":::|[;,\n|]")
_NAMED_ADDRESS_GAPS = re.compile(r":::|[;\n|]|(?<=>),")
_NO_LABELS = frozenset({"tel", "telephone", "telefon", "phone", "t", "p", "ph", "number", "nr", "no"})
MOST_DIGITS = 15
"""Of a number (E.164); what has more is two."""


def is_rounded(text: str) -> bool:
    """Whether a spreadsheet made a rounded figure of it ("4.42079E+11"), so that its digits are lost."""
    return len(text) <= LONGEST and "E" in text.upper() and _ROUNDED.fullmatch(text.strip()) is not None


def numbers_in(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each part of a cell, in turn: the text, its label ("" for none), and whether it is a number."""
    for piece in _pieces(text, _JOINTS):
        yield from _numbers_of(piece)


def _numbers_of(piece: str) -> Iterator[tuple[str, str, bool]]:
    whole = _number(piece)
    if whole is not None:
        yield (*whole, True)
        return
    smaller = list(_pieces(piece, _LOOSE_JOINTS)) if len(piece) <= LONGEST else []
    read = [_number(part) for part in smaller]
    if len(smaller) < 2 or not any(read):
        yield piece, "", False
        return
    for part, number in zip(smaller, read, strict=True):
        if number is None:
            yield part, "", False
        else:
            yield (*number, True)


def _number(piece: str) -> tuple[str, str] | None:
    """The number in it as it stands there, and its label; None where it is none, or more than one."""
    if len(piece) > LONGEST:
        return None
    piece = piece.lstrip("'")  # by which a spreadsheet is told that it is no sum
    decimal = _AS_DECIMAL.fullmatch(piece)
    if decimal is not None:
        return decimal[1], ""
    before = _LABEL_BEFORE.fullmatch(piece) if piece[:1].isalpha() else None
    if before is not None and _is_one(before[2]):
        label = before[1].strip(" :.")
        return before[2].strip(), "" if fold(label) in _NO_LABELS else label
    if _is_one(piece):
        return piece, ""
    after = _LABEL_AFTER.fullmatch(piece) or _WORDS_AFTER.fullmatch(piece)
    if after is not None and _is_one(after[1]):
        return after[1].strip(), after[2].strip()
    return None


def _is_one(text: str) -> bool:
    read = read_number(text)
    return read is not None and len(digits(read.number)) <= MOST_DIGITS


def addresses_in(text: str) -> Iterator[tuple[str, bool]]:
    """Each part of a cell, in turn, and whether it is an e-mail address."""
    for piece in _pieces(text, _NAMED_ADDRESS_GAPS if "<" in text else _ADDRESS_GAPS):
        if looks_like_email(piece):
            yield piece, True
            continue
        bare = address_in(piece) if len(piece) <= 2 * LONGEST else piece
        if looks_like_email(bare):
            yield bare, True
            continue
        words = piece.split()
        if len(words) > 1 and all(looks_like_email(word) for word in words):
            yield from ((word, True) for word in words)
        else:
            yield piece, False


def _pieces(text: str, joints: re.Pattern[str]) -> Iterator[str]:
    return (piece.strip() for piece in joints.split(text) if piece.strip())
