"""On what an outgoing contact rests. Knows nothing of how the guard finds it."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """On what an outgoing contact rests.

    ABOUT is about an appointment that was agreed, and keeps nothing. GOING_ON is the next word of what was welcome a
    moment ago; it is told apart from what it goes on with because nothing can go on from it.
    """

    AGREED = "agreed"
    PROMISED = "promised"
    REPLY = "reply"
    SERVICE = "service"
    ABOUT = "about"
    GOODWILL = "goodwill"
    FIRST_APPROACH = "first-approach"
    NONE = "none"
    GOING_ON = "going-on"
