"""All about one prospect, as the rules look at it. Knows no rule."""

from __future__ import annotations

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any, TypeVar

from tracker.actions.ports import Entered
from tracker.rules.agreement import Agreement
from tracker.rules.history import History, Neighbour, Sharer
from tracker.rules.occasion import Companion
from tracker.rules.prospect import Objection, Prospect, Standing
from tracker.storage.decoding import decoding
from tracker.storage.queries.sharers_of import sharers_of
from tracker.storage.rows import record_rows as rows
from tracker.storage.rows.record_mapper import RecordKind, get, get_prospect
from tracker.storage.rows.statements import rows_where
from tracker.storage.rows.tables import AgreementTable, ContactTable, ObjectionTable, StandingTable

R = TypeVar("R")

_STANDINGS = rows_where(StandingTable, "prospect_id = ? ORDER BY since_us, id")
_OBJECTIONS = rows_where(ObjectionTable, "prospect_id = ? ORDER BY since_us, id")
_AGREEMENTS = rows_where(AgreementTable, "prospect_id = ? ORDER BY made_us, id")
_AGREEMENT = rows_where(AgreementTable, "id = ?")
_CONTACTS = rows_where(ContactTable, "prospect_id = ? ORDER BY at_us, id")

_ENTERED = (RecordKind.CONTACT, RecordKind.AGREEMENT, RecordKind.STANDING, RecordKind.OBJECTION)

_OF_OCCASION = rows_where(AgreementTable, "occasion_id = ? ORDER BY id")
# Few have any, and the two indexes hold none but those: so each half looks at their own first.
_COMPANY = """
    WITH ours AS (SELECT occasion_id FROM contact WHERE prospect_id = :of AND occasion_id IS NOT NULL
                  UNION
                  SELECT occasion_id FROM agreement WHERE prospect_id = :of AND occasion_id IS NOT NULL),
         others AS (SELECT occasion_id, prospect_id, 0 AS kept FROM contact
                     WHERE occasion_id IN (SELECT occasion_id FROM ours)
                    UNION ALL
                    SELECT occasion_id, prospect_id, outcome IN ('kept', 'kept-late') AND settled_by IS NOT NULL
                      FROM agreement WHERE occasion_id IN (SELECT occasion_id FROM ours))
    SELECT o.occasion_id, o.prospect_id, p.name, max(o.kept)
      FROM others o JOIN prospect p ON p.id = o.prospect_id
     WHERE o.prospect_id <> :of
     GROUP BY o.occasion_id, o.prospect_id
     ORDER BY o.occasion_id, o.prospect_id
"""
_NEIGHBOURS = """
    SELECT other.id, other.name
      FROM prospect me, prospect other
     WHERE me.id = ? AND other.id <> me.id AND other.deleted_us IS NULL
       AND other.id IN (SELECT id FROM prospect WHERE organisation_key <> '' AND organisation_key = me.organisation_key
                        UNION
                        SELECT id FROM prospect WHERE household_key <> '' AND household_key = me.household_key)
     ORDER BY other.name, other.id
"""


def history_of(connection: Connection, prospect_id: int) -> History | None:
    """See `Questions.history_of`. To be asked within one transaction."""
    prospect = get_prospect(connection, prospect_id)
    if prospect is None:
        return None
    neighbours = connection.execute(_NEIGHBOURS, (prospect_id,)).fetchall()
    return History(
        prospect,
        _standings(connection, prospect_id),
        _objections(connection, prospect_id),
        _agreements(connection, prospect_id),
        _all(connection, _CONTACTS, prospect_id, rows.contact_from),
        tuple(
            Neighbour(
                id_, name, _agreements(connection, id_), _standings(connection, id_), _objections(connection, id_)
            )
            for id_, name in neighbours
        ),
        sharers(connection, prospect),
        _company(connection, prospect_id),
    )


def agreement(connection: Connection, agreement_id: int) -> Agreement | None:
    """See `Questions.agreement`."""
    found = _all(connection, _AGREEMENT, agreement_id, rows.agreement_from)
    return found[0] if found else None


def record_of(connection: Connection, record_id: int) -> Entered | None:
    """See `Questions.record_of`."""
    found = (get(connection, kind, record_id) for kind in _ENTERED)
    return next((record for record in found if isinstance(record, Entered)), None)


def of_occasion(connection: Connection, occasion_id: int) -> tuple[Agreement, ...]:
    """See `Questions.of_occasion`."""
    return _all(connection, _OF_OCCASION, occasion_id, rows.agreement_from)


def sharers(connection: Connection, prospect: Prospect) -> tuple[Sharer, ...]:
    """See `Questions.sharers`."""
    return sharers_of(connection, prospect, _objections)


def _company(connection: Connection, prospect_id: int) -> tuple[Companion, ...]:
    found = connection.execute(_COMPANY, {"of": prospect_id})
    return tuple(Companion(occasion_id, id_, name, bool(kept)) for occasion_id, id_, name, kept in found)


def _standings(connection: Connection, prospect_id: int) -> tuple[Standing, ...]:
    return _all(connection, _STANDINGS, prospect_id, rows.standing_from)


def _objections(connection: Connection, prospect_id: int) -> tuple[Objection, ...]:
    return _all(connection, _OBJECTIONS, prospect_id, rows.objection_from)


def _agreements(connection: Connection, prospect_id: int) -> tuple[Agreement, ...]:
    return _all(connection, _AGREEMENTS, prospect_id, rows.agreement_from)


def _all(connection: Connection, question: str, of: int, from_row: Callable[[tuple[Any, ...]], R]) -> tuple[R, ...]:
    found = connection.execute(question, (of,))
    with decoding(from_row.__name__.removesuffix("_from")):
        return tuple([from_row(row) for row in found])
