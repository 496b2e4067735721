"""A word one slip of the finger away from one that says how: "tlked" for "talked". It is offered, never taken."""

from __future__ import annotations

from functools import lru_cache

from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.slips import TWO_SLIPS_FROM, slips

_SHORTEST = 4
"""Letters of a word that may be meant; of one that is typed, one less, where one is left out ("cal")."""


def is_near_way(word: str, vocabulary: Vocabulary) -> bool:
    return bool(near_ways(word, vocabulary))


def near_ways(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words that say how and lie so near to that one, folded; none for a word that means something itself."""
    if len(word) < _SHORTEST - 1 or not word.isalpha() or word in vocabulary.small or word in vocabulary.never_names:
        return ()
    return _near(word, tuple(vocabulary.ways))


@lru_cache(maxsize=256)
def _near(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    least = max(_SHORTEST, len(word) + 1) if len(word) < _SHORTEST else _SHORTEST
    borne = 2 if len(word) >= TWO_SLIPS_FROM else 1
    return tuple(
        each
        for each in known
        if len(each) >= least and abs(len(each) - len(word)) <= borne and each.isalpha() and each[0] == word[0]
        if slips(word, each) <= borne
    )
