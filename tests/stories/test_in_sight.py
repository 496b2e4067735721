"""Whatever unfolds, and wherever the cursor goes, it is in sight: on a small screen and on the smallest window there is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from tests.builders import exact, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Exit, Form, Next
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.channel import Channel, Direction
from tracker.rules.prospect import Business, Email, Phone
from tracker.widgets.entry.card.entry_place import ROUND_THE_WINDOW

KEY = Qt.Key
LOW = 400
"""As high as an entry is among larger letters, compared with what is in it."""
SCREENS = [(1366, 768), (960, 600)]
UNFOLDING = [
    (KEY.Key_1, Next.TALK),
    (KEY.Key_2, Next.PROMISE),
    (KEY.Key_3, Next.THEIR_TURN),
    (KEY.Key_4, Next.NO_THANKS),
]


def is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


@pytest.fixture(params=SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def small(desk: Desk, request: pytest.FixtureRequest) -> Desk:
    width, height = request.param
    person = jo(
        organisation="Hill & Sons",
        household="Hill",
        greeting="Jo",
        phones=tuple(Phone(f"020 7946 00{n}") for n in range(18, 38)),
        emails=(Email("jo@example.org"),),
        address="3 Orchard Lane\nLeeds",
        tags=("fair",),
        notes="Long talks. " * 30,
        business=Business(lower_costs="Less flour", problems_coming="A second child"),
    )
    do(desk.store, person)
    desk.open_again()
    desk.window.resize(width, height)
    desk.window.entry.resize(desk.window.entry.width(), height - ROUND_THE_WINDOW)
    return desk


def put_aside(desk: Desk) -> None:
    """What is looked at next begins as it would in a window of its own."""
    desk.window.states.entry.discard()
    desk.window.entry.reject()
    settle()


def entry_with(desk: Desk, **fields: object) -> None:
    desk.window.new_entry(Form(who_id=1, who="Jo Hill", **fields))  # type: ignore[arg-type]
    settle()


def test_what_was_agreed_next_unfolds_in_sight_with_the_cursor_in_it(small: Desk) -> None:
    entry = small.window.entry
    for key, choice in UNFOLDING:
        entry_with(small, direction=Direction.OUT, channel=Channel.CALL)
        assert small.window.states.entry.form.next == frozenset(), choice
        small.press(key, alt=True)
        settle()
        assert is_seen(small._focused()), choice
        assert is_seen(entry.next.choices.row(choice)), choice
        if choice is Next.TALK:
            small.type("in a month")
            settle()
            assert is_seen(entry.next.talk_when), "with what it means"
        put_aside(small)


def test_what_to_ask_after_a_not_yet_unfolds_in_sight(small: Desk) -> None:
    do(small.store, talk(exact("2026-11-12 09:00")))
    small.open_again()
    entry = small.window.entry
    entry.resize(entry.minimumSize())
    entry_with(small, direction=Direction.OUT, channel=Channel.CALL)
    small.ready("not-yet")
    settle()
    assert is_seen(small._focused())
    assert is_seen(entry.happened.kept.then)


def test_an_exit_unfolds_in_the_banner_with_the_cursor_in_sight_and_save_as_well(small: Desk) -> None:
    entry = small.window.entry
    for way in Exit:
        entry_with(small, direction=Direction.OUT, channel=Channel.CALL, note="A word. " * 40)
        assert not entry.trouble.isVisible(), way
        small.window.states.entry.open_exit(way)
        entry.exits.focus(way)
        settle()
        assert is_seen(small._focused()), way
        assert is_seen(entry.save), way
        small.press(KEY.Key_Return, ctrl=True)
        settle()
        assert is_seen(small._focused()), way
        assert is_seen(entry.trouble), way
        assert small.window.rect().contains(entry.geometry()), f"{way} lies within the window, whatever unfolds in it"
        put_aside(small)


def test_where_there_is_no_room_for_all_of_it_what_has_the_cursor_is_scrolled_to(small: Desk) -> None:
    entry = small.window.entry
    entry_with(small, direction=Direction.OUT, channel=Channel.CALL, note="A word. " * 40)
    entry.setFixedHeight(LOW)
    for key, choice in UNFOLDING[:2]:
        small.press(key, alt=True)
        settle()
        assert is_seen(small._focused()), choice
    assert any(scroll.verticalScrollBar().value() > 0 for scroll in entry.findChildren(QScrollArea))


def test_what_keeps_an_entry_from_being_saved_is_scrolled_to(small: Desk) -> None:
    small.press(KEY.Key_N, ctrl=True)
    small.type("Ada Okoro")
    small.press(KEY.Key_Return)
    small.fill("phone", "after six")
    small.press(KEY.Key_3, alt=True)
    small.press(KEY.Key_Return, ctrl=True)
    settle()
    assert small.window.entry.who.phone.hasFocus()
    assert is_seen(small.window.entry.who.phone)


def test_a_detail_unfolds_its_editor_in_sight_with_its_buttons(small: Desk) -> None:
    small.find_person("Jo Hill")
    small.window.day.pane_place.settle()
    settle()
    pane, scroll = small.window.pane, small.window.pane._scroll
    editing = pane.details.state
    scrolled = False
    for detail in Detail:
        if detail is Detail.NAME:
            continue
        scroll.verticalScrollBar().setValue(0)
        editing.begin(detail)
        settle()
        slot = pane.details.slots[detail]
        assert slot.isAncestorOf(small._focused()), detail
        scrolled |= scroll.verticalScrollBar().value() > 0
        assert is_seen(small._focused()), detail
        tall = slot.height() > scroll.viewport().height()
        buttons = [button for button in slot.findChildren(QPushButton) if button.isVisible()]
        assert buttons, detail
        assert tall or all(is_seen(button) for button in buttons), detail
        editing.give_up()
        settle()
    assert scrolled, "there is more than is seen at once"


def test_before_a_call_the_banner_and_the_reason_are_in_sight(small: Desk) -> None:
    small.find_person("Jo Hill")
    small.window.day.pane_place.settle()
    settle()
    small.take("Call")
    small.press(Qt.Key.Key_Return)  # the first of both numbers
    settle()
    card = small.act_card().card
    assert is_seen(card.banner)
    for button in card.banner.findChildren(QPushButton):
        if button.text().startswith("Call anyway"):
            button.click()
    settle()
    assert is_seen(card.reason)
    assert is_seen(card.go_ahead)
