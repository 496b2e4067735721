"""The settings about a store that several share, and the window around them, over a door that is kept in memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders import jo
from tests.presentation.team.team_doors import IS_ANN, FakeDoor
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.actions.safekeeping import HeldRecords, Trouble
from tracker.presentation.team.membership_state import MembershipState, Step
from tracker.rules.us import User
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.settings.settings_dialog import SettingsDialog
from tracker.widgets.team.in_a_team import InATeam
from tracker.widgets.us.several_of_us import SeveralOfUs

Key = Qt.Key
FILE = Path("/tmp/ann.as-agreed-team")


class AtTheDoor:
    """Maria's window, and the page of its settings about the team."""

    def __init__(self, desk: Desk, door: FakeDoor) -> None:
        self.desk, self.door = desk, door
        do(desk.store, jo(), User(11, "Maria"), User(12, "Ben"), now=desk.now)
        desk.open_again()
        desk.come_forward()
        states = self.states = desk.window.states
        states.belonging = MembershipState(states.dispatcher, lambda: door, states.explain)
        self.state = states.belonging
        window = desk.window
        self.team = InATeam(states, window.day, window.telling, window.toast, window.dialogs.settings, window)
        self.team.begin()

    @property
    def dialog(self) -> SettingsDialog:
        dialog = self.desk.window.dialogs.settings()
        dialog.show_several()
        dialog.show()
        QApplication.processEvents()
        return dialog

    @property
    def page(self) -> SeveralOfUs:
        page = self.dialog.several
        assert page is not None
        return page

    def seen(self) -> list[str]:
        """What is to be read on it."""
        return [label.text() for label in self.page.findChildren(PlainLabel) if label.isVisible()]

    def buttons(self) -> list[str]:
        page = self.page
        every = (page.join, page.move_there, page.go, page.instead, page.not_now, page.stop, page.leave, page.do_leave)
        return [button.text() for button in (*every, page.stay, page.use) if button.isVisible()]


@pytest.fixture
def alone(desk: Desk) -> AtTheDoor:
    return AtTheDoor(desk, FakeDoor())


@pytest.fixture
def ann(desk: Desk) -> AtTheDoor:
    return AtTheDoor(desk, FakeDoor(IS_ANN))


def drop(page: QWidget, file: Path) -> None:
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(file))])
    copy, none, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, told, left, none)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, told, left, none))


def test_a_store_of_ones_own_says_so_and_offers_both_ways(alone: AtTheDoor) -> None:
    assert alone.seen()[0] == "This store is yours alone, on this computer."
    assert alone.buttons() == ["Join a team…", "Move this store to a team…"]


def test_an_invitation_that_is_dropped_is_read_and_may_be_used_either_way(alone: AtTheDoor) -> None:
    drop(alone.page, FILE)
    assert alone.seen()[0].startswith("You will be Ann in the team at office.example. All that the team has is copied")
    assert alone.buttons() == ["Join", "Move this store there instead", "Not now"]
    alone.page.instead.click()
    assert alone.seen()[0].startswith("You will be Ann in the team at office.example. All that is here goes there:")
    assert alone.buttons() == ["Move it there", "Join it instead", "Not now"]
    assert alone.door.asked == []


def test_the_keys_are_where_something_is_to_be_typed_or_pressed_next(alone: AtTheDoor) -> None:
    page = alone.page
    page.join.setFocus()
    drop(page, FILE)
    assert alone.dialog.focusWidget() is page.password
    page.instead.setFocus()
    alone.desk.qtbot.keyClick(page.instead, Key.Key_Return)
    assert alone.state.step is Step.MOVE
    page.password.setText("open sesame")
    page.go.setFocus()
    alone.desk.qtbot.keyClick(page.go, Key.Key_Return)
    assert alone.dialog.focusWidget() is page.leave
    assert alone.dialog.isVisible()


def test_enter_in_the_password_joins_and_a_wrong_one_stays_to_be_put_right(alone: AtTheDoor) -> None:
    alone.state.take(FILE, Step.JOIN)
    page, qtbot = alone.page, alone.desk.qtbot
    page.password.setFocus()
    qtbot.keyClicks(page.password, "open sesam")
    alone.door.trouble = StoreFault(Fault.NOT_ALLOWED, "password")
    qtbot.keyClick(page.password, Key.Key_Return)
    assert "That is not the password of ann at office.example. Nothing has changed." in alone.seen()
    assert page.password.text() == "open sesam", "nothing that was typed is lost"
    assert alone.dialog.isVisible()
    qtbot.keyClicks(page.password, "e")
    qtbot.keyClick(page.password, Key.Key_Return)
    assert [asked[1] for asked in alone.door.asked] == ["open sesam", "open sesame"]
    assert "You are Ann in the team at office.example." in alone.seen()
    assert page.password.text() == "", "it is kept nowhere on the screen"


