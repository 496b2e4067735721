"""Whose turn it is. Knows not how long one ought to wait."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from tracker.actions.ports import Waiting
from tracker.storage.decoding import decoding
from tracker.storage.queries.people_page import dealt_with
from tracker.storage.rows.timestamps import moment

_THEIR_TURN = """
    SELECT p.id, p.name, p.organisation, s.since_us, s.words
      FROM standing s JOIN prospect p ON p.id = s.prospect_id
     WHERE s.kind = 'their-turn' AND p.deleted_us IS NULL
       AND NOT EXISTS (SELECT 1 FROM standing later WHERE later.prospect_id = s.prospect_id
                          AND (later.since_us, later.id) > (s.since_us, s.id))
     ORDER BY s.since_us DESC, s.id DESC
"""


def their_turn(connection: Connection, whose: Sequence[str] = ()) -> tuple[Waiting, ...]:
    """See `Questions.their_turn`; `whose` are all the spellings of that one of us."""
    found = connection.execute(_THEIR_TURN).fetchall()
    theirs = dealt_with(connection, (id_ for id_, *_ in found), whose)
    with decoding("standing"):
        return tuple(
            Waiting(id_, name, organisation, moment(since), words)
            for id_, name, organisation, since, words in found
            if id_ in theirs
        )
