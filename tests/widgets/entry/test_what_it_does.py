"""What an entry does to what was agreed before, as a person meets it in quick entry: said, and turned by one key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import JO, day, exact, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.entry.what_it_keeps import OverAnswer
from tracker.presentation.entry_form import Form, Next, TalkForm
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Ready
from tracker.rules.entry import NOTHING

KEY = Qt.Key
CALL = talk(exact("2026-11-19 10:00"))
MEETING = talk(exact("2026-11-19 15:00"), channel=Channel.MEETING)
LAST_WEEK = talk(day("2026-11-13"))
THEY_RANG = Form(JO, "Jo Hill", direction=Direction.IN, channel=Channel.CALL)
THEY_WROTE = replace(THEY_RANG, channel=Channel.EMAIL)
I_RANG = replace(THEY_RANG, direction=Direction.OUT)


def open_on(desk: Desk, form: Form, *agreements: Agreement) -> None:
    """It is Wednesday 18 November, ten o'clock."""
    desk.at("2026-11-18 10:00")
    do(desk.store, jo(), *agreements)
    desk.window.new_entry(form)
    QApplication.processEvents()


def save(desk: Desk) -> None:
    desk.press(KEY.Key_Return, ctrl=True)


def outcome(desk: Desk, agreement: Agreement) -> AgreementOutcome:
    found = desk.history("Jo Hill").agreement(agreement.id)
    assert found is not None
    return found.outcome


@pytest.mark.parametrize(("turned", "became"), [(False, AgreementOutcome.OPEN), (True, AgreementOutcome.WITHDRAWN)])
def test_what_they_did_not_come_to_keep_still_stands_and_alt_s_calls_it_off(
    desk: Desk, turned: bool, became: AgreementOutcome
) -> None:
    open_on(desk, replace(THEY_RANG, keeps=NOTHING), CALL)
    waits = desk.window.entry.next.waits
    assert waits.told.text() == "This still stands: Call, tomorrow 10:00."
    if turned:
        desk.press(KEY.Key_S, alt=True)
        assert waits.told.text() == "This calls off: Call, tomorrow 10:00."
    save(desk)
    assert outcome(desk, CALL) is became


@pytest.mark.parametrize(("turned", "became"), [(False, AgreementOutcome.MOVED), (True, AgreementOutcome.OPEN)])
def test_a_new_time_says_in_whose_place_it_stands_and_alt_z_lets_both_stand(
    desk: Desk, turned: bool, became: AgreementOutcome
) -> None:
    open_on(desk, replace(THEY_RANG, next=frozenset({Next.TALK}), talk=TalkForm("fri 3pm")), CALL)
    beside = desk.window.entry.next.beside
    assert beside.told.text() == "It stands in place of: Call, tomorrow 10:00."
    if turned:
        desk.press(KEY.Key_Z, alt=True)
        assert beside.told.text() == "It stands beside: Call, tomorrow 10:00."
    save(desk)
    assert outcome(desk, CALL) is became


@pytest.mark.parametrize("kept", [False, True])
def test_their_turn_says_what_it_calls_off_and_alt_s_keeps_it(desk: Desk, kept: bool) -> None:
    open_on(desk, THEY_RANG, MEETING)
    desk.press(KEY.Key_3, alt=True)
    desk.type("we'll call you")
    called_off = desk.window.entry.next.called_off
    assert called_off.told.text() == "This calls off: Meeting, tomorrow 15:00."
    if kept:
        desk.press(KEY.Key_S, alt=True)
        assert called_off.told.text() == "This still stands: Meeting, tomorrow 15:00."
    save(desk)
    assert [a.window for a in desk.history("Jo Hill").agreements if a.is_open] == [MEETING.window] * kept


