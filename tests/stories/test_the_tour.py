"""README's five minutes' tour, played: what it says of the sample's people and of the keys is what comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.stories.conftest import Desk
from tracker.actions.sample.load_sample import load_sample
from tracker.assembly.stores import read_the_sample
from tracker.rules.basis import Basis
from tracker.rules.contact import Ready

KEY = Qt.Key


@pytest.fixture
def tour(desk: Desk) -> Desk:
    """The desk with the sample's thirty people, at nine in the morning."""
    desk.window.states.dispatcher.do(lambda at_work: load_sample(at_work, read_the_sample(desk.setup)))
    return desk


def entry_with(tour: Desk, who: str) -> None:
    tour.press(KEY.Key_N, ctrl=True)
    tour.type(who)
    tour.press(KEY.Key_Return)


def test_5_jo_is_found_by_two_letters_and_it_is_her_turn(tour: Desk) -> None:
    tour.press(KEY.Key_K, ctrl=True)
    tour.type("jo")
    tour.press(KEY.Key_Return)
    shown = " ".join(tour.words_in(tour.window.pane))
    assert "Jo Hill" in shown
    assert "we'll call you" in shown


def test_6_a_call_to_jo_rests_on_nothing_and_the_email_is_as_promised(tour: Desk) -> None:
    entry_with(tour, "jo")
    tour.press(KEY.Key_O, alt=True)
    assert "Nobody agreed to a call." in tour.banner()
    tour.press(KEY.Key_E, alt=True)
    assert tour.banner().startswith("As promised")


def test_7_a_time_in_plain_words_is_shown_saved_taken_back_and_kept_where_the_entry_is_closed(tour: Desk) -> None:
    before = len(tour.history("Jo Hill").contacts)
    tour.find_person("Jo Hill")
    entry_with(tour, "jo")
    tour.press(KEY.Key_O, alt=True)
    tour.press(KEY.Key_E, alt=True)
    tour.press(KEY.Key_A, alt=True)
    tour.type("in a month")
    assert "12 December" in " ".join(tour.words_in(tour.window.entry))
    tour.press(KEY.Key_Return, ctrl=True)
    assert tour.history("Jo Hill").contacts[-1].basis is Basis.PROMISED
    tour.press(KEY.Key_Z, ctrl=True)
    assert len(tour.history("Jo Hill").contacts) == before

    entry_with(tour, "jo")
    tour.focus(tour.window.entry.happened.note)
    tour.type("half a thought")
    tour.press(KEY.Key_Escape)
    tour.open_draft()
    assert tour.window.entry.happened.note.toPlainText() == "half a thought"


def test_8_martins_meeting_was_agreed_and_not_yet_leads_to_the_next_permission(tour: Desk) -> None:
    entry_with(tour, "martin")
    tour.press(KEY.Key_Y, alt=True)
    entry = tour.window.states.entry
    assert entry.form.ready is Ready.NOT_YET
    assert any(asked.answer for asked in entry.asked_before), "what he asked before stands ready with its answer"
    tour.press(KEY.Key_H, alt=True)
    assert entry.form.talk.when == "in a month"
