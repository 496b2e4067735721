"""A line cut into what stands before a colon, behind it and behind ">", and the first of these into words. Knows no
meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.rules.text import fold

LONGEST = 400
"""Characters of a line that are read; whatever is longer is a note and no line."""

_NOTE = re.compile(r":(?=\s|$)")
_THEN = re.compile(r"(?:(?<=\s)|^)>(?=\s|$)")
_RUN = re.compile(r"\S+")
_BEFORE, _AFTER = "\"'“”„«»‘([{<", "\"'“”«»’)]}>,;:.!?…"
_PAUSE = ",;"
_TOGETHER = ("&", "+", "/", "@")
_BEFORE_A_NAME = frozenset({"o", "d", "mc", "st"})
_SHORTEST_REST = 3
"""Letters of a family name behind what begins it."""
_O_APART = re.compile(r"\b([oOdD]) (?=[^\W\d_]{3})")
_MC_APART = re.compile(r"\b([mM]c) (?=[^\W\d_]{3})")
_SHADES = dict.fromkeys((0xFE0E, 0xFE0F, 0x200D, 0x20E3, *range(0x1F3FB, 0x1F400)))
"""How a picture is drawn: in colour, in which skin, together with the next one."""
_SHORTENED = ("'", "’")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the line without the punctuation around it, from `start` up to `end`. `folded` has no case, accents and
    apostrophes. `pause`: a comma or the like stands between it and the word before."""

    text: str
    folded: str
    start: int
    end: int
    pause: bool = False

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_plain(self) -> bool:
        """Whether it is made of letters, as names and the words of a language are."""
        other = any(c.isdecimal() or c in "@/_=*#" for c in self.text) or self.folded.startswith("www.")
        return any(c.isalpha() for c in self.text) and not other


@dataclass(frozen=True, slots=True)
class Cut:
    """The words, and where note and what follows stand, None for neither: see `then`."""

    words: tuple[Word, ...]
    note: tuple[int, int, int] | None = None
    then: tuple[int, int, int] | None = None
    """From where the sign stands, from where the text behind it does, and up to where."""


def cut(text: str, is_label: Callable[[str, str], bool] = lambda _label, _behind: False) -> Cut:
    """The line in its pieces. `is_label` says of what stands before the first colon, and of what is behind it, that
    the one only says what the other is ("meeting: tessa"): that colon begins no note.
    """
    sign = _THEN.search(text)
    head, then = len(text), None
    if sign is not None:
        head, then = sign.start(), _behind(text, sign, len(text))
    colon = _NOTE.search(text, 0, head)
    if colon is not None and is_label(text[: colon.start()], text[colon.end() : head]):
        colon = _NOTE.search(text, colon.end(), head)
    note = None
    if colon is not None:
        head, note = colon.start(), _behind(text, colon, head)
    return Cut(tuple(_words(text, head)), note, then)


def with_names_joined(words: Sequence[Word], text: str, is_word: Callable[[str], bool]) -> tuple[Word, ...]:
    """Those with what begins a family name and stands apart joined to the rest of it: "o shea", "mc donald", "st john".
    `is_word` says of a folded one that it is no name."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        joins = before is not None and before.folded.rstrip(".") in _BEFORE_A_NAME and not word.pause
        if before is not None and joins and _ends_a_name(before, word, is_word) and not _is_number(found[:-1]):
            begins = before.folded.rstrip(".")
            folded = f"{begins} {word.folded}" if begins == "st" else begins + word.folded
            found[-1] = Word(text[before.start : word.end], folded, before.start, word.end, before.pause)
        else:
            found.append(word)
    return tuple(found)


def spelt_together(name: str) -> str:
    """A name with what stands apart in it as it is mostly written: "patrick o shea" as "patrick o'shea"."""
    return _MC_APART.sub(r"\1", _O_APART.sub(r"\1'", name))


def _ends_a_name(before: Word, word: Word, is_word: Callable[[str], bool]) -> bool:
    least = _SHORTEST_REST + (before.folded == "d")  # it is mostly an initial
    return word.is_plain and len(word.folded) >= least and not is_word(word.folded)


def _is_number(words: Sequence[Word]) -> bool:
    """Whether a number stands last: "3 o clock"."""
    return bool(words) and not words[-1].is_plain


def words_in(text: str) -> tuple[Word, ...]:
    """All of a text as words."""
    return tuple(_words(text, len(text)))


def piece(text: str, place: tuple[int, int, int] | None) -> str:
    return text[place[1] : place[2]] if place is not None else ""


def is_drawn(character: str) -> bool:
    """Whether it is a picture in the place of a word: "📞", "👍"."""
    return unicodedata.category(character) == "So"


def squeezed(text: str) -> str:
    """One space between words, and folded: for comparing."""
    return " ".join(fold(text).translate(_APOSTROPHES).split())


def _behind(text: str, sign: re.Match[str], end: int) -> tuple[int, int, int]:
    said = text[sign.end() : end]
    if not said.strip():
        return (sign.start(), sign.end(), sign.end())
    return (sign.start(), sign.end() + len(said) - len(said.lstrip()), sign.end() + len(said.rstrip()))


def _words(text: str, end: int) -> list[Word]:
    found: list[Word] = []
    pause = False
    for run in _RUN.finditer(text, 0, min(end, LONGEST)):
        for start, stop in _pieces(text, run.start(), run.end()):
            while start < stop and text[start] in _BEFORE and text[start:stop] not in _TOGETHER:
                start += 1
            after = stop
            while start < after and text[after - 1] in _AFTER:
                after -= 1
            is_picture = start < after and is_drawn(text[start])
            sign_alone = not (is_picture or any(c.isalnum() for c in text[start:after]))
            sign_alone = sign_alone and text[start:after] not in _TOGETHER
            if start < after and sign_alone:
                pause = True
            elif start < after:
                word = text[start:after]
                folded = word.translate(_SHADES) if is_picture else squeezed(word) or word
                folded = "the" if folded == "t" and text[after:stop][:1] in _SHORTENED else folded  # "t' academy"
                found.append(Word(word, folded, start, after, pause))
                pause = False
            pause = pause or any(sign in text[after:stop] for sign in _PAUSE)
    return found


def _between_words(at: int, start: int, stop: int) -> bool:
    """Whether the stroke there parts two words: "jo/tom", and not "n/a"."""
    return at - start >= 2 and stop - at > 2


def _pieces(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Where a run of signs has words glued by a comma or an ampersand ("jo,tom", "jo&tom"), these apart."""
    if "@" in text[start:stop] and "." in text[start:stop]:
        return [(start, stop)]
    drawn = next((at for at in range(start, stop) if is_drawn(text[at])), None)
    if drawn is not None:
        ends = drawn + 1
        while ends < stop and (is_drawn(text[ends]) or ord(text[ends]) in _SHADES):
            ends += 1
        before = _pieces(text, start, drawn) if drawn > start else []
        return [*before, (drawn, ends), *(_pieces(text, ends, stop) if ends < stop else [])]
    pieces, begun = [], start
    for at in range(start, stop):
        between = start < at < stop - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()
        if between and text[at] in ",;…—":
            pieces.append((begun, at + 1))
            begun = at + 1
        elif between and (text[at] in "&+" or (text[at] == "/" and _between_words(at, start, stop))):
            pieces += [(begun, at), (at, at + 1)]
            begun = at + 1
    return [*pieces, (begun, stop)]
