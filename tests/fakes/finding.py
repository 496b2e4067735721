"""How the store in memory finds people by what is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.actions.ports import PeopleSort, PersonLine
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.text import digits, fold
from tracker.rules.who.finding import Sought, as_one_word, sought, whole_number

SORTED_BY: dict[PeopleSort, Callable[[PersonLine], Any]] = {
    PeopleSort.NAME: lambda line: fold(line.name),
    PeopleSort.ORGANISATION: lambda line: fold(line.organisation) or None,
    PeopleSort.STANDING: lambda line: list(StandingKind).index(line.standing),
    PeopleSort.NEXT: lambda line: line.next and line.next.starts,
    PeopleSort.LAST_CONTACT: lambda line: line.last_contact_at,
}


def place(name: str, text: str) -> int:
    """Names that begin with the text, however it is spelt, then those with its words in them, then the others."""
    words = sought(text)
    spelt = [" ".join(word.spellings[min(n, len(word.spellings) - 1)] for word in words) for n in (0, 1)]
    beginnings = (" ".join(fold(text).split()), *spelt)
    if any(name.startswith(begin) for begin in beginnings if begin):
        return next(n for n, begin in enumerate(beginnings) if begin and name.startswith(begin))
    if any(word.is_tag or word.digits for word in words):
        return 4
    spaced = " " + name.replace("-", " ")
    return 3 if all(any(f" {way}" in spaced for way in word.spellings) for word in words) else 4


def is_like(person: Prospect, text: str) -> bool:
    number = whole_number(text)
    if number and any(number in digits(said) for p in person.phones for said in (p.typed, p.e164)):
        return True
    return all(mentions_word(person, word) for word in sought(text))


def mentions_word(person: Prospect, word: Sought) -> bool:
    if word.is_tag:
        folded = [f" {way}" for tag in person.tags for way in as_one_word(tag)]
        return any(f" {spelling}" in tag for tag in folded for spelling in word.spellings)
    texts = (person.name, person.organisation, person.household, person.notes, *person.tags)
    if any(way in fold(text) for text in (*texts, *(e.address for e in person.emails)) for way in word.spellings):
        return True
    return bool(word.digits) and any(word.digits in digits(said) for p in person.phones for said in (p.typed, p.e164))


def each_alone(person: Prospect) -> list[Prospect]:
    """The person with only one of their numbers or addresses, once for each."""
    phones = [Prospect(person.id, "", phones=(phone,)) for phone in person.phones]
    return [*phones, *(Prospect(person.id, "", emails=(mail,)) for mail in person.emails)]


def are_beside(one: Prospect, other: Prospect) -> bool:
    """Whether two people share an organisation or a household."""
    pairs = ((one.organisation, other.organisation), (one.household, other.household))
    return any(fold(a).strip() and fold(a).strip() == fold(b).strip() for a, b in pairs)
