"""Whatever three of a team do, each at a copy of their own, every copy is the same to the row, and whole.

`packaging/run.py torture team` does a great many more, on a real server.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.team.in_memory_server import InMemoryServer
from tests.storage.team.team_at_work import team_worked
from tests.storage.team.teams import new_team
from tracker.storage.team.joining import join, open_team_store
from tracker.storage.team.team_store import TeamStore


@pytest.mark.parametrize("seed", range(4))
def test_three_copies_are_the_same_whatever_was_done_at_which(tmp_path: Path, seed: int) -> None:
    kept = new_team()

    def opens(place: Path) -> TeamStore:
        join(place, InMemoryServer(kept))
        return open_team_store(place, InMemoryServer(kept))

    done = team_worked(tmp_path, seed, 40, opens)
    assert sum(done.values()) > 10
