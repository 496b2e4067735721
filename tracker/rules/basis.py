"""On what an outgoing contact rests. Knows nothing of how the guard finds it."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """On what an outgoing contact rests."""

    AGREED = "agreed"
    PROMISED = "promised"
    REPLY = "reply"
    SERVICE = "service"
    GOODWILL = "goodwill"
    FIRST_APPROACH = "first-approach"
    NONE = "none"
