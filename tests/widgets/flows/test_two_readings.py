"""Claims about a time with two readings in the dialogs that ask for one: which is preselected, and the keys to pick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import JO, exact, jo, talk
from tests.widgets.flows.flow_table import Table
from tracker.rules.prospect import Hours
from tracker.widgets.fields.field_rows import WhenField
from tracker.widgets.flows.flow_dialog import FlowDialog

CALL = talk(exact("2026-11-16 10:00"), words="call me Monday at ten", topic="old files")
LONG = "Wednesday 9 December 2026 at 3"
AT_NIGHT, BY_DAY = "Wednesday 9 December, 03:00", "Wednesday 9 December, 15:00"
KEY = Qt.Key

Opened = tuple[FlowDialog, WhenField]


def moving(table: Table) -> Opened:
    table.flows.move(table.planned(CALL))
    return table.flows.moving, table.flows.moving.when


def promising(table: Table) -> Opened:
    table.flows.promise(JO)
    return table.flows.promising, table.flows.promising.when


def they_moved(table: Table) -> Opened:
    table.flows.answer(table.planned(CALL))
    table.press(table.flows.slipped, KEY.Key_2)
    return table.flows.slipped, table.flows.slipped.answer.moved_to


def i_missed_it(table: Table) -> Opened:
    table.flows.answer(table.planned(CALL))
    table.press(table.flows.slipped, KEY.Key_4)
    return table.flows.slipped, table.flows.slipped.answer.new_time


def one_of_several(table: Table) -> Opened:
    table.flows.go_through((table.planned(CALL),))
    table.press(table.flows.catch_up, KEY.Key_2)
    return table.flows.catch_up, table.flows.catch_up.answer.moved_to


DIALOGS = [moving, promising, they_moved, i_missed_it, one_of_several]
Open = Callable[[Table], Opened]


def typed(
    qtbot: QtBot, open_it: Open, hours: Hours | None = None, text: str = LONG
) -> tuple[Table, FlowDialog, WhenField]:
    table = Table(qtbot, CALL, prospect=jo(hours=hours))
    dialog, when = open_it(table)
    when.line.setFocus()
    table.type(dialog, text)
    return table, dialog, when


def likely(when: WhenField) -> str:
    assert when.picks.likely is not None
    return when.picks.likely.label


@pytest.mark.parametrize("open_it", DIALOGS)
@pytest.mark.parametrize(("hours", "meant"), [(None, BY_DAY), (Hours(time(22), time(4)), AT_NIGHT)])
def test_the_hour_within_their_hours_is_preselected_and_enter_takes_it(
    qtbot: QtBot, open_it: Open, hours: Hours | None, meant: str
) -> None:
    table, dialog, when = typed(qtbot, open_it, hours)
    assert likely(when).startswith(meant)
    table.press(dialog, KEY.Key_Return)
    assert when.meaning.startswith(meant)
    assert dialog.isVisible(), "the key that picked has not answered the question as well"


@pytest.mark.parametrize("open_it", DIALOGS)
def test_alt_and_a_number_picks_wherever_the_cursor_stands(qtbot: QtBot, open_it: Open) -> None:
    table, dialog, when = typed(qtbot, open_it)
    places = [w for w in dialog.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(places) > 3
    for place in places:
        when.line.setText("")
        when.line.setFocus()
        table.type(dialog, LONG)
        place.setFocus()
        table.press(dialog, KEY.Key_1, alt=True)
        assert when.meaning.startswith(AT_NIGHT), place
        assert dialog.isVisible()


@pytest.mark.parametrize("open_it", DIALOGS)
def test_neither_reading_is_cut(qtbot: QtBot, open_it: Open) -> None:
    _, dialog, when = typed(qtbot, open_it)
    QApplication.processEvents()
    assert len(when.picks.picks) == 2
    buttons = [when.picks.button(at) for at in range(2)]
    for button in (*buttons, when.line):
        assert button.width() >= button.minimumSizeHint().width()
        assert button.height() >= button.sizeHint().height() - 1
    lowest = max(button.mapTo(dialog, button.rect().bottomLeft()).y() for button in buttons)
    beneath = [w for w in dialog.findChildren(QLineEdit) if w.isVisible() and w is not when.line]
    tops = [w.mapTo(dialog, w.rect().topLeft()).y() for w in beneath]
    assert all(top > lowest or top < when.line.mapTo(dialog, when.line.rect().topLeft()).y() for top in tops)
