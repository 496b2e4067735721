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


class Direction(StrEnum):
    """Who turned to whom: we to them, they to us, or both came together."""

    OUT = "out"
    IN = "in"
    MET = "met"
