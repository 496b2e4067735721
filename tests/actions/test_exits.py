"""Claims about the three honest exits: they count only when their words stand, whichever form they come from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.actions.counter import NOW, Counter, a_call, an_email
from tests.builders import JO, at, day, did, objects, said, talk
from tracker.actions.agreements.answer_slipped import DidContact, answer_slipped
from tracker.actions.contacts.log_contact import Held
from tracker.actions.exits import THEY_ASKED, exits_of, judged
from tracker.actions.outcome import Problem, Refusal
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import Changed, Entry, NewStanding, NextAgreement
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Code, Level

THEIR_TURN = said(StandingKind.THEIR_TURN, "2026-11-12 16:00", "we'll call you")
NO = said(StandingKind.NO_THANKS, "2026-11-12 16:00", "no, thank you")
OBJECTS = objects(None, "2026-11-01 10:00")
SINCE = at("2026-11-15 12:00")
TODAY = NextAgreement(AgreementKind.TALK, day("2026-11-16"), Channel.CALL, words="do ring on Monday")
OPEN_AGAIN = NewStanding(StandingKind.OPEN, "happy to hear from you")

LACKING = [
    ("nothing at all", a_call(), Problem.NEEDS_A_REASON),
    ("a reason of blanks", a_call(reason=" \n"), Problem.NEEDS_A_REASON),
    ("a note is no reason", a_call(note="rang her"), Problem.NEEDS_A_REASON),
    ("a service nobody asked for", a_call(basis=Basis.SERVICE), Problem.NEEDS_WHAT_THEY_ASKED),
    ("a reply to nothing", a_call(basis=Basis.REPLY), Problem.NEEDS_WHAT_THEY_ASKED),
    ("asked for in blanks", a_call(basis=Basis.SERVICE, asked=" ", note="\t"), Problem.NEEDS_WHAT_THEY_ASKED),
    ("a reason is not what they asked", a_call(basis=Basis.SERVICE, reason="busy"), Problem.NEEDS_WHAT_THEY_ASKED),
    ("a promise never made", a_call(basis=Basis.PROMISED), Problem.NEEDS_A_REASON),
    ("a change of nothing", a_call(changed=Changed(None)), Problem.NEEDS_THEIR_WORDS),
    ("agreed without a word", a_call(changed=Changed(SINCE, replace(TODAY, words=" "))), Problem.NEEDS_THEIR_WORDS),
    ("no time, without a word", a_call(changed=Changed(SINCE, standing=NewStanding(StandingKind.OPEN))),
     Problem.NEEDS_THEIR_WORDS),
    ("said nobody knows when", a_call(changed=Changed(None, TODAY)), Problem.NEEDS_WHEN_THEY_SAID_IT),
    ("words, and nothing agreed", a_call(changed=Changed(SINCE, words="hello")), Problem.NEEDS_WHAT_THEY_AGREED_TO),
    ("half a change beside a reason", a_call(changed=Changed(None, TODAY), reason="late"),
     Problem.NEEDS_WHEN_THEY_SAID_IT),
]  # fmt: skip


@pytest.mark.parametrize("standing", [THEIR_TURN, NO, OBJECTS], ids=["their turn", "no", "objected"])
@pytest.mark.parametrize(("why", "entry", "lacks"), LACKING, ids=[case[0] for case in LACKING])
def test_an_exit_without_its_words_changes_nothing_and_writes_nothing(
    why: str, entry: Entry, lacks: Problem, standing: object
) -> None:
    counter = Counter(standing)  # type: ignore[arg-type]
    plain = counter.log(replace(a_call(), note=""))
    assert isinstance(plain, Held)

    held = counter.log(entry)

    assert isinstance(held, Held)
    assert held.lacks[0] is lacks
    assert held.verdict == plain.verdict, "the evidence stays as it was"
    assert counter.store.ledger == []


@pytest.mark.parametrize("basis", THEY_ASKED)
def test_what_was_declared_without_words_is_not_quietly_kept_as_something_else(basis: Basis) -> None:
    counter = Counter(talk(day("2026-11-16")))
    with pytest.raises(Refusal) as refused:
        counter.log(a_call(basis=basis))
    assert refused.value.problem is Problem.NEEDS_WHAT_THEY_ASKED
    assert counter.store.ledger == []


def test_half_a_change_is_not_dropped_where_the_contact_is_welcome_without_it() -> None:
    counter = Counter(talk(day("2026-11-16")))
    with pytest.raises(Refusal) as refused:
        counter.log(a_call(changed=Changed(None, words="do ring")))
    assert refused.value.problem is Problem.NEEDS_WHEN_THEY_SAID_IT


def test_a_reply_to_a_message_that_waits_needs_no_words() -> None:
    wrote = did("2026-11-15 10:00", direction=Direction.IN, channel=Channel.EMAIL)
    contact = Counter(wrote).logged(an_email(basis=Basis.REPLY)).contact
    assert (contact.basis, contact.verdict.level) == (Basis.REPLY, Level.WELCOME)


@pytest.mark.parametrize("basis", THEY_ASKED)
def test_what_they_asked_may_stand_in_the_note(basis: Basis) -> None:
    contact = Counter(THEIR_TURN).logged(a_call(basis=basis, note="She asked which oven to use")).contact
    assert (contact.basis, contact.reason) == (basis, "")


def test_what_they_asked_and_why_it_was_logged_all_the_same_both_stand_with_the_record() -> None:
    counter = Counter(OBJECTS)
    entry = a_call(basis=Basis.SERVICE, asked="a price", reason="it rained", although_no=True)
    assert counter.logged(entry).contact.reason == "a price; it rained"


REASONS = ("The wrong number was dialled", "Asked by a cousin", "ok")


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("standing", [THEIR_TURN, NO, OBJECTS], ids=["their turn", "no", "objected"])
def test_a_reason_changes_neither_the_verdict_nor_what_it_rests_on(reason: str, standing: object) -> None:
    counter = Counter(standing)  # type: ignore[arg-type]
    held = counter.log(a_call())
    assert isinstance(held, Held)
    contact = counter.logged(a_call(reason=reason, although_no=True)).contact
    assert contact.verdict == held.verdict
    assert contact.basis is held.verdict.basis
    assert contact.basis in (Basis.NONE, Basis.FIRST_APPROACH)


STOPPED = [
    ("something changed", a_call(changed=Changed(SINCE, TODAY))),
    ("something changed, without a time", a_call(changed=Changed(SINCE, standing=OPEN_AGAIN))),
    ("log it anyway", a_call(reason="dialled by mistake")),
    ("a reply", a_call(basis=Basis.REPLY, asked="which oven")),
]


@pytest.mark.parametrize(("way", "entry"), STOPPED, ids=[case[0] for case in STOPPED])
@pytest.mark.parametrize("standing", [NO, OBJECTS], ids=["no", "objected"])
def test_where_they_asked_us_not_to_it_takes_the_tick_too(way: str, entry: Entry, standing: object) -> None:
    counter = Counter(standing)  # type: ignore[arg-type]
    held = counter.log(entry)
    assert isinstance(held, Held)
    assert (held.lacks, held.verdict.level) == ((Problem.NEEDS_THE_TICK,), Level.STOP)
    counter.logged(replace(entry, although_no=True))


def test_a_tick_alone_is_no_reason() -> None:
    held = Counter(NO).log(a_call(although_no=True))
    assert isinstance(held, Held)
    assert held.lacks == (Problem.NEEDS_A_REASON,)


def test_a_service_they_asked_for_lowers_a_no_to_a_note_and_needs_no_tick() -> None:
    contact = Counter(NO).logged(a_call(basis=Basis.SERVICE, asked="the bill of last year")).contact
    assert contact.verdict.level is Level.NOTE
    assert (contact.verdict.has(Code.NO_THANKS), contact.basis) == (True, Basis.SERVICE)


LIFTS = [*STOPPED, ("a service", a_call(basis=Basis.SERVICE, asked="a price")), ("goodwill", a_call(basis=Basis.GOODWILL))]  # fmt: skip


@pytest.mark.parametrize(("way", "entry"), LIFTS, ids=[case[0] for case in LIFTS])
def test_an_objection_is_lowered_by_none_of_them(way: str, entry: Entry) -> None:
    counter = Counter(OBJECTS)
    contact = counter.logged(replace(entry, although_no=True, reason=entry.reason or "for this claim")).contact
    assert contact.verdict.level is Level.STOP
    assert contact.verdict.has(Code.OBJECTED)


def test_happy_to_hear_from_us_without_a_time_is_judged_without_one() -> None:
    counter = Counter(THEIR_TURN)
    contact = counter.logged(a_call(changed=Changed(SINCE, standing=OPEN_AGAIN))).contact
    assert [f.code for f in contact.verdict.findings] == [Code.NOTHING_AGREED]
    assert contact.basis is Basis.NONE
    assert counter.jo.standings[-1].words == "happy to hear from you"


def test_what_was_said_after_the_contact_was_not_known_at_it() -> None:
    counter = Counter(THEIR_TURN)
    before = replace(a_call(changed=Changed(NOW, TODAY)), attempt=replace(a_call().attempt, at=at("2026-11-15 09:00")))
    contact = counter.logged(before).contact
    assert contact.basis is Basis.NONE
    assert contact.verdict.has(Code.THEIR_TURN)
    (agreed,) = counter.jo.agreements
    assert agreed.outcome is AgreementOutcome.OPEN


@pytest.mark.parametrize(("why", "entry", "lacks"), LACKING, ids=[case[0] for case in LACKING])
def test_an_answer_to_what_slipped_goes_through_the_same_door(why: str, entry: Entry, lacks: Problem) -> None:
    slipped = talk(day("2026-09-01"))
    counter = Counter(slipped)
    with pytest.raises(Refusal) as refused:
        answer_slipped(counter.desk, (DidContact(slipped.id, replace(entry, who=JO)),))
    assert refused.value.problem is lacks
    assert counter.store.ledger == []


@pytest.mark.parametrize(("why", "entry", "lacks"), LACKING, ids=[case[0] for case in LACKING])
def test_the_form_hears_at_every_key_what_the_deed_will_say(why: str, entry: Entry, lacks: Problem) -> None:
    counter = Counter(THEIR_TURN)
    held = counter.log(entry)
    assert isinstance(held, Held)
    word = judged(entry.attempt, exits_of(entry), counter.jo, Policy())
    assert (word.lacks, word.verdict.level) == (held.lacks, held.verdict.level)
