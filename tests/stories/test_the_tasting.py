"""Story 1: Maria bakes wedding cakes. After a tasting she lets people call her, and owes Jo one answer by Thursday."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Field, Form, Next, PromiseForm
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Level


def after_the_tasting(desk: Desk) -> None:
    """12 November, a Thursday: what Maria has written down by the time that the tasting is over."""
    desk.at("2026-11-12 17:30")
    desk.logged(
        Form(
            who="Jo Hill",
            note="Tasting; lemon first",
            next=frozenset({Next.PROMISE, Next.THEIR_TURN}),
            promise=PromiseForm("find out whether the lemon filling is nut-free", "by next thursday"),
            their_words="we'll call you",
        )
    )


def writes_it_down(desk: Desk) -> None:
    """The same without the mouse."""
    desk.at("2026-11-12 17:30")
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(Qt.Key.Key_Return)
    entry = desk.window.entry
    desk.focus(entry.happened.note)
    desk.type("Tasting; lemon first")
    desk.press(Qt.Key.Key_2, alt=True)
    desk.focus(entry.next.promise_what)
    desk.type("find out whether the lemon filling is nut-free")
    desk.focus(entry.next.promise_when)
    desk.type("by next thursday")
    desk.press(Qt.Key.Key_3, alt=True)
    desk.type("we'll call you")
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert not entry.isVisible()


def start_to_log(desk: Desk, who: str, channel: Qt.Key) -> None:
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type(who)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_O, alt=True)
    desk.press(channel, alt=True)


def test_the_promise_stands_in_its_mornings_list_and_nothing_else_nags(desk: Desk) -> None:
    writes_it_down(desk)
    jo = desk.history("Jo Hill")
    assert [s.kind for s in jo.standings] == [StandingKind.THEIR_TURN]
    assert [a.window.last.isoformat() for a in jo.agreements] == ["2026-11-19"]

    desk.at("2026-11-16 09:00")
    desk.open_again()
    assert desk.window.states.morning.sentence == "Nothing agreed for today."

    desk.at("2026-11-19 08:30")
    desk.open_again()
    assert desk.window.states.morning.sentence == "1 promise due"
    assert [p.name for p in desk.window.states.morning.morning.promised] == ["Jo Hill"]


def test_a_call_on_monday_is_warned_about_with_her_own_words(desk: Desk) -> None:
    after_the_tasting(desk)
    desk.at("2026-11-16 10:00")
    start_to_log(desk, "Jo", Qt.Key.Key_C)
    assert "Jo Hill said on 12 November: “we'll call you”. Nobody agreed to a call." in desk.banner()

    entry = desk.window.entry
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert entry.isVisible(), "the banner asks for one of its exits first"
    assert entry.exits.reason.hasFocus()
    desk.type("she had left her scarf here")
    desk.press(Qt.Key.Key_Return, ctrl=True)
    (call,) = [c for c in desk.history("Jo Hill").contacts if c.basis is Basis.NONE]
    assert (call.reason, call.verdict.level) == ("she had left her scarf here", Level.WARN)


def test_her_email_on_thursday_is_logged_as_promised(desk: Desk) -> None:
    after_the_tasting(desk)
    desk.at("2026-11-19 11:00")
    start_to_log(desk, "Jo", Qt.Key.Key_E)
    assert desk.banner().startswith("As promised")
    desk.press(Qt.Key.Key_Return, ctrl=True)
    jo = desk.history("Jo Hill")
    assert jo.contacts[-1].basis is Basis.PROMISED
    assert [a.outcome for a in jo.agreements] == [AgreementOutcome.KEPT]
    assert "as promised" in desk.window.toast.text


def test_when_jo_calls_in_that_is_welcome_and_so_is_answering_what_she_left_open(desk: Desk) -> None:
    after_the_tasting(desk)
    desk.at("2026-11-17 10:00")
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Jo")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_U, alt=True)
    assert desk.banner() == ""
    desk.fill("question", "Could we do four tiers?")
    desk.press(Qt.Key.Key_Return, ctrl=True)

    desk.at("2026-11-17 15:00")
    start_to_log(desk, "Jo", Qt.Key.Key_C)
    assert desk.banner().startswith("A reply to them")
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert desk.history("Jo Hill").contacts[-1].basis is Basis.REPLY


def test_after_a_call_in_which_nothing_was_left_open_there_is_nothing_to_answer(desk: Desk) -> None:
    after_the_tasting(desk)
    desk.at("2026-11-17 10:00")
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Jo")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_U, alt=True)
    desk.press(Qt.Key.Key_Return, ctrl=True)

    desk.at("2026-11-17 15:00")
    start_to_log(desk, "Jo", Qt.Key.Key_C)
    assert desk.banner().startswith("Nobody agreed to this")


def test_the_survey_nobody_asked_for_shows_the_banner(desk: Desk) -> None:
    after_the_tasting(desk)
    desk.at("2026-11-26 10:00")
    start_to_log(desk, "Jo", Qt.Key.Key_T)
    desk.press(Qt.Key.Key_X, alt=True)
    telling = desk.window.entry.banner.telling
    assert telling is not None
    assert telling.level is Level.WARN


def test_undo_takes_the_tasting_back_and_redo_brings_it_again(desk: Desk) -> None:
    after_the_tasting(desk)
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert desk.store.people_like("Jo", 5) == ()
    desk.press(Qt.Key.Key_Z, ctrl=True, shift=True)
    assert desk.history("Jo Hill").contacts[0].note == "Tasting; lemon first"


def test_what_was_typed_outlives_the_window(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(Qt.Key.Key_Return)
    desk.focus(desk.window.entry.happened.note)
    desk.type("Half a thought")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.entry.isVisible()
    desk.open_again()
    desk.open_draft()
    assert desk.window.entry.happened.note.toPlainText() == "Half a thought"
    assert desk.window.entry.who.field.text() == "Jo Hill"


def test_an_unreadable_time_is_asked_back_and_nothing_typed_is_lost(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(Qt.Key.Key_Return)
    entry = desk.window.entry
    desk.press(Qt.Key.Key_1, alt=True)
    desk.focus(entry.next.talk_when)
    desk.type("31 Feb")
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert entry.isVisible()
    assert entry.next.talk_when.line.hasFocus()
    assert entry.trouble.text() == desk.window.states.entry.meaning(Field.TALK_WHEN).text
    assert entry.next.talk_when.line.text() == "31 Feb"


def test_whoever_was_just_written_about_is_shown(desk: Desk) -> None:
    after_the_tasting(desk)
    card = desk.window.states.card.card
    assert card is not None
    assert card.prospect.name == "Jo Hill"
