"""Two whole windows and one real server: a colleague's agreement is seen in the open window before anyone dials."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.storage.team.postgres import AS_WHOM, PASSWORD, TeamThere
from tests.stories.conftest import Desk
from tests.stories.story import Log
from tests.stories.test_several_of_us import ASKED, RANG, begins_to_log_a_call, logs, types
from tracker.actions.keeping_a_team import Invitation
from tracker.assembly.opening import listening_over
from tracker.assembly.stores import open_for
from tracker.assembly.team_door import FileTeamDoor
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.storage.store import SqliteStore

Key = Qt.Key

VISIT = Log("Grace Okoro", "meeting", "met", new=True, phone="+44 7700 900161", note="Maths for the twins")


class RealDesk(Desk):
    """One of the team, with a window over a copy of their own; whoever is `first` moves what they have there."""

    def __init__(self, qtbot: QtBot, folder: Path, there: TeamThere, me: str, first: bool) -> None:
        self.me = me
        self.there = there
        self.role = there.invite(me)

        def make(_place: Path) -> SqliteStore:
            at = there.postgres.port
            invitation = Invitation("127.0.0.1", at, AS_WHOM, there.schema, self.role, me, "", guarded=False)
            door = FileTeamDoor(self.setup, lambda: None)
            if first:
                assert door.move(invitation, PASSWORD, False, lambda _done, _of: True)
            else:
                assert door.join(invitation, PASSWORD, False, lambda _done, _of: True)
            return open_for(self.setup, demo=False)

        folder.mkdir()
        super().__init__(qtbot, folder, make)
        self.setup.listen = listening_over(self.setup)

    def sit_down(self, when: str) -> None:
        """Open the window, and wait until it hears of what others do."""
        self.at(when)
        self.come_forward()
        asked = "SELECT FROM pg_stat_activity WHERE usename = %s AND query LIKE 'LISTEN%%'"
        self.qtbot.waitUntil(lambda: bool(self.there.asked(asked, self.role)))

    def go_home(self) -> None:
        if self._window is not None:
            self._window.states.leave_server()
        super().go_home()


@pytest.fixture
def desk_of(qtbot: QtBot, tmp_path: Path, team: TeamThere) -> Iterator[Callable[[str], RealDesk]]:
    desks: list[RealDesk] = []

    def sit(me: str) -> RealDesk:
        desks.append(RealDesk(qtbot, tmp_path / me.casefold(), team, me, first=not desks))
        return desks[-1]

    yield sit
    for each in desks:
        each.go_home()


@pytest.fixture
def ben(desk_of: Callable[[str], RealDesk]) -> RealDesk:
    made = desk_of("Ben")
    logs(made, VISIT, "2026-11-17 16:30")
    return made


@pytest.fixture
def ann(desk_of: Callable[[str], RealDesk], ben: RealDesk) -> RealDesk:
    made = desk_of("Ann")
    made.sit_down("2026-11-17 17:00")
    made.find_person("Grace Okoro")
    return made


def test_an_open_window_hears_of_what_a_colleague_agreed_and_judges_its_entry_anew(
    ann: RealDesk, ben: RealDesk
) -> None:
    entry = begins_to_log_a_call(ann)
    logs(ben, RANG, "2026-11-17 17:05")
    ann.qtbot.waitUntil(lambda: "anothers" in [f.code.value for f in entry.guard.verdict.findings])
    assert "It is Ben’s agreement." in ann.banner()
    assert entry.form.note == "Wanted to offer Saturday"
    assert ann.window.states.us.me == "Ann"
    assert "Ben" in [user.name for user in ann.window.states.us.us.users]


def test_what_is_typed_while_the_server_is_away_reaches_the_colleague_when_it_is_back(
    ann: RealDesk, ben: RealDesk
) -> None:
    ann.there.postgres.kill()
    types(ann, ASKED, "2026-11-17 18:00")
    assert len([row for row in ann.window.morning.model.rows if row.kind is MorningRowKind.TO_GO]) == 1
    assert ann.window.top.away.isVisible()
    ann.there.postgres.start()
    ann.minute_passes()
    assert not ann.window.top.away.isVisible()

    def has_come() -> bool:
        return "How much is it?" in [contact.note for contact in ben.history("Grace Okoro").contacts]

    ben.qtbot.waitUntil(has_come)
