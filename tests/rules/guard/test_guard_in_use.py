"""Claims about the guard as people meet it over some days: what waits, what is kept, what may be said about it.

London wall-clock times throughout; 18 November 2026 is a Wednesday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from tests.builders import (
    A_WHILE_AGO,
    at,
    calls,
    came_in,
    day,
    did,
    exact,
    history,
    jo,
    mails,
    objects,
    promise,
    said,
    span,
    talk,
)
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question
from tracker.rules.entry import NOTHING, Attempt, TheirWord
from tracker.rules.guard import judge
from tracker.rules.guard.earliest import EarliestKind, earliest_welcome
from tracker.rules.guard.settling import move
from tracker.rules.history import Neighbour, Sharer
from tracker.rules.policy import Policy
from tracker.rules.prospect import Email, Hours, Objection, Phone, StandingKind
from tracker.rules.verdict import Code, Facts, Level, Verdict, Why

POLICY = Policy(zone="Europe/London")
IN, OUT, MET = Direction.IN, Direction.OUT, Direction.MET
CALL, EMAIL, TEXT, MEETING = Channel.CALL, Channel.EMAIL, Channel.TEXT, Channel.MEETING
TALKED, VOICEMAIL, NO_ANSWER = ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER
OPEN_QUESTION = (Question("is it nut-free?"),)


def judged(attempt: Attempt, *records: object, policy: Policy = POLICY, **parts: Any) -> Verdict:
    return judge(attempt, history(*records, **parts), policy)


def codes(attempt: Attempt, *records: object, policy: Policy = POLICY, **parts: Any) -> set[str]:
    return {f.code.value for f in judged(attempt, *records, policy=policy, **parts).findings}


def texts(when: str, **changes: Any) -> Attempt:
    return calls(when, channel=TEXT, **changes)


# What waits for a reply

RANG = came_in("2026-11-17 10:00", outcome=TALKED)
MAILED = came_in("2026-11-17 10:00", EMAIL)
TURN = said(StandingKind.THEIR_TURN, "2026-11-17 10:00", "we'll call you")
IN_A_MONTH = talk(day("2026-12-17"), made="2026-11-17 10:00")

REPLIES: list[tuple[str, Attempt, tuple[object, ...], set[str]]] = [
    ("they rang, we talked, and they call us: it is their turn", calls("2026-11-18 10:00"), (RANG, TURN), {"their_turn", "nothing_agreed"}),
    ("they rang, we talked, and nothing was left open", calls("2026-11-18 10:00"), (RANG,), {"nothing_agreed"}),
    ("they rang and asked what was left open", calls("2026-11-18 10:00"), (replace(RANG, questions=OPEN_QUESTION),), set()),
    ("they rang and asked what was answered", calls("2026-11-18 10:00"), (replace(RANG, questions=(Question("when?", "in May"),)),), {"nothing_agreed"}),
    ("they rang and agreed to a month from now", calls("2026-11-18 10:00"), (RANG, replace(IN_A_MONTH, made_in=RANG.id)), {"too_early"}),
    ("they wrote, and agreed in it to a month from now", calls("2026-11-18 10:00"), (MAILED, replace(IN_A_MONTH, made_in=MAILED.id)), {"too_early"}),
    ("they wrote that they will write another time", calls("2026-11-18 09:00"), (came_in("2026-11-17 10:00", TEXT), TURN), {"their_turn", "nothing_agreed"}),
    ("one thank-you by the same way is welcome still", texts("2026-11-18 09:00"), (came_in("2026-11-17 10:00", TEXT), TURN), set()),
    ("not the day after", texts("2026-11-18 10:01"), (came_in("2026-11-17 10:00", TEXT), TURN), {"their_turn", "nothing_agreed"}),
    ("nor a second one", texts("2026-11-17 12:00"), (came_in("2026-11-17 10:00", TEXT), TURN, did("2026-11-17 11:00", channel=TEXT, outcome=ContactOutcome.SENT, basis=Basis.REPLY)), {"their_turn", "nothing_agreed"}),
    ("we met since: that was the answer", calls("2026-11-18 10:00"), (MAILED, did("2026-11-17 15:00", MET, MEETING)), {"nothing_agreed"}),
    ("we met since and left a question open", mails("2026-11-18 09:00"), (MAILED, did("2026-11-17 15:00", MET, MEETING, questions=OPEN_QUESTION)), set()),
    ("there was nothing to answer in it", calls("2026-11-18 10:01"), (replace(MAILED, nothing_to_answer_at=at("2026-11-17 11:00")),), {"nothing_agreed"}),
    ("which nobody had said yet", mails("2026-11-17 10:30"), (replace(MAILED, nothing_to_answer_at=at("2026-11-17 11:00")),), set()),
    ("a word about the appointment answers nothing", mails("2026-11-18 10:00"), (MAILED, did("2026-11-17 11:00", channel=TEXT, outcome=ContactOutcome.SENT, basis=Basis.ABOUT)), set()),
    ("two tries are enough", calls("2026-11-18 10:00"), (MAILED, *(did(f"2026-11-17 1{h}:00", outcome=NO_ANSWER, basis=Basis.REPLY) for h in (2, 5))), {"nothing_agreed"}),
    ("tries on what was agreed are no tries at answering", mails("2026-11-18 10:00"), (MAILED, *(did(f"2026-11-17 1{h}:00", outcome=NO_ANSWER, basis=Basis.AGREED, agreement_id=7) for h in (2, 5))), set()),
    ("a missed call answered by text is noted", texts("2026-11-18 10:00"), (came_in("2026-11-17 10:00"),), {"other_channel"}),
    ("a thank-you after a visit rests on nothing", mails("2026-11-18 10:00"), (did("2026-11-18 09:00", MET, MEETING),), {"nothing_agreed"}),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "records", "expected"), REPLIES, ids=[c[0] for c in REPLIES])
def test_a_reply_answers_what_still_waits(
    claim: str, attempt: Attempt, records: tuple[object, ...], expected: set[str]
) -> None:
    assert codes(attempt, A_WHILE_AGO, *records) == expected


def test_ringing_where_they_wrote_is_a_note_and_no_more() -> None:
    verdict = judged(calls("2026-11-18 10:00"), MAILED)
    assert [(f.code, f.level, f.facts.agreed) for f in verdict.findings] == [(Code.OTHER_CHANNEL, Level.NOTE, EMAIL)]
    assert verdict.basis is Basis.REPLY


def test_the_card_says_their_turn_where_we_talked_and_they_will_call() -> None:
    assert earliest_welcome(history(RANG, TURN), POLICY, at("2026-11-18 10:00")).kind is EarliestKind.THEIR_TURN
    assert earliest_welcome(history(RANG), POLICY, at("2026-11-18 10:00")).kind is EarliestKind.NOTHING_AGREED


# What it settles

DUE_26 = promise(day("2026-11-26"), made="2026-11-12 10:00")
ASKS_AGAIN = came_in("2026-11-19 10:00", EMAIL)
CALL_24 = talk(day("2026-11-24"))
MEET_23_TO_25 = talk(span("2026-11-23", "2026-11-25"), channel=MEETING)
TWICE = tuple(did(f"2026-11-24 {h}", outcome=NO_ANSWER, basis=Basis.AGREED, agreement_id=CALL_24.id) for h in ("09:00", "12:00"))  # fmt: skip
TEN = talk(exact("2026-11-19 10:00"))

SETTLES: list[tuple[str, Attempt, tuple[object, ...], Basis | None, int | None]] = [
    ("their newer message makes an answer a reply", mails("2026-11-20 10:00"), (DUE_26, ASKS_AGAIN), Basis.REPLY, None),
    ("unless it is said to keep the promise", mails("2026-11-20 10:00", keeps=DUE_26.id), (DUE_26, ASKS_AGAIN), Basis.PROMISED, DUE_26.id),
    ("or to be the promised one", mails("2026-11-20 10:00", basis=Basis.PROMISED), (DUE_26,), Basis.PROMISED, DUE_26.id),
    ("on its last day the promise is taken", mails("2026-11-26 10:00"), (DUE_26, came_in("2026-11-25 10:00", EMAIL)), Basis.PROMISED, DUE_26.id),
    ("and after", mails("2026-11-27 10:00"), (DUE_26, came_in("2026-11-25 10:00", EMAIL)), Basis.PROMISED, DUE_26.id),
    ("but not where it is said to keep none", mails("2026-11-26 10:00", keeps=NOTHING), (DUE_26, came_in("2026-11-25 10:00", EMAIL)), Basis.REPLY, None),
    ("an older message leaves the promise what it was", mails("2026-11-20 10:00"), (replace(DUE_26, made_at=at("2026-11-19 11:00")), ASKS_AGAIN), Basis.PROMISED, DUE_26.id),
    ("within the talk's window the talk carries", calls("2026-11-24 10:00"), (CALL_24, came_in("2026-11-23 10:00")), Basis.AGREED, CALL_24.id),
    ("before it the reply does", calls("2026-11-23 10:00"), (CALL_24, came_in("2026-11-22 10:00")), Basis.REPLY, None),
    ("the call is what two tries were made on", calls("2026-11-24 15:00", outcome=NO_ANSWER), (CALL_24, MEET_23_TO_25, *TWICE), Basis.AGREED, CALL_24.id),
    ("a call keeps no meeting", calls("2026-11-23 10:00"), (MEET_23_TO_25,), Basis.NONE, None),
    ("said to keep none it rests on what was agreed and leaves it open", calls("2026-11-24 10:00", keeps=NOTHING), (CALL_24,), Basis.AGREED, None),
    ("they ring at nine and move the ten o'clock call", calls("2026-11-19 09:00", direction=IN, outcome=TALKED, their_word=TheirWord.NEW_TIME), (TEN,), None, None),
    ("they ring ten minutes before to say that they are late", calls("2026-11-19 09:50", direction=IN, outcome=TALKED, their_word=TheirWord.LATE), (TEN,), None, None),
    ("they ring ten minutes before, and that is the call", calls("2026-11-19 09:50", direction=IN, outcome=TALKED), (TEN,), None, TEN.id),
    ("they ring the day before, and that is the call", calls("2026-11-18 15:00", direction=IN, outcome=TALKED), (TEN,), None, TEN.id),
    ("two days before it is not", calls("2026-11-17 15:00", direction=IN, outcome=TALKED), (TEN,), None, None),
    ("a missed call is not either", calls("2026-11-19 10:00", direction=IN, outcome=NO_ANSWER), (TEN,), None, None),
    ("we meet the day before an agreed call", calls("2026-11-18 15:00", direction=MET, channel=MEETING), (TEN,), None, None),
    ("we meet the day before an agreed meeting", calls("2026-11-22 15:00", direction=MET, channel=MEETING), (MEET_23_TO_25,), None, MEET_23_TO_25.id),
    ("they ring on the day we are to meet", calls("2026-11-24 09:00", direction=IN, outcome=TALKED), (MEET_23_TO_25,), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "records", "basis", "kept"), SETTLES, ids=[c[0] for c in SETTLES])
def test_what_it_settles(
    claim: str, attempt: Attempt, records: tuple[object, ...], basis: Basis | None, kept: int | None
) -> None:
    verdict = judged(attempt, *records)
    assert (verdict.basis, verdict.agreement_id) == (basis, kept)


def test_a_third_try_on_the_call_is_told_as_such_though_a_meeting_is_open_too() -> None:
    assert codes(calls("2026-11-24 15:00"), CALL_24, MEET_23_TO_25, *TWICE) == {"tries_spent"}


# Our own new date is not theirs


def moved(agreement: Agreement, window: Any, when: str, who: WhoMoved = WhoMoved.I_AM_LATE) -> tuple[Agreement, ...]:
    return move(agreement, window, who, at(when), agreement.id + 10_000)


FRIDAY_20 = talk(day("2026-11-20"))


def test_an_agreement_dragged_on_by_us_lapses_by_the_day_they_agreed_to() -> None:
    dragged = moved(FRIDAY_20, day("2026-12-30"), "2026-11-20 18:00")
    assert codes(calls("2026-12-30 10:00"), *dragged) == {"lapsed", "nothing_agreed"}


def test_between_their_day_and_ours_it_is_late_and_never_early() -> None:
    dragged = moved(FRIDAY_20, day("2026-11-25"), "2026-11-20 18:00")
    assert codes(calls("2026-11-24 10:00"), *dragged) == {"late"}
    assert codes(calls("2026-11-19 10:00"), *moved(FRIDAY_20, day("2026-11-25"), "2026-11-18 18:00")) == {"too_early"}
    (late,) = judged(calls("2026-11-25 10:00"), *dragged).findings
    assert (late.facts.first, late.facts.days) == (FRIDAY_20.window.first, 5)


def test_a_date_of_ours_brought_forward_is_as_early_as_ever() -> None:
    brought = moved(FRIDAY_20, day("2026-11-18"), "2026-11-17 18:00")
    assert codes(calls("2026-11-18 10:00"), *brought) == {"too_early"}


def test_a_new_time_they_agreed_to_is_theirs() -> None:
    for who in (WhoMoved.THEY_ASKED, WhoMoved.WE_ASKED):
        agreed = moved(FRIDAY_20, day("2026-11-25"), "2026-11-19 18:00", who)
        assert codes(calls("2026-11-25 10:00"), *agreed) == set()
        assert codes(calls("2026-11-20 10:00"), *agreed) == {"too_early"}


@pytest.mark.parametrize("who", [WhoMoved.I_AM_LATE, WhoMoved.THEY_ASKED])
def test_a_move_is_not_known_before_it_was_made(who: WhoMoved) -> None:
    later = moved(FRIDAY_20, day("2026-11-25"), "2026-11-20 18:00", who)
    verdict = judged(calls("2026-11-20 10:00"), *later)
    assert (verdict.level, verdict.agreement_id) == (Level.WELCOME, FRIDAY_20.id)
    assert judged(calls("2026-11-20 10:00", keeps=later[-1].id), *later).agreement_id is None


def test_tries_made_before_our_own_new_date_count_on_with_it() -> None:
    tries = (did(f"2026-11-20 {h}", outcome=NO_ANSWER, basis=Basis.AGREED, agreement_id=FRIDAY_20.id) for h in ("09:00", "12:00"))  # fmt: skip
    dragged = moved(FRIDAY_20, day("2026-11-23"), "2026-11-20 18:00")
    assert codes(calls("2026-11-23 10:00"), *dragged, *tries) == {"late", "tries_spent"}


# No, thank you

NO_MAIL = came_in("2026-11-12 11:00", EMAIL)
NO = replace(said(StandingKind.NO_THANKS, "2026-11-12 11:00", "no, but send me the list"), said_in=NO_MAIL.id)
NO_SAID = said(StandingKind.NO_THANKS, "2026-11-12 11:00", "no, but send me the list")
THE_LIST = promise(day("2026-11-19"), made="2026-11-12 11:00")
ANSWERED = did("2026-11-12 12:00", channel=EMAIL, outcome=ContactOutcome.SENT, basis=Basis.REPLY)
SINCE = came_in("2026-11-16 10:00", EMAIL)

NOES: list[tuple[str, Attempt, tuple[object, ...], Level]] = [
    ("the promised list is welcome", mails("2026-11-18 10:00"), (NO_SAID, THE_LIST), Level.WELCOME),
    ("a call is not", calls("2026-11-18 10:00"), (NO_SAID, THE_LIST), Level.STOP),
    ("nor an e-mail that is not the list", mails("2026-11-18 10:00", basis=Basis.GOODWILL), (NO_SAID, THE_LIST), Level.STOP),
    ("nor the list, once it was sent", mails("2026-11-18 10:00"), (NO_SAID, replace(THE_LIST, outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-17 10:00"))), Level.STOP),
    ("nor the list when it is long past", mails("2026-12-18 10:00"), (NO_SAID, THE_LIST), Level.STOP),
    ("a late list is late", mails("2026-11-20 10:00"), (NO_SAID, THE_LIST), Level.NOTE),
    ("a promise they had before it is no more", mails("2026-11-18 10:00"), (NO_SAID, replace(THE_LIST, made_at=at("2026-11-01 10:00"))), Level.STOP),
    ("a talk agreed in the same breath opens the door", calls("2026-11-24 10:00"), (NO_SAID, replace(CALL_24, made_at=NO.since)), Level.WELCOME),
    ("one they called off does not", calls("2026-11-24 10:00"), (NO_SAID, replace(CALL_24, made_at=NO.since, outcome=AgreementOutcome.WITHDRAWN, settled_at=at("2026-11-13 10:00"))), Level.STOP),
    ("one written answer to it within a day", mails("2026-11-12 12:00"), (NO_MAIL, NO), Level.NOTE),
    ("not two", mails("2026-11-12 13:00"), (NO_MAIL, NO, ANSWERED), Level.STOP),
    ("not the day after", mails("2026-11-13 11:01"), (NO_MAIL, NO), Level.STOP),
    ("not by phone", calls("2026-11-12 12:00"), (NO_MAIL, NO), Level.STOP),
    ("not to what was said in a conversation", mails("2026-11-12 12:00"), (did("2026-11-12 11:00", MET, MEETING), NO_SAID), Level.STOP),
    ("one answer to a message since", mails("2026-11-18 10:00"), (NO_SAID, SINCE), Level.NOTE),
    ("by phone as well", calls("2026-11-18 10:00"), (NO_SAID, SINCE), Level.NOTE),
    ("a missed call of theirs is a message", calls("2026-11-18 10:00"), (NO_SAID, came_in("2026-11-16 10:00", outcome=NO_ANSWER)), Level.NOTE),
    ("a conversation is none", calls("2026-11-18 10:00"), (NO_SAID, came_in("2026-11-16 10:00", outcome=TALKED, questions=OPEN_QUESTION)), Level.STOP),
    ("after five days it is over", mails("2026-11-21 10:01"), (NO_SAID, SINCE), Level.STOP),
    ("a service they asked for", calls("2026-11-18 10:00", basis=Basis.SERVICE), (NO_SAID,), Level.NOTE),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "records", "level"), NOES, ids=[c[0] for c in NOES])
def test_after_a_no(claim: str, attempt: Attempt, records: tuple[object, ...], level: Level) -> None:
    verdict = judged(attempt, A_WHILE_AGO, *records)
    assert verdict.level is level, [f.code for f in verdict.findings]


def test_that_something_was_agreed_since_a_no_is_among_its_facts() -> None:
    for records, since in (((NO_SAID,), 0), ((NO_SAID, THE_LIST), 1)):
        told = judged(calls("2026-11-18 10:00"), A_WHILE_AGO, *records).first
        assert told is not None
        assert (told.code, told.facts.count) == (Code.NO_THANKS, since)


def test_after_a_no_with_a_promise_the_card_shows_the_promise() -> None:
    assert earliest_welcome(history(NO_SAID, THE_LIST), POLICY, at("2026-11-18 10:00")).kind is EarliestKind.PROMISED


# Objections

HOME, MOBILE = "+442079460018", "+447700900123"
KIM_NOT_BY_PHONE = Objection(900, 2, CALL, at("2026-11-01 10:00"), words="leave me be")


def kim(*reached_by: str, known_to: bool = False, objection: Objection = KIM_NOT_BY_PHONE) -> tuple[Sharer, ...]:
    return (Sharer(2, "Kim Hill", frozenset(reached_by), (objection,), known_to),)


ONE_PHONE = jo(phones=(Phone("020 7946 0018", HOME),))
TWO_PHONES = jo(phones=(Phone("020 7946 0018", HOME), Phone("07700 900123", MOBILE)))
WED_CALL = talk(day("2026-11-18"))

REACHED: list[tuple[str, Attempt, Any, tuple[Sharer, ...], Level, set[str]]] = [
    ("what goes to their number is stopped, whoever's record it stands in", calls("2026-11-18 10:00"), ONE_PHONE, kim(HOME), Level.STOP, {"objected"}),
    ("a text is not a call", texts("2026-11-18 10:00"), ONE_PHONE, kim(HOME), Level.WARN, {"other_channel"}),
    ("an objection to all covers it", texts("2026-11-18 10:00"), ONE_PHONE, kim(HOME, objection=replace(KIM_NOT_BY_PHONE, channel=None)), Level.STOP, {"objected", "other_channel"}),
    ("of two numbers the free one is meant", calls("2026-11-18 10:00"), TWO_PHONES, kim(HOME), Level.WELCOME, set()),
    ("the other one is not", calls("2026-11-18 10:00", to=HOME), TWO_PHONES, kim(HOME), Level.STOP, {"objected"}),
    ("said to share it: what Jo agreed to is a warning", calls("2026-11-18 10:00"), ONE_PHONE, kim(HOME, known_to=True), Level.WARN, {"objected"}),
    ("what Jo did not agree to is stopped", texts("2026-11-18 10:00"), ONE_PHONE, kim(HOME, known_to=True, objection=replace(KIM_NOT_BY_PHONE, channel=None)), Level.STOP, {"objected", "other_channel"}),
    ("a number that is no longer objected to", calls("2026-11-18 10:00"), ONE_PHONE, kim(HOME, objection=replace(KIM_NOT_BY_PHONE, lifted_at=at("2026-11-10 10:00"))), Level.WELCOME, set()),
    ("a number typed that is somebody else's", calls("2026-11-18 10:00", to="+441614960000"), ONE_PHONE, kim("+441614960000"), Level.STOP, {"objected"}),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "who", "sharers", "level", "found"), REACHED, ids=[c[0] for c in REACHED])
def test_a_number_is_a_persons_and_not_a_records(
    claim: str, attempt: Attempt, who: Any, sharers: tuple[Sharer, ...], level: Level, found: set[str]
) -> None:
    verdict = judge(attempt, replace(history(WED_CALL, prospect=who), sharers=sharers), POLICY)
    assert (verdict.level, {f.code.value for f in verdict.findings}) == (level, found)


def test_the_number_that_is_meant_is_named_where_it_makes_a_difference() -> None:
    two = replace(history(WED_CALL, prospect=TWO_PHONES), sharers=kim(HOME))
    assert judge(calls("2026-11-18 10:00"), two, POLICY).to == MOBILE
    assert judge(calls("2026-11-18 10:00"), history(WED_CALL, prospect=TWO_PHONES), POLICY).to == ""


def test_who_objected_is_named() -> None:
    shared = replace(history(WED_CALL, prospect=ONE_PHONE), sharers=kim(HOME, known_to=True))
    (objected,) = judge(calls("2026-11-18 10:00"), shared, POLICY).findings
    assert (objected.facts.who, objected.facts.words, objected.facts.to) == ("Kim Hill", "leave me be", HOME)


def test_what_they_wait_for_an_answer_to_is_a_warning_at_a_shared_address() -> None:
    who = jo(emails=(Email("Us@Example.com"),))
    sharers = kim("us@example.com", known_to=True, objection=replace(KIM_NOT_BY_PHONE, channel=EMAIL))
    answer = judge(mails("2026-11-18 10:00"), replace(history(MAILED, prospect=who), sharers=sharers), POLICY)
    assert (answer.level, answer.basis) == (Level.WARN, Basis.REPLY)
    unasked = judge(mails("2026-11-30 10:00"), replace(history(MAILED, prospect=who), sharers=sharers), POLICY)
    assert unasked.level is Level.STOP


def test_an_objection_lifted_once_is_lifted_for_that_agreement_and_nothing_else() -> None:
    objection = objects(CALL, "2026-11-01 10:00")
    lifting = replace(CALL_24, lifts_once=True, made_at=at("2026-11-12 10:00"))
    assert codes(calls("2026-11-24 10:00"), objection, lifting) == set()
    assert codes(calls("2026-11-23 10:00"), objection, lifting) == {"objected", "too_early"}
    assert "objected" in codes(calls("2026-11-24 10:00"), objects(CALL, "2026-11-13 10:00"), lifting)


def test_an_objection_is_history_and_so_is_having_been_known_before() -> None:
    assert codes(mails("2026-11-18 10:00"), objects(CALL, "2026-11-01 10:00")) == {"nothing_agreed"}
    assert codes(mails("2026-11-18 10:00"), prospect=jo(known_before=True)) == {"nothing_agreed"}
    assert codes(mails("2026-11-18 10:00")) == {"first_approach"}


# About an appointment

VISIT = talk(exact("2026-11-19 10:00"), made="2026-11-12 10:00", channel=MEETING)


def about(when: str, channel: Channel = TEXT, **changes: Any) -> Attempt:
    return calls(when, channel=channel, basis=Basis.ABOUT, **changes)


def spoke_of(when: str, channel: Channel = TEXT, owns: bool = False, of: Agreement = VISIT) -> Contact:
    rests_on = Facts(agreement_id=of.id, why=Why.OWNS_UP if owns else Why.TALK)
    return did(when, channel=channel, outcome=ContactOutcome.SENT, basis=Basis.ABOUT, verdict=Verdict(basis=Basis.ABOUT, rests_on=rests_on))  # fmt: skip


OFF_BY_US = replace(VISIT, outcome=AgreementOutcome.WITHDRAWN, who_moved=WhoMoved.WE_ASKED, settled_at=at("2026-11-16 10:00"))  # fmt: skip
NO_BEFORE = said(StandingKind.NO_THANKS, "2026-11-01 10:00", "no, thank you")
NOTE, WARN, STOP = Level.NOTE, Level.WARN, Level.STOP
ABOUTS: list[tuple[str, Attempt, tuple[object, ...], Level]] = [
    ("a reminder the day before", about("2026-11-18 10:00"), (VISIT,), NOTE),
    ("not two of them", about("2026-11-18 11:00"), (VISIT, spoke_of("2026-11-18 10:00")), WARN),
    ("by phone not before the day", about("2026-11-18 11:00", CALL), (VISIT,), WARN),
    ("on my way", about("2026-11-19 09:30"), (VISIT, spoke_of("2026-11-18 10:00")), NOTE),
    ("and one call on the day", about("2026-11-19 09:40", CALL), (VISIT, spoke_of("2026-11-19 09:30")), NOTE),
    ("not two calls", about("2026-11-19 09:50", CALL), (VISIT, spoke_of("2026-11-19 09:40", CALL)), WARN),
    ("a confirmation within a day of agreeing, and a reminder", about("2026-11-18 11:00"), (VISIT, spoke_of("2026-11-12 11:00")), NOTE),
    ("we cannot come, said days before", about("2026-11-16 11:00", owns_up=True), (VISIT, spoke_of("2026-11-16 10:00")), NOTE),
    ("said once more in writing", about("2026-11-16 12:00", owns_up=True), (VISIT, spoke_of("2026-11-16 10:00"), spoke_of("2026-11-16 11:00", owns=True)), WARN),
    ("and by phone", about("2026-11-16 12:00", CALL, owns_up=True), (VISIT, spoke_of("2026-11-16 11:00", owns=True)), NOTE),
    ("sorry, I missed it", about("2026-11-25 12:00", owns_up=True), (VISIT,), NOTE),
    ("over two weeks later", about("2026-12-04 12:00", owns_up=True), (VISIT,), WARN),
    ("after the day there is nothing else to say about it", about("2026-11-25 12:00"), (VISIT,), WARN),
    ("nothing is open", about("2026-11-18 10:00"), (replace(VISIT, outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-17 10:00")),), WARN),
    ("a promise is no appointment", about("2026-11-18 10:00"), (promise(day("2026-11-19")),), WARN),
    ("they did not come: one word on the day", about("2026-11-19 10:30", CALL), (replace(VISIT, outcome=AgreementOutcome.NO_SHOW, settled_at=at("2026-11-19 10:20")),), NOTE),
    ("and none the day after", about("2026-11-20 10:30", owns_up=True), (replace(VISIT, outcome=AgreementOutcome.NO_SHOW, settled_at=at("2026-11-19 10:20")),), WARN),
    ("missed and not told yet", about("2026-11-20 10:30", CALL, owns_up=True), (replace(VISIT, outcome=AgreementOutcome.BROKEN, to_tell=True, settled_at=at("2026-11-19 18:00")),), NOTE),
    ("we called it off: one word in writing", about("2026-11-16 12:00", owns_up=True), (OFF_BY_US,), NOTE),
    ("and one by phone, but no more in writing", about("2026-11-16 12:00", owns_up=True), (OFF_BY_US, spoke_of("2026-11-16 11:30", owns=True)), WARN),
    ("nothing else is left to say about it", about("2026-11-18 10:00"), (OFF_BY_US,), WARN),
    ("a no from before they agreed to it stops it as little as where we missed it", about("2026-11-16 12:00", owns_up=True), (OFF_BY_US, NO_BEFORE), NOTE),
    ("but it stands again where they took that back", about("2026-11-16 12:00", owns_up=True), (replace(OFF_BY_US, who_moved=None), NO_BEFORE), STOP),
    ("nor where they called it off", about("2026-11-16 12:00", owns_up=True), (replace(OFF_BY_US, who_moved=None),), WARN),
    ("a no stops it", about("2026-11-18 10:00"), (replace(VISIT, made_at=at("2026-11-01 10:00")), NO_SAID), STOP),
    ("an objection stops it", about("2026-11-18 10:00"), (VISIT, objects(TEXT, "2026-11-01 10:00")), STOP),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "records", "level"), ABOUTS, ids=[c[0] for c in ABOUTS])
def test_about_it(claim: str, attempt: Attempt, records: tuple[object, ...], level: Level) -> None:
    verdict = judged(attempt, *records)
    assert (verdict.level, verdict.has(Code.ABOUT_IT), verdict.agreement_id) == (level, True, None)


BEYOND: list[tuple[str, Attempt, tuple[object, ...], int, Why]] = [
    ("a second reminder", about("2026-11-18 11:00"), (VISIT, spoke_of("2026-11-18 10:00")), 1, Why.TALK),
    ("a call before the day, of which nothing was said", about("2026-11-18 11:00", CALL), (VISIT,), 0, Why.TALK),
    ("a call before the day, after a reminder in writing", about("2026-11-18 11:00", CALL), (VISIT, spoke_of("2026-11-18 10:00")), 0, Why.TALK),
    ("an e-mail after the day that owns up to nothing", about("2026-11-25 11:00", EMAIL), (VISIT,), 0, Why.TALK),
    ("owning up when two weeks are over", about("2026-12-04 12:00", owns_up=True), (VISIT,), 0, Why.OWNS_UP),
    ("the day after they did not come", about("2026-11-20 10:30"), (replace(VISIT, outcome=AgreementOutcome.NO_SHOW, settled_at=at("2026-11-19 10:20")),), 0, Why.OWNS_UP),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "records", "count", "why"), BEYOND, ids=[c[0] for c in BEYOND])
def test_what_is_beyond_is_told_as_said_already_or_as_out_of_its_time(
    claim: str, attempt: Attempt, records: tuple[object, ...], count: int, why: Why
) -> None:
    (only,) = judged(attempt, *records).findings
    assert (only.facts.beyond, only.facts.count, only.facts.why) == (True, count, why)


def test_what_is_about_it_is_never_too_early_nor_too_many_and_beyond_it_rests_on_nothing() -> None:
    unasked = did("2026-11-18 09:00", channel=EMAIL)
    assert codes(about("2026-11-18 10:00"), VISIT, unasked) == {"about_it"}
    assert judged(about("2026-11-18 10:00"), VISIT).basis is Basis.ABOUT
    assert judged(about("2026-11-18 11:00"), VISIT, spoke_of("2026-11-18 10:00")).basis is Basis.NONE


# Going on


def kept_at(when: str, channel: Channel = CALL, **changes: Any) -> Contact:
    given = {"basis": Basis.AGREED, "outcome": TALKED} | changes
    return did(when, channel=channel, **given)


GOING_ON: list[tuple[str, Attempt, tuple[object, ...], Basis]] = [
    ("the line broke off", calls("2026-11-18 10:15"), (kept_at("2026-11-18 10:00"),), Basis.GOING_ON),
    ("sixteen minutes are no going on", calls("2026-11-18 10:16"), (kept_at("2026-11-18 10:00"),), Basis.NONE),
    ("one more message", mails("2026-11-18 10:05"), (kept_at("2026-11-18 10:00", EMAIL, basis=Basis.REPLY, outcome=ContactOutcome.SENT),), Basis.GOING_ON),
    ("by another way it is no going on", texts("2026-11-18 10:05"), (kept_at("2026-11-18 10:00", EMAIL, outcome=ContactOutcome.SENT),), Basis.NONE),
    ("never after a try", calls("2026-11-18 10:05"), (kept_at("2026-11-18 10:00", outcome=VOICEMAIL),), Basis.NONE),
    ("nor after what nobody agreed to", calls("2026-11-18 10:05"), (kept_at("2026-11-18 10:00", basis=Basis.NONE),), Basis.NONE),
    ("it starts nothing itself", calls("2026-11-18 10:12"), (kept_at("2026-11-18 10:00"), kept_at("2026-11-18 10:05", basis=Basis.GOING_ON)), Basis.NONE),
    ("nor do we call round again", calls("2026-11-18 10:05", channel=MEETING), (kept_at("2026-11-18 10:00", MEETING),), Basis.NONE),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "records", "basis"), GOING_ON, ids=[c[0] for c in GOING_ON])
def test_going_on(claim: str, attempt: Attempt, records: tuple[object, ...], basis: Basis) -> None:
    verdict = judged(attempt, A_WHILE_AGO, *records)
    assert (verdict.basis, verdict.level is Level.WELCOME) == (basis, basis is Basis.GOING_ON)


def test_what_goes_on_is_not_counted_and_still_stops_at_what_they_asked_of_us() -> None:
    again = kept_at("2026-11-18 10:05", basis=Basis.GOING_ON)
    assert codes(mails("2026-11-18 18:00"), kept_at("2026-11-18 10:00"), again) == {"nothing_agreed"}
    asked = objects(CALL, "2026-11-18 10:01")
    assert codes(calls("2026-11-18 10:05"), kept_at("2026-11-18 10:00"), asked) == {"objected"}


# Quiet hours, goodwill and whose it is


def test_a_promise_due_at_half_past_eight_lifts_no_quiet_hours() -> None:
    due = promise(exact("2026-11-24 20:30"), channel=CALL)
    for evening in ("2026-11-20 21:00", "2026-11-24 20:30"):
        assert codes(calls(evening), due) == {"quiet_hours"}
    assert codes(calls("2026-11-24 20:30"), talk(exact("2026-11-24 20:30"))) == set()


def test_their_hours_may_pass_midnight() -> None:
    night = jo(hours=Hours(time(22), time(2)))
    due = promise(day("2026-11-27"), channel=CALL)
    assert codes(calls("2026-11-18 23:00"), due, prospect=night) == set()
    assert codes(calls("2026-11-19 01:00"), due, prospect=night) == set()
    assert codes(calls("2026-11-18 12:00"), due, prospect=night) == {"quiet_hours"}


def test_goodwill_soon_after_we_will_call_you_is_no_goodwill() -> None:
    turn = said(StandingKind.THEIR_TURN, "2026-11-01 10:00", "we'll call you")
    soon = judged(mails("2026-11-18 10:00", basis=Basis.GOODWILL), A_WHILE_AGO, turn)
    assert [(f.code, f.level, f.facts.words) for f in soon.findings] == [(Code.GOODWILL, Level.WARN, "we'll call you")]
    assert judged(mails("2026-12-31 10:00", basis=Basis.GOODWILL), A_WHILE_AGO, turn).level is Level.NOTE


def test_a_name_of_ours_is_the_same_in_whatever_case_it_was_written() -> None:
    assert codes(calls("2026-11-24 10:00", by="maria "), CALL_24) == set()
    assert codes(calls("2026-11-24 10:00", by="Marian"), CALL_24) == {"anothers"}


def test_a_promise_kept_in_one_breath_with_their_turn_stands_for_itself_and_a_lapsed_one_for_nothing() -> None:
    turn = said(StandingKind.THEIR_TURN, "2026-11-12 11:00", "we'll call you")
    nuts = promise(day("2026-11-19"), made="2026-11-12 11:00")
    assert codes(mails("2026-11-18 10:00"), turn, nuts) == set()
    assert codes(calls("2026-11-18 10:00"), turn, nuts) == {"their_turn", "nothing_agreed"}
    assert codes(mails("2026-12-18 10:00"), turn, nuts) == {"lapsed", "nothing_agreed", "their_turn"}


def test_a_neighbours_no_is_over_once_they_agreed_since() -> None:
    no = said(StandingKind.NO_THANKS, "2026-11-01 10:00", "not for us")
    agreed = talk(day("2026-12-01"), made="2026-11-05 10:00", prospect_id=2)
    (only,) = judged(calls("2026-11-24 10:00"), CALL_24, neighbours=(Neighbour(2, "Sam", (agreed,), (no,)),)).findings
    assert (only.code, only.facts.why) == (Code.HOUSEHOLD, "agreement")
    kept = replace(agreed, outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-06 10:00"))
    assert codes(calls("2026-11-24 10:00"), CALL_24, neighbours=(Neighbour(2, "Sam", (kept,), (no,)),)) == set()


def test_what_both_agreed_to_together_is_the_others_alone_once_it_is_over_for_one() -> None:
    mine = replace(CALL_24, occasion_id=71)
    theirs = replace(mine, id=mine.id + 20_000, prospect_id=2)
    called_off = replace(mine, outcome=AgreementOutcome.WITHDRAWN, settled_at=at("2026-11-20 10:00"))
    beside = (Neighbour(2, "Sam", (theirs,)),)
    assert codes(calls("2026-11-24 10:00"), mine, neighbours=beside) == set()
    assert codes(calls("2026-11-24 10:00"), called_off, neighbours=beside) == {"nothing_agreed", "household"}
