"""The first start: the name first, a story that says what it is, and ways to begin that a key or a click goes through."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.stories.conftest import Desk
from tracker.widgets.welcome.story_picture import StoryPicture

Key = Qt.Key


def test_the_cursor_is_in_the_name_and_what_others_read_follows_it(desk: Desk) -> None:
    desk.come_forward()
    welcome = desk.window.welcome
    assert welcome.name.hasFocus()
    assert welcome.name.text(), "who this computer takes one for"
    desk.type("Maria Baker")
    assert welcome.name.text() == "Maria Baker"
    assert "Others read it: “Hello Jo, this is Maria Baker”. You can change it at any time." in desk.words_in(welcome)


def test_a_digit_in_the_name_is_a_letter_and_outside_it_a_door(desk: Desk) -> None:
    welcome = desk.window.welcome
    desk.press(Key.Key_A, ctrl=True)
    desk.type("Agent 2")
    assert welcome.name.text() == "Agent 2"
    assert desk.window.pages.currentWidget() is welcome
    desk.focus(welcome.start)
    desk.press(Key.Key_2)
    assert desk.window.pages.currentWidget() is desk.window.day
    assert "Agent 2" in [user.name for user in desk.store.users()]
    assert not desk.store.is_empty()


def test_alt_and_a_digit_is_a_door_from_within_the_name(desk: Desk) -> None:
    desk.press(Key.Key_2, alt=True)
    assert desk.window.pages.currentWidget() is desk.window.day
    assert not desk.store.is_empty()


def test_start_goes_through_the_door_that_the_keys_were_on_last(desk: Desk) -> None:
    welcome = desk.window.welcome
    assert (welcome.empty.is_first, welcome.sample.is_first) == (True, False)
    desk.tab_to(welcome.empty)
    for key, then in ((Key.Key_Down, welcome.people), (Key.Key_Right, welcome.elsewhere), (Key.Key_Up, welcome.sample)):
        desk.press(key)
        assert then.hasFocus()
    assert (welcome.empty.is_first, welcome.sample.is_first) == (False, True)
    desk.press(Key.Key_Right)
    assert welcome.sample.hasFocus(), "there is none beside it"
    desk.press(Key.Key_Tab)
    assert welcome.start.hasFocus()
    desk.press(Key.Key_Space)
    assert not desk.store.is_empty()


def test_tab_past_the_doors_leaves_start_to_the_first_of_them(desk: Desk) -> None:
    welcome = desk.window.welcome
    desk.tab_to(welcome.start)
    assert welcome.empty.is_first
    desk.press(Key.Key_Backtab)
    assert welcome.empty.hasFocus()


def test_the_page_is_read_from_the_name_to_start(desk: Desk) -> None:
    welcome = desk.window.welcome
    for stop in (welcome.company, welcome.ring_back, welcome.empty, welcome.start):
        desk.press(Key.Key_Tab)
        assert stop.hasFocus(), stop.accessibleName()
    assert all(door.accessibleName() and door.accessibleDescription() for door in welcome.doors)


def test_the_story_is_told_in_words_too_and_is_as_tall_as_they_are(desk: Desk) -> None:
    picture = desk.window.welcome.findChild(StoryPicture)
    assert isinstance(picture, StoryPicture)
    assert "You ring, as agreed" in desk.words_in(picture)
    assert picture.height() >= picture.heightForWidth(picture.width()) > 0
