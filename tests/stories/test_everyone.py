"""Everyone in a table, through the real window with real keys."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.prospect import Phone, Prospect


def with_people(desk: Desk) -> None:
    do(desk.store, jo(organisation="Orchard"), Prospect(2, "Zoë Müller", phones=(Phone("020 7946 0958"),)))
    desk.open_again()


def names(desk: Desk) -> list[str]:
    model = desk.window.people.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_ctrl_p_shows_everyone_and_typing_finds_who_is_meant(desk: Desk) -> None:
    with_people(desk)
    desk.press(Qt.Key.Key_P, ctrl=True)
    assert desk.window.people.isVisible()
    assert names(desk) == ["Jo Hill", "Zoë Müller"]
    desk.type("muller")
    assert names(desk) == ["Zoë Müller"]
    desk.press(Qt.Key.Key_Return)
    card = desk.window.states.card.card
    assert card is not None
    assert card.prospect.name == "Zoë Müller"
    desk.press(Qt.Key.Key_Escape)
    assert names(desk) == ["Jo Hill", "Zoë Müller"]
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.calendar.isVisible()


def test_the_order_turns_by_keys_and_typing_in_the_table_filters(desk: Desk) -> None:
    with_people(desk)
    desk.press(Qt.Key.Key_P, ctrl=True)
    desk.press(Qt.Key.Key_1, alt=True)
    assert names(desk) == ["Zoë Müller", "Jo Hill"]
    desk.press(Qt.Key.Key_2, alt=True)
    assert names(desk) == ["Jo Hill", "Zoë Müller"]
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert desk.window.people.table.hasFocus()
    desk.press(Qt.Key.Key_7)
    assert desk.window.people.filter.hasFocus()
    assert names(desk) == ["Zoë Müller"]


def test_an_edit_in_the_pane_is_one_step_of_undo_told_in_words(desk: Desk) -> None:
    with_people(desk)
    desk.window.show_prospect(1)
    desk.focus(desk.window.pane.details.slots[Detail.ORGANISATION])
    desk.press(Qt.Key.Key_Return)
    desk.type("Meadow")
    desk.press(Qt.Key.Key_Return)
    assert desk.history("Jo Hill").prospect.organisation == "Meadow"
    assert desk.window.toast.text == "Changed: Jo Hill's organisation"
    assert desk.window.undo_action.text() == "Undo: change Jo Hill's organisation"
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert desk.history("Jo Hill").prospect.organisation == "Orchard"
