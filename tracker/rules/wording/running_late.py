"""Reads a note for what it says of an appointment: that somebody is late, cannot come or missed it.

Knows neither the appointment nor who says it. English only: a note in another language says it by a key.
"""

from __future__ import annotations

import re

_LATE = (
    r"(?:be|being|is|are|am|running|run|come|arrive|minutes?|mins?|hours?|bit|little|\w+'(?:m|re|s))(?: \w+){0,2}? late"
    r"|delayed|held up|running behind|behind schedule|stuck in (?:the )?traffic|not on time"
)
_CANNOT = (
    r"(?:can(?:no|')?t|can not|could(?: not|n't)|won't|will not|unable to|not able to)"
    r"(?: \w+){0,2}? (?:come|make|keep|be there|attend|do|meet|join|get there)"
    r"|cancel\w*|call(?:ed|ing)? (?:it )?off|postpon\w*|put (?:it )?off"
)
_MISSED = r"miss(?:ed|ing)?|forgot(?:ten)?|did(?: not|n't) (?:come|make|call|ring|keep)"


def owns_up(note: str) -> bool:
    """Whether a note of ours about an appointment says that we are late, cannot keep it or missed it."""
    return _OURS.search(_plain(note)) is not None


def cannot_come(note: str) -> bool:
    """Whether a note of ours about an appointment says that we do not keep it, and not only that we are late."""
    return _NOT_OURS.search(_plain(note)) is not None


def says_they_are_late(note: str) -> bool:
    """Whether a note on what they told us says that they are late or cannot come."""
    return _THEIRS.search(_plain(note)) is not None


def _plain(note: str) -> str:
    return " ".join(note.replace("\u2019", "'").split())


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


_OURS = _pattern("late", _LATE, _CANNOT, _MISSED)
_NOT_OURS = _pattern(_CANNOT)
_THEIRS = _pattern(_LATE, _CANNOT)
