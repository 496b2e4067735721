"""Somebody of a file as a person who may be kept, by which key the file knows them, and a digest of what it says."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from operator import attrgetter

from tracker.rules.bring_in.card import Card
from tracker.rules.prospect import Phone, Prospect
from tracker.rules.text import NOTE_LIMIT, fold

_PLAIN = attrgetter("name", "organisation", "household", "address", "zone", "birthday", "tags", "greeting", "external")
_SELDOM = attrgetter("preferred", "hours", "business", "interest", "can_buy")
_ITEM = attrgetter("kind.value", "column", "text", "day", "at", "yes", "channel", "standing")
_NOTHING = _SELDOM(Card(0, ""))


def as_person(card: Card, e164: Callable[[str], str]) -> Prospect:
    """Who they would be (id 0). They knew us before the first thing that stands here."""
    return Prospect(
        0,
        card.name,
        card.organisation,
        card.household,
        tuple(Phone(phone.typed, e164(phone.typed), phone.label, phone.shared) for phone in card.phones),
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
    read = repr(read_of(card)).encode("utf-8", "surrogatepass")
    return f"{card.digest[:32]}:{sha256(read).hexdigest()[:32]}"


def read_of(card: Card) -> tuple[object, ...]:
    """All that was read of them, wherever it stood. Plain values: their `repr` takes a fifth of that of records."""
    seldom = _SELDOM(card)
    return (
        *_PLAIN(card),
        seldom if seldom != _NOTHING else (),
        [(phone.typed, phone.label, phone.shared) for phone in card.phones],
        [(mail.address, mail.label, mail.shared) for mail in card.emails],
        [(note.label, note.value) for note in card.notes],
        [_ITEM(item) for item in card.history],
    )


def says_the_same(one: str, other: str) -> bool:
    """Whether two digests are of one text, however it was read."""
    return one.partition(":")[0] == other.partition(":")[0]
