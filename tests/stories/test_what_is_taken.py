"""A time that is taken, or on which we are away, is said as it is typed; what is agreed all the same stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.builders import exact, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Field
from tracker.rules.line import NextKind
from tracker.rules.prospect import Prospect
from tracker.rules.us import Away, User
from tracker.widgets.entry.answer_line import AnswerLine

Key = Qt.Key
ANN = Prospect(2, "Ann Lee")


@pytest.fixture
def shop(desk: Desk) -> Desk:
    booked = talk(exact("2026-11-19 10:00"), prospect_id=ANN.id, owner="maria ", minutes=60)
    days = exact("2026-12-24 10:00").first, exact("2026-12-26 10:00").first
    do(desk.store, jo(), ANN, booked, User(1, "Maria"), User(2, "Ben"))
    do(desk.store, Away(1, 1, *days, "Christmas"), Away(2, 2, days[0].replace(day=1), days[0].replace(day=2)))
    desk.open_again()
    return desk


def beneath(shop: Desk, when: str) -> str:
    shop.press(Key.Key_N, ctrl=True)
    shop.type("jo")
    shop.press(Key.Key_Return)
    assert shop.window.states.entry.form.next == frozenset()
    shop.press(Key.Key_1, alt=True)
    shop.fill("talk when", when)
    return shop.window.states.entry.meaning(Field.TALK_WHEN).text


SAID = [
    ("Thu 19 Nov 10:30", "You already call Ann Lee then: Thu 19 Nov 10:00."),
    ("Thu 19 Nov 11:00", ""),
    ("Thu 19 Nov", ""),
    ("24 December 10:00", "You are away then: Thu 24 – Sat 26 Dec, Christmas."),
    ("20 to 24 December", "You are away then: Thu 24 – Sat 26 Dec, Christmas."),
    ("1 December 10:00", ""),
]


def test_it_is_said_as_it_is_typed(shop: Desk) -> None:
    for when, said in SAID:
        told = beneath(shop, when)
        assert told.endswith(said) if said else "You" not in told, when
        shop.discard_entry()


def test_beneath_an_answer_it_is_read_whole(shop: Desk) -> None:
    shop.window.states.entry.in_full = False
    shop.press(Key.Key_N, ctrl=True)
    shop.type("jo")
    shop.press(Key.Key_Return)
    shop.press(Key.Key_1, alt=True)
    shop.type("thu 10:30")
    line = next(each for each in shop.window.entry.findChildren(AnswerLine) if each.kind is NextKind.TALK)
    assert line.meaning.wanted_width() <= line.meaning.width()
    assert line.against.isVisible()
    assert line.against.text() == "You already call Ann Lee then: Thu 19 Nov 10:00."
    assert line.against.height() >= line.against.heightForWidth(line.against.width())
    assert line.line.accessibleDescription().endswith(line.against.text())


def test_it_can_be_agreed_all_the_same(shop: Desk) -> None:
    beneath(shop, "Thu 19 Nov 10:30")
    shop.press(Key.Key_Return, ctrl=True)
    assert [a.window for a in shop.history("Jo Hill").agreements] == [exact("2026-11-19 10:30")]


def test_a_move_says_it_too(shop: Desk) -> None:
    do(shop.store, talk(exact("2026-11-18 10:00")))
    shop.open_again()
    (mine,) = (p for p in shop.store.open_agreements_until(exact("2026-11-18 10:00").last) if p.name == "Jo Hill")
    shop.window.flows.move(mine)
    moving = shop.window.states.flows.moving
    moving.change(when="Thu 19 Nov 10:30")
    assert moving.meaning.text.endswith("You already call Ann Lee then: Thu 19 Nov 10:00.")
    moving.change(when="Thu 19 Nov 12:00")
    assert "You already" not in moving.meaning.text
