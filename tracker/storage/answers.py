"""Answers every question of `ports.Questions` on a connection that someone else opens. Knows no deed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from sqlite3 import Connection
from typing import TYPE_CHECKING

from tracker.actions.outcome import Changes, Deed
from tracker.actions.ports import (
    ContactsMade,
    Entered,
    LeftWithout,
    Mentions,
    MentionsAfter,
    OwnEntry,
    PeopleSort,
    PersonLine,
    Planned,
    Remembered,
    Settled,
    Touched,
    Trashed,
    Waiting,
    Written,
)
from tracker.rules.agreement import Agreement, Snooze
from tracker.rules.brought_in import BroughtIn
from tracker.rules.contact import Contact
from tracker.rules.history import History, Sharer
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect
from tracker.rules.us import Away, Us, User, history_told
from tracker.storage.ledger import erasing, ledger, once, remembered_objections, reminded
from tracker.storage.queries import (
    agreements_between,
    brought_in,
    history_of,
    mentions,
    newer_than,
    nothing_agreed,
    own_entries,
    people_like,
    people_page,
    sharers_of,
    snoozed,
    tags_in_use,
    taken_out,
    their_turn,
    trash,
    us,
    word_given,
    written_about,
)
from tracker.storage.rows import published_rows

if TYPE_CHECKING:
    from tracker.rules.publishing.published import Calendar, Published
    from tracker.rules.reminding.reminders import Reminded
    from tracker.rules.word_kept import Given


class Answers:
    """`reading` gives the connection, within one consistent state and with errors told as faults."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def is_empty(self) -> bool:
        with self._reading() as connection:
            return people_like.is_empty(connection)

    def history_of(self, prospect_id: int) -> History | None:
        with self._reading() as connection:
            found = history_of.history_of(connection, prospect_id)
            return found if found is None else history_told(found, _us(connection))

    def agreement(self, agreement_id: int) -> Agreement | None:
        with self._reading() as connection:
            return _us(connection).told(history_of.agreement(connection, agreement_id))

    def of_occasion(self, occasion_id: int) -> tuple[Agreement, ...]:
        with self._reading() as connection:
            us = _us(connection)
            return tuple(map(us.told, history_of.of_occasion(connection, occasion_id)))

    def record_of(self, record_id: int) -> Entered | None:
        with self._reading() as connection:
            return _us(connection).told(history_of.record_of(connection, record_id))

    def snoozes_of(self, agreement_id: int) -> tuple[Snooze, ...]:
        with self._reading() as connection:
            return snoozed.snoozes_of(connection, agreement_id)

    def agreements_between(self, first: date, last: date) -> tuple[Planned, ...]:
        with self._reading() as connection:
            return _told(agreements_between.agreements_between(connection, first, last), _us(connection))

    def open_agreements_until(self, last: date) -> tuple[Planned, ...]:
        with self._reading() as connection:
            return _told(agreements_between.open_agreements_until(connection, last), _us(connection))

    def to_tell(self) -> tuple[Planned, ...]:
        with self._reading() as connection:
            return _told(agreements_between.to_tell(connection), _us(connection))

    def settled_since(self, since: datetime, first: date, last: date) -> tuple[Settled, ...]:
        with self._reading() as connection:
            us, found = _us(connection), agreements_between.settled_since(connection, since, first, last)
            told = _told(tuple(each.planned for each in found), us)
            return tuple(replace(each, planned=planned) for each, planned in zip(found, told, strict=True))

    def given_between(self, first: date, last: date) -> tuple[Given, ...]:
        with self._reading() as connection:
            us, found = _us(connection), word_given.given_between(connection, first, last)
            return found if us.is_plain else tuple(replace(g, agreement=us.told(g.agreement)) for g in found)

    def contacts_made(self, since: datetime, until: datetime) -> ContactsMade:
        with self._reading() as connection:
            us, made = _us(connection), word_given.contacts_made(connection, since, until)
            by: Counter[str] = Counter()
            for name, count in made.by.items():
                by[us.today(name)] += count
            return ContactsMade(dict(by), tuple(replace(u, by=us.today(u.by)) for u in made.unasked))

    def contacted(self, since: datetime, until: datetime) -> tuple[int, ...]:
        with self._reading() as connection:
            return word_given.contacted(connection, since, until)

    def nothing_agreed(self, now: datetime, whose: str = "") -> tuple[LeftWithout, ...]:
        with self._reading() as connection:
            return nothing_agreed.nothing_agreed(connection, now, _spellings(connection, whose))

    def their_turn(self, whose: str = "") -> tuple[Waiting, ...]:
        with self._reading() as connection:
            return their_turn.their_turn(connection, _spellings(connection, whose))

    def people_like(self, text: str, limit: int) -> tuple[PersonLine, ...]:
        with self._reading() as connection:
            return people_like.people_like(connection, text, limit)

    def people_called(self, text: str, limit: int) -> tuple[PersonLine, ...]:
        with self._reading() as connection:
            return people_like.people_called(connection, text, limit)

    def mentions(self, text: str, after: MentionsAfter | None = None) -> Mentions:
        with self._reading() as connection:
            return mentions.mentions(connection, text, after)

    def prospects_matching(self, who: str, e164: str = "") -> tuple[Prospect, ...]:
        with self._reading() as connection:
            return people_like.prospects_matching(connection, who, e164)

    def people_page(
        self, text: str, sort: PeopleSort, descending: bool, offset: int, limit: int, whose: str = ""
    ) -> tuple[PersonLine, ...]:
        with self._reading() as connection:
            return people_page.people_page(
                connection, text, sort, descending, offset, limit, _spellings(connection, whose)
            )

    def people_count(self, text: str, whose: str = "") -> int:
        with self._reading() as connection:
            return people_page.people_count(connection, text, _spellings(connection, whose))

    def tags_in_use(self) -> tuple[str, ...]:
        with self._reading() as connection:
            return tags_in_use.tags_in_use(connection)

    def in_trash(self) -> tuple[Trashed, ...]:
        with self._reading() as connection:
            return trash.in_trash(connection)

    def snoozed(self, now: datetime) -> frozenset[int]:
        with self._reading() as connection:
            return snoozed.snoozed(connection, now)

    def published(self, asking: bool = False) -> tuple[Published, ...]:
        with self._reading() as connection:
            return published_rows.published(connection, asking)

    def published_of(self, agreement_id: int) -> Published | None:
        with self._reading() as connection:
            return published_rows.published_of(connection, agreement_id)

    def published_to(self) -> Calendar | None:
        with self._reading() as connection:
            return published_rows.published_to(connection)

    def sharers(self, prospect: Prospect) -> tuple[Sharer, ...]:
        with self._reading() as connection:
            return history_of.sharers(connection, prospect)

    def reached_by(self, prospect: Prospect) -> tuple[Prospect, ...]:
        with self._reading() as connection:
            return sharers_of.reached_by(connection, prospect)

    def remembered(self, prospect: Prospect) -> tuple[Remembered, ...]:
        with self._reading() as connection:
            return remembered_objections.remembered(connection, prospect)

    def remembers(self) -> bool:
        with self._reading() as connection:
            return remembered_objections.are_any(connection)

    def written_about(self, prospect_id: int) -> tuple[Written, ...]:
        with self._reading() as connection:
            return written_about.written_about(connection, prospect_id)

    def own_entries(self, by: str, limit: int) -> tuple[OwnEntry, ...]:
        with self._reading() as connection:
            return own_entries.own_entries(connection, by, limit)

    def newer_than(self, seq: int) -> Changes | None:
        with self._reading() as connection:
            return newer_than.newer_than(connection, seq)

    def logged_once(self, key: str) -> Contact | None:
        with self._reading() as connection:
            return _us(connection).told(once.logged_once(connection, key))

    def users(self) -> tuple[User, ...]:
        with self._reading() as connection:
            return us.users(connection)

    def at_work(self) -> frozenset[str]:
        with self._reading() as connection:
            return us.at_work(connection)

    def away(self) -> tuple[Away, ...]:
        with self._reading() as connection:
            return us.away(connection)

    def policy(self) -> Policy | None:
        with self._reading() as connection:
            return us.policy(connection)

    def brought_in(self, source: str) -> tuple[BroughtIn, ...]:
        with self._reading() as connection:
            return brought_in.brought_in(connection, source)

    def brought_in_of(self, prospect_id: int) -> tuple[BroughtIn, ...]:
        with self._reading() as connection:
            return brought_in.brought_in_of(connection, prospect_id)

    def people_after(
        self, prospect_id: int, limit: int, agreements: bool = True, contacts: bool = True, in_trash: bool = False
    ) -> tuple[History, ...]:
        with self._reading() as connection:
            us = _us(connection)
            found = taken_out.people_after(connection, prospect_id, limit, agreements, contacts, in_trash)
            return found if us.is_plain else tuple(history_told(each, us) for each in found)

    def erased_among(self, prospect_ids: Iterable[int]) -> frozenset[int]:
        asked = frozenset(prospect_ids)
        if not asked:
            return asked
        with self._reading() as connection:
            return asked.intersection(erasing.erased_in(connection))

    def agreements_touched(self) -> Mapping[int, Touched]:
        with self._reading() as connection:
            return taken_out.agreements_touched(connection)

    def reminded(self, by: str, since: datetime) -> frozenset[Reminded]:
        with self._reading() as connection:
            return reminded.reminded(connection, reminded.user_id(us.users(connection), by), since)

    def undoable(self, by: str) -> Deed | None:
        with self._reading() as connection:
            head = ledger.undo_head(connection, _us(connection).spellings(by))
            return None if head is None else ledger.deed_of(connection, head)

    def redoable(self, by: str) -> Deed | None:
        with self._reading() as connection:
            head = ledger.redo_head(connection, _us(connection).spellings(by))
            return None if head is None else ledger.deed_of(connection, ledger.original_of(connection, head))


def _us(connection: Connection) -> Us:
    return Us(us.users(connection))


def _spellings(connection: Connection, whose: str) -> tuple[str, ...]:
    """All the spellings of that one of us; none for everyone."""
    return _us(connection).spellings(whose) if whose else ()


def _told(planned: tuple[Planned, ...], us: Us) -> tuple[Planned, ...]:
    if us.is_plain:
        return planned
    return tuple(replace(each, owner=us.today(each.owner)) for each in planned)
