"""What falls on some days, at a glance at a store that lies there as this version leaves one.

For the first picture of a start: what a store needs to be opened takes longer to read in than what it shows. Nothing
is written, waited for or checked as `opening` checks it, and nothing told: whoever shows it asks the store itself next.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection

from tracker.actions.outcome import StoreFault
from tracker.actions.ports import Planned
from tracker.storage.file import sample_stamp
from tracker.storage.file.connection import APPLICATION_ID, READ_ONLY, SCHEMA_VERSION, bare
from tracker.storage.queries.agreements_between import agreements_between

_PRAGMAS = ("busy_timeout = 0", "trusted_schema = 0", "cell_size_check = 1", "temp_store = 2")
_ANYONE_RENAMED = "SELECT 1 FROM user WHERE aliases <> '[]'"


def glance(place: Path, first: date, last: date, sample_of: date | None = None) -> tuple[Planned, ...] | None:
    """What `Questions.agreements_between` answers; None where that takes more than looking.

    So it is where there is no file, where a program is writing or was ended while it did, where the file is damaged or
    of another version, and where somebody of us is called otherwise today. With `sample_of` it is a sample, and one
    that would be made anew for that day is not looked at.
    """
    try:
        place = place.resolve()
        if not (place.is_file() and _is_at_rest(place)):
            return None
        with closing(bare(place, READ_ONLY)) as looking:
            for pragma in _PRAGMAS:
                looking.execute(f"PRAGMA {pragma}")
            looking.execute("BEGIN")
            if not _is_ours(looking) or looking.execute(_ANYONE_RENAMED).fetchone():
                return None
            if sample_of is not None and not _would_stay(looking, sample_of):
                return None
            return agreements_between(looking, first, last)
    except (sqlite3.Error, OSError, StoreFault, ValueError, OverflowError, RuntimeError):
        return None


def _is_at_rest(place: Path) -> bool:
    """Whether no journal lies beside it that would have to be played back, and nothing that only bears its name."""
    journal = place.with_name(f"{place.name}-journal")
    return not os.path.lexists(journal) or (journal.is_file() and journal.stat().st_size == 0)


def _is_ours(looking: Connection) -> bool:
    marks = (looking.execute(f"PRAGMA {mark}").fetchone()[0] for mark in ("application_id", "user_version"))
    return tuple(marks) == (APPLICATION_ID, SCHEMA_VERSION)


def _would_stay(looking: Connection, today: date) -> bool:
    stamp = sample_stamp.stamp_of(looking)
    return stamp is not None and (stamp.written or stamp.day == today)
