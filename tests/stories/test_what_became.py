"""What becomes of an agreement, through the real window and the real store: missed, told, let be; moved at nine for ten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.builders import JO, came_in, exact, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Form, Next, TalkForm
from tracker.presentation.morning.morning_rows import MorningRowKind, Row
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.channel import Channel, Direction

KEY = Qt.Key
MEETING = talk(exact("2026-11-17 15:00"), channel=Channel.MEETING)
AT_TEN = talk(exact("2026-11-18 10:00"))


def set_up(desk: Desk, *records: object) -> None:
    desk.at("2026-11-18 09:00")
    do(desk.store, jo(), *records)  # type: ignore[arg-type]
    desk.open_again()


def rows(desk: Desk) -> list[Row]:
    QApplication.processEvents()
    model = desk.window.morning.model
    found = (model.row(model.index(n, 0)) for n in range(model.rowCount()))
    return [row for row in found if row is not None and row.kind is not MorningRowKind.HEADING and not row.leaving]


def now(desk: Desk, agreement: Agreement) -> Agreement:
    found = desk.history("Jo Hill").agreement(agreement.id)
    assert found is not None
    return found


def test_missed_and_not_told_stays_until_we_own_up_and_then_until_that_is_fine(desk: Desk) -> None:
    set_up(desk, MEETING)
    desk.window.flows.answer(rows(desk)[0].planned)  # type: ignore[arg-type]
    QApplication.processEvents()
    desk.press(KEY.Key_5)
    assert (now(desk, MEETING).outcome, now(desk, MEETING).to_tell) == (AgreementOutcome.BROKEN, True)
    assert [(row.kind, row.detail) for row in rows(desk)] == [(MorningRowKind.SLIPPED, "to tell")]

    owning_up = Form(JO, "Jo Hill", direction=Direction.OUT, channel=Channel.CALL, about=True)
    desk.window.new_entry(replace(owning_up, note="so sorry, I missed it"))
    QApplication.processEvents()
    desk.press(KEY.Key_Return, ctrl=True)
    assert now(desk, MEETING).to_tell is False
    assert [row.kind for row in rows(desk)] == [MorningRowKind.NOTHING_AGREED]

    morning = desk.window.morning
    morning.model.toggle_nothing_agreed()
    morning.list.setCurrentIndex(morning.model.index_of(("left-without", JO)))
    desk.focus(morning.list)
    desk.press(KEY.Key_F)
    assert rows(desk) == []
    desk.press(KEY.Key_Z, ctrl=True)
    assert [row.kind for row in rows(desk)] == [MorningRowKind.NOTHING_AGREED, MorningRowKind.LEFT_WITHOUT]


def test_they_ring_at_nine_to_move_the_ten_o_clock_call(desk: Desk) -> None:
    set_up(desk, AT_TEN)
    rang = Form(JO, "Jo Hill", direction=Direction.IN, channel=Channel.CALL)
    desk.window.new_entry(replace(rang, next=frozenset({Next.TALK}), talk=TalkForm("fri 3pm")))
    QApplication.processEvents()
    desk.press(KEY.Key_Return, ctrl=True)
    moved = now(desk, AT_TEN)
    assert (moved.outcome, desk.history("Jo Hill").contacts[-1].agreement_id) == (AgreementOutcome.MOVED, None)


def test_they_ring_at_nine_to_say_that_they_are_late(desk: Desk) -> None:
    set_up(desk, AT_TEN)
    rang = Form(JO, "Jo Hill", direction=Direction.IN, channel=Channel.CALL, note="running late, half past ten")
    desk.window.new_entry(rang)
    QApplication.processEvents()
    desk.press(KEY.Key_Return, ctrl=True)
    assert (now(desk, AT_TEN), len(desk.history("Jo Hill").contacts)) == (AT_TEN, 1)


def test_a_message_that_asks_for_nothing_waits_no_longer(desk: Desk) -> None:
    wrote = came_in("2026-11-17 10:00", Channel.EMAIL)
    set_up(desk, wrote)
    desk.window.show_prospect(JO)
    QApplication.processEvents()
    desk.press(KEY.Key_A, ctrl=True, shift=True)
    (message,) = desk.history("Jo Hill").contacts
    assert message.nothing_to_answer_at is not None
    desk.press(KEY.Key_Z, ctrl=True)
    assert desk.history("Jo Hill").contacts == (wrote,)


def test_what_is_called_off_before_its_time_is_answered_from_its_menu(desk: Desk) -> None:
    set_up(desk, AT_TEN)
    planned = rows(desk)[0].planned
    assert planned is not None
    desk.window.flows.offer_menu(planned, QPoint(0, 0))
    menu = desk.window.flows.menu
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "They called it o&ff…").trigger()
    menu.close()
    QApplication.processEvents()
    desk.type("her boiler broke")
    desk.press(KEY.Key_Return, ctrl=True)
    assert now(desk, AT_TEN).outcome is AgreementOutcome.WITHDRAWN
    assert "her boiler broke" in now(desk, AT_TEN).words


@pytest.mark.parametrize("said", ["jo cancelled", "jo no show"])
def test_where_nothing_came_of_it_the_entry_leads_to_where_it_is_answered(desk: Desk, said: str) -> None:
    desk.in_full = False
    set_up(desk, MEETING)
    desk.window.carry_into_entry(said)
    QApplication.processEvents()
    entry = desk.window.dialogs.entry()
    shown = [button.accessibleName() for button in entry.banner.findChildren(QAbstractButton) if button.isVisible()]
    assert shown == ["Say what became of it"]
    desk.press(KEY.Key_1, alt=True)
    assert not desk.window.dialogs.entry.is_open
    assert desk.window.flows.slipped.isVisible()
    desk.press(KEY.Key_6)
    desk.press(KEY.Key_Return, ctrl=True)
    assert now(desk, MEETING).outcome is AgreementOutcome.NO_SHOW
    assert desk.window.states.entry.left_unsaved is None
