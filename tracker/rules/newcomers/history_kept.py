"""What a file's columns of history become: what they said, what they agreed to, what happened; else a note.

Nobody agreed because a spreadsheet has a date. A next follow-up is an agreement only with their words, or where
the file says of that row, or somebody of that column, that they agreed. An empty cell takes nothing back.
Knows no store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from tracker.rules.agreement import AgreementKind
from tracker.rules.bring_in.card import Card, HistoryItem, HistoryKind, Note
from tracker.rules.bring_in.cells import standing_meant
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.entry import NewObjection, NewStanding, NextAgreement
from tracker.rules.prospect import Objection, StandingKind
from tracker.rules.window import Window

NOON = time(12)
LONG_PAST = timedelta(days=14)
"""A next follow-up whose day passed longer ago is a note: it would no longer count as agreed."""


@dataclass(frozen=True, slots=True)
class HistoryChoices:
    """What somebody said of the columns of a table, for all its rows.

    `last_contact`: by which way the last contact was, None to keep it as a note. `follow_up`: by which way the next one
    is to be. `they_agreed`: to each next follow-up of this file, said by whoever brings it in.
    """

    last_contact: Channel | None = None
    follow_up: Channel = Channel.CALL
    they_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be written of one person's history. `at` (UTC) is when the contact was, and its words were said."""

    at: datetime | None = None
    contact: tuple[Direction, Channel, ContactOutcome] | None = None
    agreed: NextAgreement | None = None
    standing: NewStanding | None = None
    objections: tuple[NewObjection, ...] = ()
    notes: tuple[Note, ...] = ()


def history_kept(
    card: Card, choices: HistoryChoices, now: datetime, zone: str, objected: Iterable[Objection] = ()
) -> Kept:
    """`now` is aware; days and times of the file are ours, in `zone` (IANA). `objected` is what stands against them."""
    last = _dated(card, HistoryKind.LAST_CONTACTED)
    at = _moment(last, zone) if last is not None else None
    if at is not None and at > now:
        last, at = None, None
    words = _their_words(card)
    contact = _contact(choices) if at is not None else None
    objections = objections_in(card)
    agreed, used = _agreed(card, choices, words, now, zone, objected)
    used |= {id(last)} if contact is not None else set()
    standing, status = _standing(card, words if agreed is None else "")
    used |= status
    if agreed is not None or standing is not None:
        used |= {id(item) for item in card.history if item.kind is HistoryKind.THEIR_WORDS}
    notes = tuple(
        Note(item.column, item.text)
        for item in card.history
        if id(item) not in used and item.text.strip() and not _is_objection(item) and not _is_no(item)
    )
    return Kept(at, contact, agreed, standing, objections, notes)


class Whose(Enum):
    """By whose word the next follow-up of somebody in a file is an agreement."""

    NOBODYS = "nobodys"
    FILES = "files"
    """The file has their words, or says of that row that they agreed."""
    BRINGERS = "bringers"
    """Only where whoever brings it in says of all of them that they agreed."""


def agreed_by(card: Card, now: datetime, zone: str, objected: Iterable[Objection] = ()) -> Whose:
    """As `history_kept` would have it, for counting."""
    if all(item.kind is not HistoryKind.NEXT_FOLLOW_UP or item.day is None for item in card.history):
        return Whose.NOBODYS
    words = _their_words(card)
    if _agreed(card, HistoryChoices(they_agreed=True), words, now, zone, objected)[0] is None:
        return Whose.NOBODYS
    by_file = _agreed(card, HistoryChoices(), words, now, zone, objected)[0] is not None
    return Whose.FILES if by_file else Whose.BRINGERS


def _their_words(card: Card) -> str:
    return " ".join(item.text for item in card.history if item.kind is HistoryKind.THEIR_WORDS).strip()


def _dated(card: Card, kind: HistoryKind) -> HistoryItem | None:
    return next((item for item in card.history if item.kind is kind and item.day is not None), None)


