"""Claims about a line that says that what was agreed was called off: in what contact, and what that keeps."""

from __future__ import annotations

import pytest

from tests.builders import at, exact, talk
from tests.presentation.entry.at_the_line import AtTheLine
from tests.storage.looking import do
from tracker.presentation.entry_form import Form, Next
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome

pytestmark = pytest.mark.usefixtures("qapp")


def test_that_it_was_called_off_is_logged_once_it_is_said_how() -> None:
    work = AtTheLine().type("siobhan cancelled")
    work.entry.save()
    assert work.logged == []
    work.entry.press(direction=Direction.IN, channel=Channel.TEXT)
    work.entry.save()
    assert [(logged.contact.channel, logged.contact.note) for logged in work.logged] == [(Channel.TEXT, "cancelled")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("colin rang", True),
        ("colin rang, cancelled", False),
        ("colin rang to cancel", False),
        ("cancelled, colin rang", False),
        ("colin rang, cancelled the lorry", True),
        ("rang colin talked, cancelled", True),
    ],
)
def test_whoever_comes_to_call_off_what_is_on_keeps_nothing_by_it(typed: str, kept: bool) -> None:
    """His call was agreed for 14:30. What he calls off beside it is none of ours, and ringing him then is what was
    agreed."""
    work = AtTheLine(at("2026-11-26 15:07")).type(typed)
    work.entry.save()
    (logged,) = work.logged
    assert (logged.settled is not None) is kept
    agreed = [a for a in work.history("Colin Burrows").agreements if a.is_open]
    assert bool(agreed) is not kept


def test_nor_where_a_click_says_that_they_came_to_us_for_it() -> None:
    work = AtTheLine(at("2026-11-26 15:07")).type("colin cancelled")
    work.entry.press(direction=Direction.IN, channel=Channel.CALL)
    work.entry.save()
    assert [logged.settled for logged in work.logged] == [None]


def test_but_it_does_once_the_line_no_longer_says_that_it_was_called_off() -> None:
    work = AtTheLine(at("2026-11-26 15:07")).type("colin cancelled")
    work.entry.press(direction=Direction.IN, channel=Channel.CALL)
    work.put("colin re the lorry")
    work.entry.save()
    assert [logged.settled is not None for logged in work.logged] == [True]


def test_the_talk_that_stands_beside_it_is_told_and_called_off_by_one_key() -> None:
    """That he rang to cancel takes nothing back by itself: which talk that was is his to say, and ours to be asked."""
    work = AtTheLine(at("2026-11-26 15:07")).type("colin rang, cancelled")
    does = work.entry.consequences
    assert does.told_waits == "This still stands: Call, today 14:30."
    does.turn_waits()
    assert does.told_waits == "This calls off: Call, today 14:30."
    does.turn_waits()
    assert not does.calls_off
    does.turn_waits()
    work.entry.save()
    (logged,) = work.logged
    assert [(a.outcome, a.settled_by) for a in logged.ended] == [(AgreementOutcome.WITHDRAWN, logged.contact.id)]


def test_of_one_whose_time_is_over_it_is_asked_what_became_of_it() -> None:
    work = AtTheLine(at("2026-11-26 17:07")).type("colin rang, cancelled")
    assert work.entry.consequences.told_waits == "Call, today 14:30: what became of it?"
    work.entry.consequences.turn_waits()
    work.entry.save()
    assert [a.outcome for a in work.logged[0].ended] == [AgreementOutcome.WITHDRAWN]


@pytest.mark.parametrize("typed", ["colin rang", "rang colin talked, cancelled"])
def test_where_it_is_kept_nothing_more_is_asked(typed: str) -> None:
    assert AtTheLine(at("2026-11-26 15:07")).type(typed).entry.consequences.told_waits == ""


def test_nor_where_an_answer_says_what_becomes_of_it() -> None:
    work = AtTheLine(at("2026-11-26 15:07")).type("colin rang, cancelled")
    work.entry.change(next=frozenset({Next.THEIR_TURN}))
    does = work.entry.consequences
    assert (does.told_waits, does.told_withdrawn) == ("", "This calls off: Call, today 14:30.")


def test_what_is_put_otherwise_in_the_line_calls_nothing_off() -> None:
    work = AtTheLine(at("2026-11-26 15:07")).type("colin rang, cancelled")
    work.entry.consequences.turn_waits()
    work.put("colin rang")
    work.entry.save()
    assert [(logged.settled is not None, logged.ended) for logged in work.logged] == [(True, ())]


