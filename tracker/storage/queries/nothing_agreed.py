"""Who is left without an agreement. Knows not why that should be looked at: `rules.nothing_agreed` says it in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from tracker.actions.ports import LeftWithout
from tracker.rules.agreement import AgreementOutcome
from tracker.storage.decoding import decoding
from tracker.storage.queries.people_page import dealt_with
from tracker.storage.rows.timestamps import moment_or_none, us

# What is still open, or to be told to them, is found by indexes of its own.
_FREE = """
       AND p.deleted_us IS NULL
       AND NOT EXISTS (SELECT 1 FROM agreement bound
                        WHERE bound.prospect_id = p.id AND bound.outcome IN ('open', 'tried'))
       AND NOT EXISTS (SELECT 1 FROM agreement untold WHERE untold.prospect_id = p.id AND untold.to_tell = 1)
       AND NOT EXISTS (SELECT 1 FROM standing s
                        WHERE s.prospect_id = p.id AND s.kind IN ('their-turn', 'no-thanks')
                          AND s.since_us <= :now
                          AND NOT EXISTS (SELECT 1 FROM standing since
                                           WHERE since.prospect_id = s.prospect_id AND since.since_us <= :now
                                             AND (since.since_us, since.id) > (s.since_us, s.id)))
       AND NOT EXISTS (SELECT 1 FROM objection o
                        WHERE o.prospect_id = p.id AND o.channel IS NULL AND o.since_us <= :now
                          AND (o.until_us IS NULL OR o.until_us > :now)
                          AND (o.lifted_us IS NULL OR o.lifted_us > :now))
"""
_LEFT_WITHOUT = f"""
    SELECT p.id, p.name, p.organisation, a.settled_us, a.outcome,
           a.outcome = 'withdrawn' AND a.who_moved IS 'we-asked'
      FROM agreement a JOIN prospect p ON p.id = a.prospect_id
     WHERE a.outcome IN ('broken', 'lapsed', 'withdrawn', 'no-show') AND a.settled_us IS NOT NULL
       AND (p.let_be_us IS NULL OR p.let_be_us < a.settled_us)
       AND NOT EXISTS (SELECT 1 FROM agreement later
                        WHERE later.prospect_id = a.prospect_id AND later.outcome <> 'moved'
                          AND (later.settled_us, later.id) > (a.settled_us, a.id))
       {_FREE}
     ORDER BY a.settled_us DESC, p.name, p.id
"""
_BROUGHT_IN = f"""
    SELECT p.id, p.name, p.organisation
      FROM prospect p JOIN findable f ON f.prospect_id = p.id
     WHERE p.known_before = 1 AND p.let_be_us IS NULL
       AND NOT EXISTS (SELECT 1 FROM agreement ended
                        WHERE ended.prospect_id = p.id AND ended.outcome <> 'moved' AND ended.settled_us IS NOT NULL)
       {_FREE}
     ORDER BY f.name, p.id
"""


def nothing_agreed(connection: Connection, now: datetime, whose: Sequence[str] = ()) -> tuple[LeftWithout, ...]:
    """See `Questions.nothing_agreed`; `whose` are all the spellings of that one of us."""
    ended, brought_in = (connection.execute(asked, {"now": us(now)}) for asked in (_LEFT_WITHOUT, _BROUGHT_IN))
    with decoding("agreement"):
        lost = (
            LeftWithout(id_, name, organisation, moment_or_none(since), AgreementOutcome(outcome), bool(by_us))
            for id_, name, organisation, since, outcome, by_us in ended
        )
        found = (*lost, *(LeftWithout(*who) for who in brought_in))
    theirs = dealt_with(connection, (left.prospect_id for left in found), whose)
    return tuple(left for left in found if left.prospect_id in theirs)
