"""Claims about the whole window: from a row, a button or a menu, by keys, to what is written in the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at, day, did, exact, jo, promise, said, talk
from tests.stories.conftest import Desk
from tracker.actions.outcome import DeedName
from tracker.actions.ports import Record
from tracker.presentation.banner import ExitId
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.contact import ContactOutcome, Question
from tracker.rules.prospect import Email, Phone, StandingKind

JO = jo(phones=(Phone("07700 900123"),), emails=(Email("jo@example.org"),))
ASKED = did("2026-11-10 10:00", questions=(Question("Is it nut-free?"),))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "data")
    yield made
    made.go_home()


class Reached:
    """What left the house."""

    def __init__(self, desk: Desk) -> None:
        self.links: list[str] = []
        self.copied: list[str] = []
        desk.window.flows.open_link = self.take
        desk.window.flows.copy = self.copied.append

    def take(self, link: str) -> bool:
        self.links.append(link)
        return True


def set_up(desk: Desk, *records: Record) -> None:
    with desk.store.deed(DeedName.ADD_AGREEMENT, "Maria", at("2026-11-01 09:00")) as tx:
        for record in (JO, *records):
            tx.put(record)
    desk.at("2026-11-18 09:30")
    desk.open_again()
    desk.focus(desk.window.morning.list)


def now(desk: Desk, agreement: Agreement) -> Agreement:
    found = desk.store.agreement(agreement.id)
    assert found is not None
    return found


def press_in(desk: Desk, window: QWidget, *keys: Qt.Key) -> None:
    window.activateWindow()
    QApplication.processEvents()
    desk.press(*keys)


def menu_key(desk: Desk) -> None:
    desk.window.activateWindow()
    QApplication.processEvents()
    morning = desk.window.morning.list
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(morning.viewport(), event)


def test_enter_on_a_slipped_row_asks_what_became_of_it(desk: Desk) -> None:
    passed = talk(exact("2026-11-16 10:00"))
    set_up(desk, passed)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.morning.answers is not None
    desk.press(Qt.Key.Key_3, Qt.Key.Key_Return)
    assert now(desk, passed).outcome is AgreementOutcome.WITHDRAWN
    assert desk.window.states.morning.morning.slipped == ()
    assert "called off by them" in desk.window.toast.text
    desk.window.activateWindow()
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert now(desk, passed) == passed


def test_i_did_contact_them_is_written_by_quick_entry_as_having_kept_it(desk: Desk) -> None:
    passed = talk(exact("2026-11-16 10:00"))
    set_up(desk, passed)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_1)
    entry = desk.window.entry
    assert entry.isVisible()
    assert "As agreed" in desk.banner()
    desk.press(Qt.Key.Key_Return, ctrl=True)
    (contact,) = desk.history("Jo Hill").contacts
    assert (contact.at, contact.agreement_id) == (at("2026-11-16 10:00"), passed.id)
    assert now(desk, passed).outcome is AgreementOutcome.KEPT


def test_after_an_absence_one_row_leads_through_all_of_them(desk: Desk) -> None:
    passed = [talk(day(f"2026-11-{n:02}")) for n in range(2, 16)]
    set_up(desk, *passed)
    desk.press(Qt.Key.Key_Home)
    row = desk.window.morning.model.row(desk.window.morning.list.currentIndex())
    assert row is not None
    assert (row.kind, row.name) == (MorningRowKind.PASSED, "14 agreements passed; go through them")
    desk.press(Qt.Key.Key_Return)
    card = desk.window.flows.catch_up
    assert card.place.text() == "1 of 14"
    for _ in passed:
        press_in(desk, card, Qt.Key.Key_3, Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert {now(desk, a).outcome for a in passed} == {AgreementOutcome.WITHDRAWN}
    assert desk.window.toast.text == "Answered: 14 agreements that had passed"
    desk.window.activateWindow()
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert {now(desk, a).outcome for a in passed} == {AgreementOutcome.OPEN}


def test_a_catch_up_left_midway_goes_on_after_a_restart(desk: Desk) -> None:
    set_up(desk, *(talk(day(f"2026-11-{n:02}")) for n in range(2, 9)))
    desk.press(Qt.Key.Key_Home, Qt.Key.Key_Return)
    press_in(desk, desk.window.flows.catch_up, Qt.Key.Key_3, Qt.Key.Key_Return)
    desk.open_again()
    desk.focus(desk.window.morning.list)
    desk.press(Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert desk.window.flows.catch_up.place.text() == "2 of 7"


def test_the_menu_key_hides_a_reminder_and_the_calendar_keeps_it(desk: Desk) -> None:
    today = talk(exact("2026-11-18 15:00"))
    set_up(desk, today)
    menu_key(desk)
    menu = desk.window.flows.menu
    assert menu is not None
    desk.qtbot.keyClick(menu, Qt.Key.Key_M)
    morning = desk.window.states.morning
    assert morning.morning.today == ()
    assert [a.id for a in morning.hidden] == [today.id]
    row = desk.window.morning.model.row(desk.window.morning.model.index(0, 0))
    assert row is not None
    assert row.name == "1 hidden until later"
    assert [p.id for p in desk.window.states.calendar.model.planned] == [today.id]
    assert now(desk, today) == today
    desk.at("2026-11-19 08:00")
    morning.reload()
    assert morning.hidden == ()
    assert [a.id for a in morning.morning.slipped] == [today.id]


def test_the_quiet_line_unfolds_and_one_is_shown_again(desk: Desk) -> None:
    today = talk(exact("2026-11-18 15:00"))
    set_up(desk, today)
    menu_key(desk)
    assert desk.window.flows.menu is not None
    desk.qtbot.keyClick(desk.window.flows.menu, Qt.Key.Key_N)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Down):
        press_in(desk, desk.window, key)  # where there is no window manager, a menu that closes leaves nobody active
    menu_key(desk)
    desk.qtbot.keyClick(desk.window.flows.menu, Qt.Key.Key_G)
    assert [a.id for a in desk.window.states.morning.morning.today] == [today.id]


def test_call_in_the_pane_asks_the_guard_and_the_default_is_not_to(desk: Desk) -> None:
    set_up(desk, ASKED, said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"))
    reached = Reached(desk)
    desk.window.show_prospect(JO.id)
    desk.take("Call")
    card = desk.window.flows.act_card
    telling = card.banner.telling
    assert telling is not None
    assert telling.headline == "It’s their turn"
    assert card.isVisible()
    assert desk.window.pane.isAncestorOf(card)
    desk.press(Qt.Key.Key_Return)
    assert reached.links == []
    assert not card.isVisible()


def test_call_as_agreed_dials_at_once_and_asks_did_you_reach_them(desk: Desk) -> None:
    agreed = talk(exact("2026-11-18 09:30"))
    set_up(desk, agreed)
    reached = Reached(desk)
    desk.window.show_prospect(JO.id)
    desk.take("Call")
    assert reached.links == ["tel:07700900123"]
    press_with_space(desk, desk.window.flows.act_card.answers[ContactOutcome.NO_ANSWER])
    (contact,) = desk.history("Jo Hill").contacts
    assert contact.outcome is ContactOutcome.NO_ANSWER
    assert now(desk, agreed).outcome is AgreementOutcome.TRIED
    assert "Logged: unanswered call to Jo Hill" in desk.window.toast.text


def test_something_changed_before_the_call_is_told_in_quick_entry(desk: Desk) -> None:
    set_up(desk, ASKED, said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"))
    Reached(desk)
    desk.window.show_prospect(JO.id)
    desk.take("E-mail")
    button = desk.window.flows.act_card.banner.button(ExitId.SOMETHING_CHANGED)
    assert button is not None
    press_with_space(desk, button)
    assert desk.window.entry.isVisible()
    assert desk.window.entry.exits.said.isVisible()


def test_a_copy_passes_the_guard_too(desk: Desk) -> None:
    set_up(desk, ASKED)
    reached = Reached(desk)
    desk.window.show_prospect(JO.id)
    desk.choose_from(desk.window.pane.more, "Copy")
    copy = QApplication.activePopupWidget()
    assert isinstance(copy, QMenu)
    assert [action.text() for action in copy.actions()] == ["07700 900123", "jo@example.org"]
    copy.actions()[1].trigger()
    copy.close()
    assert reached.copied == []
    assert desk.window.flows.act_card.banner.telling is not None


def test_an_open_question_in_the_pane_becomes_a_promise(desk: Desk) -> None:
    set_up(desk, ASKED)
    desk.window.show_prospect(JO.id)
    (line,) = desk.window.pane.before.lines
    desk.go_to_pane()
    desk.tab_to(line)
    desk.press(Qt.Key.Key_Return)
    card = desk.window.flows.promising
    press_in(desk, card)
    desk.type("tomorrow")
    desk.press(Qt.Key.Key_Return)
    (owed,) = desk.history("Jo Hill").agreements
    assert (owed.topic, owed.window) == ("Is it nut-free?", day("2026-11-19"))
    assert desk.window.toast.text == "Promised to Jo Hill"


def test_one_key_promises_an_answer_to_whoever_is_shown(desk: Desk) -> None:
    set_up(desk, ASKED)
    desk.window.show_prospect(JO.id)
    desk.press(Qt.Key.Key_P, ctrl=True, shift=True)
    assert desk.window.flows.promising.what.text() == "Is it nut-free?"


def test_a_promise_due_is_sent_with_what_happens_next(desk: Desk) -> None:
    owed = promise(day("2026-11-18"), topic="a price")
    set_up(desk, owed)
    desk.window.show_prospect(JO.id)
    press_with_space(desk, desk.window.pane.card.second)
    assert desk.window.entry.isVisible()
    assert desk.banner().startswith("As promised")
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert now(desk, owed).outcome is AgreementOutcome.KEPT


def press_with_space(desk: Desk, button: QPushButton) -> None:
    QApplication.processEvents()
    assert button.isVisible()
    desk.focus(button)
    desk.press(Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("owed", "told"),
    [
        (talk(exact("2026-11-18 11:00")), "No number of Jo Hill is known yet. The pencil beside the name adds one."),
        (
            promise(day("2026-11-18")),
            "No e-mail address of Jo Hill is known yet. The pencil beside the name adds one.",
        ),
    ],
)
def test_whom_nothing_is_known_to_reach_by_that_is_said(desk: Desk, owed: Agreement, told: str) -> None:
    set_up(desk, jo(), owed)
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_A)
    assert desk.window.toast.text == told
    assert not desk.window.flows.moving.isVisible()
    card = desk.window.states.card.card
    assert card is not None
    assert card.prospect.name == "Jo Hill"