def we_cannot_come(work: AtTheLine, note: str = "I can’t come", **fields: object) -> AtTheLine:
    colin = work.history("Colin Burrows")
    (call,) = [a for a in colin.agreements if a.is_open]
    work.entry.begin(Form(who_id=colin.prospect.id, direction=Direction.OUT, channel=Channel.TEXT))
    work.entry.change(about=True, keeps=call.id, note=note, **fields)
    return work


@pytest.mark.parametrize(
    ("note", "owns_up", "told"),
    [
        ("I can’t come", False, "This still stands: Call, today 14:30."),
        ("had to cancel", False, "This still stands: Call, today 14:30."),
        ("so sorry", True, "This still stands: Call, today 14:30."),
        ("running ten minutes late", False, ""),
        ("the way to us", False, ""),
    ],
)
def test_where_we_tell_them_that_we_do_not_come_the_talk_is_told(note: str, owns_up: bool, told: str) -> None:
    work = we_cannot_come(AtTheLine(at("2026-11-26 11:07")), note, owns_up=owns_up)
    assert work.entry.consequences.told_waits == told


def test_and_one_key_calls_it_off_as_ours() -> None:
    work = we_cannot_come(AtTheLine(at("2026-11-26 11:07")))
    does = work.entry.consequences
    does.turn_waits()
    assert does.told_waits == "This calls off: Call, today 14:30."
    work.entry.save()
    (logged,) = work.logged
    assert [(a.outcome, a.is_called_off_by_us) for a in logged.ended] == [(AgreementOutcome.WITHDRAWN, True)]


def test_unless_it_is_said_to_be_late_only_after_all() -> None:
    work = we_cannot_come(AtTheLine(at("2026-11-26 11:07")))
    work.entry.consequences.turn_waits()
    work.entry.change(note="late, ten minutes")
    work.entry.save()
    assert [logged.ended for logged in work.logged] == [()]


def test_and_nobody_is_told_by_a_call_that_nobody_answered_nor_calls_off_what_is_over() -> None:
    unanswered = we_cannot_come(
        AtTheLine(at("2026-11-26 11:07")), channel=Channel.CALL, outcome=ContactOutcome.NO_ANSWER
    )
    over = we_cannot_come(AtTheLine(at("2026-11-26 17:07")))
    assert [work.entry.consequences.told_waits for work in (unanswered, over)] == ["", ""]


def test_once_another_talk_waits_by_the_time_that_is_told_nothing_is_called_off_untold() -> None:
    """At two, his call of today was ahead; by now the next is that of tomorrow."""
    work = AtTheLine(at("2026-11-26 17:07"))
    colin = work.history("Colin Burrows").prospect.id
    do(work.store, talk(exact("2026-11-27 10:00"), made="2026-11-20 14:00", prospect_id=colin))
    work.type("colin rang at 2pm, cancelled")
    does = work.entry.consequences
    does.turn_waits()
    assert does.told_waits == "This calls off: Call, today 14:30."
    work.put("colin rang, cancelled")
    assert does.told_waits == "This still stands: Call, tomorrow 10:00."
    work.entry.save()
    assert [logged.ended for logged in work.logged] == [()]


def test_nor_once_an_answer_says_what_becomes_of_it() -> None:
    work = AtTheLine(at("2026-11-26 15:07")).type("colin rang, cancelled")
    work.entry.consequences.turn_waits()
    work.put("colin rang, cancelled > call in four weeks")
    work.entry.consequences.turn_beside()
    assert work.entry.consequences.told_beside == "It stands beside: Call, today 14:30."
    work.entry.save()
    assert [logged.ended for logged in work.logged] == [()]


def test_who_comes_along_calls_nothing_of_theirs_off() -> None:
    """The talk that is told is his; with her, who was on the line as well, another is agreed that nobody named."""
    work = AtTheLine(at("2026-11-26 15:07"))
    jo = work.history("Jo Hill").prospect.id
    hers = talk(exact("2026-11-27 10:00"), made="2026-11-20 14:00", prospect_id=jo)
    do(work.store, hers)
    work.type("colin rang, cancelled")
    work.entry.bring_along(jo, "Jo Hill")
    work.entry.consequences.turn_waits()
    work.entry.save()
    assert [(a.outcome, a.prospect_id) for logged in work.logged for a in logged.ended] == [
        (AgreementOutcome.WITHDRAWN, work.history("Colin Burrows").prospect.id)
    ]
    assert work.store.agreement(hers.id) == hers
