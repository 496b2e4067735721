"""What we agreed to do in a stretch of days, and which contacts nobody agreed to. Knows not what becomes of a word."""

from __future__ import annotations

from datetime import date, datetime
from sqlite3 import Connection

from tracker.actions.ports import ContactsMade
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel
from tracker.rules.word_kept import Given, Unasked
from tracker.storage.decoding import decoding
from tracker.storage.rows import record_rows as rows
from tracker.storage.rows.statements import columns_of
from tracker.storage.rows.tables import AgreementTable, columns
from tracker.storage.rows.timestamps import moment, us

# As in `agreements_between`: spans that began before have an index of their own.
_GIVEN = f"""
    SELECT {columns_of(AgreementTable, "a")}, p.name
      FROM agreement a JOIN prospect p ON p.id = a.prospect_id
     WHERE a.first_day BETWEEN :first AND :last AND a.last_day BETWEEN :first AND :last AND p.deleted_us IS NULL
    UNION ALL
    SELECT {columns_of(AgreementTable, "a")}, p.name
      FROM agreement a INDEXED BY agreement_span JOIN prospect p ON p.id = a.prospect_id
     WHERE a.last_day > a.first_day AND a.last_day BETWEEN :first AND :last AND a.first_day < :first
       AND p.deleted_us IS NULL
     ORDER BY {1 + columns(AgreementTable).index("last_day")}, 1
"""
_MADE = """
    SELECT c.by_whom, count(DISTINCT coalesce(c.occasion_id, c.id))
      FROM contact c JOIN prospect p ON p.id = c.prospect_id
     WHERE c.at_us >= ? AND c.at_us < ? AND p.deleted_us IS NULL
     GROUP BY c.by_whom
"""
_CONTACTED = """
    SELECT DISTINCT c.prospect_id
      FROM contact c JOIN prospect p ON p.id = c.prospect_id
     WHERE c.at_us >= ? AND c.at_us < ? AND c.direction = 'out' AND p.deleted_us IS NULL
     ORDER BY c.prospect_id
"""
_UNASKED = """
    SELECT c.id, c.prospect_id, p.name, c.at_us, c.by_whom, c.channel, c.basis, c.reason
      FROM contact c JOIN prospect p ON p.id = c.prospect_id
     WHERE c.at_us >= ? AND c.at_us < ? AND c.basis IN ('none', 'first-approach', 'goodwill') AND p.deleted_us IS NULL
     ORDER BY c.at_us, c.id
"""


def given_between(connection: Connection, first: date, last: date) -> tuple[Given, ...]:
    """See `Questions.given_between`."""
    found = connection.execute(_GIVEN, {"first": first.toordinal(), "last": last.toordinal()})
    with decoding("agreement"):
        return tuple([Given(rows.agreement_from(row[:-1]), row[-1]) for row in found])


def contacts_made(connection: Connection, since: datetime, until: datetime) -> ContactsMade:
    """See `Questions.contacts_made`."""
    within = us(since), us(until)
    made = connection.execute(_MADE, within).fetchall()
    found = connection.execute(_UNASKED, within)
    with decoding("contact"):
        return ContactsMade(
            dict(made),
            tuple(
                Unasked(id_, whose, name, moment(at), by, Channel(channel), Basis(basis), reason)
                for id_, whose, name, at, by, channel, basis, reason in found
            ),
        )


def contacted(connection: Connection, since: datetime, until: datetime) -> tuple[int, ...]:
    """See `Questions.contacted`."""
    return tuple(whose for (whose,) in connection.execute(_CONTACTED, (us(since), us(until))))
