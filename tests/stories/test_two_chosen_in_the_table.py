"""Two people chosen in the table of everyone are looked at side by side and made one; any other number is one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import exact, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.outcome import DeedName
from tracker.rules.prospect import Phone, Prospect
from tracker.widgets.people.people_table import PeopleTable

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ANN = Prospect(11, "Ann Archer", "Archer Ltd")
BEA = Prospect(12, "Bea Bright", phones=(Phone("020 7946 0018", "+442079460018"),))
CID = Prospect(13, "Cid Carver")
DEE = Prospect(14, "Dee Dyer", "Dyer & Sons")


@pytest.fixture
def table(desk: Desk) -> PeopleTable:
    do(desk.store, ANN, BEA, CID, DEE, replace(talk(exact("2026-11-25 10:00")), prospect_id=14))
    desk.open_again()
    desk.press(Key.Key_P, ctrl=True)
    desk.focus(desk.window.people.table)
    return desk.window.people


def click(qtbot: QtBot, table: PeopleTable, row: int, held: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    at: QPoint = table.table.visualRect(table.model.index(row, 0)).center()
    qtbot.mouseClick(table.table.viewport(), Qt.MouseButton.LeftButton, held, at)


def chosen(table: PeopleTable) -> list[str]:
    two = table.chosen.two
    return [line.name for line in two] if two is not None else []


def said(desk: Desk) -> str:
    return desk.window.toast.text if desk.window.toast.isVisible() else ""


def test_with_shift_and_the_arrows_two_are_chosen_and_made_one_by_key(desk: Desk, table: PeopleTable) -> None:
    desk.press(Key.Key_Home, ctrl=True)
    desk.press(Key.Key_Down, shift=True)
    assert (chosen(table), table.found.text(), table.two.isVisible()) == (
        ["Ann Archer", "Bea Bright"],
        "2 chosen",
        True,
    )
    desk.press(Key.Key_J, ctrl=True, shift=True)
    page = desk.window.pages.same
    assert desk.window.pages.currentWidget() is page
    assert [(pair.one.name, pair.other.name) for pair in page.state.pairs] == [("Ann Archer", "Bea Bright")]
    assert not page.two.isVisible()
    desk.press(Key.Key_2)
    assert desk.window.pages.currentWidget() is page, "that they are two was not asked"
    desk.press(Key.Key_1)
    assert desk.window.pages.currentWidget() is desk.window.day
    assert desk.store.history_of(12) is None
    assert [phone.typed for phone in desk.history("Ann Archer").prospect.phones] == ["020 7946 0018"]
    assert QApplication.focusWidget() in (table.filter, table.table), "the keys are where they were"
    desk.press(Key.Key_Z, ctrl=True)
    assert desk.store.history_of(12) is not None


def test_with_ctrl_two_apart_are_chosen_and_made_one_by_the_button(
    desk: Desk, qtbot: QtBot, table: PeopleTable
) -> None:
    click(qtbot, table, 3)
    click(qtbot, table, 0, Modifier.ControlModifier)
    assert chosen(table) == ["Ann Archer", "Dee Dyer"]
    desk.press_button(table.two)
    page = desk.window.pages.same
    asked = [row.detail.value for row in page.state.fields() if row.is_asked]
    assert asked == ["name", "organisation"]
    desk.press(Key.Key_Escape)
    assert desk.store.history_of(14) is not None
    assert desk.window.pages.currentWidget() is desk.window.day


def test_the_menu_of_one_of_two_makes_them_one_and_of_another_asks_who_else(
    desk: Desk, qtbot: QtBot, table: PeopleTable
) -> None:
    click(qtbot, table, 0)
    click(qtbot, table, 1, Modifier.ControlModifier)
    of_two, of_another = table.menu_of(table.model.index(0, 0)), table.menu_of(table.model.index(2, 0))
    assert of_two is not None
    assert of_another is not None
    assert [action.text() for action in of_two.actions()] == ["Show them", "These two are one person…"]
    assert [action.text() for action in of_another.actions()] == ["Show them", "These are one person…"]
    of_two.actions()[1].trigger()
    assert desk.window.pages.currentWidget() is desk.window.pages.same


ONE = "Which two? Choose both in the table: Shift and an arrow adds the next, Ctrl and a click any."
OTHERS = [(0, ONE), (1, ONE), (3, "More than two are chosen. Two at a time can be made one.")]


@pytest.mark.parametrize(("count", "sentence"), OTHERS)
def test_any_other_number_is_one_sentence(
    desk: Desk, qtbot: QtBot, table: PeopleTable, count: int, sentence: str
) -> None:
    if count == 0:
        desk.press(Key.Key_P, ctrl=True)  # the calendar again
    for row in range(count):
        click(qtbot, table, row, Modifier.ControlModifier if row else Modifier.NoModifier)
    desk.press(Key.Key_J, ctrl=True, shift=True)
    assert said(desk) == sentence
    assert desk.window.pages.currentWidget() is desk.window.day
    assert not table.two.isVisible()


def test_one_person_is_opened_filtered_and_gone_on_from_as_ever(desk: Desk, qtbot: QtBot, table: PeopleTable) -> None:
    click(qtbot, table, 0)
    click(qtbot, table, 1, Modifier.ControlModifier)
    desk.type("dee")
    assert (table.filter.text(), table.chosen.count) == ("dee", 1)
    desk.press(Key.Key_Return)
    card = desk.window.states.card.card
    assert card is not None
    assert card.prospect.name == "Dee Dyer"


def test_whoever_comes_to_stand_in_a_chosen_row_is_not_chosen(desk: Desk, qtbot: QtBot, table: PeopleTable) -> None:
    """A colleague calls Bea by another name: the row is Cid's, and the two who were meant are not those two any more."""
    click(qtbot, table, 0)
    click(qtbot, table, 1, Modifier.ControlModifier)
    with desk.store.deed(DeedName.EDIT_PROSPECT, "Ben", desk.now) as tx:
        tx.put(replace(BEA, name="Zoe Bright"))
    desk.window.states.dispatcher.changed.emit(tx.changes, None)
    assert table.chosen.two is None
    assert table.chosen.count == 1


