"""Who is meant by a typed name, in words: somebody here, somebody new, or one of several. Knows no form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from tracker.actions.ports import Mention, MentionedIn
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.times import day
from tracker.rules.prospect import Prospect
from tracker.rules.text import fold
from tracker.rules.who.finding import sought
from tracker.rules.window import day_in
from tracker.tongue import Theirs, tr, tr_n

TOLD = 3
BEFORE = 24
EXCERPT = 100
"""Characters of a note beside a name, and of those before the word that was looked for."""


class Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...


def known_as(of: Named) -> Theirs:
    """Jo Hill, Hill & Sons"""
    return Theirs(", ".join(one_line(part, 60) for part in (of.name, of.organisation) if part))


def someone_new(near: Sequence[Named]) -> str:
    """That somebody is new, and who else is called something like it, so that one can see that they are not meant."""
    if not near:
        return tr("Someone new")
    people = Theirs("; ".join(known_as(each) for each in near[:TOLD]))
    if len(near) > TOLD:
        # T: "Someone new. Others here are called something like it: Jo Hill; Jo Hall; Joe Hill; and 2 more."
        return tr_n(
            "Someone new. Others here are called something like it: {people}; and {n} more.",
            "Someone new. Others here are called something like it: {people}; and {n} more.",
            len(near) - TOLD,
            people=people,
        )
    return tr("Someone new. Others here are called something like it: {people}.", people=people)


def has_the_number(of: Prospect) -> str:
    """Whose the number or the address is that was typed for somebody new."""
    if of.deleted_at is not None:
        # T: "Jo Hill, who is in the trash, has this number or address."
        return tr("{who}, who is in the trash, has this number or address.", who=known_as(of))
    return tr("{who} has this number or address already.", who=known_as(of))


def has_the_number_too(who: str) -> str:
    """Whose the number or the address is that was typed into somebody's details, and how to say that they share it."""
    # T: "“Jo Hill” has this number or address already. If the two share it, save again."
    return tr("{who} has this number or address already. If the two share it, save again.", who=quoted(who, 60))


def it_is(of: Prospect) -> str:
    """What to press where that is who is meant."""
    if of.deleted_at is not None:
        # T: "It is Jo Hill: restore them"
        return tr("It is {who}: restore them (&8)", who=Theirs(one_line(of.name, 40).replace("&", "&&")))
    # T: "It is Jo Hill"
    return tr("It is {who} (&8)", who=Theirs(one_line(of.name, 40).replace("&", "&&")))


def mentioned(mention: Mention, text: str, zone: str, today: date) -> str:
    """Where somebody is spoken of, with the words round what was looked for."""
    told = Theirs(_excerpt(mention.text, text))
    if mention.at is None:
        return tr("Address: {text}", text=told)
    when = day(day_in(mention.at, zone), today)
    if mention.where is MentionedIn.TOPIC:
        # T: "Agreed 3 Oct: the lemon filling"
        return tr("Agreed {day}: {text}", day=when, text=told)
    # T: "Note of 3 Oct: … asked whether it is free of nuts …"
    return tr("Note of {day}: {text}", day=when, text=told)


def _excerpt(text: str, sought_for: str) -> str:
    """The text on one line, from a little before the first word that was looked for."""
    line = one_line(text, len(text) + 1)
    folded = fold(line)
    word = next(iter(sought(sought_for)), None)
    at = min((found for way in word.spellings if (found := folded.find(way)) >= 0), default=0) if word else 0
    begin = line.rfind(" ", 0, max(at - BEFORE, 0)) + 1 if at > BEFORE else 0
    return f"…{one_line(line[begin:], EXCERPT)}" if begin else one_line(line, EXCERPT)


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


def which_country(settings: Path) -> str:
    """Asks, where there is no window, in which country a number without a code is rung."""
    return tr(
        "In which country are numbers without a code? Write it into {file} as its two letters, such as "
        "“country”: “GB”; until then a number with a code and the same one without pass for one.",
        file=Theirs(str(settings)),
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
