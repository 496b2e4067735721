"""Puts one record of any kind where it belongs, reads it back by its id, takes it away. Knows no deed and no ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from sqlite3 import Connection
from typing import Any

from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement, Snooze
from tracker.rules.contact import Contact
from tracker.rules.prospect import Objection, Prospect, Standing
from tracker.storage.faults import decoding
from tracker.storage.rows import prospect_rows
from tracker.storage.rows import record_rows as rows
from tracker.storage.rows.tables import (
    AgreementTable,
    ContactTable,
    EmailTable,
    FindableTable,
    ObjectionTable,
    PhoneTable,
    ProspectTable,
    SnoozeTable,
    StandingTable,
    Table,
    columns,
)

Row = tuple[Any, ...]


class Kind(StrEnum):
    """The kinds of record, by the names the ledger knows them by."""

    PROSPECT = "prospect"
    STANDING = "standing"
    OBJECTION = "objection"
    AGREEMENT = "agreement"
    CONTACT = "contact"
    SNOOZE = "snooze"


RECORD: dict[Kind, type[Record]] = {
    Kind.PROSPECT: Prospect,
    Kind.STANDING: Standing,
    Kind.OBJECTION: Objection,
    Kind.AGREEMENT: Agreement,
    Kind.CONTACT: Contact,
    Kind.SNOOZE: Snooze,
}
_KIND = {record: kind for kind, record in RECORD.items()}


def kind_of(record: Record) -> Kind:
    return _KIND[type(record)]


def prospect_id_of(record: Record) -> int:
    return record.id if isinstance(record, Prospect) else record.prospect_id


def insert(table: type[Table]) -> str:
    """The statement that adds a row, with a place for each column."""
    names = columns(table)
    return f"INSERT INTO {table._meta.table_name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def select(table: type[Table], condition: str) -> str:
    """The statement that reads whole rows. `condition` is text of this package, never of a person."""
    return f"SELECT {', '.join(columns(table))} FROM {table._meta.table_name} WHERE {condition}"


def _replace(table: type[Table]) -> str:
    """Add or change in place: REPLACE would delete the row first, and others point at it."""
    key, *others = columns(table)
    return f"{insert(table)} ON CONFLICT ({key}) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in others)}"


@dataclass(frozen=True, slots=True)
class _Mapping:
    """Where one kind of record that is one row lies."""

    put: str
    get: str
    remove: str
    to_row: Callable[[Any], Row]
    from_row: Callable[[Row], Record]


def _shelf(table: type[Table], to_row: Callable[[Any], Row], from_row: Callable[[Row], Record]) -> _Mapping:
    remove = f"DELETE FROM {table._meta.table_name} WHERE id = ?"
    return _Mapping(_replace(table), select(table, "id = ?"), remove, to_row, from_row)


MAPPINGS = {
    Kind.STANDING: _shelf(StandingTable, rows.standing_row, rows.standing_from),
    Kind.OBJECTION: _shelf(ObjectionTable, rows.objection_row, rows.objection_from),
    Kind.AGREEMENT: _shelf(AgreementTable, rows.agreement_row, rows.agreement_from),
    Kind.CONTACT: _shelf(ContactTable, rows.contact_row, rows.contact_from),
    Kind.SNOOZE: _shelf(SnoozeTable, rows.snooze_row, rows.snooze_from),
}

_PUT_PROSPECT = _replace(ProspectTable)
_ADD_FINDABLE = insert(FindableTable)
_ADD_PHONE = insert(PhoneTable)
_ADD_EMAIL = insert(EmailTable)
GET_PROSPECT = select(ProspectTable, "id = ?")
GET_PHONES = select(PhoneTable, "prospect_id = ? ORDER BY position")
GET_EMAILS = select(EmailTable, "prospect_id = ? ORDER BY position")


def put(connection: Connection, record: Record) -> None:
    """Add the record, or replace the one of its kind with the same id."""
    if isinstance(record, Prospect):
        _put_prospect(connection, record)
    else:
        shelf = MAPPINGS[kind_of(record)]
        connection.execute(shelf.put, shelf.to_row(record))


def get(connection: Connection, kind: Kind, record_id: int) -> Record | None:
    if kind is Kind.PROSPECT:
        return get_prospect(connection, record_id)
    row = connection.execute(MAPPINGS[kind].get, (record_id,)).fetchone()
    if row is None:
        return None
    with decoding(kind):
        return MAPPINGS[kind].from_row(row)


def get_prospect(connection: Connection, prospect_id: int) -> Prospect | None:
    row = connection.execute(GET_PROSPECT, (prospect_id,)).fetchone()
    if row is None:
        return None
    phones = connection.execute(GET_PHONES, (prospect_id,)).fetchall()
    emails = connection.execute(GET_EMAILS, (prospect_id,)).fetchall()
    with decoding(Kind.PROSPECT):
        return prospect_rows.prospect_from(row, phones, emails)


def remove(connection: Connection, kind: Kind, record_id: int) -> None:
    if kind is Kind.PROSPECT:
        _remove_belongings(connection, record_id)
        connection.execute("DELETE FROM prospect WHERE id = ?", (record_id,))
    else:
        connection.execute(MAPPINGS[kind].remove, (record_id,))


def _put_prospect(connection: Connection, prospect: Prospect) -> None:
    connection.execute(_PUT_PROSPECT, prospect_rows.prospect_row(prospect))
    _remove_belongings(connection, prospect.id)
    connection.executemany(_ADD_PHONE, prospect_rows.phone_rows(prospect))
    connection.executemany(_ADD_EMAIL, prospect_rows.email_rows(prospect))
    if prospect.deleted_at is None:
        connection.execute(_ADD_FINDABLE, prospect_rows.findable_row(prospect))


def _remove_belongings(connection: Connection, prospect_id: int) -> None:
    for table in ("phone", "email", "findable"):
        connection.execute(f"DELETE FROM {table} WHERE prospect_id = ?", (prospect_id,))