def test_what_takes_long_shows_how_far_it_is_and_can_be_stopped(alone: AtTheDoor) -> None:
    alone.door.known = True
    alone.state.take(FILE, Step.MOVE)
    page, met = alone.page, list[tuple[bool, int, list[str]]]()
    stopping = list[tuple[bool, list[str]]]()

    def midway() -> None:
        QApplication.processEvents()
        met.append((page.progress.isVisible(), page.progress.value(), alone.buttons()))
        page.stop.click()
        stopping.append((page.stop.isEnabled(), alone.seen()))

    alone.door.meanwhile = midway
    page.go.click()
    assert met == [(True, 500, ["Stop"])]
    [(can_stop, seen)] = stopping
    assert not can_stop
    assert "Stopping, if it is not too late for that…" in seen
    assert "Stopped. Nothing has changed." in alone.seen()
    assert alone.buttons() == ["Move it there", "Join it instead", "Not now"]


def test_who_is_in_a_team_is_told_as_whom_where_and_until_when(ann: AtTheDoor) -> None:
    ann.states.team.is_shared, ann.states.team.as_of = True, ann.desk.now
    assert ann.seen()[0] == "You are Ann in the team at office.example; what you see is as of 09:00."
    assert ann.buttons() == ["Leave, and keep a copy…"]


def test_leaving_is_asked_about_once_in_its_place(ann: AtTheDoor) -> None:
    ann.page.leave.click()
    assert any(text.startswith("What is here stays, as a store of your own.") for text in ann.seen())
    assert ann.buttons() == ["Leave the team", "Stay"]
    ann.page.stay.click()
    assert ann.buttons() == ["Leave, and keep a copy…"]
    ann.page.leave.click()
    ann.page.do_leave.click()
    assert ann.door.asked == [("leave", None, False)]
    assert ann.buttons() == ["Join a team…", "Move this store to a team…"]


def test_in_a_team_one_is_whom_one_logs_in_as(ann: AtTheDoor) -> None:
    menu = ann.desk.window.top.who.menu_of_us
    offered = [(action.text(), action.isEnabled()) for action in menu.actions() if action.text()]
    assert offered[0] == ("You are Maria by your login at office.example", False)
    assert not [text for text, _enabled in offered if "Ben" in text]
    assert not ann.states.us.is_a_stranger
    ann.states.us.switch("Ben")
    assert ann.desk.setup.settings.me == "Maria"
    assert ann.desk.window.toast.text == "In the team you are Maria, by your login."


def test_no_backup_is_put_back_in_a_teams_store_and_it_is_said_why(ann: AtTheDoor) -> None:
    dialog = ann.dialog
    dialog.choose(4)
    QApplication.processEvents()
    said = [label.text() for label in dialog.listed[4].findChildren(PlainLabel) if label.isVisible()]
    assert any(text.startswith("What your team has is on its server, so no backup is put back here") for text in said)
    assert dialog._safety is not None
    assert not dialog._safety.restore.isVisible()
    assert dialog._safety.back_up.isVisible()


def test_a_server_that_wants_a_password_is_given_it_from_the_mark(ann: AtTheDoor) -> None:
    team, window = ann.states.team, ann.desk.window
    team.is_shared, team.as_of = True, ann.desk.now
    team.why_not, team.needs_password = Fault.NOT_ALLOWED, True
    team.changed.emit()
    assert window.top.away.isVisible()
    assert window.toast.text.startswith("Your team’s server asks for your password. You can read everything")
    assert "09:00" not in window.toast.text, "the mark tells it"
    assert window.top.away.text() == "as of 09:00"
    window.toast._undo.click()
    page = ann.page
    assert page.password.isVisible()
    assert page.told.text().startswith("You are Ann in the team at office.example. Your team’s server asks for")
    assert page.told.text().count("as of 09:00") == 1, "told once"
    page.password.setText("open sesam")
    ann.door.trouble = Refusal(Problem.NOT_THE_PASSWORD)
    page.use.click()
    assert page.trouble.isVisible()
    assert page.trouble.text() != ""
    assert page.password.text() == "open sesam", "to be put right"
    page.password.setText("open sesame")
    page.use.click()
    assert ann.door.asked == [("password", "open sesame", True)]
    assert not page.trouble.isVisible()
    assert page.password.text() == ""


def test_a_damaged_copy_is_made_anew_from_the_server_and_no_backup_is_offered(ann: AtTheDoor) -> None:
    window = ann.desk.window
    page = window.damage
    window.pages.setCurrentWidget(page)
    page.show_damage(Trouble(Path("as-agreed.db"), (), HeldRecords(), is_a_copy=True))
    QApplication.processEvents()
    assert page.sentence.text().startswith(
        "What lies here is a copy of what your team has, so nothing of theirs is lost"
    )
    shown = [page.server_button, page.from_backup, page.recover_button, page.anew_button, page.progress]
    assert [each.isVisible() for each in shown] == [True, False, False, False, False]
    ann.door.trouble = StoreFault(Fault.AWAY)
    page.server_button.click()
    assert page.trouble.isVisible()
    page.server_button.click()
    assert [asked[0] for asked in ann.door.asked] == ["make anew", "make anew"]
