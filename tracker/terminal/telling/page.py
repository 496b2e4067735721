"""What is written to a terminal: lines that fit it, and nothing that could move its cursor. Knows no prospect."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from tracker.runtime.streams import Unfailing, unfailing

if TYPE_CHECKING:
    from tracker.rules.bring_in.file_read import Progress

WIDTH = 80
SHORT = 1.0
"""Seconds that nobody asks how far it is."""
JOINERS = frozenset("\u200c\u200d")
"""Invisible, but part of how words and emoji are written; they move nothing."""


def plain(text: str) -> str:
    """The text on one line, with each character that a terminal might obey shown as a replacement character.

    Controls, escape sequences, changes of direction and half surrogates can all reach a name from an import.
    """
    return _harmless(" ".join(text.split()))


def _harmless(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line
    return "".join("\ufffd" if _commands(character) else character for character in line)


def _commands(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in JOINERS


def one_sentence(text: str) -> str:
    """Several sentences as one, as in "A name is missing; nothing was saved.". Quotations stay as they are."""

    def joined(found: re.Match[str]) -> str:
        return found[0] if found[0].startswith("“") else f"; {(found[1] or '').lower()}"

    return re.sub(r"“[^”]*”|\. ([A-Z])|\. (?=“)", joined, text)


def columns(text: str) -> int:
    """How many columns a terminal needs for it: two for a wide letter, none for an accent that is set on one."""
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or character in JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def padded(text: str, width: int) -> str:
    return text + " " * max(width - columns(text), 0)


def wrapped(text: str, first: str, following: str) -> str:
    """The text in lines of at most WIDTH columns, between words where it can be, each line after its indentation."""
    lines, line, empty = [], first, True
    for word in _pieces(plain(text), WIDTH - columns(following)):
        if not empty and columns(line) + 1 + columns(word) > WIDTH:
            lines.append(line)
            line, empty = following, True
        line, empty = f"{line}{word}" if empty else f"{line} {word}", False
    return "\n".join([*lines, line.rstrip()])


def _pieces(text: str, width: int) -> Iterator[str]:
    """Its words, those that are wider than a line cut to fit one."""
    for word in text.split(" "):
        piece = ""
        for character in word:
            if columns(piece) + columns(character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


class Page:
    """Writes answers to `out` and troubles to `err`; neither ever refuses what is written."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self._out = unfailing(out)
        self._err = unfailing(err)

    def line(self, text: str = "", indent: int = 0) -> None:
        """A paragraph, wrapped and indented by so many columns."""
        self._write(self._out, wrapped(text, " " * indent, " " * indent))

    def row(self, label: str, text: str, width: int) -> None:
        """A label in a column of that width, and a paragraph beside it."""
        first = f"  {padded(plain(label), width)}  "
        self._write(self._out, wrapped(text, first, " " * (width + 4)))

    def as_it_is(self, text: str) -> None:
        """Lines for another program, such as SQL: neither wrapped nor drawn together."""
        for line in text.split("\n"):
            self._write(self._out, _harmless(line))

    def trouble(self, sentence: str, rows: Iterable[str] = ()) -> None:
        """One sentence on a line of its own, however long, and what there is to choose from beneath it."""
        self._write(self._err, one_sentence(plain(sentence)))
        for text in rows:
            self._write(self._err, f"  {plain(text)}")

    def json(self, value: object) -> None:
        """The value as JSON in ASCII alone, so that no terminal and no encoding can come to harm."""
        self._write(self._out, json.dumps(value, indent=2, ensure_ascii=True))

    @contextmanager
    def percent(self) -> Iterator[Progress]:
        """Within, how far something is that takes long, on one line where somebody is looking; it goes with its end."""
        begun, looked_at = monotonic(), self._err.isatty()
        shown = False

        def told(done: int, of: int) -> bool:
            nonlocal shown
            if looked_at and monotonic() - begun > SHORT:
                shown = True
                self._err.write(f"\r{100 * done // max(of, 1):3} %")
                self._err.flush()
            return True

        try:
            yield told
        finally:
            if shown:
                self._err.write("\r     \r")

    def flush(self) -> None:
        """Hand over what was written."""
        self._out.flush()
        self._err.flush()

    @staticmethod
    def _write(stream: Unfailing, text: str) -> None:
        stream.write(text + "\n")
