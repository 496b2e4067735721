"""PostgreSQL's own file of passwords is read as its driver reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.storage.team.password_file import is_in_password_file


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("office.example:5432:as_agreed:ann:secret", True),
        ("*:*:*:ann:secret", True),
        ("*:*:*:ben:secret", False),
        ("office.example:5433:as_agreed:ann:secret", False),
        ("# office.example:5432:as_agreed:ann:secret", False),
        (r"office.example:5432:as_agreed:\ann:secret", True),
        (r"office.example:5432:as\:agreed:ann:secret", False),
        ("office.example:5432", False),
        ("", False),
    ],
)
def test_a_line_fits_or_does_not(tmp_path: Path, line: str, fits: bool) -> None:
    place = tmp_path / "passwords"
    place.write_text(f"\n{line}\n", encoding="utf-8")
    place.chmod(0o600)
    found = is_in_password_file("office.example", 5432, "as_agreed", "ann", {"PGPASSFILE": str(place)})
    assert found is fits


def test_one_that_others_may_read_or_that_is_not_there_has_none(tmp_path: Path) -> None:
    place = tmp_path / "passwords"
    assert not is_in_password_file("h", 1, "d", "r", {"PGPASSFILE": str(place)})
    place.write_text("*:*:*:*:secret\n", encoding="utf-8")
    place.chmod(0o644)
    assert not is_in_password_file("h", 1, "d", "r", {"PGPASSFILE": str(place)})
