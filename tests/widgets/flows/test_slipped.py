"""Claims about an agreement that slipped: six honest answers, by number, each with what it leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import at, day, exact, promise, talk
from tests.widgets.flows.flow_table import NOW, Table
from tracker.actions.outcome import Fault, StoreFault
from tracker.presentation.flows.slipped_answer import AnswerKind
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.rules.verdict import Level

CALL = talk(exact("2026-11-16 10:00"), words="call me Monday at ten", topic="old files")


def asked(qtbot: QtBot, *records: Agreement) -> Table:
    table = Table(qtbot, *(records or (CALL,)))
    table.flows.answer(table.planned((records or (CALL,))[0]))
    return table


def test_it_says_what_was_agreed_in_their_words(qtbot: QtBot) -> None:
    card = asked(qtbot).flows.slipped
    assert card.heading.text() == "Jo Hill"
    assert "You agreed to call" in card.under.text()
    assert "“call me Monday at ten”" in card.under.text()


def test_1_opens_quick_entry_half_filled_at_the_agreed_time(qtbot: QtBot) -> None:
    table = asked(qtbot)
    table.press(table.flows.slipped, Qt.Key.Key_1)
    (form,) = table.entries
    assert (form.who_id, form.direction, form.channel) == (1, Direction.OUT, Channel.CALL)
    assert (form.when, form.keeps) == ("2026-11-16 10:00", CALL.id)
    assert not table.flows.slipped.isVisible()
    assert table.now(CALL).is_open, "nothing is written before the entry is saved"


def test_6_says_why_a_call_has_no_such_answer(qtbot: QtBot) -> None:
    table = asked(qtbot)
    card = table.flows.slipped
    table.press(card, Qt.Key.Key_6)
    assert "Nobody was to come" in card.trouble.text()
    table.press(card, Qt.Key.Key_3)
    assert card.trouble.text() == ""
    assert table.now(CALL).is_open


def test_2_moves_it_to_the_time_they_asked_for_in_their_words(qtbot: QtBot) -> None:
    table = asked(qtbot)
    card = table.flows.slipped
    table.press(card, Qt.Key.Key_2)
    table.type(card, "fri 3pm")
    assert card.answer.moved_to.meaning == "Friday 20 November, 15:00 (in 2 days)"
    table.press(card, Qt.Key.Key_Tab)
    table.type(card, "Friday suits us better")
    table.press(card, Qt.Key.Key_Return)
    old, new = table.now(CALL), next(a for a in table.agreements() if a.id != CALL.id)
    assert (old.outcome, old.moved_to, old.who_moved) == (AgreementOutcome.MOVED, new.id, WhoMoved.THEY_ASKED)
    assert (new.window, new.words, new.made_at) == (exact("2026-11-20 15:00"), "Friday suits us better", NOW)
    assert not card.isVisible()


def test_4_without_a_new_time_is_our_broken_word(qtbot: QtBot) -> None:
    table = asked(qtbot)
    table.press(table.flows.slipped, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert (table.now(CALL).outcome, table.now(CALL).to_tell) == (AgreementOutcome.BROKEN, False)


def test_5_is_to_tell_until_4_says_that_they_know(qtbot: QtBot) -> None:
    table = asked(qtbot)
    table.press(table.flows.slipped, Qt.Key.Key_5, Qt.Key.Key_Return)
    missed = table.now(CALL)
    assert (missed.outcome, missed.to_tell, missed.settled_at) == (AgreementOutcome.BROKEN, True, NOW)
    assert [a.id for a in table.store.to_tell()] == [CALL.id]
    table.clock.moment = at("2026-11-19 09:00")
    table.flows.answer(table.planned(CALL))
    assert table.flows.slipped.focusWidget() is table.flows.slipped.answer.choices.row(AnswerKind.MISSED)
    table.press(table.flows.slipped, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert table.now(CALL) == replace(missed, to_tell=False)
    assert table.store.to_tell() == ()


def test_6_is_there_only_where_we_were_to_meet(qtbot: QtBot) -> None:
    table = asked(qtbot)
    table.press(table.flows.slipped, Qt.Key.Key_6)
    assert table.flows.slipped.answer.choices.row(AnswerKind.NO_SHOW).isHidden()
    assert table.flows.slipped.answer.choices.value is None
    meeting = talk(exact("2026-11-16 10:00"), channel=Channel.MEETING)
    table = asked(qtbot, meeting)
    table.press(table.flows.slipped, Qt.Key.Key_6, Qt.Key.Key_Return)
    assert table.now(meeting).outcome is AgreementOutcome.NO_SHOW


def test_the_arrows_pass_over_an_answer_that_is_not_there(qtbot: QtBot) -> None:
    card = asked(qtbot).flows.slipped
    row = card.answer.choices.row
    row(AnswerKind.CALLED_OFF).setFocus()
    qtbot.keyClick(row(AnswerKind.CALLED_OFF), Qt.Key.Key_Down)
    assert card.focusWidget() is row(AnswerKind.MISSED)


def test_4_with_the_new_time_we_told_them_moves_it_as_our_lateness_and_the_guard_has_its_word(qtbot: QtBot) -> None:
    table = asked(qtbot)
    card = table.flows.slipped
    table.press(card, Qt.Key.Key_4)
    table.type(card, "fri 3pm")
    telling = card.answer.banner.telling
    assert telling is not None
    assert telling.level is Level.NOTE
    table.press(card, Qt.Key.Key_Return)
    assert table.now(CALL).who_moved is WhoMoved.I_AM_LATE
    new = next(a for a in table.agreements() if a.id != CALL.id)
    assert (new.window, new.made_at) == (exact("2026-11-20 15:00"), CALL.made_at)


def test_3_takes_it_back_for_them_in_their_words(qtbot: QtBot) -> None:
    table = asked(qtbot)
    card = table.flows.slipped
    table.press(card, Qt.Key.Key_3)
    table.type(card, "we have found somebody")
    table.press(card, Qt.Key.Key_Return)
    ended = table.now(CALL)
    assert (ended.outcome, ended.words) == (
        AgreementOutcome.WITHDRAWN,
        "call me Monday at ten; we have found somebody",
    )


def test_each_answer_is_one_step_to_undo(qtbot: QtBot) -> None:
    table = asked(qtbot)
    table.press(table.flows.slipped, Qt.Key.Key_3, Qt.Key.Key_Return)
    table.undo()
    assert table.now(CALL) == CALL


def test_enter_without_an_answer_asks_for_one(qtbot: QtBot) -> None:
    table = asked(qtbot)
    card = table.flows.slipped
    table.press(card, Qt.Key.Key_Return, ctrl=True)
    assert card.isVisible()
    assert "by its number" in card.trouble.text()


@pytest.mark.parametrize(
    ("typed", "said"), [("31 feb", "no such day"), ("yesterday", "over already"), ("", "When is it")]
)
def test_a_new_time_that_cannot_be_is_asked_back(qtbot: QtBot, typed: str, said: str) -> None:
    table = asked(qtbot)
    card = table.flows.slipped
    table.press(card, Qt.Key.Key_2)
    table.type(card, typed)
    table.press(card, Qt.Key.Key_Return)
    assert card.isVisible()
    assert said in card.trouble.text()
    assert card.answer.moved_to.line.hasFocus()
    assert table.now(CALL) == CALL


def test_a_number_typed_into_a_field_is_text_and_with_alt_it_chooses(qtbot: QtBot) -> None:
    table = asked(qtbot)
    card = table.flows.slipped
    table.press(card, Qt.Key.Key_2)
    table.type(card, "4 dec")
    assert card.answer.moved_to.meaning.startswith("Friday 4 December")
    table.press(card, Qt.Key.Key_3, alt=True)
    table.press(card, Qt.Key.Key_Return)
    assert table.now(CALL).outcome is AgreementOutcome.WITHDRAWN


def test_escape_leaves_everything_as_it_was(qtbot: QtBot) -> None:
    table = asked(qtbot)
    table.press(table.flows.slipped, Qt.Key.Key_3, Qt.Key.Key_Escape)
    assert not table.flows.slipped.isVisible()
    assert table.now(CALL) == CALL


def test_the_next_one_begins_afresh(qtbot: QtBot) -> None:
    other = promise(day("2026-11-17"))
    table = asked(qtbot, CALL, other)
    table.press(table.flows.slipped, Qt.Key.Key_2)
    table.type(table.flows.slipped, "fri 3pm")
    table.press(table.flows.slipped, Qt.Key.Key_Escape)
    table.flows.answer(table.planned(other))
    card = table.flows.slipped
    assert card.answer.choices.value is None
    assert card.answer.moved_to.line.text() == ""


def test_where_the_disk_is_full_it_says_so_and_stays(qtbot: QtBot) -> None:
    table = asked(qtbot)
    table.store.trouble = StoreFault(Fault.DISK_FULL)
    card = table.flows.slipped
    table.press(card, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert card.isVisible()
    assert "disk is full" in card.trouble.text()
    table.press(card, Qt.Key.Key_Return)
    assert table.now(CALL).outcome is AgreementOutcome.WITHDRAWN
