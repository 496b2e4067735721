"""Who of us is meant by a name. Knows no store: names are as they were written."""

from __future__ import annotations


def is_same_user(one: str, other: str) -> bool:
    """Whether two names are one of us: without case and outer spaces, by which nobody meant two people."""
    return one == other or one.strip().casefold() == other.strip().casefold()
