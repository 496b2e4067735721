"""A phrase as a row of tokens, and a place in it. Knows the shape of numbers and words, not what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TypeVar, cast

from tracker.rules.plain_dates.unclear import UnclearReason
from tracker.rules.text import fold

S = TypeVar("S")
T = TypeVar("T")

_DASHES = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-"})
_HALVES = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
_SILENT = str.maketrans("", "", "'’ʼ`´")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters, a run of digits, or one other character; `glued` where no space stands before it."""

    text: str
    is_number: bool
    glued: bool


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, folded. Apostrophes vanish ("week's" is "weeks"); a comma is only a pause."""
    text = text.translate(_HALVES)
    spelled = fold(text.translate(_SILENT)).translate(_SILENT).translate(_DASHES).replace(",", " ")
    tokens: list[Token] = []
    glued = False
    for kind, run in groupby(spelled, _kind):
        piece = "".join(run)
        if kind in ("word", "number"):
            tokens.append(Token(piece, kind == "number", glued))
        elif kind == "sign":
            tokens.extend(Token(sign, False, glued or at > 0) for at, sign in enumerate(piece))
        glued = kind != "space"
    return tuple(tokens)


def _kind(character: str) -> str:
    if character.isdecimal():
        return "number"
    if character.isspace():
        return "space"
    return "word" if character.isalpha() else "sign"


@cache  # the grammar's own tables: there are as many as are written in it
def _by_first_word(wanted: tuple[str, ...]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Phrases with their words, in their order, by the word they begin with."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase in wanted:
        words = tuple(phrase.split(" "))
        found.setdefault(words[0], []).append((phrase, words))
    return found


class Tokens:
    """A place in a row of tokens. A rule reads forward from it and gives None, having gone nowhere, where it
    does not apply. Why a phrase that looked like a date is none is noted in `refused`, the first one first."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._texts = tuple([token.text for token in tokens])
        self.at = 0
        self.refused: list[UnclearReason] = []
        self._read: dict[tuple[object, int, int], tuple[object, object, int]] = {}

    @property
    def done(self) -> bool:
        return self.at >= len(self._tokens)

    def peek(self, ahead: int = 0) -> str:
        """The text of the token `ahead` of here, or behind where negative; "" where there is none."""
        place = self.at + ahead
        return self._texts[place] if 0 <= place < len(self._texts) else ""

    @property
    def is_hyphen_between_letters(self) -> bool:
        """Whether a hyphen stands here with a letter close on either side."""
        if self.peek() != "-" or self.at + 1 >= len(self._tokens):
            return False
        after = self._tokens[self.at + 1]
        return self._tokens[self.at].glued and after.glued and self.peek(-1).isalpha() and after.text.isalpha()

    def take(self, *wanted: str) -> str | None:
        """The next token, if it is one of these."""
        if self.at >= len(self._texts):
            return None
        text = self._texts[self.at]
        if text not in wanted:
            return None
        self.at += 1
        return text

    def take_glued(self, *wanted: str) -> str | None:
        """The same, if no space stands before it."""
        return self.take(*wanted) if not self.done and self._tokens[self.at].glued else None

    def glued_number(self, *lengths: int) -> str | None:
        """The next token, if it is a number of so many digits and no space stands before it."""
        return self.number(*lengths) if not self.done and self._tokens[self.at].glued else None

    def phrase(self, *wanted: str) -> str | None:
        """The first of these phrases, each words with single spaces, that stands here as a whole."""
        if self.at >= len(self._texts):
            return None
        for phrase, words in _by_first_word(wanted).get(self._texts[self.at], ()):
            if self._texts[self.at : self.at + len(words)] == words:
                self.at += len(words)
                return phrase
        return None

    def number(self, *lengths: int) -> str | None:
        """The next token, if it is a number of so many digits (of any number, where no length is given)."""
        if self.done or not self._tokens[self.at].is_number:
            return None
        text = self._tokens[self.at].text
        if lengths and len(text) not in lengths:
            return None
        self.at += 1
        return text

    def refuse(self, reason: UnclearReason) -> T | None:
        """Note that what stands here is meant as a date but is none; gives None, whatever the rule was to read."""
        self.refused.append(reason)
        return None

    def attempt(self, rule: Callable[[], T | None]) -> T | None:
        """What the rule reads; where it reads nothing, the place is as before."""
        mark = self.at
        found = rule()
        if found is None:
            self.at = mark
        return found

    def once(self, rule: Callable[[Tokens, S], T | None], spoken: S) -> T | None:
        """What the rule reads here; it is asked once, however many rules begin with it."""
        key = rule, self.at, id(spoken)
        if key not in self._read:
            found = rule(self, spoken)
            self._read[key] = spoken, found, self.at  # held, so that no other has its id meanwhile
        _, read, self.at = self._read[key]
        return cast("T | None", read)
