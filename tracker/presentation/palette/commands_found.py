"""Commands by their words: any of them, in any order, each from its beginning. Pure; knows no command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    nobody sees, once as much is typed as `LEAST_NAMED` says. `is_place`: it shows where one can go, and does nothing.
    """

    name: str
    words: str
    told: str
    keys: str
    also: str = ""
    is_place: bool = False


def commands_found(typed: str, offered: Sequence[Offered]) -> tuple[Offered, ...]:
    """Those in whose words each typed one begins a word: whose row begins so comes first, then what is found by those
    words alone, and what is found by others as well comes last: among them first what names it soonest, and a deed
    before a place. () for nothing typed.
    """
    asked, begun = _WORDS.findall(fold(typed)), fold(typed.strip())
    if not asked:
        return ()

    named = [one for one in offered if _fit(asked, _words_in(f"{one.words} {one.told}"))]
    others = [
        one for one in offered if one not in named and _fit(asked, _words_in(f"{one.words} {one.told} {one.also}"))
    ]
    others.sort(key=lambda one: (_place_in(one.also, asked), one.is_place))
    alone = [one for one in others if not _has_more(one, asked)]
    begins = [one for one in named if _folded(one.words).startswith(begun)]
    found = [*begins, *alone, *named, *others] if len(begun) >= LEAST_NAMED else [*begins, *named]
    found = list(dict.fromkeys(found))
    return tuple(found) or _misspelt(asked, offered)


def _place_in(also: str, asked: Sequence[str]) -> tuple[bool, int]:
    """How far behind what is typed is named there, first where one name has all of it: what is named sooner says more
    of what the command is. A place has several pages, and each begins anew.
    """
    pages = [[_words_in(name) for name in page.split(",")] for page in also.split(";")]
    places = [(n, _fit(asked, name), _fit(asked[:1], name)) for names in pages for n, name in enumerate(names)]
    whole = min((n for n, all_of_it, _ in places if all_of_it), default=None)
    begun = min((n for n, _, begins in places if begins), default=len(places))
    return whole is None, begun if whole is None else whole


def _fit(asked: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in asked)


def _misspelt(asked: Sequence[str], offered: Sequence[Offered]) -> tuple[Offered, ...]:
    """Those that are meant by words with a slip in them: of their rows, else of what else they are found by."""
    by_row = tuple(one for one in offered if all(_is_slip_of_one(part, one.words) for part in asked))
    others = [one for one in offered if all(_is_slip_of_one(part, one.also) for part in asked)]
    return by_row or tuple(sorted(others, key=lambda one: _has_more(one, asked)))


def _has_more(one: Offered, asked: Sequence[str]) -> bool:
    """Whether it is found by further words than those: what is found by them alone is the likelier to be meant."""
    return len(_words_in(one.also)) > len(asked)


def _is_slip_of_one(part: str, told: str) -> bool:
    """Whether it is one slip of the finger away from a word of those: "setings"."""
    there = [word for word in _words_in(told) if word[0] == part[0] and len(word) >= LEAST_MISSPELT <= len(part)]
    return any(abs(len(word) - len(part)) <= 1 and slips(part, word) == 1 for word in there)


def names_a_command(typed: str, offered: Sequence[Offered], called: Iterable[str] = ()) -> bool:
    """Whether it is the name of one, or as good as: then that one is meant before anybody who is called like it.

    Its own words alone, or those it is found by as well, mean it too ("print", "help"), unless they stand as typed in
    the names that are found, `called`: a near name comes behind them.
    """
    asked = _WORDS.findall(fold(typed))
    if len(" ".join(asked)) < LEAST_NAMED:
        return False
    if any(_words_in(one.words) == tuple(asked) for one in offered):
        return True
    is_own = any(set(asked) <= {*_words_in(one.words), *_words_in(one.told), *_words_in(one.also)} for one in offered)
    return is_own and not any(set(asked) <= set(_WORDS.findall(fold(name))) for name in called)


@lru_cache(maxsize=512)
def _words_in(told: str) -> tuple[str, ...]:
    """What a command is called never changes, and is asked for at every letter."""
    return tuple(_WORDS.findall(fold(told)))


_folded = lru_cache(maxsize=512)(fold)
