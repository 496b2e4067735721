"""A number typed for somebody new that is known already: whose it is stands beneath it before anything is saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.fakes import a_desk
from tests.stories.conftest import Desk
from tracker.actions.people.object_to import object_to
from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import NewObjection
from tracker.rules.verdict import Level

KEY = Qt.Key


@pytest.fixture
def typing(desk: Desk) -> Desk:
    """Jo Hill asked not to be rung; now her number is typed for Kim Cole, whom we rang."""
    desk.at("2026-11-12 17:30")
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(KEY.Key_Return)
    desk.window.entry.who.phone.setFocus()
    desk.type("+44 161 496 0000")
    desk.press(KEY.Key_Return, ctrl=True)
    jo = desk.history("Jo Hill").prospect
    object_to(a_desk(desk.store, lambda: desk.now), jo.id, NewObjection(Channel.CALL, "leave me be"))  # type: ignore[arg-type]
    desk.at("2026-11-18 10:00")
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("Kim Cole")
    desk.window.entry.who.phone.setFocus()
    desk.type("+44 161 496-0000")
    return desk


def test_it_is_said_whose_it_is_and_the_banner_says_what_they_asked(typing: Desk) -> None:
    entry = typing.window.entry
    assert entry.who.whose.isVisible()
    assert entry.who.whose_told.text() == "Jo Hill has this number or address already."
    typing.window.states.entry.change(direction=Direction.OUT, channel=Channel.CALL)
    assert typing.window.states.entry.guard.verdict.level is Level.STOP
    assert "Jo Hill" in typing.banner()


def test_it_is_not_saved_until_it_is_said_which_holds(typing: Desk) -> None:
    entry = typing.window.entry
    typing.press(KEY.Key_Return, ctrl=True)
    assert entry.isVisible()
    assert entry.trouble.text().startswith("Whose number or address is it?")
    typing.press_button(entry.who.they_share)
    assert not entry.who.whose.isVisible()
    typing.press(KEY.Key_Return, ctrl=True)
    assert not entry.isVisible()
    assert [phone.shared for phone in typing.history("Kim Cole").prospect.phones] == [True]


def test_the_entry_turns_to_whoever_it_is(typing: Desk) -> None:
    entry = typing.window.entry
    typing.press_button(entry.who.it_is_they)
    assert entry.who.field.text() == "Jo Hill"
    typing.press(KEY.Key_Return, ctrl=True)
    assert not entry.isVisible()
    assert len(typing.history("Jo Hill").contacts) == 2
