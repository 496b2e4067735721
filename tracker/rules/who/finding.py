"""What is looked for when somebody types a name, a number or a tag. Knows no store, and not whom it finds.

Finding is generous: accents, case, order and punctuation make no difference, nor does how an umlaut or an apostrophe
is written. Who is meant exactly is for `identity` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.rules.slips import TWO_SLIPS_FROM, slips
from tracker.rules.text import digits, fold
from tracker.rules.who.numbers import national, read_number

_APART = re.compile(r"[,;:/.\-‐‑–—()\[\]\"“”„«»<>]+")
_APOSTROPHES = "'’‘ʼ`′＇"
_BY_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")
_ELIDED = re.compile(r"([odl])([a-z]{3,})")
"""A name that may have lost its apostrophe: "obrien", "dangelo"."""
_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "ae", "Ö": "oe", "Ü": "ue", "Ø": "oe", "Å": "aa"}
)
_UMLAUT = re.compile(r"([aou])e")
_LEAST = 4
"""Letters of a word from which "ue" may stand for "ü": in "Sue" it is only itself."""
_LEAST_ALIKE = 2
"""Letters that two words have to share for the one to be a shorter form of the other."""


@dataclass(frozen=True, slots=True)
class Sought:
    """One word: how it may be spelt, folded, as it was typed first; and its `digits` where it is part of a number.

    With `is_tag` it is looked for among the tags alone.
    """

    spellings: tuple[str, ...]
    digits: str = ""
    is_tag: bool = False

    @property
    def shared(self) -> str:
        """What all its spellings begin or end with, the longer of the two: without that, none need be looked for."""
        begins = _beginning_of_all(self.spellings)
        ends = _beginning_of_all([spelling[::-1] for spelling in self.spellings])[::-1]
        return max(begins, ends, key=len)


def sought(text: str) -> tuple[Sought, ...]:
    """The words to find, all of which somebody has to have; none where nothing was typed."""
    return tuple(one for word in unicodedata.normalize("NFC", text).split() for one in _sought(word))


def whole_number(text: str) -> str:
    """The digits by which the whole of the text, being one number, finds another spelling of it; "" where it is none.

    Without the code of the country, which those kept without one lack, and without an extension.
    """
    number = national(text) if read_number(text) is not None else ""
    return number if len(number) >= 3 else ""


def tag_typed(tag: str) -> str:
    """The tag as it is looked for: "#wedding-fair" for "wedding fair", since a space ends a word."""
    return "#" + "-".join(tag.split())


def as_one_word(tag: str) -> tuple[str, ...]:
    """The tag folded, and as `tag_typed` writes it: it is found by either."""
    folded = fold(tag)
    return tuple(dict.fromkeys((folded, "-".join(folded.split()))))


def all_in(text: str, words: Sequence[Sought]) -> bool:
    """Whether each of the words is somewhere in the text, however it is spelt."""
    folded = fold(text)
    return all(any(spelling in folded for spelling in word.spellings) for word in words)


def bears(name: str, text: str) -> bool:
    """Whether every word of the text is somewhere in the name."""
    words = sought(text)
    return bool(words) and all_in(name, words)


def comes_near(name: str, text: str) -> bool:
    """Whether the two may be one name, heard or typed a little otherwise: each word of the shorter has one in the other
    that begins it, goes on from it, or is a slip of the finger away.
    """
    fewer, more = sorted((_words_of(name), _words_of(text)), key=len)
    left = list(more)
    for word in fewer:
        like = next((other for other in left if _is_like(word, other)), None)
        if like is None:
            return False
        left.remove(like)
    return bool(fewer)


def is_misspelt(name: str, text: str) -> bool:
    """Whether the text may be that name with a slip of the finger, and is not it: each word of it is one of the name's,
    begins one or is one letter off, two from nine letters on. Of short words another letter is another name ("Tim",
    "Tom"), and one too many, too few or changed over is a slip: "joe" for Jo, "bne" for Ben.
    """
    left = _words_of(name)
    typed = _words_of(text)
    for word in typed:
        meant = next((n for n in left if n.startswith(word)), None)
        meant = meant or next((n for n in left if _is_slip(word, n)), None)
        if meant is None:
            return False
        left.remove(meant)
    return bool(typed)


def _is_slip(word: str, meant: str) -> bool:
    if min(len(word), len(meant)) < _LEAST_ALIKE or word[0] != meant[0]:
        return False
    if min(len(word), len(meant)) < _LEAST and len(word) == len(meant) and sorted(word) != sorted(meant):
        return False
    borne = 2 if len(meant) >= TWO_SLIPS_FROM else 1
    return abs(len(word) - len(meant)) <= borne and slips(word, meant) <= borne


def _words_of(text: str) -> list[str]:
    bare = _BY_APOSTROPHE.sub("", fold(text))
    return [word for part in bare.split() for word in _APART.split(part) if word]


def _is_like(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) >= _LEAST_ALIKE and long.startswith(short):
        return True
    borne = 2 if len(short) >= TWO_SLIPS_FROM else 1 if len(long) > _LEAST_ALIKE else 0
    return len(long) - len(short) <= borne and slips(short, long) <= borne


def _sought(word: str) -> list[Sought]:
    if word.startswith("#") and len(word) > 1 and word[1].isalnum():
        return [Sought((fold(word[1:]),), is_tag=True)]
    if not word.strip("+()-./0123456789"):
        return [Sought((fold(word),), _digits(word))]
    parts = [word.strip(',;<>"')] if "@" in word else [part for part in _APART.split(word) if part]
    return [Sought(_spellings(part), _digits(part)) for part in parts or [word] if part]


def _digits(word: str) -> str:
    """The digits to look for, "" for a word that is not part of a phone number.

    Noughts before a number stand for a country or a city code dropped or put in, by where one calls from.
    """
    if word.strip("+()-./0123456789"):
        return ""
    number = digits(word.replace("(0)", ""))
    return number.lstrip("0") or number


def _spellings(word: str) -> tuple[str, ...]:
    typed = fold(word)
    found = [typed, fold(word.translate(_TWO_LETTERS))]
    if len(typed) >= _LEAST:
        found.append(_UMLAUT.sub(r"\1", typed))
    if _BY_APOSTROPHE.search(typed):
        found += [_BY_APOSTROPHE.sub(sign, typed) for sign in ("'", "’", "‘", "ʼ", "")]
    elif (elided := _ELIDED.fullmatch(typed)) is not None:
        found += [f"{elided[1]}{sign}{elided[2]}" for sign in ("'", "’")]
    return tuple(dict.fromkeys(one for one in found if one))


def _beginning_of_all(texts: Sequence[str]) -> str:
    first = texts[0]
    return next((first[:n] for n in range(len(first), 0, -1) if all(text.startswith(first[:n]) for text in texts)), "")
