"""Whom the words of a line name: exactly, or nearly. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker.actions.ports import PersonLine, Questions
from tracker.rules.line.line_reading import Someone, Upcoming
from tracker.rules.line.names.meant_perhaps import is_firm_called
from tracker.rules.line.there import Called
from tracker.rules.prospect import Prospect
from tracker.rules.text import NAME_LIMIT
from tracker.rules.who.finding import is_misspelt
from tracker.rules.who.identity import exactly, same_name
from tracker.rules.who.numbers import same_number

HANDFUL = 8
_ALIKE = 60
"""So many whose names begin as a word does are looked at for one that was misspelt."""
_WORDS = 3
"""Words of a name that are looked for."""


def who_is_called(questions: Questions, words: str) -> Called:
    """Raises StoreFault."""
    if not words.strip() or len(words) > NAME_LIMIT:
        return Called()
    begins = questions.people_called(words, HANDFUL)
    meant = exactly(words, questions.prospects_matching(words)) if begins else ()
    return Called(tuple(map(_someone, meant)), tuple(map(_listed, begins)))


def who_may_be(questions: Questions, words: str) -> tuple[Someone, ...]:
    """Whom those words may mean though nobody is called so: those called nearly so, and those at a firm called so.
    Raises StoreFault."""
    if not words.strip() or len(words) > NAME_LIMIT:
        return ()
    alike = (line for word in words.split()[:_WORDS] for line in questions.people_called(word[:2], _ALIKE))
    nearly = [line for line in alike if is_misspelt(line.name, words)]
    of_it = [line for line in questions.people_like(words, _ALIKE) if is_firm_called(words, line.organisation)]
    found = {line.id: _listed(line) for line in (*nearly, *of_it)}
    return tuple(found.values())[:HANDFUL]


def whose_is(questions: Questions, typed: str, e164: Callable[[str], str]) -> tuple[Someone, ...]:
    """Who has that number or e-mail address. Raises StoreFault."""
    number = e164(typed) if "@" not in typed else ""
    return tuple(
        _someone(person)
        for person in questions.prospects_matching(typed, number)
        if any(same_number(typed, number, phone.typed, phone.e164) for phone in person.phones)
        or any(same_name(email.address, typed) for email in person.emails)
    )


def _listed(of: PersonLine) -> Someone:
    next_ = Upcoming(of.next_kind, of.next_channel, of.next) if of.next is not None and of.next_channel else None
    return replace(_someone(of), next=next_)


def _someone(of: Prospect | PersonLine) -> Someone:
    return Someone(of.id, of.name, of.organisation, of.household)
