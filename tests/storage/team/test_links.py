"""Which links are looked at before the server is asked: every one that SQLite looks at only when it commits."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.new_store import new_store
from tracker.storage.team.links import _questions


def test_every_link_that_waits_for_the_commit_is_asked_about(tmp_path: Path) -> None:
    place = tmp_path / "data" / "as-agreed.db"
    new_store(place).close()
    with closing(sqlite3.connect(place)) as looking:
        made = " ".join(sql for (sql,) in looking.execute("SELECT sql FROM sqlite_master WHERE type = 'table'"))
        for _kind, question in _questions():
            looking.execute(question, {"beyond": 0})
    assert len(_questions()) == 2 * made.count("DEFERRABLE INITIALLY DEFERRED")
    assert len(_questions()) > 10
