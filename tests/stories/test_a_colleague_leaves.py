"""One of us leaves: all that is agreed with them changes hands in one deed, it is said with whom, and one undo undoes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import day, exact, jo, promise, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.ports import planned_from
from tracker.presentation.words.team.handing_over import has_left, still_open
from tracker.rules.us import Away, User
from tracker.widgets.us.us_dialog import UsDialog

Key = Qt.Key
ANN, SAM = 2, 3
RECORDS = (
    jo(),
    jo(id=ANN, name="Ann Lee"),
    jo(id=SAM, name="Sam Reed"),
    talk(exact("2026-11-20 15:00"), owner="Ben"),
    promise(day("2026-11-18"), prospect_id=ANN, owner="Ben"),
    talk(exact("2026-11-19 15:00"), prospect_id=SAM, owner="Maria"),
    User(11, "Maria"),
    User(12, "Ben"),
)


@pytest.fixture
def dialog(desk: Desk) -> UsDialog:
    """Maria looks at who of us there are, and at Ben."""
    do(desk.store, *RECORDS, now=desk.now)
    desk.open_again()
    desk.come_forward()
    desk.window.commands.by_name["us"].deed()
    made = desk.window.dialogs.us()
    made.who.choose("Ben")
    QApplication.processEvents()
    return made


def owners(desk: Desk) -> list[str]:
    return sorted(each.owner for each in desk.store.open_agreements_until(day("2027-01-01").last))


def test_what_would_change_hands_is_told_before(dialog: UsDialog) -> None:
    assert dialog.open_of_theirs.text() == "2 agreements of Ben’s are still open: with Ann Lee and Jo Hill."
    dialog.who.choose("Maria")
    assert dialog.open_of_theirs.text() == "1 agreement of Maria’s is still open: with Sam Reed."


def test_all_of_it_changes_hands_at_once_and_one_undo_takes_it_back(desk: Desk, dialog: UsDialog) -> None:
    dialog.heir.choose("Maria")
    dialog.leave.click()
    assert dialog.told.text() == "Ben has left us. 2 agreements are Maria’s now: with Ann Lee and Jo Hill."
    assert owners(desk) == ["Maria"] * 3
    assert [user.name for user in desk.window.states.us.at_work] == ["Maria"]
    dialog.close()
    desk.press(Key.Key_Z, ctrl=True)
    assert owners(desk) == ["Ben", "Ben", "Maria"]
    assert [user.name for user in desk.window.states.us.at_work] == ["Ben", "Maria"]


def test_without_anybody_to_take_over_nobody_leaves_and_what_was_chosen_stays(desk: Desk, dialog: UsDialog) -> None:
    dialog.leave.click()
    assert "take" in dialog.told.text()
    assert owners(desk) == ["Ben", "Ben", "Maria"]
    assert dialog.who.value() == "Ben"


def test_enter_in_the_line_for_somebody_new_adds_them_and_closes_nothing(desk: Desk, dialog: UsDialog) -> None:
    """What was typed over another's name is not saved along with it."""
    dialog.name.setText("Benedict")
    desk.focus(dialog.newcomer)
    desk.type("Zoe")
    desk.press(Key.Key_Return)
    assert dialog.isVisible()
    assert sorted(user.name for user in desk.window.states.us.at_work) == ["Ben", "Maria", "Zoe"]
    assert dialog.told.text() == "Zoe is one of us now."
    assert dialog.newcomer.hasFocus()
    desk.press(Key.Key_Return)
    assert dialog.told.text() == "Type the name of your colleague first."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Ben", "Ben is away then: Wed 18 – Fri 20 Nov."),
        ("ben", "ben is away then: Wed 18 – Fri 20 Nov."),
        ("Zoe", "Zoe already meets Jo Hill then: Thu 19 Nov 15:00."),
        ("Maria", ""),
        ("Nobody", ""),
    ],
)
def test_before_it_is_handed_over_it_is_said_what_that_colleague_has_on_then(desk: Desk, typed: str, told: str) -> None:
    thursday = talk(exact("2026-11-19 15:00"), prospect_id=ANN, owner="Maria")
    away = Away(21, 12, day("2026-11-18").first, day("2026-11-20").last, "Wales")
    hers = replace(talk(exact("2026-11-19 15:00"), owner="Zoe"), id=777)
    do(desk.store, *RECORDS[:3], *RECORDS[6:], User(13, "Zoe"), thursday, away, hers, now=desk.now)
    desk.open_again()
    desk.come_forward()
    history = desk.history("Ann Lee")
    desk.window.flows.hand_over(planned_from(history.agreements[0], history.prospect))
    QApplication.processEvents()
    desk.type(typed)
    dialog = desk.window.flows.handing_over
    assert dialog.against.text() == told
    assert dialog.against.isVisible() == bool(told)
    desk.press(Key.Key_Return)
    assert dialog.isVisible() == (typed == "Nobody"), "it stands in nobody's way"


def test_of_many_the_first_are_named_and_the_rest_counted() -> None:
    many = ["Jo Hill", "Sam Reed", "Ann Lee", "Tom Cole", "Ada Vale", "Jo Hill"]
    assert has_left("Ben", "Ann", many) == (
        "Ben has left us. 6 agreements are Ann’s now: with Jo Hill, Sam Reed, Ann Lee and 2 more."
    )
    assert still_open("Ben", ()) == "Nothing of Ben’s is open: there is nothing to hand over."
