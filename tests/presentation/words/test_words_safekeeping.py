"""Claims about what is said of backups, damage and the seal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tracker.actions.safekeeping import BackupLine, HeldRecords, PutBack, SealCheck
from tracker.presentation import words

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 21)
HELD = HeldRecords(30, 74, 1)
LINE = BackupLine(Path("b.db"), NOW - timedelta(hours=2), HELD)


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=12), "12 days ago"),
    ],
)
def test_an_age_is_told_in_its_largest_unit(passed: timedelta, told: str) -> None:
    assert words.age(NOW - passed, NOW) == told


def test_a_backup_tells_when_and_how_much() -> None:
    assert words.backup(LINE, "UTC", TODAY) == "Today, 07:30: 30 people, 74 agreements, 1 contact"


def test_the_newest_backup_is_told_with_its_age() -> None:
    assert words.newest_backup(LINE, NOW) == "The newest verified backup was made 2 hours ago."
    assert words.newest_backup(None, NOW).startswith("There is no verified backup yet")


def test_a_damaged_file_is_told_with_what_is_safe() -> None:
    told = words.damaged(Path("/x/as-agreed.db"), (LINE,), HeldRecords(3, 4, 5))
    assert "as-agreed.db is damaged" in told
    assert "Nothing has been written to it." in told
    assert "3 people, 4 agreements, 5 contacts can still be read" in told


def test_without_backup_or_anything_readable_no_hope_is_made() -> None:
    told = words.damaged(Path("as-agreed.db"), (), HeldRecords())
    assert "There is no backup." in told
    assert "can still be read" not in told


def test_a_restore_names_the_file_that_was_set_aside() -> None:
    assert words.put_back(PutBack(HELD, LINE, None)) == "Restored: 30 people, 74 agreements, 1 contact."
    assert "kept as broken.db" in words.put_back(PutBack(HELD, None, Path("/x/broken.db")))


@pytest.mark.parametrize(
    ("check", "told"),
    [
        (SealCheck(), "Every entry is as it was written."),
        (SealCheck(7), "Entry 7 of the history is not as it was written. No backup that is left has it intact."),
        (
            SealCheck(7, LINE),
            "Entry 7 of the history is not as it was written. The backup of today, 07:30 still has it.",
        ),
    ],
)
def test_the_seal_is_told_with_the_entry_and_the_backup(check: SealCheck, told: str) -> None:
    assert words.seal(check, "UTC", TODAY) == told


@pytest.mark.parametrize(
    ("check", "what"),
    [
        (SealCheck(7, LINE, "contact"), "one contact is not as it was written in entry 7 of the history"),
        (SealCheck(7, None, ""), "entry 7 of the history is not as it was written"),
        (SealCheck(0, LINE, "findable"), "the file’s own lists are not as they were written"),
    ],
)
def test_what_was_changed_past_the_program_is_told_with_what_is_safe(check: SealCheck, what: str) -> None:
    told = words.changed_past(Path("/x/as-agreed.db"), check)
    assert what in told
    assert "Nothing has been written to it since this was found" in told
    assert ("was checked in full and has it intact" in told) == (check.intact_in is not None)
