"""Whatever unfolds, and wherever the cursor goes, it is in sight: on a small screen and on the smallest window there is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.builders import exact, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Exit, Form, Next
from tracker.presentation.person.prospect_details import BUSINESS, Detail
from tracker.rules.channel import Channel, Direction
from tracker.rules.prospect import Business, Email, Phone
from tracker.widgets.entry.entry_place import ROUND_THE_WINDOW

KEY = Qt.Key
SCREENS = [(1366, 768), (960, 600)]
UNFOLDING = {
    "a talk": (KEY.Key_1, Next.TALK),
    "a promise": (KEY.Key_2, Next.PROMISE),
    "their turn": (KEY.Key_3, Next.THEIR_TURN),
    "no, thank you": (KEY.Key_4, Next.NO_THANKS),
}


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
        phones=(Phone("020 7946 0018"), Phone("07700 900200")),
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


def entry_with(desk: Desk, **fields: object) -> None:
    desk.window.new_entry(Form(who_id=1, who="Jo Hill", **fields))  # type: ignore[arg-type]
    settle()


@pytest.mark.parametrize(("key", "choice"), UNFOLDING.values(), ids=UNFOLDING)
def test_what_was_agreed_next_unfolds_in_sight_with_the_cursor_in_it(small: Desk, key: KEY, choice: Next) -> None:
    entry_with(small, direction=Direction.OUT, channel=Channel.CALL)
    small.press(key, alt=True)
    settle()
    entry = small.window.entry
    here = small._focused()
    assert is_seen(here)
    assert is_seen(entry.next.choices.row(choice))
    if choice is Next.TALK:
        small.type("in a month")
        settle()
        assert is_seen(entry.next.talk_when), "with what it means"


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


@pytest.mark.parametrize("way", list(Exit))
def test_an_exit_unfolds_in_the_banner_with_the_cursor_in_sight_and_save_as_well(small: Desk, way: Exit) -> None:
    entry_with(small, direction=Direction.OUT, channel=Channel.CALL, note="A word. " * 40)
    entry = small.window.entry
    small.window.states.entry.open_exit(way)
    entry.exits.focus(way)
    settle()
    assert is_seen(small._focused())
    assert is_seen(entry.save)
    small.press(KEY.Key_Return, ctrl=True)
    settle()
    assert is_seen(small._focused())
    assert is_seen(entry.trouble)
    assert small.window.rect().contains(entry.geometry()), "it lies within the window, whatever unfolds in it"


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


@pytest.mark.parametrize("detail", [d for d in Detail if d is not Detail.NAME])
def test_a_detail_unfolds_its_editor_in_sight_with_its_buttons(small: Desk, detail: Detail) -> None:
    small.find_person("Jo Hill")
    small.window.day.pane_place.settle()
    settle()
    editing = small.window.pane.details.state
    editing.begin(detail)
    settle()
    slot = small.window.pane.details.slots[detail]
    assert is_seen(small._focused())
    tall = slot.height() > small.window.pane._scroll.viewport().height()
    buttons = [button for button in slot.findChildren(QPushButton) if button.isVisible()]
    assert buttons
    assert tall or all(is_seen(button) for button in buttons)
    assert detail in (*BUSINESS, *Detail)


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
