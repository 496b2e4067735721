"""Who is meant by a typed name, in words: somebody here, somebody new, or one of several. Knows no form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tracker.presentation.words.quotes import one_line, quoted

TOLD = 3


class Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...


def person(of: Named) -> str:
    """Jo Hill, Hill & Sons"""
    return ", ".join(one_line(part, 60) for part in (of.name, of.organisation) if part)


def someone_new(near: Sequence[Named]) -> str:
    """That somebody is new, and who else is called something like it, so that one can see that they are not meant."""
    if not near:
        return "Someone new"
    listed = "; ".join(person(each) for each in near[:TOLD])
    more = f"; and {len(near) - TOLD} more" if len(near) > TOLD else ""
    return f"Someone new. Others here are called something like it: {listed}{more}."


def several(typed: str, people: Sequence[Named]) -> str:
    """That a name alone does not say who is meant."""
    return f"{len(people)} people here are {quoted(typed, 60)}. Please choose one from the list."
