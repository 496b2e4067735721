"""A team through the settings of real windows and a real server: moved there, joined, left, with all that was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import exact, jo, talk
from tests.new_store import new_store
from tests.storage.looking import do
from tests.storage.team.postgres import AS_WHOM, PASSWORD, TeamThere
from tests.stories.conftest import Desk
from tracker.actions.keeping_a_team import Invitation
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening, open_for
from tracker.presentation.team.membership_state import Step
from tracker.rules.us import User
from tracker.storage.team.invitation_file import write_invitation
from tracker.widgets.main_window import MainWindow
from tracker.widgets.us.several_of_us import SeveralOfUs

Key = Qt.Key


class InvitedDesk(Desk):
    """Somebody with an invitation, at a window that opens its store as the program does."""

    def __init__(self, qtbot: QtBot, folder: Path, there: TeamThere, me: str) -> None:
        folder.mkdir()
        super().__init__(qtbot, folder, new_store)
        self.me, self.file = me, folder.parent / f"{me}.as-agreed-team"
        at, self.role = there.postgres.port, there.invite(me)
        write_invitation(
            self.file, Invitation("127.0.0.1", at, AS_WHOM, there.schema, self.role, me, "", guarded=False)
        )

    def _open(self) -> MainWindow:
        self.store.close()
        self.opening = Opening(lambda: open_for(self.setup, demo=False))
        window = window_over(self.setup, self.opening, lambda work: work(), None)
        self.qtbot.addWidget(window)
        window.show()
        window.begin()
        return window

    def go_home(self) -> None:
        if self._window is not None:
            self._window.states.leave_server()
            self.opening.close()
        super().go_home()

    @property
    def page(self) -> SeveralOfUs:
        dialog = self.window.dialogs.settings()
        dialog.show_several()
        dialog.show()
        QApplication.processEvents()
        assert dialog.several is not None
        return dialog.several

    def goes(self, step: Step, password: str = PASSWORD) -> SeveralOfUs:
        """Take the invitation, type the password, press Enter."""
        belonging = self.window.states.belonging
        assert belonging is not None
        page = self.page
        belonging.take(self.file, step)
        page.password.setFocus()
        page.password.clear()
        self.qtbot.keyClicks(page.password, password)
        self.qtbot.keyClick(page.password, Key.Key_Return)
        return page

    def people(self) -> list[str]:
        return sorted(line.name for line in self.opening().people_like("", 9))

    def owners(self) -> list[str]:
        return sorted(entry.owner for entry in self.window.calendar.model.entries)


@pytest.fixture
def desk_of(qtbot: QtBot, tmp_path: Path, team: TeamThere) -> Iterator[Callable[[str], InvitedDesk]]:
    desks: list[InvitedDesk] = []

    def sit(me: str) -> InvitedDesk:
        desks.append(InvitedDesk(qtbot, tmp_path / me.casefold(), team, me))
        return desks[-1]

    yield sit
    for each in desks:
        each.go_home()


@pytest.fixture
def maria(desk_of: Callable[[str], InvitedDesk]) -> InvitedDesk:
    """She has people of her own, and moves them to the team."""
    made = desk_of("Maria")
    do(made.store, jo(), talk(exact("2026-11-12 15:00"), owner="Maria"), User(11, "Maria"), now=made.now)
    page = made.goes(Step.MOVE)
    assert page.came_of_it.text().startswith("Moved to the team at 127.0.0.1: 1 person, 1 agreement")
    return made


def test_one_moves_another_joins_and_sees_whose_it_is(
    maria: InvitedDesk, desk_of: Callable[[str], InvitedDesk]
) -> None:
    assert maria.page.told.text().startswith("You are Maria in the team at 127.0.0.1; what you see is as of ")
    assert maria.page.leave.isVisible()
    ann = desk_of("Ann")
    page = ann.goes(Step.JOIN)
    assert page.came_of_it.text() == "You are Ann in the team at 127.0.0.1."
    assert ann.people() == ["Jo Hill"]
    assert ann.window.states.us.me == "Ann"
    assert ann.owners() == ["Maria"]
    assert ann.window.states.team.is_shared
    shown = [action.text() for action in ann.window.top.who.menu_of_us.actions()]
    assert shown[0].startswith("You are Ann by your login at 127.0.0.1")


def test_a_wrong_password_and_people_of_ones_own_are_a_sentence_each_and_nothing_changes(
    maria: InvitedDesk, desk_of: Callable[[str], InvitedDesk]
) -> None:
    ben = desk_of("Ben")
    do(ben.store, jo(id=9, name="Ada Vale"), User(21, "Ben"), now=ben.now)
    page = ben.goes(Step.JOIN, "another")
    assert page.trouble.text() == f"That is not the password of {ben.role} at 127.0.0.1. Nothing has changed."
    assert page.password.text() == "another"
    page = ben.goes(Step.JOIN)
    assert page.trouble.text().startswith("There are people of your own here, and they would not be in the team’s.")
    assert (ben.people(), ben.window.states.team.is_shared) == (["Ada Vale"], False)


def test_whoever_leaves_keeps_a_copy_that_is_their_own(maria: InvitedDesk) -> None:
    page = maria.page
    page.leave.click()
    page.do_leave.click()
    assert page.came_of_it.text().startswith("You have left the team at 127.0.0.1.")
    assert page.join.isVisible()
    assert (maria.people(), maria.window.states.team.is_shared) == (["Jo Hill"], False)
    do(maria.opening(), jo(id=8, name="Tom Cole"), now=maria.now)
    assert maria.people() == ["Jo Hill", "Tom Cole"]
    assert maria.window.top.who.menu_of_us.actions()[0].isEnabled(), "who one is can be said again"
