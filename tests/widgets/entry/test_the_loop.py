"""The loop through the real window with keys only: ready to move forward? any more questions? may I check in again?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Form, Next, TalkForm
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.contact import Ready
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Level
from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog

KEY = Qt.Key
DAYS = ("2026-03-10", "2026-04-10", "2026-05-10", "2026-06-10", "2026-07-10", "2026-08-10")


def start(desk: Desk, who: str = "Martin Pryce") -> QuickEntryDialog:
    desk.press(KEY.Key_N, ctrl=True)
    desk.type(who)
    desk.press(KEY.Key_Return)
    return desk.window.entry


def had_met(desk: Desk) -> None:
    """10 February 2026, a Tuesday: may I check in in a month? Yes."""
    desk.at("2026-02-10 10:00")
    desk.logged(Form(who="Martin Pryce", next=frozenset({Next.TALK}), talk=TalkForm("in a month")))


def first_meeting(desk: Desk) -> None:
    """The same by keys."""
    desk.at("2026-02-10 10:00")
    start(desk)
    desk.press(KEY.Key_1, alt=True)
    desk.press(KEY.Key_H, alt=True)
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.entry.isVisible()


def call_him(desk: Desk, day: str) -> QuickEntryDialog:
    desk.at(f"{day} 10:00")
    entry = start(desk, "Martin")
    desk.press(KEY.Key_O, alt=True)
    assert entry.happened.kept.isVisible(), "a kept agreement asks its two questions"
    return entry


def tab_to(desk: Desk, name: str) -> None:
    for _ in range(60):
        if desk._focused().accessibleName() == name:
            return
        desk.press(KEY.Key_Tab)
    raise AssertionError(f"Tab does not reach “{name}”")


def not_yet(desk: Desk, day: str) -> None:
    call_him(desk, day)
    desk.ready("not-yet")
    desk.press(KEY.Key_H, alt=True)
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.entry.isVisible(), desk.window.entry.trouble.text()


def test_five_times_not_yet_and_then_yes_ends_as_a_client(desk: Desk) -> None:
    first_meeting(desk)
    for day in DAYS[:5]:
        not_yet(desk, day)
    entry = call_him(desk, DAYS[5])
    desk.ready("yes")
    assert entry.happened.kept.client.isChecked()
    assert entry.next.choices.values() == ()
    desk.press(KEY.Key_Return, ctrl=True)
    martin = desk.history("Martin Pryce")
    assert [a.outcome for a in martin.agreements] == [AgreementOutcome.KEPT] * 6
    assert [c.ready for c in martin.contacts[1:]] == [Ready.NOT_YET] * 5 + [Ready.YES]
    assert {c.basis for c in martin.contacts[1:]} == {Basis.AGREED}
    assert [s.kind for s in martin.standings] == [StandingKind.CLIENT]


def test_a_no_asks_for_their_words_and_leaves_a_red_standing(desk: Desk) -> None:
    had_met(desk)
    entry = call_him(desk, DAYS[0])
    desk.ready("no")
    assert entry.next.choices.values() == (Next.NO_THANKS,)
    desk.press(KEY.Key_4, alt=True)
    assert entry.next.no_words.hasFocus()
    assert entry.next.choices.values() == (Next.NO_THANKS,), "its key leads there, and does not let go of it"
    desk.type("we have found somebody")
    desk.press(KEY.Key_Return, ctrl=True)
    (standing,) = desk.history("Martin Pryce").standings
    assert (standing.kind, standing.words) == (StandingKind.NO_THANKS, "we have found somebody")
    call = start(desk, "Martin")
    desk.press(KEY.Key_O, alt=True)
    assert call.banner.telling is not None
    assert call.banner.telling.level is Level.STOP


def test_an_answer_can_be_changed_by_hand(desk: Desk) -> None:
    had_met(desk)
    entry = call_him(desk, DAYS[0])
    desk.ready("no")
    desk.ready("not-yet")
    assert entry.next.choices.values() == (Next.TALK,)
    desk.ready("yes")
    desk.focus(entry.happened.kept.client)
    desk.press(KEY.Key_Space)
    desk.press(KEY.Key_Return, ctrl=True)
    assert desk.history("Martin Pryce").standings == ()


def test_a_repeated_question_has_its_answer_at_hand(desk: Desk) -> None:
    had_met(desk)
    entry = call_him(desk, DAYS[0])
    tab_to(desk, "Question 1")
    desk.type("Is it safe?")
    desk.press(KEY.Key_Tab)
    desk.type("Yes, you may watch")
    desk.press(KEY.Key_Tab)
    assert desk._focused() is entry.happened.kept.questions[1].line, "a second row appears once the first has text"
    desk.type("How long does it take?")
    desk.ready("not-yet")
    desk.press(KEY.Key_H, alt=True)
    desk.press(KEY.Key_Return, ctrl=True)
    assert [q.text for q in desk.history("Martin Pryce").contacts[-1].questions] == [
        "Is it safe?",
        "How long does it take?",
    ]

    # As it is typed, however it is spelt: Enter keeps the old answer.
    entry = call_him(desk, DAYS[1])
    tab_to(desk, "Question 1")
    desk.type("is it safe")
    desk.press(KEY.Key_Tab)
    assert entry.happened.kept.questions[0].answer.placeholderText().startswith("Yes, you may watch")
    desk.press(KEY.Key_Return)
    # Or chosen with Down and its number.
    tab_to(desk, "Question 2")
    desk.press(KEY.Key_Down, KEY.Key_1)
    desk.type("Two hours")
    desk.ready("not-yet")
    desk.press(KEY.Key_H, alt=True)
    desk.press(KEY.Key_Return, ctrl=True)
    last = desk.history("Martin Pryce").contacts[-1]
    assert [(q.text, q.answer) for q in last.questions] == [
        ("is it safe", "Yes, you may watch"),
        ("How long does it take?", "Two hours"),
    ]


def test_an_open_question_becomes_a_promise_with_one_key(desk: Desk) -> None:
    had_met(desk)
    entry = call_him(desk, DAYS[0])
    tab_to(desk, "Question 1")
    desk.type("Is it safe?")
    desk.press(KEY.Key_7, alt=True)
    desk.qtbot.waitUntil(entry.next.promise_what.isVisible)
    assert entry.next.choices.values() == (Next.PROMISE,)
    assert entry.next.promise_what.text() == "find out: Is it safe?"


@pytest.mark.parametrize(
    ("number", "typed"), [(KEY.Key_1, "in a week"), (KEY.Key_2, "in two weeks"), (KEY.Key_4, "in 3 months")]
)
def test_the_other_suggestions_are_down_and_a_number_away(desk: Desk, number: KEY, typed: str) -> None:
    entry = start(desk)
    desk.press(KEY.Key_1, alt=True)
    assert entry.next.talk_when.line.hasFocus()
    desk.press(KEY.Key_Down, number)
    assert entry.next.talk_when.line.hasFocus()
    assert entry.next.talk_when.line.text() == typed
    assert entry.next.talk_when.meaning != ""
