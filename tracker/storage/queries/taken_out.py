"""Everybody with all that stands of them, a page at a time, and how often each agreement was written of.

For whoever takes it elsewhere; knows no format of a file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from sqlite3 import Connection
from typing import Any, TypeVar

from tracker.actions.ports import Touched
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.history import History
from tracker.storage.decoding import decoding
from tracker.storage.rows import record_rows as rows
from tracker.storage.rows.prospect_rows import prospect_from
from tracker.storage.rows.statements import rows_where
from tracker.storage.rows.tables import (
    AgreementTable,
    ContactTable,
    EmailTable,
    ObjectionTable,
    PhoneTable,
    ProspectTable,
    StandingTable,
    Table,
    columns,
)
from tracker.storage.rows.timestamps import moment

R = TypeVar("R")
Row = tuple[Any, ...]

_PEOPLE = rows_where(ProspectTable, "id > ? AND (deleted_us IS NULL OR ?) ORDER BY id LIMIT ?")
# Written of at once: each row of the ledger is looked at one time, and what it says is not read.
_TOUCHED = """
    SELECT r.record_id, count(*), max(l.at_us)
      FROM ledger_row r JOIN ledger l ON l.seq = r.seq
     WHERE r.kind = 'agreement'
     GROUP BY r.record_id
"""


def people_after(
    connection: Connection, prospect_id: int, limit: int, agreements: bool, contacts: bool, in_trash: bool
) -> tuple[History, ...]:
    """See `Questions.people_after`."""
    people = connection.execute(_PEOPLE, (prospect_id, in_trash, limit)).fetchall()
    if not people:
        return ()
    between = people[0][0], people[-1][0]
    with decoding("prospect"):
        phones = _by_person(connection, PhoneTable, "position", between, _as_it_is)
        emails = _by_person(connection, EmailTable, "position", between, _as_it_is)
        standings = _by_person(connection, StandingTable, "since_us, id", between, rows.standing_from)
        objections = _by_person(connection, ObjectionTable, "since_us, id", between, rows.objection_from)
        agreed: dict[int, list[Agreement]] = {}
        done: dict[int, list[Contact]] = {}
        if agreements:
            agreed = _by_person(connection, AgreementTable, "made_us, id", between, rows.agreement_from)
        if contacts:
            done = _by_person(connection, ContactTable, "at_us, id", between, rows.contact_from)
        return tuple(
            History(
                prospect_from(row, phones.get(row[0], []), emails.get(row[0], [])),
                tuple(standings.get(row[0], ())),
                tuple(objections.get(row[0], ())),
                tuple(agreed.get(row[0], ())),
                tuple(done.get(row[0], ())),
            )
            for row in people
        )


def agreements_touched(connection: Connection) -> Mapping[int, Touched]:
    """See `Questions.agreements_touched`."""
    found = connection.execute(_TOUCHED)
    with decoding("ledger"):
        return {id_: Touched(times, moment(at_us)) for id_, times, at_us in found}


def _as_it_is(row: Row) -> Row:
    return row


def _by_person(
    connection: Connection, table: type[Table], order: str, between: tuple[int, int], from_row: Callable[[Row], R]
) -> dict[int, list[R]]:
    """What that table has of the people from one id to another, by whose it is."""
    whose = columns(table).index("prospect_id")
    question = rows_where(table, f"prospect_id BETWEEN ? AND ? ORDER BY prospect_id, {order}")
    found: defaultdict[int, list[R]] = defaultdict(list)
    for row in connection.execute(question, between):
        found[row[whose]].append(from_row(row))
    return found
