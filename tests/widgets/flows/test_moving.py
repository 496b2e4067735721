"""Claims about changing an agreed time: who moved it is asked, and only a typing mistake counts as none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import day, exact, promise, span, talk
from tests.widgets.flows.flow_table import NOW, Table
from tracker.rules.agreement import AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Level

CALL = talk(exact("2026-11-24 10:00"), words="Tuesday at ten")
DRAGGED = exact("2026-11-26 10:00")


def moved(qtbot: QtBot, window: object = DRAGGED) -> Table:
    table = Table(qtbot, CALL)
    table.flows.move(table.planned(CALL), window)  # type: ignore[arg-type]
    return table


def test_it_says_from_when_to_when(qtbot: QtBot) -> None:
    card = moved(qtbot).flows.moving
    assert card.agreed.text() == "Tuesday 24 November, 10:00 (in 6 days)"
    assert card.to.text() == "Thursday 26 November, 10:00 (in 8 days)"


def test_a_time_it_was_dragged_to_says_whom_we_meet_then_already(qtbot: QtBot) -> None:
    ann = Prospect(2, "Ann Lee")
    taken = replace(talk(DRAGGED, channel=Channel.MEETING), id=77, prospect_id=ann.id)
    table = Table(qtbot, CALL, ann, taken)
    table.flows.move(table.planned(CALL), DRAGGED)
    card = table.flows.moving
    assert card.to.text() == "Thursday 26 November, 10:00 (in 8 days)"
    assert card.in_its_way.isVisible()
    assert card.in_its_way.text().startswith("You already meet Ann Lee then")


def test_1_they_asked(qtbot: QtBot) -> None:
    table = moved(qtbot)
    card = table.flows.moving
    table.press(card, Qt.Key.Key_1)
    table.type(card, "make it Thursday")
    table.press(card, Qt.Key.Key_Return)
    (new,) = (a for a in table.agreements() if a.id != CALL.id)
    old = table.now(CALL)
    assert (old.outcome, old.who_moved, old.moved_to) == (AgreementOutcome.MOVED, WhoMoved.THEY_ASKED, new.id)
    assert (new.window, new.words, new.made_at) == (DRAGGED, "make it Thursday", NOW)
    assert not card.isVisible()


def test_2_i_am_late_shows_the_banner_and_keeps_the_day_they_agreed_on(qtbot: QtBot) -> None:
    table = moved(qtbot)
    card = table.flows.moving
    before = card.banner.telling
    assert before is None
    table.press(card, Qt.Key.Key_2)
    assert card.banner.telling is not None
    assert card.banner.telling.level is Level.NOTE
    table.press(card, Qt.Key.Key_Return)
    assert table.now(CALL).who_moved is WhoMoved.I_AM_LATE
    (new,) = (a for a in table.agreements() if a.id != CALL.id)
    assert (new.window, new.words, new.made_at) == (DRAGGED, CALL.words, CALL.made_at)


def test_a_plan_before_the_time_they_agreed_to_warns(qtbot: QtBot) -> None:
    table = moved(qtbot, exact("2026-11-20 10:00"))
    table.press(table.flows.moving, Qt.Key.Key_2)
    telling = table.flows.moving.banner.telling
    assert telling is not None
    assert (telling.level, telling.headline) == (Level.WARN, "Too early")
    table.press(table.flows.moving, Qt.Key.Key_1)
    assert table.flows.moving.banner.telling is None, "where they asked for it, they agreed to it"


def test_3_a_typing_mistake_is_no_move(qtbot: QtBot) -> None:
    table = moved(qtbot)
    table.press(table.flows.moving, Qt.Key.Key_3, Qt.Key.Key_Return)
    (only,) = table.agreements()
    assert (only.id, only.window, only.outcome, only.who_moved) == (CALL.id, DRAGGED, AgreementOutcome.OPEN, None)


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2])
def test_nobody_agrees_to_a_time_that_has_passed(qtbot: QtBot, key: Qt.Key) -> None:
    table = moved(qtbot, day("2026-11-17"))
    card = table.flows.moving
    assert "has passed" in card.trouble.text(), "before anything is answered"
    table.press(card, key, Qt.Key.Key_Return)
    assert card.isVisible()
    assert "has passed" in card.trouble.text()
    table.press(card, Qt.Key.Key_3, alt=True)
    assert card.trouble.text() == "", "a mistake may be put right to then"
    table.press(card, Qt.Key.Key_Return)
    assert table.now(CALL).window == day("2026-11-17")


def test_without_an_answer_it_asks_who(qtbot: QtBot) -> None:
    table = moved(qtbot)
    table.press(table.flows.moving, Qt.Key.Key_Return, ctrl=True)
    assert "Who moved it?" in table.flows.moving.trouble.text()
    assert table.now(CALL) == CALL


def test_a_new_time_may_be_typed_in_plain_words(qtbot: QtBot) -> None:
    table = moved(qtbot, None)
    card = table.flows.moving
    table.press(card, Qt.Key.Key_1, alt=True)
    table.press(card, Qt.Key.Key_Return)
    assert "When is it now?" in card.trouble.text()
    assert card.when.line.hasFocus()
    table.type(card, "in a week")
    assert card.when.meaning == "Wednesday 25 November (in 7 days)"
    table.press(card, Qt.Key.Key_Return)
    assert table.now(CALL).moved_to is not None


def test_escape_leaves_it_where_it_was(qtbot: QtBot) -> None:
    table = moved(qtbot)
    table.press(table.flows.moving, Qt.Key.Key_3, Qt.Key.Key_Escape)
    assert table.now(CALL) == CALL


def test_dragged_to_where_it_was_nothing_is_asked(qtbot: QtBot) -> None:
    table = moved(qtbot, CALL.window)
    assert not table.flows.moving.isVisible()


def test_a_promise_and_a_span_are_moved_alike(qtbot: QtBot) -> None:
    owed = promise(span("2026-11-23", "2026-11-24"))
    table = Table(qtbot, owed)
    table.flows.move(table.planned(owed), span("2026-11-26", "2026-11-27"))
    table.press(table.flows.moving, Qt.Key.Key_2)
    assert table.flows.moving.banner.telling is not None
    table.press(table.flows.moving, Qt.Key.Key_Return)
    assert table.now(owed).who_moved is WhoMoved.I_AM_LATE


@pytest.mark.parametrize(
    ("to", "said"), [("2026-11-26 10:00", "I’m late, and will tell them"), ("2026-11-23 10:00", "I want it earlier")]
)
def test_moving_it_forward_is_not_being_late(qtbot: QtBot, to: str, said: str) -> None:
    row = moved(qtbot, exact(to)).flows.moving.who.row(WhoMoved.I_AM_LATE)
    assert said in row.text()
    assert said in row.accessibleName()
