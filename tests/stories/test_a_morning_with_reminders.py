"""A morning with reminders, in the real window by a played clock: on a strip, through the desktop, and from the tray."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication

from tests.builders import JO, exact, jo, promise, talk
from tests.builders import day as on
from tests.runtime.desktop.test_portal import Side, StandIn, address
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.presentation.reminding.beyond import Beyond
from tracker.presentation.reminding.reminding_state import Notice
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.prospect import Prospect
from tracker.runtime.desktop.portal import DesktopPortal
from tracker.widgets.reminding.background import Background
from tracker.widgets.reminding.reminder_bar import ReminderBar
from tracker.widgets.settings.reminders_page import RemindersPage

assert address is not None  # the fixture
KEY = Qt.Key
BEN = Prospect(2, "Ben Okoro")
CALL = talk(exact("2026-11-26 10:00"), topic="the old files", words="in a month, yes")
LATER = talk(exact("2026-11-26 11:00"), prospect_id=BEN.id)
OWED = promise(on("2026-11-26"), prospect_id=BEN.id)


@pytest.fixture
def reminded(desk: Desk) -> Desk:
    """Thursday 26 November, 07:30, and somebody who wants to be reminded wherever that can be."""
    desk.at("2026-11-26 07:30")
    do(desk.store, jo(notes="Rings back after lunch."), BEN, CALL, LATER, OWED)
    desk.setup.beyond = Beyond()
    desk.open_again()
    return desk


def at(desk: Desk, moment: str) -> None:
    desk.at(f"2026-11-26 {moment}")
    desk.minute_passes()


def background(desk: Desk) -> Background:
    made = desk.window.dialogs.background
    assert made is not None
    return made


def strip(desk: Desk) -> ReminderBar:
    bar = background(desk).bar
    assert bar is not None
    return bar


def shown(desk: Desk) -> str:
    """What the strip says; "" where there is none."""
    bar = background(desk).bar
    return bar.title.text() if bar is not None and bar.isVisible() else ""


def reminders_page(desk: Desk) -> RemindersPage:
    page = desk.window.dialogs.settings().reminders
    assert page is not None
    return page


def test_a_call_is_announced_on_a_strip_and_pressing_it_opens_what_to_know_before(reminded: Desk) -> None:
    desk = reminded
    at(desk, "08:00")
    assert shown(desk) == ""  # the morning says it
    assert desk.window.states.morning.sentence == "2 calls agreed, 1 promise due"
    desk.window.show_prospect(BEN.id)
    at(desk, "09:50")
    assert shown(desk) == "10:00, call Jo Hill"
    desk.press_button(strip(desk).open)
    assert desk.window.pane.isVisible()
    words = desk.words_in(desk.window.pane)
    assert ("Jo Hill" in words, "Before you talk" in words) == (True, True)
    assert shown(desk) == ""
    at(desk, "10:00")
    assert shown(desk) == "10:00, call Jo Hill"
    desk.open_again()
    at(desk, "10:01")
    assert shown(desk) == ""


def test_while_the_entry_about_her_is_open_nothing_is_said_and_once_it_is_saved_nothing_more(reminded: Desk) -> None:
    desk = reminded
    at(desk, "09:59")
    desk.press_button(strip(desk).seen)
    desk.window.show_prospect(JO)
    desk.window.day.new_entry_with(JO)
    at(desk, "10:00")
    assert shown(desk) == ""
    desk.window.keep_typing()
    settle_agreement(desk.setup.desk(desk.store), CALL.id, AgreementOutcome.WITHDRAWN)
    desk.discard_entry()
    at(desk, "10:01")
    assert shown(desk) == ""


def test_what_is_settled_is_off_the_strip_at_once(reminded: Desk) -> None:
    desk = reminded
    at(desk, "09:50")
    desk.window.states.dispatcher.do(lambda d: settle_agreement(d, CALL.id, AgreementOutcome.WITHDRAWN))
    assert shown(desk) == ""


def test_after_a_night_asleep_it_is_told_once_what_went_by(reminded: Desk) -> None:
    desk = reminded
    at(desk, "09:50")
    desk.at("2026-11-27 07:00")
    desk.minute_passes()
    assert shown(desk) == "Missed: 2 agreements"  # what is owed was said in the morning
    assert strip(desk).open.isHidden()
    desk.open_again()
    assert shown(desk) == ""


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")
class TestThroughTheDesktop:
    """The same by a portal on a bus of the test's own."""

    @pytest.fixture
    def side(self, reminded: Desk, address: str) -> Iterator[Side]:
        side = Side(address, StandIn())
        ours = QDBusConnection.connectToBus(address, "ours")
        reminded.setup.beyond = Beyond(desktop=lambda: DesktopPortal(ours))
        reminded.open_again()
        yield side
        side.leave()
        QDBusConnection.disconnectFromBus("ours")

    def heard(self, desk: Desk, side: Side, n: int) -> list[str]:
        """The first words of the last so many that the desktop was told."""
        told = side.stand_in.heard
        desk.qtbot.waitUntil(lambda: len([each for each in told if each[0] != "Get"]) >= n)
        return [f"{member} {said[0]}" for member, _, said in told if member != "Get"]

    def test_the_desktop_shows_it_and_the_one_that_is_pressed_brings_the_window_and_the_person(
        self, reminded: Desk, side: Side
    ) -> None:
        desk = reminded
        at(desk, "08:00")
        at(desk, "09:50")
        key = f"at-{CALL.id}"
        assert self.heard(desk, side, 2) == ["AddNotification day", f"AddNotification {key}"]
        assert shown(desk) == ""
        desk.window.show_prospect(BEN.id)
        desk.window.showMinimized()
        side.press("at-nobody", "open", [])
        side.press(key, "open", [])
        desk.qtbot.waitUntil(lambda: not desk.window.isMinimized())
        assert desk.window.states.card.prospect_id == JO
        assert "Before you talk" in desk.words_in(desk.window.pane)

    def test_what_is_settled_is_taken_back_there(self, reminded: Desk, side: Side) -> None:
        desk = reminded
        at(desk, "09:50")
        assert len(self.heard(desk, side, 2)) == 2
        desk.window.states.dispatcher.do(lambda d: settle_agreement(d, CALL.id, AgreementOutcome.WITHDRAWN))
        assert self.heard(desk, side, 3)[-1] == f"RemoveNotification at-{CALL.id}"

    def test_a_desktop_that_goes_away_leaves_it_to_the_window(self, reminded: Desk, side: Side) -> None:
        desk = reminded
        side.stand_in.refuses = True
        at(desk, "09:50")
        desk.qtbot.waitUntil(lambda: shown(desk) == "10:00, call Jo Hill")

    def test_the_settings_say_so_and_show_a_sample(self, reminded: Desk, side: Side) -> None:
        desk = reminded
        desk.qtbot.waitUntil(lambda: background(desk).state()[0] == "Reminders are given by the desktop.")
        desk.window.commands.actions["settings"].trigger()
        page = reminders_page(desk)
        assert page.state.text() == "Reminders are given by the desktop."
        assert page.following.text() == "Next: Jo Hill, today 10:00. You hear of it today, 09:50."
        page.try_now.click()
        assert self.heard(desk, side, 1)[-1] == "AddNotification sample"


