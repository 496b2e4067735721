"""Puts one record of any kind where it belongs, reads it back by its id, takes it away. Knows no deed and no ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from sqlite3 import Connection
from typing import Any

from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement, Snooze
from tracker.rules.brought_in import BroughtIn
from tracker.rules.contact import Contact
from tracker.rules.policy import KeptPolicy
from tracker.rules.prospect import Objection, Prospect, Standing
from tracker.rules.us import Away, User
from tracker.storage.decoding import decoding
from tracker.storage.rows import prospect_rows, statements
from tracker.storage.rows import record_rows as rows
from tracker.storage.rows.tables import (
    AgreementTable,
    AwayTable,
    BroughtInTable,
    ContactTable,
    EmailTable,
    FindableTable,
    ObjectionTable,
    PhoneTable,
    PolicyTable,
    ProspectTable,
    SnoozeTable,
    StandingTable,
    Table,
    UserTable,
)

Row = tuple[Any, ...]


class RecordKind(StrEnum):
    """The kinds of record, by the names the ledger knows them by."""

    PROSPECT = "prospect"
    STANDING = "standing"
    OBJECTION = "objection"
    AGREEMENT = "agreement"
    CONTACT = "contact"
    SNOOZE = "snooze"
    BROUGHT_IN = "brought-in"
    USER = "user"
    AWAY = "away"
    POLICY = "policy"


RECORD: dict[RecordKind, type[Record]] = {
    RecordKind.PROSPECT: Prospect,
    RecordKind.STANDING: Standing,
    RecordKind.OBJECTION: Objection,
    RecordKind.AGREEMENT: Agreement,
    RecordKind.CONTACT: Contact,
    RecordKind.SNOOZE: Snooze,
    RecordKind.BROUGHT_IN: BroughtIn,
    RecordKind.USER: User,
    RecordKind.AWAY: Away,
    RecordKind.POLICY: KeptPolicy,
}
_KIND = {record: kind for kind, record in RECORD.items()}

# Those that point stand before those that are pointed at; contacts and agreements are checked at the commit.
REMOVED_IN_TURN = (
    RecordKind.BROUGHT_IN,
    RecordKind.SNOOZE,
    RecordKind.STANDING,
    RecordKind.OBJECTION,
    RecordKind.CONTACT,
    RecordKind.AGREEMENT,
)


def kind_of(record: Record) -> RecordKind:
    return _KIND[type(record)]


def prospect_id_of(record: Record) -> int | None:
    """Whose record it is; None for one that is ours."""
    if isinstance(record, User | Away | KeptPolicy):
        return None
    return record.id if isinstance(record, Prospect) else record.prospect_id


@dataclass(frozen=True, slots=True)
class Mapping:
    """Where one kind of record lies, and how its row is made and read."""

    table: type[Table]
    to_row: Callable[[Any], Row]
    from_row: Callable[[Row], Record]


MAPPINGS: dict[RecordKind, Mapping] = {
    RecordKind.STANDING: Mapping(StandingTable, rows.standing_row, rows.standing_from),
    RecordKind.OBJECTION: Mapping(ObjectionTable, rows.objection_row, rows.objection_from),
    RecordKind.AGREEMENT: Mapping(AgreementTable, rows.agreement_row, rows.agreement_from),
    RecordKind.CONTACT: Mapping(ContactTable, rows.contact_row, rows.contact_from),
    RecordKind.SNOOZE: Mapping(SnoozeTable, rows.snooze_row, rows.snooze_from),
    RecordKind.BROUGHT_IN: Mapping(BroughtInTable, rows.brought_in_row, rows.brought_in_from),
    RecordKind.USER: Mapping(UserTable, rows.user_row, rows.user_from),
    RecordKind.AWAY: Mapping(AwayTable, rows.away_row, rows.away_from),
    RecordKind.POLICY: Mapping(PolicyTable, rows.policy_row, rows.policy_from),
}
"""All but the prospect."""

BELONGINGS = {
    PhoneTable: prospect_rows.phone_rows,
    EmailTable: prospect_rows.email_rows,
    FindableTable: prospect_rows.findable_rows,
}
"""What else lies there of a prospect: each table, and the rows of one."""


def table_of(kind: RecordKind) -> type[Table]:
    return ProspectTable if kind is RecordKind.PROSPECT else MAPPINGS[kind].table


def row_of(record: Record) -> Row:
    """The record's own row."""
    return (
        prospect_rows.prospect_row(record) if isinstance(record, Prospect) else MAPPINGS[kind_of(record)].to_row(record)
    )


def put(connection: Connection, record: Record) -> None:
    """Add the record, or replace the one of its kind with the same id."""
    connection.execute(statements.put(table_of(kind_of(record))), row_of(record))
    if isinstance(record, Prospect):
        _remove_belongings(connection, record.id)
        for table, rows_of in BELONGINGS.items():
            connection.executemany(statements.add(table), rows_of(record))


def put_all(connection: Connection, kind: RecordKind, records: Sequence[Record]) -> None:
    """`put` of many of one kind, in half the time."""
    connection.executemany(statements.put(table_of(kind)), list(map(row_of, records)))
    people = [record for record in records if isinstance(record, Prospect)]
    if people:
        ids = [(person.id,) for person in people]
        for table, rows_of in BELONGINGS.items():
            connection.executemany(statements.remove(table), ids)
            connection.executemany(statements.add(table), [row for person in people for row in rows_of(person)])


def get(connection: Connection, kind: RecordKind, record_id: int) -> Record | None:
    """That record; None where there is none. Raises StoreFault (DAMAGED) for one that says nothing sensible."""
    if kind is RecordKind.PROSPECT:
        return get_prospect(connection, record_id)
    row = get_row(connection, kind, record_id)
    if row is None:
        return None
    with decoding(kind):
        return MAPPINGS[kind].from_row(row)


def get_row(connection: Connection, kind: RecordKind, record_id: int) -> Row | None:
    """The record's own row as it lies there, whatever it says."""
    found: Row | None = connection.execute(statements.get(table_of(kind)), (record_id,)).fetchone()
    return found


def get_belongings(connection: Connection, table: type[Table], prospect_id: int) -> list[Row]:
    """The rows of a prospect in one of `BELONGINGS`, as they lie there."""
    return connection.execute(statements.get(table), (prospect_id,)).fetchall()


def get_prospect(connection: Connection, prospect_id: int) -> Prospect | None:
    """The same of a prospect."""
    row = get_row(connection, RecordKind.PROSPECT, prospect_id)
    if row is None:
        return None
    phones = get_belongings(connection, PhoneTable, prospect_id)
    emails = get_belongings(connection, EmailTable, prospect_id)
    with decoding(RecordKind.PROSPECT):
        return prospect_rows.prospect_from(row, phones, emails)


def remove(connection: Connection, kind: RecordKind, record_id: int) -> None:
    """Take the record away, a prospect with its belongings. Nothing where it is not there."""
    if kind is RecordKind.PROSPECT:
        _remove_belongings(connection, record_id)
    connection.execute(statements.remove(table_of(kind)), (record_id,))


def remove_all_of(connection: Connection, prospect_id: int) -> None:
    """Take a person away with every record about them."""
    for kind in REMOVED_IN_TURN:
        table = table_of(kind)
        connection.execute(statements.remove(table, table._meta.fields["prospect"]), (prospect_id,))
    remove(connection, RecordKind.PROSPECT, prospect_id)


def _remove_belongings(connection: Connection, prospect_id: int) -> None:
    for table in BELONGINGS:
        connection.execute(statements.remove(table), (prospect_id,))
