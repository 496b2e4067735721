"""The store of one of a team: every question is answered from the replica here, every deed goes through the server.

Knows neither how the server is spoken to nor how a replica comes to be.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tracker.actions.outcome import Changes
from tracker.storage.file import team_mark
from tracker.storage.store import SqliteStore
from tracker.storage.team.team_file import TeamFile
from tracker.storage.team.wire import Server


class TeamStore(SqliteStore):
    """`ports.Store` over a replica that `open_team_store` has checked, and the server it is one of.

    While that does not answer every question is, and a deed is refused at once (AWAY) and leaves nothing.
    """

    file: TeamFile

    def __init__(self, place: Path, server: Server, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(place, TeamFile(place, server, now))

    @property
    def as_of(self) -> datetime | None:
        """When (UTC) the server was last heard: all that was done by then is here. None where it never was."""
        return self.file.as_of

    def team_id(self) -> str:
        """By which it is told from every other team."""
        with self._reading() as connection:
            return team_mark.team_of(connection)

    def catch_up(self, within_s: float | None = None) -> Changes | None:
        """Bring in what others have done since; what that touched, None where it is nothing. Raises StoreFault: AWAY
        where the server does not answer within so many seconds.
        """
        return self.file.catch_up(within_s)