class InTheTray(QObject):
    """A tray that is there, as a desktop has one."""

    window_wanted = Signal()
    entry_wanted = Signal()
    end_wanted = Signal()
    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.is_there = True
        self.is_shown = False
        self.told: list[str] = []

    def show(self) -> None:
        self.is_shown = True

    def tell(self, notice: Notice) -> bool:
        self.told.append(notice.title)
        return self.is_there


@pytest.fixture
def tray(reminded: Desk) -> InTheTray:
    made = InTheTray()
    reminded.setup.beyond = Beyond(tray=lambda: made)
    reminded.open_again()
    return made


def left(desk: Desk) -> list[str]:
    """Filled once the program is to end."""
    told: list[str] = []
    desk.window.left.connect(lambda: told.append("left"))
    return told


def test_closing_asks_once_and_then_leaves_it_in_the_tray_where_reminders_go_on(
    reminded: Desk, tray: InTheTray
) -> None:
    desk, ended = reminded, left(reminded)
    desk.window.close()
    dialog = background(desk).dialog
    assert dialog is not None
    assert desk.window.isVisible()
    dialog.stay.click()
    assert (desk.window.isVisible(), tray.is_shown, ended) == (False, True, [])
    assert desk.setup.settings.stays is True
    at(desk, "09:50")
    assert tray.told == ["2 calls agreed, 1 promise due", "10:00, call Jo Hill"]
    tray.pressed.emit(f"at-{CALL.id}")
    assert desk.window.isVisible()
    assert desk.window.states.card.prospect_id == JO
    desk.window.close()
    assert (desk.window.isVisible(), background(desk).dialog, ended) == (False, None, [])
    tray.entry_wanted.emit()
    QApplication.processEvents()
    assert desk.window.dialogs.entry.is_open
    desk.window.entry.reject()
    tray.end_wanted.emit()
    assert ended == ["left"]


