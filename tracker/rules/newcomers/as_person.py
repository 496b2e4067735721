"""Somebody of a file as a person who may be kept, by which key the file knows them, and a digest of what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from tracker.rules.bring_in.card import Card
from tracker.rules.prospect import Prospect
from tracker.rules.text import NOTE_LIMIT, fold


def as_person(card: Card, e164: Callable[[str], str]) -> Prospect:
    """Who they would be (id 0). They knew us before the first thing that stands here."""
    return Prospect(
        0,
        card.name,
        card.organisation,
        card.household,
        tuple(replace(phone, e164=e164(phone.typed)) for phone in card.phones),
        card.emails,
        card.address,
        card.zone,
        tags=card.tags,
        notes=card.note_text[:NOTE_LIMIT],
        greeting=card.greeting,
        known_before=True,
        preferred_channel=card.preferred,
        hours=card.hours,
        business=card.business,
        interest=card.interest,
        can_buy=card.can_buy,
    )


def external_of(card: Card) -> str:
    """The file's own id of them, or what stands for one: a mailbox, else a number, else the name with the firm.

    A row that was changed is known again by it, wherever it stands in the file.
    """
    if card.external:
        return f"id {card.external}"
    if card.emails:
        return f"mail {card.emails[0].key}"
    if card.phones:
        return f"phone {card.phones[0].key}"
    return f"name {fold(card.name)} {fold(card.organisation)}".strip()


def digest_of(card: Card) -> str:
    """Changes with what the file says, and, after a colon, with how it was read: by another mapping a row says more."""
    read = replace(card, line=0, text="", digest="")
    return f"{card.digest[:32]}:{sha256(repr(read).encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def says_the_same(one: str, other: str) -> bool:
    """Whether two digests are of one text, however it was read."""
    return one.partition(":")[0] == other.partition(":")[0]
