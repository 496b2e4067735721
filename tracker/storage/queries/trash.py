"""Who is in the trash, and since when. Knows not how long they stay."""

from __future__ import annotations

from sqlite3 import Connection

from tracker.actions.ports import Trashed
from tracker.storage.decoding import decoding
from tracker.storage.rows.timestamps import moment

_IN_TRASH = """
    SELECT id, name, organisation, deleted_us FROM prospect
     WHERE deleted_us IS NOT NULL ORDER BY deleted_us DESC, name, id
"""


def in_trash(connection: Connection) -> tuple[Trashed, ...]:
    """See `Questions.in_trash`."""
    found = connection.execute(_IN_TRASH)
    with decoding("prospect"):
        return tuple([Trashed(id_, name, organisation, moment(us)) for id_, name, organisation, us in found])
