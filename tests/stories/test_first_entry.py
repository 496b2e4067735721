"""The very first entry, made from the page that greets whoever starts with an empty store."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import Desk
from tracker.widgets.calendar.calendar_view import ViewKind


def test_the_first_entry_ever_says_that_it_was_logged_and_offers_undo(desk: Desk) -> None:
    window = desk.window
    assert window.pages.currentWidget() is window.welcome
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, ctrl=True)
    QApplication.processEvents()
    assert window.pages.currentWidget() is window.day
    toast = window.toast
    assert toast.isVisible()
    in_sight = window.pages.childAt(toast.geometry().center())
    assert in_sight is not None
    assert in_sight is toast or toast.isAncestorOf(in_sight)


def test_enter_presses_the_button_it_is_on(desk: Desk) -> None:
    """On the page that greets, and in the window."""
    window = desk.window
    desk.press(Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.day
    assert window.entry.isVisible()
    desk.press(Qt.Key.Key_Escape)
    week = window.top.toggles[ViewKind.WEEK]
    desk.focus(week)
    desk.press(Qt.Key.Key_Return)
    assert window.calendar.kind is ViewKind.WEEK
