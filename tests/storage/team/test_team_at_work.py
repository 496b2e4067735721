"""Whatever three of a team do, each at a copy of their own, every copy is the same to the row, and whole.

`packaging/run.py torture replicas` does a great many more.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.team.postgres import Postgres
from tests.storage.team.team_at_work import in_memory, on_a_server


@pytest.mark.parametrize("seed", range(2))
def test_three_copies_are_the_same_whatever_was_done_at_which(tmp_path: Path, seed: int) -> None:
    assert sum(in_memory(tmp_path, seed, 40).values()) > 10


def test_the_same_with_a_real_server_between_them(running: Postgres, tmp_path: Path) -> None:
    assert sum(on_a_server(running, tmp_path, 0, 40).values()) > 10