def test_it_may_as_well_end_and_is_not_asked_again(reminded: Desk, tray: InTheTray) -> None:
    desk, ended = reminded, left(reminded)
    desk.window.close()
    dialog = background(desk).dialog
    assert dialog is not None
    dialog.end.click()
    assert (ended, desk.setup.settings.stays) == (["left"], False)


def test_left_unanswered_the_window_stays_and_quitting_never_asks(reminded: Desk, tray: InTheTray) -> None:
    desk, ended = reminded, left(reminded)
    desk.window.close()
    dialog = background(desk).dialog
    assert dialog is not None
    dialog.reject()
    assert (desk.window.isVisible(), desk.setup.settings.stays, ended) == (True, None, [])
    desk.window.commands.actions["leave"].trigger()
    assert (ended, desk.window.isVisible()) == (["left"], False)


def test_where_there_is_no_tray_closing_ends_it_as_ever(reminded: Desk, tray: InTheTray) -> None:
    desk, ended = reminded, left(reminded)
    tray.is_there = False
    desk.setup.settings = replace(desk.setup.settings, stays=True)
    desk.window.close()
    assert ended == ["left"]


def test_what_is_set_on_the_page_holds_at_once(reminded: Desk, tray: InTheTray) -> None:
    desk = reminded
    along: list[bool] = []

    def start_along(on: bool) -> str | None:
        along.append(on)
        return None

    desk.setup.beyond = Beyond(
        tray=lambda: tray, starts_along=lambda: bool(along and along[-1]), start_along=start_along
    )
    desk.open_again()
    desk.window.commands.actions["settings"].trigger()
    page, dialog = reminders_page(desk), desk.window.dialogs.settings()
    assert page.state.text() == "Reminders are given from the tray."
    assert page.finds("keyboard")
    page.copy.click()
    assert QApplication.clipboard().text() == "as-agreed --entry"
    page.before.choose(30)
    page.starts.choose(True)
    page.stays.choose(False)
    dialog.save.click()
    assert (along, desk.setup.settings.stays) == ([True], False)
    at(desk, "09:30")
    assert tray.told[-1] == "10:00, call Jo Hill"
    desk.window.commands.actions["settings"].trigger()
    reminders_page(desk).remind.choose(False)
    desk.window.dialogs.settings().save.click()
    assert background(desk).state() == ("No reminders are given.", "")
    at(desk, "10:00")
    assert tray.told[-1] == "10:00, call Jo Hill"
    assert len(tray.told) == 2
    assert along == [True]
