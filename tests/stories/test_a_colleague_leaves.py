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
from tracker.widgets.flows.hand_over_dialog import HandOverDialog
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
    assert dialog.name.text() == "Benedict", "it is there to be saved"
    desk.press(Key.Key_Return)
    assert dialog.told.text() == "Type the name of your colleague first."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Ben", "Ben is away then: Wed 18 – Fri 20 Nov."),
        ("ben", "ben is away then: Wed 18 – Fri 20 Nov."),
        ("Zoe", "Zoe already calls Jo Hill then: Thu 19 Nov 15:00."),
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


@pytest.fixture
def handing_over(desk: Desk) -> HandOverDialog:
    """Ben's talk with Jo is to be somebody else's: Maria's, Benjamin's or Zoe's."""
    do(desk.store, *RECORDS, User(13, "Zoe Marsh"), User(14, "Marta Benz"), now=desk.now)
    desk.open_again()
    desk.come_forward()
    history = desk.history("Jo Hill")
    desk.window.flows.hand_over(planned_from(history.agreements[0], history.prospect))
    QApplication.processEvents()
    return desk.window.flows.handing_over


def offered(dialog: HandOverDialog) -> list[str]:
    return [pick.typed for pick in dialog.offered.picks] if dialog.offered.is_shown else []


def test_whoever_is_at_work_is_offered_to_be_handed_over_to(desk: Desk, handing_over: HandOverDialog) -> None:
    assert offered(handing_over) == ["Maria", "Marta Benz", "Zoe Marsh"], "and not whose it is already"
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Return)
    assert handing_over.name.text() == "Marta Benz"
    assert handing_over.name.hasFocus()
    assert not offered(handing_over)


def test_what_is_typed_narrows_who_is_offered_and_enter_takes_the_one_that_is_left(
    desk: Desk, handing_over: HandOverDialog
) -> None:
    desk.type("ma")
    assert offered(handing_over) == ["Maria", "Marta Benz", "Zoe Marsh"]
    desk.type("rs")
    assert offered(handing_over) == ["Zoe Marsh"]
    desk.press(Key.Key_Return)
    assert handing_over.isVisible(), "nothing is handed over to whom one has not read yet"
    assert handing_over.name.text() == "Zoe Marsh"
    desk.press(Key.Key_Return)
    assert "Zoe Marsh" in owners(desk)


def test_what_was_handed_over_says_to_whom(desk: Desk, handing_over: HandOverDialog) -> None:
    desk.type("zoe marsh")
    desk.press(Key.Key_Return)
    toast = desk.window.toast
    assert toast.text.startswith("Handed over: the agreement with Jo Hill")
    assert "Zoe Marsh keeps it from now on." in desk.words_in(toast)


def test_what_was_typed_of_one_of_us_is_kept_while_another_is_looked_at(desk: Desk, dialog: UsDialog) -> None:
    desk.focus(dialog.name)
    desk.press(Key.Key_A, ctrl=True)
    desk.type("Benedict")
    dialog.who.choose("Maria")
    assert dialog.name.text() == "Maria"
    assert dialog.told.text() == "What you typed about Ben is not saved yet."
    dialog.who.choose("Ben")
    assert dialog.name.text() == "Benedict"
    dialog.who.choose("Maria")
    desk.focus(dialog.company)
    desk.type("Crumb & Co")
    desk.press(Key.Key_Return)
    assert sorted((user.name, user.company) for user in desk.window.states.us.at_work) == [
        ("Benedict", ""),
        ("Maria", "Crumb & Co"),
    ]
    assert not desk.window.dialogs.us.is_open


def test_a_colleague_who_was_typed_and_not_added_yet_is_saved_with_the_rest(desk: Desk, dialog: UsDialog) -> None:
    desk.focus(dialog.newcomer)
    desk.type("Zoe Marsh")
    desk.press(Key.Key_Escape)
    assert dialog.told.text() == "What you typed about Zoe Marsh is not saved yet. Once more lets it go."
    desk.focus(dialog.company)
    desk.press(Key.Key_Return)
    assert "Zoe Marsh" in [user.name for user in desk.window.states.us.at_work]
    assert not desk.window.dialogs.us.is_open


def test_whoever_leaves_what_they_typed_of_one_of_us_is_told_first(desk: Desk, dialog: UsDialog) -> None:
    desk.focus(dialog.ring_back)
    desk.type("020 7946 0018")
    desk.press(Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.told.text() == "What you typed about Ben is not saved yet. Once more lets it go."
    desk.press(Key.Key_Escape)
    assert not desk.window.dialogs.us.is_open
    assert all(not user.ring_back for user in desk.window.states.us.at_work)


def test_a_name_that_cannot_be_saved_is_shown_with_why(desk: Desk, dialog: UsDialog) -> None:
    desk.focus(dialog.name)
    desk.press(Key.Key_A, ctrl=True)
    desk.type("Maria")
    dialog.who.choose("Maria")
    desk.focus(dialog.company)
    desk.press(Key.Key_Return)
    assert dialog.isVisible()
    assert (dialog.who.value(), dialog.name.text()) == ("Ben", "Maria")
    assert "Maria" in dialog.told.text()


def test_of_many_the_first_are_named_and_the_rest_counted() -> None:
    many = ["Jo Hill", "Sam Reed", "Ann Lee", "Tom Cole", "Ada Vale", "Jo Hill"]
    assert has_left("Ben", "Ann", many) == (
        "Ben has left us. 6 agreements are Ann’s now: with Jo Hill, Sam Reed, Ann Lee and 2 more."
    )
    assert still_open("Ben", ()) == "Nothing of Ben’s is open: there is nothing to hand over."
