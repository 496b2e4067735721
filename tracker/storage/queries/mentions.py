"""Who is spoken of in a note, a topic or an address: looked through a part at a time. Knows not where it was typed."""

from __future__ import annotations

import json
from sqlite3 import Connection

from tracker.actions.ports import Mention, MentionedIn, Mentions, MentionsAfter
from tracker.rules.who.finding import all_in, sought
from tracker.storage.queries.people_like import lines_of
from tracker.storage.rows.timestamps import moment_or_none

ROWS = 1_000
"""Looked through at once, in a few milliseconds: a key typed meanwhile waits no longer than that."""
MOST = 24

# The newest first: ids grow with time.
_PARTS = {
    MentionedIn.NOTE: """
        SELECT id, prospect_id, note, at_us FROM contact WHERE id < ? ORDER BY id DESC LIMIT ?
    """,
    MentionedIn.TOPIC: """
        SELECT id, prospect_id, topic, made_us FROM agreement WHERE id < ? ORDER BY id DESC LIMIT ?
    """,
    MentionedIn.ADDRESS: """
        SELECT id, id, address, NULL FROM prospect WHERE id < ? ORDER BY id DESC LIMIT ?
    """,
}
_NOT_IN_THE_TRASH = """
    SELECT prospect_id FROM findable WHERE prospect_id IN (SELECT value FROM json_each(?))
"""
_FROM_THE_START = 2**63 - 1


def mentions(connection: Connection, text: str, after: MentionsAfter | None) -> Mentions:
    """See `Questions.mentions`."""
    words = tuple(word for word in sought(text) if not word.is_tag)
    if not words:
        return Mentions()
    place = after or MentionsAfter(MentionedIn.NOTE, _FROM_THE_START)
    rows = connection.execute(_PARTS[place.where], (place.id, ROWS)).fetchall()
    found = []
    goes_on = MentionsAfter(place.where, rows[-1][0]) if len(rows) == ROWS else _next(place.where)
    for row in rows:
        if row[2] and all_in(row[2], words):
            found.append(row)
            if len(found) == MOST:
                goes_on = MentionsAfter(place.where, row[0])
                break
    there = connection.execute(_NOT_IN_THE_TRASH, (json.dumps([row[1] for row in found]),)).fetchall()
    lines = {line.id: line for line in lines_of(connection, [prospect_id for (prospect_id,) in there])}
    return Mentions(
        tuple(
            Mention(lines[prospect_id], place.where, told, moment_or_none(at_us))
            for _id, prospect_id, told, at_us in found
            if prospect_id in lines
        ),
        goes_on,
    )


def _next(where: MentionedIn) -> MentionsAfter | None:
    parts = list(MentionedIn)
    following = parts.index(where) + 1
    return MentionsAfter(parts[following], _FROM_THE_START) if following < len(parts) else None
