"""What is pressed in an entry means one thing, and is done in the order in which it was pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.new_store import with_sample
from tests.widgets.entry.test_while_they_are_looked_up import SlowCard
from tracker.presentation.entry_form import Next

KEY = Qt.Key
NOW = "2026-11-26 14:57"


@pytest.fixture
def card(qtbot: QtBot, tmp_path: Path) -> Iterator[SlowCard]:
    desk = SlowCard(qtbot, tmp_path / "data", with_sample(at(NOW)))
    desk.at(NOW)
    desk.window.states.card.show(None)
    yield desk
    desk.go_home()


def test_alt_and_a_digit_says_what_happens_next_while_it_is_asked_about_a_new_name(card: SlowCard) -> None:
    entry = card.new("zelda brown met")
    told = entry.banner.told
    assert told is not None
    assert [(act.label, act.cap) for act in told.acts] == [("New: Zelda Brown", "↵"), ("Into the note", "Alt T")]
    card.press(KEY.Key_2, alt=True)
    form = card.window.states.entry.form
    assert (form.who, form.next, form.note) == ("Zelda Brown", frozenset({Next.PROMISE}), "")
    card.press(KEY.Key_T, alt=True)
    assert not card.window.states.entry.form.who
    card.leave()


def test_another_firm_for_somebody_new_is_chosen_by_the_letter_that_stands_there(card: SlowCard) -> None:
    entry = card.new("emma & tom met")
    told = entry.banner.told
    assert told is not None
    assert [act.cap for act in told.acts] == ["↵", "Alt N", "Alt F"]
    card.press(KEY.Key_1, alt=True)
    assert card.window.states.entry.form.next == {Next.TALK}
    card.press(KEY.Key_N, alt=True)
    assert [(other.name, other.organisation) for other in card.window.states.entry.form.others] == [("Emma", "")]
    card.leave()


def test_what_is_to_be_saved_goes_first_where_the_next_is_begun_in_one_burst(card: SlowCard) -> None:
    card.every_key = True
    card.new()
    card.hold()
    card.type("gil gray rang: half a dozen tins")
    card.press(KEY.Key_Return)
    card.press(KEY.Key_Return, ctrl=True)
    card.press(KEY.Key_N, ctrl=True)
    card.type("zoe black met")
    card.let_go()
    entry = card.window.entry
    assert [contact.note for contact in card.history("Gil Gray").contacts] == ["half a dozen tins"]
    assert entry.in_line.row.line.text() == "zoe black met"
    assert card.window.states.entry.left_unsaved is None
    card.leave()


def test_what_was_saved_is_no_draft_whatever_of_it_was_kept_before(card: SlowCard) -> None:
    """What was not understood goes into the note as it is saved: what was kept a moment before has it in the line."""
    card.new("jo rang marzipan")
    card.window.states.entry.keep_draft()
    card.hold()
    card.press(KEY.Key_Return, ctrl=True)
    card.press(KEY.Key_N, ctrl=True)
    card.let_go()
    assert card.history("Jo Hill").contacts[-1].note == "marzipan"
    assert card.window.states.entry.left_unsaved is None
    card.leave()
