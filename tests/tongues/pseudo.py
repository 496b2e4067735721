"""A language made by a function: ⟦every letter with an accent, and half as long again~~⟧. What was forgotten stands out.

Knows no screen, and not what Qt says itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.tongue import speak

ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ",
)
SLOT = re.compile(r"(\{[^{}]*\})")


def pseudo(text: str) -> str:
    """The text as a patient translator would lengthen it; what is in braces is left alone, and so are mere patterns."""
    parts = SLOT.split(text)
    letters = sum(character.isalpha() for part in parts[::2] for character in part)
    if not letters:
        return text
    told = [part if SLOT.fullmatch(part) else part.translate(ACCENTS) for part in parts]
    return f"⟦{''.join(told)}{'~' * (letters // 2)}⟧"


class Pseudo:
    """The catalogue that has everything."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return pseudo(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        del context
        return pseudo(msgid1 if n == 1 else msgid2)


@contextmanager
def speak_pseudo() -> Iterator[None]:
    """Within it, everything of ours is said so; then English again."""
    speak(Pseudo())
    try:
        yield
    finally:
        speak(None)
