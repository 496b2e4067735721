"""What to tell when the seal is broken: the entry, and the newest backup that still has it as it was written.

Knows no repair; a person chooses.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tracker.storage.backup import Backup, backups_in, opens
from tracker.storage.connection import UNTOUCHED, bare
from tracker.storage.faults import WORLD
from tracker.storage.seal import Broken
from tracker.storage.seal_walk import look_through


@dataclass(frozen=True, slots=True)
class SealReport:
    """`broken` is None where all is as it was written. `intact_in` still holds the entry and its record as written."""

    broken: Broken | None
    intact_in: Backup | None = None


def newest_with(broken: Broken, folders: Iterable[Path]) -> Backup | None:
    """The newest whole backup that has the entry, and whose seal holds from end to end."""
    every = sorted((b for folder in folders for b in backups_in(folder)), key=lambda b: b.made_at, reverse=True)
    return next((b for b in every if b.counts.deeds >= broken.seq and opens(b) and _holds(b)), None)


def _holds(backup: Backup) -> bool:
    try:
        with closing(bare(backup.place, UNTOUCHED)) as looking:
            return look_through(looking) is None
    except (*WORLD, TypeError, ValueError, KeyError):
        return False
