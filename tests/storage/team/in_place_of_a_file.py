"""Every store that a claim opens is one of a team's: for putting all claims about stores to `TeamStore` as well.

Asked for by `AS_AGREED_ON_A_TEAM=1`. What a claim does to the file past the store, or puts in its place, is not the
server's affair: where that has come to differ, the file is a new team's.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.looking import NOW
from tests.storage.team.in_memory_server import InMemoryServer, TeamsLedger
from tracker.storage.file import opening, team_mark
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.ledger import ledger
from tracker.storage.team.moving import beside_of
from tracker.storage.team.team_store import TeamStore
from tracker.storage.team.what_was_written import entries_between
from tracker.storage.team.wire import Founded

_ALL = 2**62


def put_teams_in_place_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on `open_store` gives replicas."""
    teams: dict[Path, TeamsLedger] = {}

    def replica(place: Path) -> TeamStore:
        with closing(sqlite3.connect(place)) as there:
            seq, seal = ledger.end_of_chain(there)
            kept = teams.get(place)
            if kept is None or kept.hash_at(seq) != seal or team_mark.mark_of(there) is None:
                teams[place] = kept = _team_of(there)
            team_mark.put(there)
            there.commit()
        return TeamStore(place, InMemoryServer(kept), lambda: NOW)

    monkeypatch.setattr(opening, "SqliteStore", replica)
    monkeypatch.setattr(opening, "mark_in", lambda _place: None)


def _team_of(there: sqlite3.Connection) -> TeamsLedger:
    meta = dict(there.execute("SELECT name, value FROM meta"))
    made = TeamsLedger(Founded(meta["origin"], meta["key"], SCHEMA_VERSION))
    made.entries = list(entries_between(there, 0, _ALL))
    last = len(made.entries)
    made.beside = [(last, what) for what in beside_of(there)] if last else []
    return made
