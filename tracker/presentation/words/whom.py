"""Who is meant by a typed name, in words: somebody here, somebody new, or one of several. Knows no form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tracker.presentation.words.quotes import one_line, quoted
from tracker.tongue import Theirs, tr, tr_n

TOLD = 3


class Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...


def person(of: Named) -> Theirs:
    """Jo Hill, Hill & Sons"""
    return Theirs(", ".join(one_line(part, 60) for part in (of.name, of.organisation) if part))


def someone_new(near: Sequence[Named]) -> str:
    """That somebody is new, and who else is called something like it, so that one can see that they are not meant."""
    if not near:
        return tr("Someone new")
    people = Theirs("; ".join(person(each) for each in near[:TOLD]))
    if len(near) > TOLD:
        # T: "Someone new. Others here are called something like it: Jo Hill; Jo Hall; Joe Hill; and 2 more."
        return tr_n(
            "Someone new. Others here are called something like it: {people}; and {n} more.",
            "Someone new. Others here are called something like it: {people}; and {n} more.",
            len(near) - TOLD,
            people=people,
        )
    return tr("Someone new. Others here are called something like it: {people}.", people=people)


def not_a_number(typed: str) -> str:
    """That what was typed for somebody new is no phone number, before it is saved, and what becomes of it."""
    return tr(
        "{typed} is not a phone number. Correct it, or save again: it is kept in their notes.", typed=quoted(typed, 60)
    )


def not_an_address(typed: str) -> str:
    return tr(
        "{typed} is not an e-mail address. Correct it, or save again: it is kept in their notes.",
        typed=quoted(typed, 60),
    )


def kept_in_notes(typed: str) -> str:
    """That what was given for a number or an address is none, told once it has been saved."""
    # T: "“after six” is not a number or an address that can be used; it is kept in their notes."
    return tr(
        "{typed} is not a number or an address that can be used; it is kept in their notes.", typed=quoted(typed, 60)
    )


def several(typed: str, people: Sequence[Named]) -> str:
    """That a name alone does not say who is meant."""
    # T: "2 people here are “Jo Hill”. Please choose one from the list."
    return tr_n(
        "{n} person here is {name}. Please choose one from the list.",
        "{n} people here are {name}. Please choose one from the list.",
        len(people),
        name=quoted(typed, 60),
    )
