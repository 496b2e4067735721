"""Claims about the catch-up after days away: one by one, by keyboard, resumed where it was left, undone as one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import at, day, exact, promise, talk
from tests.widgets.flows.flow_table import Table
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.presentation.flows.catch_up import forms_from, forms_to
from tracker.presentation.flows.slipped_answer import AnswerKind, SlippedForm
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.verdict import Level
from tracker.widgets.flows.catch_up_dialog import CatchUpDialog, HowFar
from tracker.widgets.look.spoken.aloud import heard_by
from tracker.widgets.look.theme import palette_of
from tracker.widgets.look.tokens import DARK, LIGHT, Tokens, contrast

FIRST = talk(exact("2026-11-09 10:00"), words="call me at ten")
SECOND = promise(day("2026-11-12"), topic="a price")
THIRD = talk(exact("2026-11-16 10:00"))
ALL = (FIRST, SECOND, THIRD)
STRANGE = talk(day("2026-10-01"), made="2026-09-01 09:00")


def away(qtbot: QtBot, *records: object) -> Table:
    table = Table(qtbot, *(records or ALL))
    begin(table)
    return table


def begin(table: Table) -> CatchUpDialog:
    slipped = table.store.open_agreements_until(at("2026-11-17 12:00").date())
    table.flows.go_through(slipped)
    return table.flows.catch_up


def outcomes(table: Table) -> list[AgreementOutcome]:
    return [table.now(a).outcome for a in ALL]


def test_it_goes_one_by_one_and_says_where_one_is(qtbot: QtBot) -> None:
    table = away(qtbot)
    card = table.flows.catch_up
    assert card.place.text() == "1 of 3"
    assert "“call me at ten”" in card.under.text()
    table.press(card, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert card.place.text() == "2 of 3"
    assert "a price" in card.under.text()
    assert card.progress.place == 1


def test_all_the_answers_are_one_deed_and_one_undo(qtbot: QtBot) -> None:
    table = away(qtbot)
    card = table.flows.catch_up
    table.press(card, Qt.Key.Key_1, Qt.Key.Key_Return)
    table.press(card, Qt.Key.Key_4, Qt.Key.Key_Return)
    table.press(card, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert card.heading.text() == "3 agreements answered."
    assert table.store.ledger == [], "nothing is written before the end"
    table.press(card, Qt.Key.Key_Return)
    assert outcomes(table) == [AgreementOutcome.KEPT, AgreementOutcome.BROKEN, AgreementOutcome.WITHDRAWN]
    assert not card.isVisible()
    assert [entry.deed.name for entry in table.store.ledger] == [DeedName.ANSWER_SLIPPED]
    table.undo()
    assert outcomes(table) == [AgreementOutcome.OPEN] * 3
    assert not any(isinstance(r, Contact) for r in table.store.rows.values())


def test_while_a_teams_server_is_away_every_answer_stays_to_be_given_again(qtbot: QtBot) -> None:
    table = away(qtbot)
    card = table.flows.catch_up
    for _ in ALL:
        table.press(card, Qt.Key.Key_3, Qt.Key.Key_Return)
    table.store.trouble = StoreFault(Fault.AWAY)
    table.press(card, Qt.Key.Key_Return)
    assert "the team’s server does not answer" in card.trouble.text()
    assert outcomes(table) == [AgreementOutcome.OPEN] * 3
    table.store.trouble = None
    table.press(card, Qt.Key.Key_Return)
    assert outcomes(table) == [AgreementOutcome.WITHDRAWN] * 3


def test_i_did_contact_them_is_told_here_at_the_agreed_time(qtbot: QtBot) -> None:
    table = away(qtbot, THIRD)
    card = table.flows.catch_up
    table.press(card, Qt.Key.Key_1)
    assert card.answer.happened.meaning == "Mon 16 Nov, 10:00"
    table.press(card, Qt.Key.Key_L, alt=True)
    table.press(card, Qt.Key.Key_Tab)
    table.type(card, "left my number")
    table.press(card, Qt.Key.Key_Return, Qt.Key.Key_Return)
    (contact,) = (r for r in table.store.rows.values() if isinstance(r, Contact))
    assert (contact.at, contact.outcome, contact.note) == (
        at("2026-11-16 10:00"),
        ContactOutcome.VOICEMAIL,
        "left my number",
    )
    assert table.now(THIRD).outcome is AgreementOutcome.TRIED


def test_a_contact_the_guard_warns_of_needs_a_reason_here_too(qtbot: QtBot) -> None:
    table = away(qtbot, STRANGE)
    card = table.flows.catch_up
    table.press(card, Qt.Key.Key_1)
    table.type(card, "yesterday 10:00")
    telling = card.answer.banner.telling
    assert telling is not None
    assert telling.level is Level.WARN
    table.press(card, Qt.Key.Key_Return)
    assert "Say why" in card.trouble.text()
    table.type(card, "I had promised to")
    table.press(card, Qt.Key.Key_Return, Qt.Key.Key_Return)
    (contact,) = (r for r in table.store.rows.values() if isinstance(r, Contact))
    assert contact.reason == "I had promised to"


def test_one_may_be_passed_over_and_one_may_go_back(qtbot: QtBot) -> None:
    table = away(qtbot)
    card = table.flows.catch_up
    table.press(card, Qt.Key.Key_Right, alt=True)
    assert card.place.text() == "2 of 3"
    table.press(card, Qt.Key.Key_Left, alt=True)
    assert card.place.text() == "1 of 3"
    table.press(card, Qt.Key.Key_3, Qt.Key.Key_Return)
    table.press(card, Qt.Key.Key_Right, alt=True)
    table.press(card, Qt.Key.Key_Right, alt=True)
    assert card.heading.text() == "1 agreement answered, 2 left for later."
    table.press(card, Qt.Key.Key_Return)
    assert outcomes(table) == [AgreementOutcome.WITHDRAWN, AgreementOutcome.OPEN, AgreementOutcome.OPEN]


def test_going_back_shows_what_was_answered(qtbot: QtBot) -> None:
    table = away(qtbot)
    card = table.flows.catch_up
    table.press(card, Qt.Key.Key_2)
    table.type(card, "fri 3pm")
    table.press(card, Qt.Key.Key_Return)
    table.press(card, Qt.Key.Key_Left, alt=True)
    assert card.answer.choices.value is AnswerKind.THEY_MOVED
    assert card.answer.moved_to.line.text() == "fri 3pm"


@pytest.mark.parametrize("restarted", [False, True])
def test_leaving_midway_writes_nothing_and_goes_on_where_it_was_left(qtbot: QtBot, restarted: bool) -> None:
    table = away(qtbot)
    table.press(table.flows.catch_up, Qt.Key.Key_3, Qt.Key.Key_Return)
    table.press(table.flows.catch_up, Qt.Key.Key_4, Qt.Key.Key_Return)
    table.press(table.flows.catch_up, Qt.Key.Key_Escape)
    assert table.store.ledger == []
    if restarted:
        table.come_back()
    card = begin(table)
    assert card.place.text() == "3 of 3"
    table.press(card, Qt.Key.Key_Right, alt=True)
    table.press(card, Qt.Key.Key_Return)
    assert outcomes(table) == [AgreementOutcome.WITHDRAWN, AgreementOutcome.BROKEN, AgreementOutcome.OPEN]
    assert table.drafts.text is None


def test_what_was_settled_meanwhile_is_left_alone(qtbot: QtBot) -> None:
    table = away(qtbot)
    card = table.flows.catch_up
    for _ in ALL:
        table.press(card, Qt.Key.Key_3, Qt.Key.Key_Return)
    table.flows.answer(table.planned(SECOND))
    table.press(table.flows.slipped, Qt.Key.Key_4, Qt.Key.Key_Return)
    card.activateWindow()
    table.press(card, Qt.Key.Key_Return)
    assert outcomes(table) == [AgreementOutcome.WITHDRAWN, AgreementOutcome.BROKEN, AgreementOutcome.WITHDRAWN]


def test_with_nothing_answered_the_end_only_closes(qtbot: QtBot) -> None:
    table = away(qtbot, THIRD)
    card = table.flows.catch_up
    table.press(card, Qt.Key.Key_Right, alt=True)
    assert card.go_on.text() == "Close"
    table.press(card, Qt.Key.Key_Return)
    assert not card.isVisible()
    assert table.store.ledger == []


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"x": {}}', '{"1": 5}', '{"1": {"kind": "?"}}'])
def test_a_damaged_draft_is_no_draft(text: str) -> None:
    assert forms_from(text) == {}


def test_every_answer_survives_being_kept() -> None:
    form = SlippedForm(AnswerKind.DID_CONTACT, "x", ContactOutcome.VOICEMAIL, "n", "r", True, "m", "w", "t")
    assert forms_from(forms_to({7: form, 8: SlippedForm()})) == {7: form, 8: SlippedForm()}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_how_far_one_is_can_be_seen_where_the_bar_is_empty_too(qtbot: QtBot, tokens: Tokens) -> None:
    bar = HowFar()
    qtbot.addWidget(bar)
    bar.setPalette(palette_of(tokens))
    bar.resize(200, bar.height())
    bar.show_place(1, 4)
    picture = bar.grab().toImage()
    edge, done = picture.pixelColor(150, 0).name(), picture.pixelColor(20, bar.height() // 2).name()
    assert contrast(edge, tokens.window) >= 3
    assert contrast(done, tokens.surface) >= 3


def test_who_comes_next_is_said_and_who_stood_there_as_it_came_up_is_not(qtbot: QtBot) -> None:
    said: list[str] = []
    with heard_by(lambda _of, words: said.append(words)):
        table = away(qtbot)
        table.press(table.flows.catch_up, Qt.Key.Key_3, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(said))
        assert said[-1].startswith("2 of 3. Jo Hill. You promised")
        assert "a price" in said[-1]
        assert not any("1 of 3" in words for words in said)
