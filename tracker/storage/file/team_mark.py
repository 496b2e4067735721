"""The mark of a store that is a copy of what a team shares: within the store, so that whoever has the file knows.

Only with the team's server is written beside it. Knows no server, and holds nothing secret.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from sqlite3 import Connection

from tracker.files.dataclass_json import dump, load
from tracker.storage.ledger import ledger

NAME = "team"


@dataclass(frozen=True, slots=True)
class TeamMark:
    """`team` tells one team's copies from another's. `moving`: it was just being moved to the server, and whether that
    was done is the server's to say.
    """

    team: str
    moving: bool = False


def team_of(connection: Connection) -> str:
    """By which a team is known: a digest of what its ledger's chain begins on."""
    return _team_on(ledger.origin(connection))


def team_of_origin(origin: str) -> str:
    """The same of what a team's server says that it begins on."""
    return _team_on(hashlib.sha256(origin.encode()).digest())


def mark_of(connection: Connection) -> TeamMark | None:
    """The mark it bears; None for a store that is nobody else's copy."""
    found = connection.execute("SELECT value FROM meta WHERE name = ?", (NAME,)).fetchone()
    if found is None:
        return None
    try:
        return load(TeamMark, found[0])
    except (ValueError, KeyError, TypeError):
        return TeamMark("")  # one that cannot be read is one all the same


def put(connection: Connection, moving: bool = False) -> None:
    """Within a transaction: it is a team's copy from here on."""
    value = dump(TeamMark(team_of(connection), moving))
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (NAME, value))


def take_off(connection: Connection) -> None:
    """Within a transaction: it is somebody's own from here on."""
    connection.execute("DELETE FROM meta WHERE name = ?", (NAME,))


def _team_on(beginning: bytes) -> str:
    return hashlib.sha256(b"team " + beginning).hexdigest()[:16]
