"""When deeds were done, as the ledger has it. Knows not which deeds they were, but for erasings."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from tracker.actions.outcome import DeedName
from tracker.storage.decoding import decoding
from tracker.storage.rows.timestamps import moment, moment_or_none


def last_deed(connection: Connection) -> tuple[int, datetime | None]:
    """How many there are, and when (UTC) the last was done; None where there is none."""
    last = connection.execute("SELECT seq, at_us FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return (last[0], moment_or_none(last[1])) if last is not None else (0, None)


def deeds_since(connection: Connection, seq: int) -> tuple[datetime, ...]:
    """When (UTC) each after that entry was done, in their order."""
    found = connection.execute("SELECT at_us FROM ledger WHERE seq > ? ORDER BY seq", (seq,)).fetchall()
    with decoding("ledger"):
        return tuple(moment(at_us) for (at_us,) in found)


def last_erasure(connection: Connection) -> datetime | None:
    """When (UTC) somebody was last erased for good; None where nobody was."""
    asked = "SELECT max(at_us) FROM ledger WHERE name = ?"
    (at_us,) = connection.execute(asked, (DeedName.ERASE_PROSPECT.value,)).fetchone()
    return moment_or_none(at_us)


def erasures(connection: Connection) -> int:
    """How many people were ever erased for good."""
    asked = "SELECT count(*) FROM ledger WHERE name = ?"
    (count,) = connection.execute(asked, (DeedName.ERASE_PROSPECT.value,)).fetchone()
    return int(count)
