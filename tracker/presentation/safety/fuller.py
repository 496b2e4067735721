"""Which of two ways back brings more: the newest backup, or what can be read from the damaged file. Pure."""

from __future__ import annotations

from enum import StrEnum

from tracker.actions.safekeeping import BackupLine, HeldRecords


class Way(StrEnum):
    BACKUP = "backup"
    FILE = "file"


def fuller(backup: BackupLine | None, readable: HeldRecords) -> Way | None:
    """The one that brings more people, agreements and contacts together; None where there is nothing to bring.

    Where both bring as much it is the backup: it is whole, and its history with it, while what is read from a file
    begins a new one.
    """
    if backup is None:
        return Way.FILE if readable.people else None
    if readable.people and readable.records > backup.held.records:
        return Way.FILE
    return Way.BACKUP
