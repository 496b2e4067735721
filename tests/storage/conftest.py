"""A real file for every claim about the store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.new_store import new_store
from tracker.storage.store import SqliteStore


@pytest.fixture(autouse=bool(os.environ.get("AS_AGREED_ON_A_TEAM")))
def on_a_team(monkeypatch: pytest.MonkeyPatch) -> None:
    """On request every store here is one of a team's."""
    from tests.storage.team.in_place_of_a_file import put_teams_in_place_of_files

    put_teams_in_place_of_files(monkeypatch)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "as-agreed.db"


@pytest.fixture
def store(place: Path) -> Iterator[SqliteStore]:
    opened = new_store(place)
    yield opened
    opened.close()
