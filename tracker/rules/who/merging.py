"""Two records of one person as one: what the second adds to the first, and in what they differ. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from tracker.rules.prospect import Business, CanBuy, Email, Interest, Phone, Prospect
from tracker.rules.text import fold
from tracker.rules.who.sharing import same_phone

ONE_OF_THEM = (
    "greeting",
    "organisation",
    "household",
    "address",
    "zone",
    "preferred_channel",
    "hours",
    "interest",
    "can_buy",
)
"""Fields that hold one thing only: the first's, or the second's where the first has nothing."""
_NOTHING = ("", None, Interest.UNKNOWN, CanBuy.UNKNOWN)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AsOne:
    """`differing` are the fields (of the person, or of their business) in which the second says something else.

    `keys`: of the numbers that both have, the key in the second record and that in the first (see `Phone`).
    """

    person: Prospect
    differing: tuple[str, ...]
    keys: dict[str, str]


def as_one(first: Prospect, second: Prospect) -> AsOne:
    """The first with all that the second has and it lacks; numbers, addresses and tags once each.

    What the two say differently stays as the first has it. The notes are joined, the first's before the second's.
    """
    filled, differing = _filled(first, second, ONE_OF_THEM)
    business, otherwise = _filled(first.business, second.business, tuple(f.name for f in fields(Business)))
    if _said(first.name) != _said(second.name):
        differing = ("name", *differing)
    phones, keys = _phones(first.phones, second.phones)
    tags = {fold(tag): tag for tag in (*second.tags, *first.tags)}
    person = replace(
        filled,
        business=business,
        phones=phones,
        emails=_emails(first.emails, second.emails),
        tags=tuple(tags.pop(key) for key in [fold(tag) for tag in (*first.tags, *second.tags)] if key in tags),
        notes=_joined((first.notes, second.notes)),
        known_before=first.known_before or second.known_before,
        let_be_at=max((at for at in (first.let_be_at, second.let_be_at) if at is not None), default=None),
    )
    return AsOne(person, (*differing, *otherwise), keys)


def with_notes(person: Prospect, lines: Iterable[str]) -> Prospect:
    """The person with those lines beneath their notes."""
    return replace(person, notes=_joined((person.notes, "\n".join(lines))))


def _filled(first: T, second: T, names: tuple[str, ...]) -> tuple[T, tuple[str, ...]]:
    differing, filled = [], {}
    for name in names:
        mine, theirs = getattr(first, name), getattr(second, name)
        if mine in _NOTHING:
            filled[name] = theirs
        elif theirs not in _NOTHING and _said(mine) != _said(theirs):
            differing.append(name)
    changed: Any = replace(first, **filled)  # type: ignore[type-var]
    return changed, tuple(differing)


def _said(value: object) -> object:
    return " ".join(value.split()) if type(value) is str else value


def _phones(first: tuple[Phone, ...], second: tuple[Phone, ...]) -> tuple[tuple[Phone, ...], dict[str, str]]:
    numbers, keys = list(first), {}
    for phone in second:
        at = next((n for n, mine in enumerate(numbers) if same_phone(mine, phone)), None)
        if at is None:
            numbers.append(phone)
            continue
        mine = numbers[at]
        keys[phone.key] = mine.key
        numbers[at] = replace(mine, label=mine.label or phone.label, shared=mine.shared or phone.shared)
    return tuple(numbers), keys


def _emails(first: tuple[Email, ...], second: tuple[Email, ...]) -> tuple[Email, ...]:
    mails = {mail.key: mail for mail in first}
    for mail in second:
        mine = mails.get(mail.key, mail)
        mails[mail.key] = replace(mine, label=mine.label or mail.label, shared=mine.shared or mail.shared)
    return tuple(mails.values())


def _joined(texts: Iterable[str]) -> str:
    """Each once, with a line between."""
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
