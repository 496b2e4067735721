"""What an entry shows while the store has not said yet who is meant: nothing moves to and fro beneath the words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.new_store import with_sample
from tests.stories.test_pressed_twice import SlowDesk
from tests.widgets.entry.test_entry_card import CardDesk
from tracker.actions.people.add_prospect import add_prospect
from tracker.rules.entry import NewProspect

NAMES = (
    ("Annabel Vale-Browning", "Larsen & Vale Confectioners of Hebden Bridge"),
    ("Annalise Valentine-Moore", "Moore, Moore & Partners Limited"),
    ("Annette Valdez y Montenegro", "The Old Town Hall Wedding Company"),
    ("Annika Valgardsdottir", "Reid & Reid Chartered Accountants"),
)


class SlowCard(SlowDesk, CardDesk):
    in_full = False


@pytest.fixture
def card(qtbot: QtBot, tmp_path: Path) -> Iterator[SlowCard]:
    desk = SlowCard(qtbot, tmp_path / "data", with_sample(at("2026-11-26 14:57")))
    desk.at("2026-11-26 14:57")
    for name, organisation in NAMES:
        add_prospect(desk.setup.desk(desk.store), NewProspect(name, organisation=organisation))
    desk.window.states.card.show(None)
    yield desk
    desk.go_home()


def test_what_is_asked_stands_while_the_next_letter_is_looked_up(card: SlowCard) -> None:
    entry = card.new("ann v ")
    asked = entry.banner.told
    assert asked is not None
    assert "ann v" in asked.headline
    card.hold()
    card.type("e")
    assert entry.in_line.row.line.text() == "ann v e"
    assert entry.banner.told is asked
    card.let_go()
    assert entry.banner.told is asked
    card.leave()


def test_where_the_store_is_slow_it_is_soon_said_as_it_stands(card: SlowCard) -> None:
    entry = card.new("ann v ")
    asked = entry.banner.told
    card.hold()
    card.type("e")
    assert entry.banner.told is asked
    card.qtbot.waitUntil(lambda: entry.banner.told is not asked)
    card.let_go()
    assert entry.banner.told == asked
    card.leave()


def test_people_are_offered_on_while_the_next_letter_is_looked_up(card: SlowCard) -> None:
    entry = card.new("ann")
    offered = entry.in_line.row.people
    assert offered.isVisible()
    wide = offered.width()
    card.hold()
    card.type("a")
    assert offered.isVisible()
    card.let_go()
    assert offered.isVisible()
    assert offered.width() == wide
    card.leave()


def test_what_is_offered_behind_the_cursor_goes_on_with_the_letter(card: SlowCard) -> None:
    entry = card.new("annab")
    row = entry.in_line.row
    rest = row.line.offered
    assert rest
    card.hold()
    card.type(rest[0])
    assert row.line.offered == rest[1:]
    card.type("§")
    assert row.line.offered == ""
    card.let_go()
    card.leave()


def test_tab_takes_whom_it_offers_as_soon_as_that_is_known(card: SlowCard) -> None:
    entry = card.new("annab")
    row = entry.in_line.row
    card.hold()
    card.type(row.line.offered[0])
    card.press(Qt.Key.Key_Tab)
    card.let_go()
    assert row.line.text().lower() == "annabel vale-browning"
    assert entry._state.form.who == "Annabel Vale-Browning"
    card.leave()


def test_esc_puts_away_whom_it_offers_and_not_the_entry(card: SlowCard) -> None:
    entry = card.new("ann")
    offered = entry.in_line.row.people
    card.hold()
    card.type("a")
    card.press(Qt.Key.Key_Escape)
    assert not offered.isVisible()
    card.let_go()
    assert entry.isVisible()
    assert not offered.isVisible()
    card.leave()


def test_down_goes_to_the_next_of_those_who_are_found(card: SlowCard) -> None:
    entry = card.new("ann")
    offered = entry.in_line.row.people
    card.hold()
    card.type("a")
    card.press(Qt.Key.Key_Down)
    card.let_go()
    assert (offered.isVisible(), offered.current) == (True, 1)
    card.leave()


def test_whatever_is_pressed_meanwhile_is_done_in_turn(card: SlowCard) -> None:
    entry = card.new("ann")
    card.hold()
    card.type("a")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        card.press(key)
    card.let_go()
    assert entry._state.form.who == "Annalise Valentine-Moore"
    card.leave()


def test_what_was_pressed_is_not_done_to_what_is_typed_after_it(card: SlowCard) -> None:
    before = len(card.history("Tessa Grant").contacts)
    for after, more in ((" and", 0), ("", 1)):
        entry = card.new("they called, talked, tess")
        card.hold()
        card.type("a")
        card.press(Qt.Key.Key_Return, ctrl=True)
        card.type(after)
        card.let_go()
        assert len(card.history("Tessa Grant").contacts) == before + more
        before += more
        assert entry.isVisible() is not bool(more)
    card.leave()


def test_what_was_pressed_is_not_done_once_the_entry_is_left(card: SlowCard) -> None:
    before = len(card.history("Tessa Grant").contacts)
    entry = card.new("they called, talked, tess")
    card.hold()
    card.type("a")
    card.press(Qt.Key.Key_Return, ctrl=True)
    entry.reject()
    card.let_go()
    assert len(card.history("Tessa Grant").contacts) == before
    assert not entry.isVisible()


def test_enter_takes_the_one_that_was_moved_to_while_it_is_offered(card: SlowCard) -> None:
    entry = card.new("ann")
    card.press(Qt.Key.Key_Down)
    card.hold()
    card.type("a")
    card.press(Qt.Key.Key_Return)
    card.let_go()
    assert entry._state.form.who == "Annalise Valentine-Moore"
    card.leave()


@pytest.mark.parametrize(("letter", "row", "who"), [("a", 1, "Annalise Valentine-Moore"), ("i", 0, "")])
def test_a_click_takes_whom_it_met_and_nobody_else(card: SlowCard, letter: str, row: int, who: str) -> None:
    entry = card.new("ann")
    card.hold()
    card.type(letter)
    entry.in_line.row.people.take(row)
    card.let_go()
    assert (entry._state.form.who if entry._state.form.who_id is not None else "") == who
    card.leave()


def test_a_number_picks_whom_it_stood_beside_and_answers_nothing_else(card: SlowCard) -> None:
    entry = card.new("ann v ")
    card.hold()
    card.type("e")
    card.press(Qt.Key.Key_2, alt=True)
    assert not entry._state.form.next
    card.let_go()
    assert entry._state.form.who == "Annalise Valentine-Moore"
    assert not entry._state.form.next
    card.leave()


def test_a_number_beside_somebody_who_is_found_no_more_does_nothing(card: SlowCard) -> None:
    entry = card.new("ann v ")
    card.hold()
    entry.write("bertram zz ")
    card.press(Qt.Key.Key_2, alt=True)
    card.let_go()
    assert entry._state.form.who_id is None
    assert not entry._state.form.next
    card.leave()


def test_the_card_is_no_narrower_again_while_one_types(card: SlowCard) -> None:
    entry = card.new()
    wide = [entry.width()]
    for letter in "ann valentine met today":
        card.type(letter)
        QApplication.processEvents()
        wide.append(entry.width())
    assert wide == sorted(wide)
    card.leave()


def test_a_hint_beside_long_names_is_left_out_and_not_cut(card: SlowCard) -> None:
    entry = card.new("ann v ")
    told = entry.banner.told
    assert told is not None
    assert told.beside
    assert not entry.banner.beside.isVisible()
    plain = card.new("tessa")
    assert entry.width() == plain.width()
    card.leave()
