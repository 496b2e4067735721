"""Claims about where a person's pane stands: beside the calendar, or over it where the window is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import JO, jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.widgets.frame import PANE_OVER, pane_width


def at_size(desk: Desk, width: int, height: int = 800) -> None:
    do(desk.store, jo())
    desk.open_again()
    desk.window.resize(width, height)
    QApplication.processEvents()


def settle(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: not desk.window.day.pane_place._ease.is_moving)
    QApplication.processEvents()


@pytest.mark.parametrize(("width", "pane"), [(1100, 304), (1280, 304), (1600, 336), (1920, 400), (2560, 400)])
def test_beside_the_calendar_it_is_as_wide_as_the_frame_says(desk: Desk, width: int, pane: int) -> None:
    at_size(desk, width)
    assert pane_width(width) == pane
    assert desk.window.pane.width() == pane - 1, "and a hairline"


def test_in_a_narrow_window_it_lies_over_the_calendar_which_stays_as_it_is(desk: Desk) -> None:
    at_size(desk, 960, 600)
    assert not desk.window.pane.isVisible()
    before = desk.window.middle.geometry()
    desk.window.show_prospect(JO)
    settle(desk)
    pane = desk.window.pane
    assert pane.isVisible()
    assert pane.width() == PANE_OVER
    assert pane.mapTo(desk.window, pane.rect().topRight()).x() == desk.window.width() - 1
    assert desk.window.middle.geometry() == before


def test_escape_and_the_cross_close_it_and_the_keys_go_to_the_calendar(desk: Desk) -> None:
    at_size(desk, 960, 600)
    for by_key in (True, False):
        desk.find_person("Jo Hill")
        settle(desk)
        assert desk.window.pane.isAncestorOf(desk._focused())
        if by_key:
            desk.press(Qt.Key.Key_Escape)
        else:
            desk.press_button(desk.window.pane.close_button)
        settle(desk)
        assert not desk.window.pane.isVisible()
        assert desk.window.middle.isAncestorOf(desk._focused())


@pytest.mark.parametrize("page", ["calendar", "people"])
def test_escape_in_the_pane_beside_gives_the_keys_back_to_what_had_them_in_the_middle(desk: Desk, page: str) -> None:
    at_size(desk, 1280)
    if page == "people":
        desk.window.commands.actions["people"].trigger()
        QApplication.processEvents()
        desk.press(Qt.Key.Key_Down)
    else:
        desk.focus(desk.window.calendar.view)
    before = desk._focused()
    desk.window.show_prospect(JO)
    desk.focus(desk.window.pane)
    assert desk.window.pane.isAncestorOf(desk._focused())
    desk.press(Qt.Key.Key_Escape)
    assert desk._focused() is before
    assert desk.window.pane.isVisible()


def test_escape_in_the_calendar_closes_it_too(desk: Desk) -> None:
    at_size(desk, 960, 600)
    desk.window.show_prospect(JO)
    settle(desk)
    desk.focus(desk.window.calendar)
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)  # the first lets go of whoever is shown in the calendar
    settle(desk)
    assert not desk.window.pane.isVisible()


def test_a_wider_window_gives_it_its_place_again_and_a_narrower_one_takes_it(desk: Desk) -> None:
    at_size(desk, 960, 600)
    desk.window.show_prospect(JO)
    settle(desk)
    desk.window.resize(1280, 800)
    QApplication.processEvents()
    assert desk.window.regions.indexOf(desk.window.pane) == 2
    assert desk.window.pane.isVisible()
    assert not desk.window.pane.close_button.isVisible()
    desk.window.resize(960, 600)
    QApplication.processEvents()
    assert not desk.window.pane.isVisible()


def test_one_key_shows_and_hides_it_in_either_place(desk: Desk) -> None:
    for width in (1280, 960):
        at_size(desk, width)
        for _ in range(2):
            was = desk.window.pane.isVisible()
            desk.press(Qt.Key.Key_Backslash, ctrl=True)
            settle(desk)
            assert desk.window.pane.isVisible() is not was
