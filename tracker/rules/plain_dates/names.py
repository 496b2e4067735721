"""Finds the name of a month or weekday in a row of tokens. Knows names only, no dates."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from tracker.rules.plain_dates.tokens import Tokens, tokenise
from tracker.rules.plain_dates.words import ENGLISH, DateWords

Spelling = tuple[str, ...]

# Words the grammar needs. Where a language shortens a weekday to one of them (Finnish "to", Norwegian "on"),
# only its longer name is understood.
_RESERVED = frozenset({"a", "am", "an", "and", "at", "by", "from", "in", "of", "on", "or", "pm", "the", "to"})


class Names:
    """Names a phrase may use, in English and one more language.

    A name that would mean two things (Spanish "mar" is Tuesday, English "mar" March) is understood as neither.
    """

    def __init__(self, words: DateWords) -> None:
        meanings: defaultdict[Spelling, set[tuple[str, int]]] = defaultdict(set)
        for language in (ENGLISH, words):
            for kind, named in (("month", language.months), ("weekday", language.weekdays)):
                for number, forms in enumerate(named):
                    for form in forms:
                        meanings[_spelling(form)].add((kind, number))
        clear = {
            spelling: next(iter(meant))
            for spelling, meant in meanings.items()
            if spelling and len(meant) == 1 and spelling[0] not in _RESERVED
        }
        self._months = {spelling: number + 1 for spelling, (kind, number) in clear.items() if kind == "month"}
        self._weekdays = {spelling: number for spelling, (kind, number) in clear.items() if kind == "weekday"}

    def month(self, tokens: Tokens) -> int | None:
        """The month (1 to 12) named here, with the dot that shortens it."""
        return _longest(tokens, self._months)

    def weekday(self, tokens: Tokens) -> int | None:
        """The weekday (Monday 0 to Sunday 6) named here, with the dot that shortens it."""
        return _longest(tokens, self._weekdays)

    def is_name(self, word: str) -> bool:
        """Whether the word alone is the name of a month or weekday."""
        return (word,) in self._months or (word,) in self._weekdays


@lru_cache(maxsize=8)
def names_of(words: DateWords) -> Names:
    return Names(words)


def _spelling(form: str) -> Spelling:
    spelled = [token.text for token in tokenise(form)]
    while spelled and spelled[-1] == ".":
        spelled.pop()
    return tuple(spelled)


def _longest(tokens: Tokens, names: dict[Spelling, int]) -> int | None:
    here = tokens.peek()
    standing = [n for n in names if n[0] == here and all(tokens.peek(at) == word for at, word in enumerate(n))]
    if not standing:
        return None
    name = max(standing, key=len)
    tokens.at += len(name)
    tokens.take_glued(".")
    return names[name]
