"""A team for a claim: one server in memory, and as many replicas of what it keeps as are asked for."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from tests.storage.looking import NOW
from tests.storage.team.in_memory_server import InMemoryServer, TeamsLedger
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.team.joining import join, open_team_store
from tracker.storage.team.last_heard import LastHeard
from tracker.storage.team.team_store import TeamStore
from tracker.storage.team.wire import Founded

ORIGIN = "0123456789abcdef" * 2
KEY = "fedcba9876543210" * 4
SHARED = (
    *("prospect", "phone", "email", "findable", "standing", "objection", "agreement", "contact", "snooze"),
    *("brought_in", "user", "away", "policy", "entry_key", "remembered_objection", "ledger", "ledger_row"),
)
"""The tables of which every copy holds the same; the others are each computer's own."""


def new_team() -> TeamsLedger:
    """A server that keeps nothing yet but what a store begins on."""
    return TeamsLedger(Founded(ORIGIN, KEY, SCHEMA_VERSION))


class Replica:
    """One of the team: the store at `place`, and `server`, which is its connection and can be made to fail."""

    def __init__(self, kept: TeamsLedger, place: Path, now: datetime = NOW) -> None:
        self.place = place
        self.now = now
        self.server = InMemoryServer(kept)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        self.store: TeamStore
        if not kept.entries and not place.exists():
            _lay_a_first_copy(place, kept.founded)
            self.store = TeamStore(place.resolve(), self.server, lambda: self.now)
        else:
            assert join(place, self.server, lambda: self.now)
            self.store = self.opened()

    def opened(self) -> TeamStore:
        """As the next start opens it."""
        return open_team_store(self.place, self.server, lambda: self.now)


def _lay_a_first_copy(place: Path, founded: Founded | None) -> None:
    """What joining makes of a server that keeps nothing yet: made once."""
    place.touch(mode=0o600)
    place.write_bytes(_first_copy(founded))
    LastHeard(place.parent, lambda: NOW).now()


@cache
def _first_copy(founded: Founded | None) -> bytes:
    with tempfile.TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")) as folder:
        place = Path(folder) / "as-agreed.db"
        assert join(place, InMemoryServer(TeamsLedger(founded)), lambda: NOW)
        return place.read_bytes()


def rows(place: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that all share, and what seals what is remembered."""
    with closing(sqlite3.connect(place)) as connection:
        found = {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in SHARED}
        kept = "SELECT * FROM meta WHERE name IN ('origin', 'key', 'remembered', 'team')"
        return found | {"meta": sorted(connection.execute(kept))}
