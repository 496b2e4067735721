"""Commands by their words: any of them, in any order, each from its beginning. Pure; knows no command."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.rules.slips import slips
from tracker.rules.text import fold

LEAST_NAMED = 3
LEAST_MISSPELT = 5
"""Letters of a word that may be one with a slip in it: shorter ones are too near to each other, and to names."""
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Offered:
    """A command that may be asked for: `words` stand in its row, by `told` it is found as well, and by `also`, which
    nobody sees, once as much is typed as `LEAST_NAMED` says.
    """

    name: str
    words: str
    told: str
    keys: str
    also: str = ""


def commands_found(typed: str, offered: Sequence[Offered]) -> tuple[Offered, ...]:
    """Those in whose words each typed one begins a word: whose row begins so comes first, whose other words do last.
    () for nothing typed.
    """
    asked, begun = _WORDS.findall(fold(typed)), fold(typed.strip())
    if not asked:
        return ()

    def fits(told: str) -> bool:
        return all(any(word.startswith(part) for word in _words_in(told)) for part in asked)

    named = [one for one in offered if fits(f"{one.words} {one.told}")]
    named.sort(key=lambda one: not _folded(one.words).startswith(begun))
    others = (one for one in offered if one not in named and fits(f"{one.words} {one.told} {one.also}"))
    found = (*named, *(others if len(begun) >= LEAST_NAMED else ()))
    return found or tuple(one for one in offered if all(_is_slip_of_one(part, one) for part in asked))


def _is_slip_of_one(part: str, one: Offered) -> bool:
    """Whether it is one slip of the finger away from a word of its row: "setings"."""
    there = [word for word in _words_in(one.words) if word[0] == part[0] and len(word) >= LEAST_MISSPELT <= len(part)]
    return any(abs(len(word) - len(part)) <= 1 and slips(part, word) == 1 for word in there)


def names_a_command(typed: str, offered: Sequence[Offered]) -> bool:
    """Whether it is the name of one, or as good as: then that one is meant before anybody who is called like it."""
    named = " ".join(_WORDS.findall(fold(typed)))
    return len(named) >= LEAST_NAMED and any(" ".join(_words_in(one.words)) == named for one in offered)


@lru_cache(maxsize=512)
def _words_in(told: str) -> tuple[str, ...]:
    """What a command is called never changes, and is asked for at every letter."""
    return tuple(_WORDS.findall(fold(told)))


_folded = lru_cache(maxsize=512)(fold)
