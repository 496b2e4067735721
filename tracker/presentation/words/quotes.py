"""What other people said, set in quotation marks on one line; names of files and of people as they may stand there.

Knows not who said it, or where it is put.
"""

from __future__ import annotations

from pathlib import Path

from tracker.rules.text import DIRECTION_CONTROLS, readable
from tracker.tongue import Theirs, tr, tr_as

LONGEST = 160

_TURNING = {ord(character): None for character in DIRECTION_CONTROLS}


def one_line(text: str, limit: int = LONGEST) -> Theirs:
    """The text with its line breaks made spaces, cut within `limit` characters: at a word's end, or within a word that
    little stands before.

    Nothing in it turns the sentence round it: what is quoted may be as it was typed, and not yet as it is kept.
    """
    # Only so much is looked at: a note may be very long, and this runs while someone types.
    flat = " ".join(text[: limit * 4].translate(_TURNING).split())
    if len(flat) <= limit and len(text) <= limit * 4:
        return Theirs(flat)
    cut = flat[: limit - 1]
    words = cut.rpartition(" ")[0]
    return Theirs(f"{words if 2 * len(words) > len(cut) else cut}…")


def quoted(words: str, limit: int = LONGEST) -> Theirs:
    """“we'll call you”; marks they were typed with are not doubled."""
    return Theirs(tr_as("a quotation", "“{words}”", words=_without_marks(words, limit)))


def said(words: str) -> Theirs:
    """The quotation with the full stop that ends its sentence, unless they ended it themselves."""
    plain = _without_marks(words, LONGEST)
    if plain[-1:] in {".", "?", "!", "…"}:
        return Theirs(tr_as("a quotation", "“{words}”", words=plain))
    return Theirs(tr_as("a quotation that ends its sentence", "“{words}”.", words=plain))


def _without_marks(words: str, limit: int) -> Theirs:
    flat = one_line(words, limit)
    if len(flat) > 1 and (flat[0], flat[-1]) in {('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’")}:
        return Theirs(flat[1:-1].strip())
    return flat


def named(path: Path | str) -> Theirs:
    """A file's or folder's name, which may hold anything at all, so that it stands quietly in a sentence."""
    return Theirs(readable(str(path).replace("\n", "\ufffd").replace("\t", "\ufffd")))


def new_person(name: str) -> str:
    """The row that offers to write someone down who is not there yet: "New person “Jo Hill”"."""
    return tr("New person {name}", name=quoted(name, 60))