def _moment(item: HistoryItem, zone: str) -> datetime | None:
    if item.day is None:
        return None
    return datetime.combine(item.day, item.at or NOON, ZoneInfo(zone)).astimezone(UTC)


def _contact(choices: HistoryChoices) -> tuple[Direction, Channel, ContactOutcome] | None:
    channel = choices.last_contact
    if channel is None:
        return None
    if channel in (Channel.MEETING, Channel.VIDEO):
        return Direction.MET, channel, ContactOutcome.TALKED
    return Direction.OUT, channel, ContactOutcome.SENT if channel in WRITTEN else ContactOutcome.TALKED


def _agreed(
    card: Card, choices: HistoryChoices, words: str, now: datetime, zone: str, objected: Iterable[Objection]
) -> tuple[NextAgreement | None, set[int]]:
    """The agreement, and which items it is made of. Who asked us not to did not agree that we do."""
    item = _dated(card, HistoryKind.NEXT_FOLLOW_UP)
    said_so = [each for each in card.history if each.kind is HistoryKind.THEY_AGREED]
    refused = any(each.yes is False for each in said_so)
    agreed = choices.they_agreed or bool(words) or any(each.yes for each in said_so)
    if item is None or item.day is None or refused or not agreed or _said_otherwise(card, words):
        return None, set()
    window = Window.exact(item.day, item.at, zone) if item.at is not None else Window.day(item.day, zone)
    if window.ends < now - LONG_PAST:
        return None, set()
    asked_not_to = {each.channel for each in objected if each.holds_at(now)}
    asked_not_to.update(each.channel for each in objections_in(card))
    if asked_not_to & {None, choices.follow_up}:
        return None, set()
    agreement = NextAgreement(AgreementKind.TALK, window, choices.follow_up, words=words)
    return agreement, {id(item), *(id(each) for each in said_so)}


def _said_otherwise(card: Card, words: str) -> bool:
    """Whether they told us that they will come to us, or no: a day of ours is none they agreed to then, unless the file
    says of that very row that they did. After a no it is none either way.
    """
    said = {standing_meant(words), *(item.standing for item in card.history)}
    of_that_row = any(item.kind is HistoryKind.THEY_AGREED and item.yes for item in card.history)
    return StandingKind.NO_THANKS in said or (StandingKind.THEIR_TURN in said and not of_that_row)


def _standing(card: Card, words: str) -> tuple[NewStanding | None, set[int]]:
    item = next((each for each in card.history if each.standing is not None), None)
    if item is None or item.standing is None:
        return None, set()
    if item.standing is StandingKind.OPEN:
        return None, {id(item)}
    # A word of ours in a table is not theirs: what says more than the standing itself is told with its column.
    ours = "" if item.text.strip().casefold() == item.standing.value else f"{item.column}: {item.text}"
    return NewStanding(item.standing, words or ours), {id(item)}


def objections_in(card: Card) -> tuple[NewObjection, ...]:
    """What the file says they asked us not to do: one for each way, the first that says it."""
    by_way: dict[Channel | None, NewObjection] = {}
    for item in filter(_is_objection, card.history):
        by_way.setdefault(item.channel, _objection(item))
    return tuple(by_way.values())


def _is_objection(item: HistoryItem) -> bool:
    return item.kind is HistoryKind.DO_NOT_CONTACT and item.yes is True


def _is_no(item: HistoryItem) -> bool:
    """A "no" to "do not call" says nothing: it lifts no objection, since nobody said that it is lifted."""
    return item.kind is HistoryKind.DO_NOT_CONTACT and item.yes is False


def _objection(item: HistoryItem) -> NewObjection:
    return NewObjection(item.channel, f"{item.column}: {item.text}")


def was_contacted(contacts: tuple[Contact, ...], at: datetime, channel: Channel) -> bool:
    """Whether one by that way stands for that very moment already, as where the same file is read again."""
    return any(contact.at == at and contact.channel is channel for contact in contacts)
