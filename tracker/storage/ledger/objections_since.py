"""What people objected to by now, carried into the backup that is put in the place of a store. Knows no file.

A "do not contact" is older than no backup: whoever the backup has bears theirs, as it stands now, lifted or not; of
anybody else, and of a number the backup knows nothing of, it is remembered as if they had been erased.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from tracker.actions.outcome import DeedName, StoreFault
from tracker.rules.prospect import Email, Objection, Phone, Prospect
from tracker.rules.who.sharing import left_out_of
from tracker.storage.faults import WORLD
from tracker.storage.ledger import ledger, remembered_objections
from tracker.storage.ledger.ledger import LedgerHeading, Line
from tracker.storage.rows import record_mapper
from tracker.storage.rows.record_mapper import RecordKind
from tracker.storage.rows.record_rows import objection_from
from tracker.storage.rows.statements import rows_where
from tracker.storage.rows.tables import ObjectionTable
from tracker.storage.rows.timestamps import us

_OBJECTIONS = rows_where(ObjectionTable, "TRUE ORDER BY prospect_id, since_us, id")
# Named one by one: the store that is replaced may be of an earlier version.
_PHONES = "SELECT typed, e164 FROM phone WHERE prospect_id = ? ORDER BY position"
_EMAILS = "SELECT address FROM email WHERE prospect_id = ? ORDER BY position"
_REMEMBERED = """
    SELECT r.digest, r.channel, r.since_us, r.until_us, m.value
      FROM remembered_objection r JOIN meta m ON m.name = 'key'
"""
_UNREADABLE = (*WORLD, StoreFault, ValueError, TypeError, OverflowError)


@dataclass(slots=True)
class Objecting:
    """Everybody who ever objected, with their numbers and addresses alone, and what is remembered of those erased."""

    people: dict[int, Prospect] = field(default_factory=dict)
    objections: dict[int, list[Objection]] = field(default_factory=dict)
    remembered: list[tuple[Any, ...]] = field(default_factory=list)


def in_store(connection: Connection) -> Objecting:
    """All of it that can be read: the store may be damaged, or of an earlier version that remembers nothing."""
    found = Objecting()
    with suppress(*_UNREADABLE):
        for row in connection.execute(_OBJECTIONS):
            with suppress(*_UNREADABLE):
                objection = objection_from(row)
                found.objections.setdefault(objection.prospect_id, []).append(objection)
    for prospect_id in found.objections:
        with suppress(*_UNREADABLE):
            phones = [Phone(typed, e164) for typed, e164 in connection.execute(_PHONES, (prospect_id,))]
            emails = [Email(address) for (address,) in connection.execute(_EMAILS, (prospect_id,))]
            found.people[prospect_id] = Prospect(prospect_id, "", phones=tuple(phones), emails=tuple(emails))
    with suppress(*_UNREADABLE):
        found.remembered += connection.execute(_REMEMBERED)
    return found


def bring(connection: Connection, objecting: Objecting, by: str, at: datetime) -> None:
    """Within a transaction, after whoever was erased has been erased again. `at` is aware."""
    lines: list[Line] = []
    for prospect_id, objections in objecting.objections.items():
        there = record_mapper.get(connection, RecordKind.PROSPECT, prospect_id)
        stays = isinstance(there, Prospect)
        if stays:
            lines += _as_they_stand(connection, objections)
        person = objecting.people.get(prospect_id)
        if person is not None:
            left = left_out_of(person, there) if isinstance(there, Prospect) else person
            remembered_objections.remember(connection, left, objections, at, stays=stays)
    for line in lines:
        record_mapper.put(connection, line.record)
    if lines:
        ledger.write(connection, LedgerHeading(us(at), by, DeedName.BRING_OBJECTIONS, None, ""), lines)
    _take_over(connection, objecting.remembered)


def _as_they_stand(connection: Connection, objections: Iterable[Objection]) -> list[Line]:
    lines = []
    for objection in objections:
        before = record_mapper.get(connection, RecordKind.OBJECTION, objection.id)
        if (
            objection.said_in is not None
            and record_mapper.get(connection, RecordKind.CONTACT, objection.said_in) is None
        ):
            objection = replace(objection, said_in=None)  # the contact came after the backup
        if before != objection:
            lines.append(Line(before, objection))
    return lines


def _take_over(connection: Connection, remembered: Iterable[tuple[Any, ...]]) -> None:
    """What is remembered of those who were both added and erased since; of another store's key it means nothing."""
    (key,) = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
    for digest, channel, since_us, until_us, of_key in remembered:
        if of_key == key:
            remembered_objections.keep(connection, digest, channel, since_us, until_us)
    remembered_objections.seal_them(connection)
