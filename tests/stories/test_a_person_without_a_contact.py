"""Somebody is written down with whom there has been no contact: an old client is no stranger; two of a name are two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import Attempt
from tracker.rules.guard.judging import judge
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Code
from tracker.widgets.flows.add_person_dialog import AddPersonDialog

KEY = Qt.Key


def asked(desk: Desk) -> AddPersonDialog:
    desk.come_forward()
    desk.window.commands.actions["add-person"].trigger()
    QApplication.processEvents()
    return desk.window.dialogs.add_person()


def test_an_old_client_is_added_by_keys_and_stands_where_nothing_is_agreed(desk: Desk) -> None:
    do(desk.store, jo())
    desk.open_again()
    dialog = asked(desk)
    for words in ("Ann Lee", "Lee & Daughters", "+44 7700 900777"):
        desk.type(words)
        desk.press(KEY.Key_Return)
    dialog.known_before.click()
    desk.press(KEY.Key_Return, ctrl=True)
    QApplication.processEvents()
    ann = desk.history("Ann Lee")
    assert (ann.prospect.organisation, ann.contacts, ann.agreements) == ("Lee & Daughters", (), ())
    assert [person.name for person in desk.store.nothing_agreed(desk.now)] == ["Ann Lee"]
    call = Attempt(Direction.OUT, Channel.CALL, desk.now, "Maria")
    assert Code.NOTHING_AGREED in {finding.code for finding in judge(call, ann, Policy()).findings}
    assert "Added: Ann Lee" in desk.window.toast.text
    desk.press(KEY.Key_Z, ctrl=True)
    assert desk.store.nothing_agreed(desk.now) == ()


def test_whoever_is_here_by_that_name_is_asked_about_before_there_are_two(desk: Desk) -> None:
    do(desk.store, jo())
    desk.open_again()
    dialog = asked(desk)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return, ctrl=True)
    assert dialog.trouble.text()
    assert dialog.add.text() == "Add them, they are two people"
    dialog.add.click()
    assert len(desk.store.people_like("Jo Hill", 10)) == 2


def test_two_are_made_one_from_the_table(desk: Desk) -> None:
    do(desk.store, jo(), Prospect(2, "Hill J"))
    desk.open_again()
    table = desk.window.people
    desk.window.day.toggle_people()
    QApplication.processEvents()
    menu = table.menu_of(table.table.currentIndex())
    assert menu is not None
    first = table.table.currentIndex().siblingAtColumn(0).data()
    next(action for action in menu.actions() if action.text() == "These are one person…").trigger()
    assert desk.window.dialogs.merge().heading.text() == f"Another record of {first}"
