"""A prospect as rows: the person, their phones and e-mails, and the folded text by which a search finds them.

Each function goes by the order of `tables.columns`. Knows nothing of what else is about them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tracker.files.dataclass_json import dump, load
from tracker.rules.channel import Channel
from tracker.rules.prospect import Business, CanBuy, Email, Hours, Interest, Phone, Prospect
from tracker.rules.text import digits, fold
from tracker.storage.rows.timestamps import moment_or_none, us_or_none

Row = tuple[Any, ...]
TAGS: Any = tuple[str, ...]


def prospect_row(prospect: Prospect) -> Row:
    return (
        prospect.id,
        prospect.name,
        prospect.organisation,
        prospect.household,
        fold(prospect.organisation).strip(),
        fold(prospect.household).strip(),
        prospect.address,
        prospect.zone,
        prospect.preferred_channel.value if prospect.preferred_channel is not None else None,
        dump(prospect.hours) if prospect.hours is not None else None,
        dump(prospect.tags, TAGS),
        prospect.notes,
        dump(prospect.business),
        prospect.interest.value,
        prospect.can_buy.value,
        us_or_none(prospect.deleted_at),
        int(prospect.known_before),
        prospect.greeting,
        us_or_none(prospect.let_be_at),
    )


def phone_rows(prospect: Prospect) -> list[Row]:
    phones = enumerate(prospect.phones)
    return [(prospect.id, n, phone.typed, phone.e164, phone.label, int(phone.shared)) for n, phone in phones]


def email_rows(prospect: Prospect) -> list[Row]:
    mails = enumerate(prospect.emails)
    return [(prospect.id, n, mail.address, mail.label, fold(mail.address), int(mail.shared)) for n, mail in mails]


def findable_rows(prospect: Prospect) -> list[Row]:
    """One, or none while they are in the trash. Each text on a line of its own: no word is found across two of them."""
    if prospect.deleted_at is not None:
        return []
    texts = (prospect.name, prospect.organisation, prospect.household, *prospect.tags)
    texts += (*(mail.address for mail in prospect.emails), prospect.notes)
    numbers = (digits(number) for phone in prospect.phones for number in (phone.typed, phone.e164))
    words = "\n".join(fold(text) for text in texts if text)
    return [(prospect.id, fold(prospect.name), words, " ".join(number for number in numbers if number))]


def prospect_from(row: Row, phones: list[Row], emails: list[Row]) -> Prospect:
    (id_, name, organisation, household, _organisation_key, _household_key, address, zone) = row[:8]
    (preferred_channel, hours, tags, notes, business, interest, can_buy, deleted_us) = row[8:16]
    known_before, greeting, let_be_us = row[16:]
    return Prospect(
        id=id_,
        name=name,
        organisation=organisation,
        household=household,
        phones=tuple(Phone(typed, e164, label, bool(shared)) for _id, _position, typed, e164, label, shared in phones),
        emails=tuple(Email(address, label, bool(shared)) for _id, _position, address, label, _folded, shared in emails),
        address=address,
        zone=zone,
        preferred_channel=Channel(preferred_channel) if preferred_channel is not None else None,
        hours=_hours(hours) if hours is not None else None,
        tags=_tags(tags),
        notes=notes,
        business=_business(business),
        interest=Interest(interest),
        can_buy=CanBuy(can_buy),
        deleted_at=moment_or_none(deleted_us),
        known_before=bool(known_before),
        greeting=greeting,
        let_be_at=moment_or_none(let_be_us),
    )


# Most people have the same few of these.


@lru_cache(maxsize=256)
def _hours(text: str) -> Hours:
    return load(Hours, text)


@lru_cache(maxsize=256)
def _tags(text: str) -> tuple[str, ...]:
    found: tuple[str, ...] = load(TAGS, text)
    return found


@lru_cache(maxsize=64)
def _business(text: str) -> Business:
    return load(Business, text)
