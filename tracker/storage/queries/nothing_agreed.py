"""Who is left without an agreement. Knows not why that should be looked at: `rules.nothing_agreed` says it in words."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from tracker.actions.ports import LeftWithout
from tracker.rules.agreement import AgreementOutcome
from tracker.storage.faults import decoding
from tracker.storage.rows.timestamps import moment_or_none, us

_LEFT_WITHOUT = """
    SELECT p.id, p.name, p.organisation, a.settled_us, a.outcome
      FROM agreement a JOIN prospect p ON p.id = a.prospect_id
     WHERE a.outcome IN ('broken', 'lapsed', 'withdrawn', 'no-show') AND p.deleted_us IS NULL
       AND NOT EXISTS (SELECT 1 FROM agreement later
                        WHERE later.prospect_id = a.prospect_id AND later.outcome <> 'moved'
                          AND (later.settled_us, later.id) > (a.settled_us, a.id))
       AND NOT EXISTS (SELECT 1 FROM agreement bound
                        WHERE bound.prospect_id = a.prospect_id AND bound.outcome IN ('open', 'tried'))
       AND NOT EXISTS (SELECT 1 FROM standing s
                        WHERE s.prospect_id = a.prospect_id AND s.kind IN ('their-turn', 'no-thanks')
                          AND s.since_us <= :now
                          AND NOT EXISTS (SELECT 1 FROM standing since
                                           WHERE since.prospect_id = s.prospect_id AND since.since_us <= :now
                                             AND (since.since_us, since.id) > (s.since_us, s.id)))
       AND NOT EXISTS (SELECT 1 FROM objection o
                        WHERE o.prospect_id = a.prospect_id AND o.channel IS NULL AND o.since_us <= :now
                          AND (o.until_us IS NULL OR o.until_us > :now)
                          AND (o.lifted_us IS NULL OR o.lifted_us > :now))
     ORDER BY a.settled_us DESC, p.name, p.id
"""


def nothing_agreed(connection: Connection, now: datetime) -> tuple[LeftWithout, ...]:
    """See `Questions.nothing_agreed`."""
    found = connection.execute(_LEFT_WITHOUT, {"now": us(now)})
    with decoding("agreement"):
        return tuple(
            LeftWithout(id_, name, organisation, moment_or_none(since), AgreementOutcome(ended))
            for id_, name, organisation, since, ended in found
        )
