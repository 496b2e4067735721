"""Claims about the answers to what a phone did: each by the digit that stands before it, the likeliest has the keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import ME, at, exact, jo, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.ports import planned_from
from tracker.actions.publishing.asked import AskedByPhone
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.flows.phone_answer import PhoneAnswer
from tracker.presentation.flows.phone_answer import PhoneAnswerKind as K
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.publishing.published import Asks
from tracker.widgets.morning.phone_answers import PhoneAnswers

CALL = talk(exact("2026-11-27 10:00"))


@pytest.mark.parametrize("asks", [Asks.MOVED, Asks.GONE])
def test_a_digit_gives_the_answer_it_stands_before_and_the_likeliest_has_the_keys(qtbot: QtBot, asks: Asks) -> None:
    clock = Clock(at("2026-11-26 14:57"))
    store = FakeStore(jo(), CALL)
    desk = a_desk(store, clock, ME)
    state = PhoneAnswer(Dispatcher(lambda: desk, lambda work: work()), here_by(clock))
    shown = exact("2026-11-27 12:00") if asks is Asks.MOVED else None
    answers = PhoneAnswers(state, AskedByPhone(planned_from(CALL, jo()), asks, shown), lambda *_: "", None)
    qtbot.addWidget(answers)
    answers.show()
    answers.take_keys()
    likely = K.THEY_ASKED if asks is Asks.MOVED else K.PUT_BACK
    assert answers.focusWidget() is answers.rows[likely]
    assert [row.number for row in answers.rows.values()] == [kind.digit for kind in answers.rows]
    qtbot.keyClick(answers, Qt.Key.Key_3)
    stands = store.agreement(CALL.id)
    if asks is Asks.GONE:
        assert stands is not None
        assert stands.outcome is AgreementOutcome.WITHDRAWN
    else:
        assert stands == replace(CALL, window=exact("2026-11-27 12:00"), corrected_at=clock())


@pytest.mark.parametrize(("now", "kinds"), [
    ("2026-11-26 14:57", [K.DONE, K.WE_CALLED_OFF, K.CALLED_OFF, K.PUT_BACK]),
    ("2026-11-27 17:00", [K.DONE, K.CALLED_OFF, K.PUT_BACK, K.MISSED]),
])  # fmt: skip
def test_what_is_gone_may_be_ours_to_have_called_off_until_its_time_is_over(
    qtbot: QtBot, now: str, kinds: list[K]
) -> None:
    clock = Clock(at(now))
    store = FakeStore(jo(), CALL)
    desk = a_desk(store, clock, ME)
    state = PhoneAnswer(Dispatcher(lambda: desk, lambda work: work()), here_by(clock))
    answers = PhoneAnswers(state, AskedByPhone(planned_from(CALL, jo()), Asks.GONE, None), lambda *_: "", None)
    qtbot.addWidget(answers)
    answers.show()
    assert list(answers.rows) == kinds
    if K.WE_CALLED_OFF in kinds:
        qtbot.keyClick(answers, Qt.Key.Key_2)
        stands = store.agreement(CALL.id)
        assert stands is not None
        assert stands.is_called_off_by_us
