"""A real file for every claim about the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.new_store import new_store
from tracker.storage.store import SqliteStore


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "as-agreed.db"


@pytest.fixture
def store(place: Path) -> Iterator[SqliteStore]:
    opened = new_store(place)
    yield opened
    opened.close()
