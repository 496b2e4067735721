"""What of a text has been forgotten where everything of ours is said in a language of accents. Knows no screen.

In that language no letter of ours is plain: any word in plain letters is somebody's own, or was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.;:'’!?@/&+()_-]*")
KEYS = re.compile(r"\b(Ctrl|Shift|Alt|Enter|Esc|F\d+|[A-Z])\b")
EDGES = " ,.;:'’!?&+()-"
NOT_OURS_TO_SAY = frozenset({"As Agreed", "as-agreed.db", "ISO", "PNG", "JSON", "CHANNEL", "WHO", "--reason", "--json"})
LONG_ENOUGH = 5
"""A piece of theirs of so many letters is told from a word of ours that was forgotten."""


def forgotten(text: str, theirs: Iterable[str] = ()) -> list[str]:
    """What of that text is in plain letters, and neither theirs nor a key. `theirs` may be cut anywhere."""
    if PLAIN.search(text) is None:
        return []
    text = text.replace("&&", "&").replace("\u00a0", " ")  # as a button has to have it, and words that stay together
    known = sorted({each for each in (*theirs, *NOT_OURS_TO_SAY) if len(each) > 1}, key=len, reverse=True)
    if _is_piece(text.strip(f"{EDGES}“”…"), known):
        return []  # a line of what is theirs, in which something shorter of theirs may stand as well
    for piece in PLAIN.findall(text):  # cut short, before something shorter of theirs is found in it
        if len(piece.strip(EDGES)) >= LONG_ENOUGH and _is_piece(piece.strip(EDGES), known):
            text = text.replace(piece, "⟦⟧", 1)
    for whole in known:
        if whole in text:
            text = re.sub(rf"(?<!\w){re.escape(whole)}(?!\w)", "⟦⟧", text)
    left = (piece.strip(EDGES) for piece in PLAIN.findall(text))
    return [piece for piece in left if re.search("[A-Za-z]", KEYS.sub("", piece)) and not _is_piece(piece, known)]


def _is_piece(piece: str, known: list[str]) -> bool:
    cut = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)")
    return any(piece in whole and _may_be_cut_so(piece, whole, cut) for whole in known)


def _may_be_cut_so(piece: str, whole: str, cut: re.Pattern[str]) -> bool:
    """A path is broken anywhere, other text between its words; its last word may be cut short."""
    if "/" in whole or (len(piece) >= LONG_ENOUGH and re.search(rf"(?<!\w){re.escape(piece)}", whole)):
        return True
    return (
        (len(piece) >= LONG_ENOUGH and cut.search(whole) is not None)
        or whole.startswith(piece)
        or whole.rstrip(EDGES).endswith(piece)
    )
