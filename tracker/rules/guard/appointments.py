"""How much may be said about an appointment without keeping it: that we are on the way, or cannot come. Knows no
finding and no sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import FROM_AFAR, WRITTEN, Channel
from tracker.rules.entry import NOTHING, Attempt
from tracker.rules.guard.known import Known
from tracker.rules.policy import Policy
from tracker.rules.window import day_in


class Room(StrEnum):
    """What there is room for once with every appointment."""

    CONFIRMATION = "confirmation"
    WRITTEN_BEFORE = "written-before"
    WRITTEN_ON_IT = "written-on-it"
    RUNG_ON_IT = "rung-on-it"
    OWNED_UP_IN_WRITING = "owned-up-in-writing"
    OWNED_UP_BY_PHONE = "owned-up-by-phone"


LEFT_AFTER = {
    AgreementOutcome.NO_SHOW: frozenset({Room.WRITTEN_ON_IT, Room.RUNG_ON_IT}),
    AgreementOutcome.BROKEN: frozenset({Room.OWNED_UP_IN_WRITING, Room.OWNED_UP_BY_PHONE}),
}
"""What there is still room for when they did not come, or we did not."""


def left_after(talk: Agreement) -> frozenset[Room]:
    """What there is still room for once it has ended: what we called off ourselves may be owned up to as well."""
    return LEFT_AFTER.get(AgreementOutcome.BROKEN if talk.is_called_off_by_us else talk.outcome, frozenset())


def talk_with_room(attempt: Attempt, known: Known, policy: Policy) -> Agreement | None:
    """The talk the attempt may be about: of those with room for it, the one that ends first."""
    found = [talk for talk in talks_to_speak_of(attempt, known) if has_room(talk, attempt, known, policy)]
    return min(found, key=_ends_first, default=None)


def has_room(talk: Agreement, attempt: Attempt, known: Known, policy: Policy) -> bool:
    """Whether such a word about that talk has room beside what was said about it."""
    taken: list[frozenset[Room]] = []
    for contact in known.contacts:
        if contact.basis is Basis.ABOUT and contact.about_id in known.as_one(talk):
            room = _room(contact.channel, contact.at, contact.owns_up, talk, policy)
            taken += [room] if _each_has_room([*taken, room]) else []
    return _each_has_room([*taken, _wanted(talk, attempt, known, policy)])


def has_its_time(talk: Agreement, attempt: Attempt, known: Known, policy: Policy) -> bool:
    """Whether such a word about that talk would have room then if nothing had been said about it yet."""
    return bool(_wanted(talk, attempt, known, policy))


def _wanted(talk: Agreement, attempt: Attempt, known: Known, policy: Policy) -> frozenset[Room]:
    wanted = _room(attempt.channel, attempt.at, attempt.owns_up, talk, policy)
    return wanted if talk in known.binding else wanted & left_after(talk)


def talks_to_speak_of(attempt: Attempt, known: Known) -> list[Agreement]:
    """Talks that are open, or that one of us did not come to; only the one that is named, where one is."""
    return [
        a
        for a in known.agreements
        if a.kind is AgreementKind.TALK
        and attempt.keeps in (None, NOTHING, a.id)
        and (a in known.binding or (left_after(a) and not a.was_open_at(known.moment)))
    ]


def _room(channel: Channel, at: datetime, owns_up: bool, talk: Agreement, policy: Policy) -> frozenset[Room]:
    """All that a word about the talk at that moment could take up."""
    if at < talk.made_at or channel not in WRITTEN | FROM_AFAR:
        return frozenset()
    window, written = talk.window, channel in WRITTEN
    day = day_in(at, window.zone)
    room = set[Room]()
    if written and at - talk.made_at <= policy.confirm_within:
        room.add(Room.CONFIRMATION)
    if written and day < window.first:
        room.add(Room.WRITTEN_BEFORE)
    if window.first <= day <= window.last:
        room.add(Room.WRITTEN_ON_IT if written else Room.RUNG_ON_IT)
    if owns_up and at <= window.ends + timedelta(days=policy.about_days):
        room.add(Room.OWNED_UP_IN_WRITING if written else Room.OWNED_UP_BY_PHONE)
    if talk.is_called_off_by_us and not talk.was_open_at(at):
        room &= left_after(talk)
    return frozenset(room)


def _each_has_room(wishes: Sequence[frozenset[Room]], taken: frozenset[Room] = frozenset()) -> bool:
    """Whether each can have a room of its own among those it would do with."""
    if not wishes:
        return True
    first, *others = wishes
    return any(_each_has_room(others, taken | {room}) for room in first - taken)


def _ends_first(talk: Agreement) -> tuple[datetime, int]:
    return talk.window.ends, talk.id
