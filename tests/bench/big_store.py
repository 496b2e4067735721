"""A store as it is in the middle of twenty busy years: many people, what was agreed with them, and what happened.

Written past the ledger, in one go, since only reading is measured on it. The same day and numbers give the same store.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from tracker.actions.outcome import DeedName
from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.prospect import Email, Phone, Prospect, Standing, StandingKind
from tracker.rules.us import User
from tracker.rules.window import Window
from tracker.storage.file.opening import open_store
from tracker.storage.ledger import ledger
from tracker.storage.ledger.ledger import LedgerHeading, Line
from tracker.storage.rows import record_mapper, statements
from tracker.storage.rows.prospect_rows import email_rows, findable_rows, phone_rows, prospect_row
from tracker.storage.rows.record_rows import agreement_row, contact_row, standing_row
from tracker.storage.rows.tables import (
    AgreementTable,
    ContactTable,
    EmailTable,
    FindableTable,
    PhoneTable,
    ProspectTable,
    StandingTable,
    Table,
)

PROSPECTS, AGREEMENTS, CONTACTS = 20_000, 100_000, 60_000
ZONE = "Europe/London"
DAYS_EITHER_WAY = 10 * 365
"""Twenty years in all: the hundred thousand come to about twenty agreements a working day."""

ANSWERED_WITHIN = 30
"""Days after which nothing agreed is left open: whatever slipped has been answered by then."""

_FIRST = ("Ann", "Ben", "Chloë", "Dev", "Eve", "Femi", "Grace", "Hugo", "Inés", "Jo", "Kit", "Lena", "Maria", "Noor")
_LAST = ("Hill", "Okoro", "Vale", "Müller", "Ito", "Novák", "Silva", "Brown", "Ng", "Larsen", "Dubois", "Khan", "Reid")
_TOPICS = ("the tasting", "old files", "a second lesson", "the price", "their order", "the spring menu", "")
_NOTES = (
    "Wants to think it over until spring.",
    "Prefers the morning, has two children at school.",
    "Met at the fair.",
)


def build_big_store(
    place: Path, today: date, prospects: int = PROSPECTS, agreements: int = AGREEMENTS, contacts: int = CONTACTS
) -> None:
    """Make the store at `place`, spread over ten years either way of `today`. Takes some seconds when large."""
    open_store(place).close()
    chance = random.Random(20261121)
    people = [_prospect(chance, n, today) for n in range(1, prospects + 1)]
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA synchronous = 0")
        _fill(connection, ProspectTable, map(prospect_row, people))
        _fill(connection, PhoneTable, (row for person in people for row in phone_rows(person)))
        _fill(connection, EmailTable, (row for person in people for row in email_rows(person)))
        _fill(connection, FindableTable, (row for person in people for row in findable_rows(person)))
        _fill(connection, StandingTable, map(standing_row, _standings(chance, prospects, today)))
        _fill(connection, AgreementTable, map(agreement_row, _agreements(chance, agreements, prospects, today)))
        _fill(connection, ContactTable, map(contact_row, _contacts(chance, contacts, prospects, today)))
        connection.commit()


def build_big_ledger(
    place: Path, today: date, prospects: int = PROSPECTS, agreements: int = AGREEMENTS, contacts: int = CONTACTS
) -> None:
    """The same people at `place`, each with a ledger entry, and each contact with one and what was agreed in it: as the
    deeds leave it that write them one after the other, but in one transaction. Takes half a minute when large.
    """
    open_store(place).close()
    chance = random.Random(20261121)
    people = [_prospect(chance, n, today) for n in range(1, prospects + 1)]
    standings = _standings(chance, prospects, today)
    agreed = list(_agreements(chance, agreements, prospects, today))
    made = list(_contacts(chance, contacts, prospects, today))
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA synchronous = 0")
        us = tuple(User(n, name) for n, name in enumerate(("Maria", "Ben"), start=1))
        _entry(connection, DeedName.ADD_USER, us, None)
        for person, said in zip(people, standings, strict=True):
            _entry(connection, DeedName.ADD_PROSPECT, (person, said), person.id)
        for n, contact in enumerate(made):
            of_it = agreed[n * len(agreed) // len(made) : (n + 1) * len(agreed) // len(made)]
            in_it = (replace(each, prospect_id=contact.prospect_id, made_in=contact.id) for each in of_it)
            _entry(connection, DeedName.LOG_CONTACT, (contact, *in_it), contact.prospect_id)
        connection.commit()


def _entry(connection: sqlite3.Connection, name: DeedName, records: Sequence[Record], about: int | None) -> None:
    for record in records:
        record_mapper.put(connection, record)
    heading = LedgerHeading(1_700_000_000_000_000, "Maria", name, about, "")
    ledger.write(connection, heading, [Line(None, record) for record in records])


def _fill(connection: sqlite3.Connection, table: type[Table], rows: Iterator[tuple[Any, ...]]) -> None:
    connection.executemany(statements.add(table), rows)


def _prospect(chance: random.Random, n: int, today: date) -> Prospect:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}-{chance.choice(_LAST)} {n % 997}"
    number = f"{chance.randrange(10**9, 10**10)}"
    return Prospect(
        n,
        name,
        organisation=f"{chance.choice(_LAST)} & {chance.choice(_LAST)} {n % 4001}" if n % 3 else "",
        household=f"{chance.choice(_LAST)} {n % 7001}" if n % 5 == 0 else "",
        phones=(Phone(f"0{number[:4]} {number[4:]}", f"+44{number}"),),
        emails=(Email(f"person{n}@example.org"),),
        tags=("fair", "wedding")[: n % 3],
        notes=chance.choice(_NOTES),
        deleted_at=datetime.combine(today - timedelta(10), time(9), UTC) if n % 50 == 0 else None,
    )


def _standings(chance: random.Random, prospects: int, today: date) -> Iterator[Standing]:
    for n in range(1, prospects + 1):
        yield Standing(
            n, n, chance.choice(tuple(StandingKind)), _moment(chance, today, -DAYS_EITHER_WAY, 0), "we'll see"
        )


def _agreements(chance: random.Random, agreements: int, prospects: int, today: date) -> Iterator[Agreement]:
    settled = (AgreementOutcome.KEPT, AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE, AgreementOutcome.MOVED)
    for n in range(1, agreements + 1):
        first = _working_day(chance, today + timedelta(chance.randint(-DAYS_EITHER_WAY, DAYS_EITHER_WAY)))
        is_open = first > today or (n % 10 == 0 and (today - first).days < ANSWERED_WITHIN)
        yield Agreement(
            n,
            chance.randint(1, prospects),
            AgreementKind.PROMISE if n % 4 == 0 else AgreementKind.TALK,
            _window(chance, first),
            chance.choice(tuple(Channel)),
            chance.choice(("Maria", "Ben")),
            datetime.combine(first - timedelta(30), time(9), UTC),
            topic=chance.choice(_TOPICS),
            words="in a month, then",
            outcome=AgreementOutcome.OPEN if is_open else chance.choice(settled),
            settled_at=None if is_open else datetime.combine(first, time(17), UTC),
        )


def _working_day(chance: random.Random, day: date) -> date:
    """That day, or one of the five before where it is a weekend's."""
    return day if day.weekday() < 5 else day - timedelta(day.weekday() - chance.randint(0, 4))


def _window(chance: random.Random, first: date) -> Window:
    kind = chance.random()
    if kind < 0.6:
        return Window.exact(first, time(chance.randint(8, 18), chance.choice((0, 15, 30, 45))), ZONE)
    if kind < 0.85:
        return Window.day(first, ZONE)
    return Window.span(first, first + timedelta(chance.randint(1, 10)), ZONE)


def _contacts(chance: random.Random, contacts: int, prospects: int, today: date) -> Iterator[Contact]:
    one = Contact(
        0, 0, Direction.OUT, Channel.CALL, datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC), "Maria",
        ContactOutcome.TALKED, note="Talked about the order; no, not yet; may I check in in a month? Yes.",
    )  # fmt: skip
    for n in range(1, contacts + 1):
        moment = _moment(chance, today, -DAYS_EITHER_WAY, 0)
        yield replace(one, id=n, prospect_id=chance.randint(1, prospects), at=moment, entered_at=moment)


def _moment(chance: random.Random, today: date, earliest: int, latest: int) -> datetime:
    day = today + timedelta(chance.randint(earliest, latest))
    return datetime.combine(day, time(chance.randint(8, 17), chance.randint(0, 59)), UTC)
