"""By what way people speak to each other."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    MEETING = "meeting"
    CALL = "call"
    VIDEO = "video"
    EMAIL = "email"
    TEXT = "text"
    SOCIAL = "social"
    POST = "post"


WRITTEN = frozenset({Channel.EMAIL, Channel.TEXT, Channel.SOCIAL, Channel.POST})
SPOKEN = frozenset({Channel.MEETING, Channel.CALL, Channel.VIDEO})
FROM_AFAR = frozenset({Channel.CALL, Channel.VIDEO})
"""Spoken without meeting: the one does for the other, and a meeting for both. A call is no meeting."""


class Direction(StrEnum):
    """Who turned to whom: we to them, they to us, or both came together."""

    OUT = "out"
    IN = "in"
    MET = "met"
