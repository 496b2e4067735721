"""Whom a contact reaches: by which number or address, and who else can be reached there. Knows no finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from tracker.rules.channel import FROM_AFAR, Channel
from tracker.rules.entry import Attempt
from tracker.rules.guard.known import Known
from tracker.rules.history import Sharer
from tracker.rules.prospect import Email, Objection, Phone, Prospect
from tracker.rules.who.sharing import same_phone

BY_PHONE = FROM_AFAR | {Channel.TEXT}


@dataclass(frozen=True, slots=True)
class Reached:
    """The number or address that is meant ("" for none known), and what those object to who share it.

    `is_chosen` says that it was chosen among several because of what somebody objects to at another.
    """

    key: str = ""
    objecting: tuple[tuple[Sharer, Objection], ...] = ()
    is_chosen: bool = False

    @property
    def is_known_to_be_shared(self) -> bool:
        """Whether everybody who objects there was said to share it."""
        return all(sharer.is_known_to for sharer, _ in self.objecting)


def reached_by(attempt: Attempt, known: Known) -> Reached:
    """The number or address that was named; else the only one there is, or of several the freest."""
    keys = (attempt.to,) if attempt.to else keys_of(known.prospect, attempt.channel)
    if not known.sharers or not keys:
        return Reached(keys[0] if keys else "")
    all_reached = [Reached(key, tuple(_objecting(key, attempt, known))) for key in keys]
    freest = min(all_reached, key=lambda r: (bool(r.objecting), not r.is_known_to_be_shared))
    return Reached(freest.key, freest.objecting, len(keys) > 1 and any(r.objecting for r in all_reached))


def keys_of(prospect: Prospect, channel: Channel) -> tuple[str, ...]:
    """The numbers or addresses of that channel, as they are the same in whatever record they stand."""
    if channel is Channel.EMAIL:
        return tuple(email.key for email in prospect.emails)
    return tuple(phone.key for phone in prospect.phones) if channel in BY_PHONE else ()


def key_of(prospect: Prospect, address: str) -> str:
    """The key of a number or address as it is written in their record; "" where it is not written so."""
    known = (*((phone.typed, phone.key) for phone in prospect.phones), *((e.address, e.key) for e in prospect.emails))
    return next((key for typed, key in known if typed == address), "")


def key_of_same(prospect: Prospect, to: str, e164: str) -> str:
    """The key of what reaches them at `to`, however that is written (`e164` as in `Phone`); "" where nothing does."""
    asked = Phone(to, e164)
    mails = (mail.key for mail in prospect.emails if "@" in to and mail.key == Email(to).key)
    phones = (phone.key for phone in prospect.phones if "@" not in to and same_phone(asked, phone))
    return next(chain(mails, phones), "")


def _objecting(key: str, attempt: Attempt, known: Known) -> Iterator[tuple[Sharer, Objection]]:
    """Everybody who shares it and objects to that channel, each with the widest of their objections."""
    for sharer in known.sharers:
        if key in sharer.reached_by:
            objection = widest(sharer.objections, attempt.channel, known)
            if objection is not None:
                yield sharer, objection


def widest(objections: tuple[Objection, ...], channel: Channel, known: Known) -> Objection | None:
    """Of the objections to that channel in force then, the one to all channels, else the one that was made first."""
    standing = [o for o in objections if o.holds_at(known.moment) and o.covers(channel)]
    return min(standing, key=lambda o: (o.channel is not None, o.since, o.id), default=None)
