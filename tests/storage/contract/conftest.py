"""Each claim here is put to every store there is. A new engine is one line in `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from tests.fakes import FakeStore
from tests.new_store import new_store
from tests.storage.team.teams import Replica, new_team
from tracker.actions.ports import Store
from tracker.storage.store import SqliteStore

ENGINES: dict[str, Callable[[Path], Store]] = {
    "in memory": lambda _folder: FakeStore(),
    "in a file": lambda folder: new_store(folder / "data" / "as-agreed.db"),
    "in a team": lambda folder: Replica(new_team(), folder / "data" / "as-agreed.db").store,
}


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = ENGINES[request.param](tmp_path)
    with closing(opened) if isinstance(opened, SqliteStore) else nullcontext():
        yield opened
