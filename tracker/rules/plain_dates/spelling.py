"""Words one slip of the finger away from the name of a day or month: "wednsday", "tomorro". Knows no grammar.

Only long names are put right, since short ones lie too near to each other; a word as near to two names ("tursday") is
left as it is, and so is the plural of one ("Tuesdays"), which means something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tracker.rules.plain_dates.words import ENGLISH, DateWords
from tracker.rules.slips import TWO_SLIPS_FROM, slips
from tracker.rules.text import fold

SHORTEST_NAME = 6
_DAYS = ("tomorrow", "yesterday")
_WORD = re.compile(r"[^\W\d_]{5,}")
_SHORT = {"todya": "today", "tody": "today", "2day": "today", "2moro": "tomorrow", "2morro": "tomorrow"}
_SHORT |= {"tom": "tomorrow", "nxt": "next", "lst": "last"}
_SHORT |= {"2morrow": "tomorrow", "2mrw": "tomorrow", "tomoz": "tomorrow", "2nite": "tonight", "tonite": "tonight"}
_SHORT |= dict.fromkeys(("tmrw", "tmr", "tmw", "tmrrw", "tmoro", "tomoro", "tmro", "2mo"), "tomorrow")
_SHORT |= dict.fromkeys(("tmrow", "tomorow", "tommorow", "tommorrow"), "tomorrow")
_SHORT |= dict.fromkeys(("ystrdy", "ysterday", "yest", "yesty", "yday", "y'day", "y’day", "ystdy"), "yesterday")
_SHORT |= dict.fromkeys(("aft", "arvo"), "afternoon")
_SHORT |= {"b4": "before", "nite": "night", "morn": "morning", "yr": "year", "1st thing": "first thing"}
_SHORTENED = re.compile(r"\b(" + "|".join(_SHORT) + r")\b", re.IGNORECASE)
_EVE = re.compile(r"\b((?:\w+day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|tomorrow|this) )eve\b", re.IGNORECASE)
"""Beside a day "eve" is its evening; "christmas eve" is a day."""
_AS_ONE = re.compile(r"\b2day\b", re.IGNORECASE)
"""No number and a word, though it could be read so."""


def as_one_word(text: str) -> str:
    """The text with what only looks like a number of days as the day it is: "2day"."""
    return _AS_ONE.sub("today", text)


def put_right(text: str, words: DateWords) -> str:
    """The text with such words as they are spelt."""
    text = _SHORTENED.sub(lambda found: _SHORT[found[0].casefold()], text)
    text = _EVE.sub(r"\1evening", text)
    return _WORD.sub(lambda found: _meant(fold(found[0]), words) or found[0], text)


@lru_cache(maxsize=256)
def _meant(word: str, words: DateWords) -> str | None:
    names = _names(words)
    if word in names or (word.endswith("s") and word[:-1] in names):
        return None
    near = {name for name in names if len(name) >= SHORTEST_NAME and _is_near(word, name)}
    return next(iter(near)) if len(near) == 1 else None


@lru_cache(maxsize=8)
def _names(words: DateWords) -> frozenset[str]:
    def forms(language: DateWords) -> Iterable[str]:
        return (form for named in (*language.months, *language.weekdays) for form in named)

    return frozenset((*_DAYS, *(fold(form).rstrip(".") for language in (ENGLISH, words) for form in forms(language))))


def _is_near(word: str, name: str) -> bool:
    borne = 2 if len(name) >= TWO_SLIPS_FROM else 1
    return abs(len(word) - len(name)) <= borne and slips(word, name) <= borne
