"""Several of us at one server that is kept in memory: each at a desk of their own, with a copy of their own.

`server` is one's connection, and can be made to go away; what is done there is heard by all who listen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.storage.team.in_memory_server import TeamsLedger
from tests.storage.team.teams import Replica, new_team
from tests.stories.conftest import Desk
from tracker.presentation.morning.morning_rows import MorningRowKind, Row


class Bell:
    """What a server tells all who listen: only that there is something."""

    def __init__(self) -> None:
        self.heard: list[Callable[[], object]] = []

    def listen(self, heard: Callable[[], object]) -> Callable[[], object]:
        self.heard.append(heard)
        return lambda: self.heard.remove(heard)

    def ring(self) -> None:
        for heard in list(self.heard):
            heard()


class Team:
    """One server, and as many desks as are asked for."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.kept: TeamsLedger = new_team()
        self.bell = Bell()
        self.desks: list[RepsDesk] = []
        self._qtbot = qtbot
        self._folder = folder

    def desk(self, me: str) -> RepsDesk:
        made = RepsDesk(self._qtbot, self._folder / me.casefold(), self)
        self.desks.append(made)
        made.me = me
        return made

    def go_home(self) -> None:
        for desk in self.desks:
            desk.go_home()


class RepsDesk(Desk):
    """One of the team, whose store is a copy of what the server has."""

    def __init__(self, qtbot: QtBot, folder: Path, team: Team) -> None:
        def make(place: Path) -> object:
            self.replica = Replica(team.kept, place, self.now)
            return self.replica.store

        folder.mkdir()
        super().__init__(qtbot, folder, make)  # type: ignore[arg-type]
        self.setup.listen = team.bell.listen
        self.server = self.replica.server

    def at(self, when: str) -> None:
        super().at(when)
        self.replica.now = self.now

    def sit_down(self) -> None:
        """Open the window, as whom one is."""
        self.i_am(self.me)
        self.come_forward()

    def open_again(self) -> None:
        if self._window is not None:
            self._window.close()
            self._window.states.leave_server()
            self.store.close()
            self.store = self.replica.opened()
        self._window = self._open()

    def go_home(self) -> None:
        if self._window is not None:
            self._window.states.leave_server()
        super().go_home()

    def rows(self, kind: MorningRowKind) -> list[Row]:
        return [row for row in self.window.morning.model.rows if row.kind is kind]

    @property
    def mark(self) -> str:
        """What stands in the bar of a server that is away; "" while nothing does."""
        away = self.window.top.away
        return away.text() if away.isVisible() else ""
