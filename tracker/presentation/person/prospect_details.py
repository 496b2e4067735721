"""Each thing we know of a person as it is typed, and the person with it changed. Knows no widget and no store.

What is typed is text, or pairs of texts (a value with its label, a part with what it says), so that it can be kept as
a draft and compared with what a colleague wrote meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from enum import StrEnum
from typing import Any

from tracker.presentation import words
from tracker.presentation.words.terms import PREFERS
from tracker.rules.channel import Channel
from tracker.rules.prospect import CanBuy, Email, Hours, Interest, Phone, Prospect
from tracker.tongue import Theirs, phrase, tr

Typed = str | tuple[tuple[str, str], ...]


class Detail(StrEnum):
    """What can be edited in place, in the order in which it stands."""

    NAME = "name"
    STANDING = "standing"
    GREETING = "greeting"
    ORGANISATION = "organisation"
    HOUSEHOLD = "household"
    PHONES = "phones"
    EMAILS = "emails"
    ADDRESS = "address"
    ZONE = "zone"
    PREFERRED = "preferred_channel"
    HOURS = "hours"
    OBJECTION = "objection"
    INTEREST = "interest"
    CAN_BUY = "can_buy"
    TAGS = "tags"
    NOTES = "notes"
    LOWER_COSTS = "lower_costs"
    SMOOTHER_WORK = "smoother_work"
    MORE_PROFIT = "more_profit"
    AN_EDGE = "an_edge"
    PROBLEMS_COMING = "problems_coming"


BUSINESS = (
    Detail.LOWER_COSTS,
    Detail.SMOOTHER_WORK,
    Detail.MORE_PROFIT,
    Detail.AN_EDGE,
    Detail.PROBLEMS_COMING,
)
LABELS = {
    Detail.NAME: phrase("detail", "Name"),
    Detail.STANDING: phrase("detail", "Standing"),
    Detail.GREETING: phrase("detail", "Greeted as"),
    Detail.ORGANISATION: phrase("detail", "Organisation"),
    Detail.HOUSEHOLD: phrase("detail", "Household"),
    Detail.PHONES: phrase("detail", "Phone"),
    Detail.EMAILS: phrase("detail", "E-mail"),
    Detail.ADDRESS: phrase("detail", "Address"),
    Detail.ZONE: phrase("detail", "Time zone"),
    Detail.PREFERRED: phrase("detail", "Prefers"),
    Detail.HOURS: phrase("detail", "Hours"),
    Detail.OBJECTION: phrase("detail", "Asked us not to"),
    Detail.INTEREST: phrase("detail", "Interest"),
    Detail.CAN_BUY: phrase("detail", "Can buy"),
    Detail.TAGS: phrase("detail", "Tags"),
    Detail.NOTES: phrase("detail", "Notes"),
    Detail.LOWER_COSTS: phrase("detail", "Lower costs"),
    Detail.SMOOTHER_WORK: phrase("detail", "Smoother work"),
    Detail.MORE_PROFIT: phrase("detail", "More profit"),
    Detail.AN_EDGE: phrase("detail", "An edge"),
    Detail.PROBLEMS_COMING: phrase("detail", "Problems coming"),
}
INSIDE = {
    Detail.NAME: phrase("Not saved yet, …", "name"),
    Detail.STANDING: phrase("Not saved yet, …", "standing"),
    Detail.GREETING: phrase("Not saved yet, …", "greeted as"),
    Detail.ORGANISATION: phrase("Not saved yet, …", "organisation"),
    Detail.HOUSEHOLD: phrase("Not saved yet, …", "household"),
    Detail.PHONES: phrase("Not saved yet, …", "phone"),
    Detail.EMAILS: phrase("Not saved yet, …", "e-mail"),
    Detail.ADDRESS: phrase("Not saved yet, …", "address"),
    Detail.ZONE: phrase("Not saved yet, …", "time zone"),
    Detail.PREFERRED: phrase("Not saved yet, …", "prefers"),
    Detail.HOURS: phrase("Not saved yet, …", "hours"),
    Detail.OBJECTION: phrase("Not saved yet, …", "asked us not to"),
    Detail.INTEREST: phrase("Not saved yet, …", "interest"),
    Detail.CAN_BUY: phrase("Not saved yet, …", "can buy"),
    Detail.TAGS: phrase("Not saved yet, …", "tags"),
    Detail.NOTES: phrase("Not saved yet, …", "notes"),
    Detail.LOWER_COSTS: phrase("Not saved yet, …", "lower costs"),
    Detail.SMOOTHER_WORK: phrase("Not saved yet, …", "smoother work"),
    Detail.MORE_PROFIT: phrase("Not saved yet, …", "more profit"),
    Detail.AN_EDGE: phrase("Not saved yet, …", "an edge"),
    Detail.PROBLEMS_COMING: phrase("Not saved yet, …", "problems coming"),
}
"""The same inside a sentence."""
OF_PROSPECT = tuple(d for d in Detail if d not in (Detail.STANDING, Detail.OBJECTION))
"""The details that are fields of the person; the other two are deeds of their own."""
NO_HOURS = ""


def typed_of(prospect: Prospect, detail: Detail) -> Typed:
    """That detail as an editor shows it."""
    if detail in BUSINESS:
        return str(getattr(prospect.business, detail.value))
    return _TYPED[detail](prospect) if detail in _TYPED else str(getattr(prospect, detail.value))


def with_typed(prospect: Prospect, detail: Detail, typed: Typed) -> Prospect:
    """The person with that detail as typed."""
    if detail in BUSINESS:
        return replace(prospect, business=replace(prospect.business, **{detail.value: _text(typed)}))
    value: Any = _READ[detail](typed) if detail in _READ else _text(typed)
    if detail in (Detail.PHONES, Detail.EMAILS):
        value = tuple(_still_shared(prospect, one) for one in value)
    return replace(prospect, **{detail.value: value})


def _still_shared(prospect: Prospect, one: Phone | Email) -> Phone | Email:
    """A number or address that stays is shared by whom it was: that is not typed here."""
    if isinstance(one, Phone):
        return replace(one, shared=any(p.shared for p in prospect.phones if p.typed == one.typed))
    return replace(one, shared=any(e.shared for e in prospect.emails if e.address == one.address))


def told(detail: Detail, typed: Typed) -> str:
    """What is typed as one reads it, for telling one version beside another; "" for nothing."""
    if detail in (Detail.STANDING, Detail.OBJECTION):
        return next((text for part, text in _pairs(typed) if part == "words" and text.strip()), "…")
    if detail is Detail.HOURS:
        hours = _hours(typed)
        return words.hours(hours) if hours is not None else ""
    if detail is Detail.ZONE:
        return words.place(_text(typed)) if typed else ""
    if detail is Detail.PREFERRED:
        return PREFERS[Channel(_text(typed))].told() if typed else ""
    if detail is Detail.INTEREST:
        return words.interest(Interest(_text(typed)))
    if detail is Detail.CAN_BUY:
        return words.can_buy(CanBuy(_text(typed)))
    if isinstance(typed, str):
        return typed.strip()
    return ", ".join(labelled(value, label) for value, label in typed if value)


def labelled(text: str, label: str) -> str:
    """A number or an address, with what it is called: "020 7946 0018 (work)"."""
    return f"{text} ({label})" if label else text


def from_other_record(field: str, other: Prospect) -> str:
    """What another record of the same person says there, as a line for the notes: "Name, in the other record: Jo"."""
    detail = Detail(field)
    # T: "Organisation, in the other record: Crumb & Co"
    return tr(
        "{detail}, in the other record: {value}",
        detail=LABELS[detail].told(),
        value=Theirs(told(detail, typed_of(other, detail))),
    )


def hours_typed(hours: Hours | None) -> str:
    """ "09:00-12:30 01234", the days as numbers from Monday, 0; "" for none."""
    if hours is None:
        return NO_HOURS
    days = "".join(str(day) for day in sorted(hours.days))
    return f"{hours.start:%H:%M}-{hours.end:%H:%M} {days}".strip()


def _hours(typed: Typed) -> Hours | None:
    span, _, days = _text(typed).partition(" ")
    start, _, end = span.partition("-")
    if not end:
        return None
    return Hours(time.fromisoformat(start), time.fromisoformat(end), frozenset(int(day) for day in days))


def _text(typed: Typed) -> str:
    return typed if isinstance(typed, str) else ""


def _pairs(typed: Typed) -> tuple[tuple[str, str], ...]:
    return typed if isinstance(typed, tuple) else ()


def _preferred(typed: Typed) -> Channel | None:
    return Channel(_text(typed)) if typed else None


def _tags(typed: Typed) -> tuple[str, ...]:
    return tuple(tag for tag in (part.strip() for part in _text(typed).split(",")) if tag)


_TYPED: dict[Detail, Callable[[Prospect], Typed]] = {
    Detail.PHONES: lambda p: tuple((phone.typed, phone.label) for phone in p.phones),
    Detail.EMAILS: lambda p: tuple((email.address, email.label) for email in p.emails),
    Detail.PREFERRED: lambda p: p.preferred_channel.value if p.preferred_channel is not None else "",
    Detail.HOURS: lambda p: hours_typed(p.hours),
    Detail.TAGS: lambda p: ", ".join(p.tags),
    Detail.INTEREST: lambda p: p.interest.value,
    Detail.CAN_BUY: lambda p: p.can_buy.value,
}
_READ: dict[Detail, Callable[[Typed], object]] = {
    Detail.PHONES: lambda typed: tuple(Phone(value, label=label) for value, label in _pairs(typed)),
    Detail.EMAILS: lambda typed: tuple(Email(value, label) for value, label in _pairs(typed)),
    Detail.PREFERRED: _preferred,
    Detail.HOURS: _hours,
    Detail.TAGS: _tags,
    Detail.INTEREST: lambda typed: Interest(_text(typed)),
    Detail.CAN_BUY: lambda typed: CanBuy(_text(typed)),
}
