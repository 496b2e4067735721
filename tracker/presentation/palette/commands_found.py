"""Commands by their words: any of them, in any order, each from its beginning. Pure; knows no command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.rules.text import fold

LEAST_NAMED = 3
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Offered:
    """A command that may be asked for: `words` stand in its row, by `told` it is found as well."""

    name: str
    words: str
    told: str
    keys: str


def commands_found(typed: str, offered: Sequence[Offered]) -> tuple[Offered, ...]:
    """Those in whose words each typed one begins a word; whose row begins so comes first. () for nothing typed."""
    asked = _WORDS.findall(fold(typed))
    if not asked:
        return ()

    def fits(one: Offered) -> bool:
        there = _words_in(f"{one.words} {one.told}")
        return all(any(word.startswith(part) for word in there) for part in asked)

    begun = fold(typed.strip())
    return tuple(sorted(filter(fits, offered), key=lambda one: not _folded(one.words).startswith(begun)))


def names_a_command(typed: str, offered: Sequence[Offered]) -> bool:
    """Whether it is the name of one, or as good as: then that one is meant before anybody who is called like it."""
    named = " ".join(_WORDS.findall(fold(typed)))
    return len(named) >= LEAST_NAMED and any(" ".join(_words_in(one.words)) == named for one in offered)


@lru_cache(maxsize=512)
def _words_in(told: str) -> tuple[str, ...]:
    """What a command is called never changes, and is asked for at every letter."""
    return tuple(_WORDS.findall(fold(told)))


_folded = lru_cache(maxsize=512)(fold)
