"""Days away: written down in a dialog by keys alone, shaded in the calendar, said aloud, taken back and undone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from tests.stories.conftest import Desk

Key = Qt.Key


@pytest.fixture
def shop(desk: Desk) -> Desk:
    desk.window.dialogs.away().ask()
    QApplication.processEvents()
    return desk


def write(shop: Desk, days: str, why: str = "") -> None:
    shop.type(days)
    if why:
        shop.tab_to(shop.window.dialogs.away().why)
        shop.type(why)
    shop.press(Key.Key_Return)


def test_they_are_written_down_and_shaded(shop: Desk) -> None:
    write(shop, "19 to 20 November", "fair")
    (away,) = shop.window.states.us.away
    assert (away.first, away.last, away.words) == (date(2026, 11, 19), date(2026, 11, 20), "fair")
    view = shop.window.calendar.view
    assert [n for n in range(1, 31) if view.away_on(date(2026, 11, n))] == [19, 20]


def test_a_colleagues_are_not_mine(shop: Desk) -> None:
    write(shop, "19 to 20 November")
    shop.i_am("Ben")
    shop.window.states.us.switched.emit()
    assert shop.window.states.us.away == ()


def test_what_is_no_day_is_asked_back_and_stays(shop: Desk) -> None:
    dialog = shop.window.dialogs.away()
    write(shop, "soonish")
    assert dialog.told.text()
    assert dialog.days.line.text() == "soonish"
    assert shop.store.away() == ()


def test_nothing_typed_says_what_to_type(shop: Desk) -> None:
    shop.press(Key.Key_Return)
    assert "Such as" in shop.window.dialogs.away().told.text()


def test_they_are_taken_back_and_that_is_undone(shop: Desk) -> None:
    write(shop, "19 to 20 November")
    dialog = shop.window.dialogs.away()
    (back,) = (b for b in dialog.findChildren(QPushButton) if b.accessibleName().startswith("Take back"))
    shop.press_button(back)
    assert shop.store.away() == ()
    shop.press(Key.Key_Escape)
    shop.window.states.undo.undo()
    assert len(shop.store.away()) == 1


def test_the_days_to_choose_from_have_room_beneath_what_was_typed(desk: Desk) -> None:
    desk.window.dialogs.away().ask()
    dialog = desk.window.dialogs.away()
    dialog.days.line.setText("next friday")
    dialog.days.line.textEdited.emit("next friday")
    QCoreApplication.processEvents()
    picks = [button for button in dialog.days.picks.findChildren(QAbstractButton) if button.isVisible()]
    assert len(picks) > 1
    assert all(button.height() >= button.sizeHint().height() for button in picks)
    assert dialog.days.height() >= dialog.days.heightForWidth(dialog.days.width())
    lowest = max(button.mapTo(dialog, button.rect().bottomLeft()).y() for button in picks)
    assert lowest < dialog.why.mapTo(dialog, dialog.why.rect().topLeft()).y()
