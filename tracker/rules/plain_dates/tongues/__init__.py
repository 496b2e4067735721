"""What is typed in another language, put into the words that the grammar reads. A language is one file: a table.

The names of days and months are not here: a language's own are read wherever they are given.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import ModuleType

from tracker.rules.plain_dates.words import DateWords
from tracker.rules.text import fold

_FILES = frozenset({"de"})
"""The codes of the languages that have a file, which is read in once somebody types a time."""

Table = tuple[tuple[re.Pattern[str], str], ...]


def in_english(text: str, language: str) -> str:
    """The text with that language's words as the grammar's, folded; as it is where the language has no table."""
    if language not in _FILES:
        return text
    said = " ".join(fold(text).split())
    for words, english in _table(language):
        said = words.sub(english, said)
    return " ".join(said.split())


def spoken(words: DateWords, languages: tuple[str, ...]) -> DateWords:
    """Those words, with what those languages call the days and months besides, where they have a file here."""
    known = tuple(language for language in languages if language in _FILES)
    months, weekdays = words.months, words.weekdays
    for language in known:
        names: DateWords = _file(language).NAMES
        months = tuple((*ours, *theirs) for ours, theirs in zip(months, names.months, strict=True))
        weekdays = tuple((*ours, *theirs) for ours, theirs in zip(weekdays, names.weekdays, strict=True))
    return DateWords(months, weekdays, words.day_first, known)


@lru_cache(maxsize=4)
def _table(language: str) -> Table:
    rows: tuple[tuple[str, str], ...] = _file(language).ROWS
    return tuple((re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])"), english) for words, english in rows)


def _file(language: str) -> ModuleType:
    # Named here, so that what bundles the program finds it.
    from tracker.rules.plain_dates.tongues import german

    return {"de": german}[language]
