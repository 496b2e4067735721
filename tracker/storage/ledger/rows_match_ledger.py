"""Whether the tables still say what the ledger last wrote of a record, down to the columns derived from it.

Derived ones (folded texts, instants of days) are no part of a record, but lists and searches go by them. Knows no
chain.
"""

from __future__ import annotations

from sqlite3 import Connection

from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.prospect import Prospect
from tracker.storage.ledger import ledger
from tracker.storage.rows import prospect_rows, record_mapper
from tracker.storage.rows import record_rows as rows
from tracker.storage.rows.record_mapper import RecordKind, Row

_STARTS_ENDS = slice(7, 9)
_ZONE_STEP_US = 15 * 60 * 1_000_000
_FURTHEST_US = 26 * 60 * 60 * 1_000_000


def still_stands(connection: Connection, kind: str, record_id: int, after: str | None) -> bool:
    """Whether what lies there is what an entry left; `after` is None where it left nothing."""
    try:
        known = RecordKind(kind)
        row = record_mapper.get_row(connection, known, record_id)
        if row is None or after is None:
            return row is None and after is None
        record = ledger.record_from(kind, after)
        assert record is not None
        if isinstance(record, Prospect) and not _belongings_stand(connection, record):
            return False
        return row == record_mapper.row_of(record) or _says_the_same(record, row)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return False  # garbled


def _belongings_stand(connection: Connection, prospect: Prospect) -> bool:
    return all(
        record_mapper.get_belongings(connection, table, prospect.id) == rows_of(prospect)
        for table, rows_of in record_mapper.BELONGINGS.items()
    )


def _says_the_same(record: Record, row: Row) -> bool:
    """An older program may have spelt the same record differently, or known other rules for a zone's clocks."""
    if isinstance(record, Agreement):
        shifts = [a - b for a, b in zip(row[_STARTS_ENDS], rows.agreement_row(record)[_STARTS_ENDS], strict=True)]
        # Zones are changed by whole quarters of an hour; flipped bits are not that even.
        even = all(shift % _ZONE_STEP_US == 0 and abs(shift) <= _FURTHEST_US for shift in shifts)
        return even and rows.agreement_from(row) == record
    if isinstance(record, Contact):
        return rows.contact_from(row) == record
    if isinstance(record, Prospect):
        derived = slice(4, 6)
        same_keys = row[derived] == prospect_rows.prospect_row(record)[derived]
        belongings = prospect_rows.phone_rows(record), prospect_rows.email_rows(record)
        return same_keys and prospect_rows.prospect_from(row, *belongings) == record
    return False