@pytest.mark.parametrize(
    ("answer", "became"),
    [
        (None, AgreementOutcome.OPEN),
        (OverAnswer.MISSED, AgreementOutcome.BROKEN),
        (OverAnswer.KEPT_LATE, AgreementOutcome.KEPT_LATE),
        (OverAnswer.THEY_MOVED, AgreementOutcome.MOVED),
    ],
)
def test_one_whose_time_is_over_is_asked_about(desk: Desk, answer: OverAnswer | None, became: AgreementOutcome) -> None:
    open_on(desk, replace(THEY_WROTE, next=frozenset({Next.TALK}), talk=TalkForm("fri 3pm")), LAST_WEEK)
    following = desk.window.entry.next
    assert following.over_told.text() == "Call, Fri 13 Nov: what became of it?"
    if answer is not None:
        following.over.part(answer).click()
    save(desk)
    assert outcome(desk, LAST_WEEK) is became


def test_what_it_keeps_is_shown_and_can_be_nothing(desk: Desk) -> None:
    due = replace(CALL, window=exact("2026-11-18 10:00"))
    open_on(desk, I_RANG, due)
    keeps = desk.window.entry.happened.keeps
    assert keeps.value == "Call, today 10:00"
    desk.press(KEY.Key_Q, alt=True)
    assert keeps.chips[0][1].hasFocus()
    desk.press(KEY.Key_Right, KEY.Key_Return)
    assert keeps.value == "Nothing"
    assert desk.window.entry.banner.telling is not None
    save(desk)
    (contact,) = desk.history("Jo Hill").contacts
    assert (contact.agreement_id, outcome(desk, due)) == (None, AgreementOutcome.OPEN)


def test_telling_them_that_we_cannot_come_is_about_it_and_no_fault(desk: Desk) -> None:
    open_on(desk, I_RANG, MEETING)
    happened = desk.window.entry.happened
    desk.press(KEY.Key_Q, alt=True)
    desk.press(KEY.Key_End, KEY.Key_Return)
    assert happened.keeps.value == "About it, keeping nothing: Meeting, tomorrow 15:00"
    happened.note.setFocus()
    assert not happened.owns_up.isChecked()
    desk.type("so sorry, I cannot come")
    assert happened.owns_up.isChecked()
    save(desk)
    (contact,) = desk.history("Jo Hill").contacts
    assert (contact.basis, contact.owns_up, outcome(desk, MEETING)) == (Basis.ABOUT, True, AgreementOutcome.OPEN)


def test_where_nothing_could_be_kept_there_is_nothing_to_choose(desk: Desk) -> None:
    open_on(desk, THEY_RANG)
    assert not desk.window.entry.happened.keeps.isVisible()


def test_not_yet_with_nothing_agreed_is_asked_about_once(desk: Desk) -> None:
    due = replace(CALL, window=exact("2026-11-18 10:00"))
    open_on(desk, replace(I_RANG, ready=Ready.NOT_YET), due)
    save(desk)
    assert "may you check in again in a month?" in desk.window.entry.trouble.text()
    assert desk.history("Jo Hill").contacts == ()
    save(desk)
    assert desk.history("Jo Hill").contacts[-1].ready is Ready.NOT_YET


def test_not_yet_while_another_talk_stands_is_not_asked_about(desk: Desk) -> None:
    due = replace(CALL, window=exact("2026-11-18 10:00"))
    open_on(desk, replace(I_RANG, ready=Ready.NOT_YET), due, MEETING)
    save(desk)
    assert desk.history("Jo Hill").contacts[-1].ready is Ready.NOT_YET


@pytest.mark.parametrize(("channel", "asked"), [(Channel.CALL, True), (Channel.EMAIL, False)])
def test_whether_they_are_ready_is_asked_after_conversations_only(desk: Desk, channel: Channel, asked: bool) -> None:
    due = talk(day("2026-11-18"), channel=channel)
    open_on(desk, replace(I_RANG, channel=channel), due)
    assert desk.window.entry.happened.kept.ready.isVisibleTo(desk.window.entry) is asked
