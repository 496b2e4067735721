"""Of two ways back the one that brings more is recommended, and of equals the one whose history is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import at
from tracker.actions.safekeeping import BackupLine, HeldRecords
from tracker.presentation.safety.fuller import Way, fuller

NOW = at("2026-11-26 14:57")


@pytest.mark.parametrize(
    ("backup", "readable", "way"),
    [
        (HeldRecords(30, 74, 96), HeldRecords(30, 75, 99, NOW), Way.FILE),
        (HeldRecords(30, 74, 96), HeldRecords(30, 74, 96, NOW), Way.BACKUP),
        (HeldRecords(30, 74, 96), HeldRecords(12, 80, 100), Way.BACKUP),
        (HeldRecords(30, 74, 96), HeldRecords(), Way.BACKUP),
        (HeldRecords(1, 0, 0), HeldRecords(0, 40, 40), Way.BACKUP),
        (None, HeldRecords(1, 0, 0), Way.FILE),
        (None, HeldRecords(), None),
    ],
)
def test_the_fuller_one(backup: HeldRecords | None, readable: HeldRecords, way: Way | None) -> None:
    line = BackupLine(Path("backup.db"), NOW, backup) if backup is not None else None
    assert fuller(line, readable) is way