def test_who_was_changed_meanwhile_is_shown_as_they_are_and_then_made_one(
    desk: Desk, qtbot: QtBot, table: PeopleTable
) -> None:
    click(qtbot, table, 0)
    click(qtbot, table, 1, Modifier.ControlModifier)
    desk.press(Key.Key_J, ctrl=True, shift=True)
    page = desk.window.pages.same
    with desk.store.deed(DeedName.EDIT_PROSPECT, "Ben", desk.now) as tx:
        tx.put(replace(BEA, address="1 High St"))
    desk.press(Key.Key_1)
    assert desk.store.history_of(12) is not None
    assert page.trouble.text()
    assert [pair.other.address for pair in page.state.pairs] == ["1 High St"]
    desk.press(Key.Key_1)
    assert desk.history("Ann Archer").prospect.address == "1 High St"


def test_who_was_erased_meanwhile_is_told(desk: Desk, qtbot: QtBot, table: PeopleTable) -> None:
    click(qtbot, table, 0)
    click(qtbot, table, 1, Modifier.ControlModifier)
    desk.store.erase(12, "Ben", desk.now)
    desk.press(Key.Key_J, ctrl=True, shift=True)
    page = desk.window.pages.same
    assert page.state.pairs == []
    assert page.trouble.isVisible()


def test_no_key_in_the_table_is_pressed_in_vain_without_a_word(desk: Desk, table: PeopleTable) -> None:
    seen = len(table.table.seen)
    desk.press(Key.Key_9, alt=True)
    assert said(desk).startswith(f"There are {seen} columns here")
    desk.press(Key.Key_Home, ctrl=True)
    desk.press(Key.Key_Return)
    assert said(desk).startswith("There are"), "that she came is seen"
    desk.press(Key.Key_Return)
    assert said(desk) == "Ann Archer is shown already."
