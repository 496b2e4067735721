"""Claims about the toast: it says what was done, offers undo, goes by itself, and never from under a hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.widgets.frame import morning_width
from tracker.widgets.look.over.toast import STAY_MS, Toast
from tracker.widgets.look.plain_label import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform

LOGGED = "Logged: call with Jo Hill, as agreed."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.resize(600, 400)
    qtbot.addWidget(window)
    window.show()
    return window


def undo_of(toast: Toast) -> QPushButton:
    return toast.findChildren(QPushButton)[0]


def test_it_lies_at_the_foot_of_the_morning_and_stays_there(window: QWidget) -> None:
    toast = Toast(window)
    toast.say(LOGGED)
    for width in (600, 960, 1280):
        window.resize(width, 500)
        assert (toast.x(), toast.width()) == ((8, 216) if width < 1280 else (16, 232))
        assert toast.geometry().right() < morning_width(width), "it lies over the calendar"
        assert 0 < window.height() - toast.geometry().bottom() < 40


def test_it_lies_at_the_foot_of_the_morning_in_a_window_from_right_to_left_too(window: QWidget) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    toast = Toast(window)
    toast.say(LOGGED)
    window.resize(1280, 500)
    assert toast.x() == 1280 - 16 - 232


def test_its_buttons_stand_beneath_each_other_before_it_lies_over_the_calendar(window: QWidget) -> None:
    window.resize(1280, 500)
    toast = Toast(window)
    toast.say(LOGGED, beside=("Show me the day it is agreed for", lambda: None))
    assert toast.geometry().right() < morning_width(1280)
    undo, other = toast.findChildren(QPushButton)
    for button in (undo, other):
        assert toast.rect().contains(QRect(button.mapTo(toast, QPoint()), button.size()))
    assert other.mapTo(toast, QPoint()).y() > undo.mapTo(toast, QPoint()).y()


def test_a_long_line_stays_within_the_window(window: QWidget) -> None:
    toast = Toast(window)
    toast.say("Logged: call with " + "a very long name " * 40)
    assert window.rect().contains(toast.geometry())
    assert toast.rect().contains(undo_of(toast).geometry())


@pytest.mark.parametrize("width", [600, 960, 1280])
def test_a_fault_is_told_whole_on_as_many_lines_as_it_takes(window: QWidget, width: int) -> None:
    window.resize(width, 500)
    toast = Toast(window)
    told = (
        "Another program holds the store just now, so nothing was saved. What you typed is still here, and what was "
        "saved before is safe. Close that program, or wait a moment, and save again."
    )
    toast.say(told, undoable=False)
    label = next(each for each in toast.findChildren(PlainLabel) if each.text() == told)
    assert label.heightForWidth(label.width()) <= label.height()
    assert toast.rect().contains(label.geometry())
    assert window.rect().contains(toast.geometry())
    toast.say(LOGGED)
    assert toast.height() < 110


def test_what_takes_longer_to_read_stays_longer(window: QWidget) -> None:
    toast = Toast(window)
    toast.say(LOGGED)
    short = toast._timer.interval()
    toast.say(LOGGED * 6)
    assert short == STAY_MS < toast._timer.interval() < 4 * STAY_MS


def test_it_goes_by_itself(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window, stay_ms=10)
    toast.say(LOGGED)
    qtbot.waitUntil(toast.isHidden)


def test_undo_takes_it_back_and_away(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.say(LOGGED)
    with qtbot.waitSignal(toast.undo):
        qtbot.mouseClick(undo_of(toast), Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_what_was_agreed_stands_beneath_what_was_done_and_its_day_is_a_press_away(
    window: QWidget, qtbot: QtBot
) -> None:
    toast, seen = Toast(window), list[bool]()
    follows, beside = "Call agreed for Thu 3 Dec 15:00.", ("Show the day", lambda: seen.append(True))
    toast.say("Logged: call with Jo Hill", follows=follows, beside=beside)
    shown = [each for each in toast.findChildren(PlainLabel) if each.isVisible()]
    assert [each.text() for each in shown][:2] == ["Logged: call with Jo Hill", "Call agreed for Thu 3 Dec 15:00."]
    assert shown[0].font().weight() > shown[1].font().weight()
    assert shown[0].geometry().bottom() < shown[1].geometry().top()
    _undo, show = toast.findChildren(QPushButton)
    assert toast.rect().contains(show.mapTo(toast, show.rect().bottomRight()))
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert seen == [True]
    assert toast.isHidden()
    toast.say(LOGGED)
    assert show.isHidden(), "there is no day to show"


def test_the_cap_of_its_key_gives_way_to_its_buttons(window: QWidget) -> None:
    toast = Toast(window)
    cap = next(each for each in toast.findChildren(PlainLabel) if each.text() == "Ctrl Z")
    seen = []
    for words in ("Show the day", "Show all of that day"):
        toast.say(LOGGED, beside=(words, toast.dismiss))
        seen.append(cap.isHidden())
    assert seen == [False, True]


def test_it_is_wide_enough_for_its_buttons(window: QWidget) -> None:
    toast = Toast(window)
    toast.say(LOGGED, beside=("Show them the day that this is on", toast.dismiss))
    buttons = [each for each in toast.findChildren(QPushButton) if each.isVisible()]
    assert [each.width() >= each.sizeHint().width() for each in buttons] == [True, True]
    assert all(toast.rect().contains(each.mapTo(toast, each.rect().bottomRight())) for each in buttons)


def test_what_cannot_be_undone_offers_no_undo(window: QWidget) -> None:
    toast = Toast(window)
    toast.say("Copied.", undoable=False)
    assert undo_of(toast).isHidden()


def test_it_waits_while_the_pointer_is_on_it(window: QWidget) -> None:
    toast = Toast(window)
    toast.say(LOGGED)
    counting = [toast.is_counting]
    spot = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(spot, spot, spot))
    counting.append(toast.is_counting)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    counting.append(toast.is_counting)
    assert counting == [True, False, True]


def test_it_is_reached_by_tab_waits_there_and_gives_the_focus_back(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    window.setFocus()
    toast.say(LOGGED)
    undo_of(toast).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not toast.is_counting)
    qtbot.keyClick(undo_of(toast), Qt.Key.Key_Escape)
    assert toast.isHidden()
    assert window.hasFocus()


def test_a_second_line_takes_the_place_of_the_first(window: QWidget) -> None:
    toast = Toast(window)
    toast.say(LOGGED)
    toast.say("Undone.")
    assert toast.text == "Undone."
