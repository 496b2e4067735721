"""What is this computer's own in a copy of a team's, carried into the one that is made in its place: the server has
none of it.

That is the calendar that is published to, what stands there, and which reminders were given. Knows no server.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection, IntegrityError

from tracker.actions.outcome import StoreFault
from tracker.storage.faults import WORLD
from tracker.storage.file.backup import backups_in
from tracker.storage.file.connection import UNTOUCHED, bare, connection_of, database
from tracker.storage.file.store_file import backups_of
from tracker.storage.ledger import erasing, ledger
from tracker.storage.ledger.published_since import OF_THIS_COMPUTER, Standing, carry, standing_in
from tracker.storage.rows import published_rows


def carry_own_rows(draft: Path, place: Path) -> bool:
    """Into the copy at `draft`, which is whole, what lies at `place`; where that cannot be read, what the newest backup
    of the same store has. False where something lies there, and neither can be read.
    """
    live = database(draft)
    try:
        connection = connection_of(live)
        for standing in _readable(place, ledger.origin(connection)):
            if _carried(connection, standing):
                return True
    finally:
        live.close()
    return not place.exists()


def _readable(place: Path, origin: bytes) -> Iterator[Standing]:
    for lying in (place, *(backup.place for backup in backups_in(backups_of(place)))):
        standing = None
        with suppress(*WORLD), closing(bare(lying, UNTOUCHED)) as there:
            standing = standing_in(there, OF_THIS_COMPUTER)
        if standing is not None and standing.origin == origin:
            yield standing


def _carried(connection: Connection, standing: Standing) -> bool:
    """Whether it says something: of a damaged file it may be nonsense, and then nothing of it is taken."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        carry(connection, standing)
        published_rows.published_to(connection)
        published_rows.published(connection, asking=False)
        if any(standing.rows):
            for prospect_id in erasing.erased_in(connection):
                erasing.forget_what_is_beside(connection, prospect_id)
        connection.execute("COMMIT")
    except (IntegrityError, OverflowError, StoreFault):
        connection.execute("ROLLBACK")
        return False
    return True
