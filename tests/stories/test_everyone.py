"""Everyone in a table, through the real window with real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.people.people_table import COLUMNS
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.prospect import Phone, Prospect
from tracker.widgets.person.detail_editors import LineEditor


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


def test_the_table_begins_at_whoever_is_shown_beside_it(desk: Desk) -> None:
    with_people(desk)
    desk.window.show_prospect(2)
    desk.press(Qt.Key.Key_P, ctrl=True)
    assert desk.window.people.table.currentIndex().row() == 1
    desk.window.show_prospect(1)
    assert desk.window.people.table.currentIndex().row() == 0


def test_the_order_turns_by_keys_and_typing_in_the_table_filters(desk: Desk) -> None:
    with_people(desk)
    desk.press(Qt.Key.Key_P, ctrl=True)
    desk.press(Qt.Key.Key_1, alt=True)
    assert names(desk) == ["Zoë Müller", "Jo Hill"]
    desk.press(Qt.Key.Key_2, alt=True)
    assert names(desk) == ["Jo Hill", "Zoë Müller"]
    table = desk.window.people.table
    for number, column in enumerate(table.seen, 1):
        desk.press(Qt.Key(Qt.Key.Key_0 + number), alt=True)
        assert table.horizontalHeader().sortIndicatorSection() == COLUMNS.index(column), "the one that is seen there"
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert desk.window.people.table.hasFocus()
    desk.press(Qt.Key.Key_7)
    assert desk.window.people.filter.hasFocus()
    assert names(desk) == ["Zoë Müller"]


def with_tags(desk: Desk) -> None:
    do(
        desk.store,
        jo(tags=("wedding fair", "vip")),
        Prospect(2, "Zoë Müller", tags=("follow-up",), notes="was at the wedding fair"),
        Prospect(3, "Ada Okoro", tags=("2026",)),
    )
    desk.open_again()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("#wedding", ["Jo Hill"]),
        ("#wedding-fair", ["Jo Hill"]),
        ("#FAIR", ["Jo Hill"]),
        ("#vip jo", ["Jo Hill"]),
        ("#vip zoe", []),
        ("#follow-up", ["Zoë Müller"]),
        ("#2026", ["Ada Okoro"]),
        ("#edding", []),
        ("wedding", ["Jo Hill", "Zoë Müller"]),
    ],
)
def test_a_typed_tag_filters_the_table_by_tags_alone(desk: Desk, typed: str, found: list[str]) -> None:
    with_tags(desk)
    desk.press(Qt.Key.Key_P, ctrl=True)
    desk.type(typed)
    assert names(desk) == found


def test_the_menu_of_tags_puts_one_into_the_filter_and_takes_it_out_again(desk: Desk) -> None:
    with_tags(desk)
    desk.press(Qt.Key.Key_P, ctrl=True)
    table = desk.window.people
    assert table.tags.isVisible()
    menu = table.tags.menu()
    for checked, text, found in (
        (False, "#wedding-fair", ["Jo Hill"]),
        (True, "", ["Ada Okoro", "Jo Hill", "Zoë Müller"]),
    ):
        menu.aboutToShow.emit()
        assert [action.text() for action in menu.actions()] == ["2026", "follow-up", "vip", "wedding fair"]
        assert menu.actions()[3].isChecked() is checked
        menu.actions()[3].trigger()
        assert (table.filter.text(), names(desk)) == (text, found)


def test_a_tag_is_completed_where_it_is_typed(desk: Desk) -> None:
    with_tags(desk)
    desk.window.show_prospect(3)
    desk.focus(desk.window.pane.details.slots[Detail.TAGS])
    desk.press(Qt.Key.Key_Return)
    editor = desk.window.pane.details.slots[Detail.TAGS].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText("2026, ")
    desk.qtbot.keyClicks(editor.line, "fa")
    assert editor.completion.offered == ("wedding fair",)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert editor.line.text() == "2026, wedding fair"
    desk.qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert desk.history("Ada Okoro").prospect.tags == ("2026", "wedding fair")


def test_a_tag_that_is_typed_whole_is_not_offered_and_enter_saves_at_once(desk: Desk) -> None:
    with_tags(desk)
    desk.window.show_prospect(3)
    desk.focus(desk.window.pane.details.slots[Detail.TAGS])
    desk.press(Qt.Key.Key_Return)
    desk.type("VIP")
    desk.press(Qt.Key.Key_Return)
    assert desk.history("Ada Okoro").prospect.tags == ("VIP",)


def test_a_tag_is_completed_in_the_filter_as_well(desk: Desk) -> None:
    with_tags(desk)
    desk.press(Qt.Key.Key_P, ctrl=True)
    desk.qtbot.keyClicks(desk.window.people.filter, "#fo")
    assert desk.window.people.completion.offered == ("#follow-up",)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.people.filter.text() == "#follow-up"
    assert names(desk) == ["Zoë Müller"]


def test_an_edit_in_the_pane_is_one_step_of_undo_told_in_words(desk: Desk) -> None:
    with_people(desk)
    desk.window.show_prospect(1)
    desk.focus(desk.window.pane.details.slots[Detail.ORGANISATION])
    desk.press(Qt.Key.Key_Return)
    desk.type("Meadow")
    desk.press(Qt.Key.Key_Return)
    assert desk.history("Jo Hill").prospect.organisation == "Meadow"
    assert desk.window.toast.text == "Changed: Jo Hill’s organisation"
    assert desk.window.undo_action.text() == "Undo: change Jo Hill’s organisation"
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert desk.history("Jo Hill").prospect.organisation == "Orchard"
