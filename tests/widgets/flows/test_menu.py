"""Claims about an agreement's menu, and what is in it: hide, hand over, promise, and what was sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.builders import JO, at, came_in, day, exact, jo, promise, talk
from tests.widgets.flows.flow_table import NOW, REACHABLE, Table
from tracker.actions.outcome import DeedName
from tracker.rules.agreement import AgreementKind, AgreementOutcome, Snooze
from tracker.rules.channel import Channel, Direction
from tracker.rules.prospect import Email, Phone

CALL = talk(exact("2026-11-18 09:30"), words="call me Wednesday")
PASSED = talk(exact("2026-11-16 10:00"))
OWED = promise(day("2026-11-19"), topic="a price")


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def test_it_offers_what_can_be_done_about_a_time_to_talk(qtbot: QtBot) -> None:
    assert texts(Table(qtbot, CALL).menu(CALL)) == [
        "Open Jo Hill",
        "Call 07700 900123",
        "E-mail jo@example.org",
        "Copy",
        "It happened…",
        "Change the time…",
        "They called it off…",
        "We called it off…",
        "Hide until tomorrow",
        "Hide until next week",
        "Hand over…",
    ]


def test_one_that_slipped_is_asked_what_became_of_it(qtbot: QtBot) -> None:
    table = Table(qtbot, PASSED)
    qtbot.keyClick(table.menu(PASSED), Qt.Key.Key_W)
    assert table.flows.slipped.isVisible()


def test_a_settled_one_offers_no_more_than_the_person(qtbot: QtBot) -> None:
    kept = talk(exact("2026-11-16 10:00"), outcome=AgreementOutcome.KEPT)
    assert texts(Table(qtbot, kept).menu(kept)) == [
        "Open Jo Hill",
        "Call 07700 900123",
        "E-mail jo@example.org",
        "Copy",
    ]


def test_what_we_call_off_asks_what_they_said_and_is_ours(qtbot: QtBot) -> None:
    table = Table(qtbot, CALL)
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_W)
    dialog = table.flows.calling_off
    assert "call me Wednesday" in dialog.under.text()
    assert dialog.focusWidget() is dialog.said
    assert "One word to say so stays welcome" in dialog.counts.text()
    qtbot.keyClicks(dialog.said, "what a pity")
    qtbot.keyClick(dialog.said, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    ended = table.store.agreement(CALL.id)
    assert ended is not None
    assert ended.is_called_off_by_us
    assert ended.words == "call me Wednesday; what a pity"


def test_of_a_promise_we_call_off_no_word_is_said_to_be_welcome(qtbot: QtBot) -> None:
    table = Table(qtbot, OWED)
    qtbot.keyClick(table.menu(OWED), Qt.Key.Key_W)
    assert table.flows.calling_off.counts.text() == "It counts as ours in the word we keep."


def test_what_they_call_off_before_its_time_asks_for_no_more_than_their_words(qtbot: QtBot) -> None:
    table = Table(qtbot, CALL)
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_F)
    dialog = table.flows.calling_off
    assert (dialog.windowTitle(), dialog.focusWidget()) == ("They called it off", dialog.said)
    assert dialog.does.text() == "It is off", "that was their deed, and is not ours now"
    qtbot.keyClicks(dialog.said, "my boy is ill")
    qtbot.keyClick(dialog.said, Qt.Key.Key_Return)
    ended = table.now(CALL)
    assert (ended.outcome, ended.is_called_off_by_us) == (AgreementOutcome.WITHDRAWN, False)
    assert ended.words == "call me Wednesday; my boy is ill"


def test_its_letters_choose(qtbot: QtBot) -> None:
    table = Table(qtbot, CALL)
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_C)
    assert table.links == ["tel:07700900123"]
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_T)
    assert table.flows.moving.isVisible()
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_O)
    assert table.people[-1] == JO


def test_with_several_numbers_a_small_menu_chooses(qtbot: QtBot) -> None:
    several = jo(phones=(Phone("07700 900123", label="work"), Phone("07700 900456", label="r&d")))
    table = Table(qtbot, CALL, prospect=several)
    menu = table.menu(CALL)
    calls = next(action.menu() for action in menu.actions() if action.text() == "&Call")
    assert isinstance(calls, QMenu)
    assert [action.text() for action in calls.actions()] == ["work: 07700 900123", "r&&d: 07700 900456"]
    calls.actions()[1].trigger()
    assert table.links == ["tel:07700900456"]


def test_someone_without_number_or_address_cannot_be_called(qtbot: QtBot) -> None:
    assert texts(Table(qtbot, CALL, prospect=jo()).menu(CALL))[:2] == ["Open Jo Hill", "It happened…"]


def test_it_happened_opens_quick_entry_for_that_very_agreement(qtbot: QtBot) -> None:
    table = Table(qtbot, CALL)
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_H)
    (form,) = table.entries
    assert (form.who_id, form.channel, form.when, form.keeps) == (JO, Channel.CALL, "", CALL.id)


def test_a_promise_sent_opens_quick_entry_to_say_what_happens_next(qtbot: QtBot) -> None:
    table = Table(qtbot, OWED)
    menu = table.menu(OWED)
    assert "Sent, and here is what happens next…" in texts(menu)
    qtbot.keyClick(menu, Qt.Key.Key_S)
    (form,) = table.entries
    assert (form.direction, form.channel, form.keeps) == (Direction.OUT, Channel.EMAIL, OWED.id)


@pytest.mark.parametrize(("key", "until"), [(Qt.Key.Key_M, "2026-11-19 00:00"), (Qt.Key.Key_N, "2026-11-23 00:00")])
def test_a_reminder_is_hidden_and_what_was_agreed_stays_as_it_was(qtbot: QtBot, key: Qt.Key, until: str) -> None:
    table = Table(qtbot, CALL)
    qtbot.keyClick(table.menu(CALL), key)
    (hidden,) = (r for r in table.store.rows.values() if isinstance(r, Snooze))
    assert (hidden.agreement_id, hidden.until) == (CALL.id, at(until))
    assert table.now(CALL) == CALL


def test_a_hidden_one_is_shown_again(qtbot: QtBot) -> None:
    table = Table(qtbot, CALL)
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_N)
    assert table.store.snoozed(table.clock()) == {CALL.id}
    qtbot.keyClick(table.menu(CALL, hidden=True), Qt.Key.Key_G)
    assert table.store.snoozed(table.clock()) == frozenset()


def test_a_colleague_is_taken_by_the_number_they_are_offered_under(qtbot: QtBot) -> None:
    table = Table(qtbot, CALL)
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_D)
    card = table.flows.handing_over
    planned = card._planned
    assert planned is not None
    card._know(planned, ("Ada", "Ben"))
    qtbot.keyClicks(card.name, "2")
    assert card.name.text() == "Ben"
    card.name.setText("")
    qtbot.keyClicks(card.name, "3")
    assert card.name.text() == "3", "nobody is offered under that"


def test_an_agreement_is_handed_over_with_its_words(qtbot: QtBot) -> None:
    table = Table(qtbot, CALL)
    qtbot.keyClick(table.menu(CALL), Qt.Key.Key_D)
    card = table.flows.handing_over
    table.press(card, Qt.Key.Key_Return)
    assert "To whom?" in card.trouble.text()
    table.type(card, "Ben")
    table.press(card, Qt.Key.Key_Return)
    assert card.isVisible(), "nobody of us is Ben so far"
    assert "none of us" in card.trouble.text()
    card.newcomer.click()
    now = table.now(CALL)
    assert (now.owner, now.words, now.window, now.made_at) == ("Ben", CALL.words, CALL.window, CALL.made_at)
    assert [entry.deed.name for entry in table.store.ledger] == [
        DeedName.ADD_USER,
        DeedName.HAND_OVER,
    ]
    assert not card.isVisible()
    table.undo()
    assert table.now(CALL) == CALL


def test_an_open_question_becomes_a_promise(qtbot: QtBot) -> None:
    table = Table(qtbot)
    table.flows.promise(JO, "Is the lemon filling nut-free?")
    card = table.flows.promising
    assert card.heading.text() == "A promise to Jo Hill"
    table.press(card, Qt.Key.Key_Return)
    assert "By when?" in card.trouble.text()
    table.type(card, "by friday")
    assert "Fri 20 November" in card.when.meaning
    table.press(card, Qt.Key.Key_Return)
    (owed,) = table.agreements()
    assert (owed.kind, owed.topic, owed.window, owed.channel) == (
        AgreementKind.PROMISE,
        "Is the lemon filling nut-free?",
        day("2026-11-20"),
        Channel.EMAIL,
    )
    assert not card.isVisible()


def test_a_promise_without_a_word_of_what_is_asked_back(qtbot: QtBot) -> None:
    table = Table(qtbot)
    table.flows.promise(JO)
    card = table.flows.promising
    table.press(card, Qt.Key.Key_Return)
    assert "What do you promise" in card.trouble.text()
    assert card.what.hasFocus()


def test_someone_whose_turn_it_is_can_be_called_only_past_the_guard(qtbot: QtBot) -> None:
    table = Table(qtbot, prospect=REACHABLE)
    table.flows.offer_person_menu(JO, QPoint(5, 5))
    assert table.flows.menu is not None
    assert texts(table.flows.menu) == ["Open Jo Hill", "Call 07700 900123", "E-mail jo@example.org", "Copy"]
    qtbot.keyClick(table.flows.menu, Qt.Key.Key_C)
    assert table.links == []
    assert table.flows.act_card.banner.telling is not None


def test_with_whom_nothing_is_agreed_that_is_fine_by_a_letter(qtbot: QtBot) -> None:
    off = replace(PASSED, outcome=AgreementOutcome.WITHDRAWN, settled_at=PASSED.window.starts)
    table = Table(qtbot, off)
    table.flows.offer_person_menu(JO, QPoint(5, 5))
    assert table.flows.menu is not None
    assert texts(table.flows.menu)[-1] == "Nothing agreed, and that is fine"
    qtbot.keyClick(table.flows.menu, Qt.Key.Key_F)
    assert table.store.nothing_agreed(table.clock()) == ()
    table.flows.offer_person_menu(JO, QPoint(5, 5))
    assert texts(table.flows.menu)[-1] == "Copy"


@pytest.mark.parametrize("name", ["<img src=file:/dev/zero>", "a & b", "x" * 3000, "שלום"])
def test_any_name_can_stand_in_the_menu_and_in_the_cards(qtbot: QtBot, name: str) -> None:
    table = Table(qtbot, CALL, prospect=jo(name=name, emails=(Email("a&b@example.org"),)))
    assert table.menu(CALL).sizeHint().width() < 1200
    table.flows.answer(table.planned(CALL))
    table.flows.moving.ask(table.planned(CALL))
    table.flows.hand_over(table.planned(CALL))
    table.flows.promise(JO, name)
    for card in (table.flows.slipped, table.flows.moving, table.flows.handing_over, table.flows.promising):
        assert card.width() < 800
        assert not card.grab().isNull()


def test_a_message_that_asks_for_no_answer_no_longer_waits_for_one(qtbot: QtBot) -> None:
    wrote = came_in("2026-11-17 10:00", Channel.EMAIL)
    table = Table(qtbot, wrote)
    table.flows.nothing_to_answer(JO, wrote.id)
    history = table.store.history_of(JO)
    assert history is not None
    assert history.contacts == (replace(wrote, nothing_to_answer_at=NOW),)
    table.undo()
    assert table.store.rows[type(wrote), wrote.id] == wrote
