"""Claims about logging a contact: what is written, what is held, what is settled and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.actions.counter import NOW, Counter, a_call, an_email, they_call, we_met
from tests.builders import JO, ME, at, day, did, exact, jo, objects, promise, said, span, talk
from tracker.actions.contacts.log_contact import Held, Logged, log_contact
from tracker.actions.outcome import DeedName, Problem, Refusal
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.entry import Changed, Entry, NewObjection, NewProspect, NewStanding, NextAgreement
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Code, Level

THEIR_TURN = said(StandingKind.THEIR_TURN, "2026-11-12 16:00", "we'll call you")
IN_A_WEEK = NextAgreement(AgreementKind.TALK, day("2026-11-23"), Channel.CALL, "the order", "ring me in a week")


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        (a_call(outcome=ContactOutcome.VOICEMAIL), "call agreed voicemail"),
        (a_call(outcome=ContactOutcome.NO_ANSWER), "call agreed no-answer"),
        (a_call(), "call agreed"),
    ],
)
def test_the_ledger_tells_a_try_that_reached_nobody(entry: Entry, codes: str) -> None:
    counter = Counter(talk(day("2026-11-16")))
    log_contact(counter.desk, entry)
    assert counter.store.ledger[-1].deed.detail == codes


def test_a_call_nobody_agreed_to_is_held_and_nothing_is_written() -> None:
    counter = Counter(THEIR_TURN)
    before = dict(counter.store.rows)

    held = counter.log(a_call())

    assert isinstance(held, Held)
    assert held.verdict.first is not None
    assert held.verdict.first.code is Code.THEIR_TURN
    assert counter.store.rows == before
    assert counter.store.ledger == []


def test_with_a_reason_it_is_logged_with_its_verdict_and_the_reason() -> None:
    counter = Counter(THEIR_TURN)

    contact = counter.logged(a_call(reason="Her cousin said that she waits")).contact

    assert contact.verdict.has(Code.THEIR_TURN)
    assert contact.basis is Basis.NONE
    assert contact.reason == "Her cousin said that she waits"
    assert counter.jo.contacts == (contact,)


def test_a_reason_of_blanks_is_no_reason() -> None:
    assert isinstance(Counter(THEIR_TURN).log(a_call(reason="  \n ")), Held)


def test_at_stop_a_record_with_a_reason_is_still_taken() -> None:
    counter = Counter(objects(None, "2026-11-01 10:00"))
    assert (
        counter.logged(a_call(reason="The wrong number was dialled", although_no=True)).contact.verdict.level
        is Level.STOP
    )


def test_a_note_holds_nothing() -> None:
    agreed = talk(day("2026-11-13"))
    logged = Counter(agreed).logged(a_call())
    assert logged.contact.verdict.level is Level.NOTE


@pytest.mark.parametrize("basis", [Basis.SERVICE, Basis.REPLY])
def test_what_they_asked_for_is_logged_with_what_they_asked(basis: Basis) -> None:
    counter = Counter(THEIR_TURN)
    contact = counter.logged(a_call(basis=basis, asked="She asked which oven to use")).contact
    assert (contact.basis, contact.verdict.level) == (basis, Level.WELCOME)
    assert contact.reason == "She asked which oven to use"


def test_even_what_they_asked_for_is_held_where_they_asked_not_to_be_contacted() -> None:
    counter = Counter(objects(Channel.CALL, "2026-11-01 10:00"))
    assert isinstance(counter.log(a_call(basis=Basis.SERVICE)), Held)


SETTLING = [
    ("a call in its time keeps it", day("2026-11-16"), a_call(), AgreementOutcome.KEPT),
    ("a call after it keeps it late", day("2026-11-13"), a_call(), AgreementOutcome.KEPT_LATE),
    ("nobody picked up", day("2026-11-16"), a_call(outcome=ContactOutcome.NO_ANSWER), AgreementOutcome.TRIED),
    ("a voicemail", day("2026-11-16"), a_call(outcome=ContactOutcome.VOICEMAIL), AgreementOutcome.TRIED),
    ("they rang in its time", exact("2026-11-16 10:00"), they_call(), AgreementOutcome.KEPT),
    ("within a span", span("2026-11-12", "2026-11-20"), a_call(), AgreementOutcome.KEPT),
    ("a call long before", day("2026-11-30"), a_call(reason="in a hurry"), AgreementOutcome.OPEN),
    ("an e-mail instead", day("2026-11-16"), an_email(reason="line is down"), AgreementOutcome.OPEN),
]


@pytest.mark.parametrize(("why", "window", "entry", "outcome"), SETTLING, ids=[case[0] for case in SETTLING])
def test_a_contact_settles_the_agreement_it_keeps(
    why: str, window: Any, entry: Entry, outcome: AgreementOutcome
) -> None:
    agreed = talk(window)
    counter = Counter(agreed)

    logged = counter.logged(entry)

    left = counter.jo.agreement(agreed.id)
    assert left is not None
    assert left.outcome is outcome
    settled = outcome in (AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE)
    assert (left.settled_by, left.settled_at) == ((logged.contact.id, NOW) if settled else (None, None))
    assert logged.settled == (None if outcome is AgreementOutcome.OPEN else left)


def test_the_promised_email_keeps_the_promise_and_leaves_it_their_turn() -> None:
    owed = promise(day("2026-11-19"), "2026-11-12 16:00")
    counter = Counter(THEIR_TURN, owed)

    logged = counter.logged(an_email())

    assert logged.contact.basis is Basis.PROMISED
    assert logged.settled is not None
    assert logged.settled.outcome is AgreementOutcome.KEPT
    assert isinstance(counter.log(a_call()), Held)


def test_a_contact_entered_late_sets_right_what_was_called_broken_meanwhile() -> None:
    broken = replace(talk(day("2026-11-12")), outcome=AgreementOutcome.BROKEN, settled_at=at("2026-11-13 09:00"))
    logged = Counter(broken).logged(a_call(at("2026-11-12 11:00")))
    assert logged.settled is not None
    assert logged.settled.outcome is AgreementOutcome.KEPT
    assert logged.settled.settled_at == at("2026-11-12 11:00")


def test_an_earlier_contact_entered_late_does_not_take_an_agreement_from_the_one_that_kept_it() -> None:
    keeper = did("2026-11-13 11:00", basis=Basis.AGREED)
    kept = replace(
        talk(span("2026-11-12", "2026-11-13")),
        outcome=AgreementOutcome.KEPT,
        settled_at=keeper.at,
        settled_by=keeper.id,
    )
    counter = Counter(kept, keeper)
    assert counter.logged(a_call(at("2026-11-12 11:00"))).settled is None
    assert counter.jo.agreement(kept.id) == kept


def test_what_was_agreed_next_is_made_at_the_contact_and_in_it() -> None:
    logged = Counter().logged(they_call(at("2026-11-13 09:00"), next=(IN_A_WEEK,)))
    (agreed,) = logged.agreed
    assert (agreed.made_at, agreed.made_in) == (at("2026-11-13 09:00"), logged.contact.id)
    assert (agreed.window, agreed.topic, agreed.words) == (IN_A_WEEK.window, "the order", "ring me in a week")
    assert agreed.outcome is AgreementOutcome.OPEN


@pytest.mark.parametrize(("by", "owner", "owns"), [(ME, "", ME), ("Ben", "", "Ben"), (ME, "Ben", "Ben")])
def test_an_agreement_is_his_who_made_it_unless_another_is_named(by: str, owner: str, owns: str) -> None:
    logged = Counter().logged(they_call(by=by, next=(replace(IN_A_WEEK, owner=owner),)))
    assert logged.agreed[0].owner == owns


def test_no_thank_you_withdraws_what_was_agreed_before_but_not_what_is_agreed_in_the_same_breath() -> None:
    before, owed = talk(day("2026-11-25")), promise(day("2026-11-25"))
    counter = Counter(before, owed)
    entry = they_call(
        standing=NewStanding(StandingKind.NO_THANKS, "no, thank you"),
        next=(replace(IN_A_WEEK, kind=AgreementKind.PROMISE, topic="send the deposit back"),),
    )

    logged = counter.logged(entry)

    outcomes = {a.id: (a.outcome, a.settled_by) for a in counter.jo.agreements}
    withdrawn = (AgreementOutcome.WITHDRAWN, logged.contact.id)
    assert outcomes == {before.id: withdrawn, owed.id: withdrawn, logged.agreed[0].id: (AgreementOutcome.OPEN, None)}
    (standing,) = counter.jo.standings
    assert (standing.since, standing.said_in, standing.words) == (NOW, logged.contact.id, "no, thank you")


def test_a_no_thank_you_entered_late_leaves_alone_what_was_agreed_after_it() -> None:
    later = talk(day("2026-11-25"), "2026-11-14 09:00")
    counter = Counter(later)
    counter.logged(they_call(at("2026-11-12 09:00"), standing=NewStanding(StandingKind.NO_THANKS)))
    assert counter.jo.agreement(later.id) == later


OBJECTING = [
    ("to calls", Channel.CALL, {"call": AgreementOutcome.WITHDRAWN, "email": AgreementOutcome.OPEN}),
    ("to all", None, {"call": AgreementOutcome.WITHDRAWN, "email": AgreementOutcome.WITHDRAWN}),
    ("to texts", Channel.TEXT, {"call": AgreementOutcome.OPEN, "email": AgreementOutcome.OPEN}),
]


@pytest.mark.parametrize(("why", "channel", "left"), OBJECTING, ids=[case[0] for case in OBJECTING])
def test_an_objection_withdraws_what_was_agreed_for_its_channel(why: str, channel: Channel | None, left: Any) -> None:
    counter = Counter(talk(day("2026-11-25")), promise(day("2026-11-25")))
    counter.logged(they_call(objection=NewObjection(channel, "please don't")))
    assert {a.channel.value: a.outcome for a in counter.jo.agreements} == left
    assert counter.jo.objections[0].channel is channel


def test_one_sentence_may_close_several_channels_and_withdraws_what_was_agreed_for_each() -> None:
    counter = Counter(talk(day("2026-11-25")), promise(day("2026-11-25")))
    said = NewObjection(Channel.CALL, "only by text", also=(Channel.EMAIL, Channel.POST))
    logged = counter.logged(they_call(objection=said))
    told = [(o.channel, o.words, o.said_in) for o in counter.jo.objections]
    assert told == [(channel, "only by text", logged.contact.id) for channel in said.channels]
    assert {a.outcome for a in counter.jo.agreements} == {AgreementOutcome.WITHDRAWN}


def test_what_the_contact_kept_is_kept_though_they_said_no_in_it() -> None:
    counter = Counter(talk(day("2026-11-16")))
    logged = counter.logged(a_call(standing=NewStanding(StandingKind.NO_THANKS)))
    assert logged.settled is not None
    assert counter.jo.agreement(logged.settled.id) == logged.settled
    assert logged.settled.outcome is AgreementOutcome.KEPT


def test_what_they_agreed_to_since_counts_for_the_verdict_and_is_kept_by_the_contact() -> None:
    counter = Counter(THEIR_TURN)
    said_at = at("2026-11-15 12:00")
    since = Changed(
        said_at, NextAgreement(AgreementKind.TALK, day("2026-11-16"), Channel.CALL, words="do ring on Monday")
    )

    logged = counter.logged(a_call(changed=since))

    assert (logged.contact.basis, logged.contact.verdict.level) == (Basis.AGREED, Level.WELCOME)
    (agreed,) = counter.jo.agreements
    assert (agreed.made_at, agreed.made_in) == (said_at, None)
    assert (agreed.outcome, agreed.settled_by) == (AgreementOutcome.KEPT, logged.contact.id)


def test_a_standing_they_gave_us_since_counts_for_the_verdict() -> None:
    counter = Counter(talk(day("2026-11-16")))
    changed = Changed(at("2026-11-15 12:00"), standing=NewStanding(StandingKind.NO_THANKS, "we found somebody"))
    held = counter.log(a_call(changed=changed))
    assert isinstance(held, Held)
    assert held.verdict.has(Code.NO_THANKS)
    assert counter.jo.standings == ()


def test_someone_new_is_created_together_with_the_contact() -> None:
    counter = Counter()
    new = NewProspect("  Tom Cole ", "Cole & Son", "+44 7700 900122", "tom@example.com")

    logged = counter.logged(they_call(who=new))

    history = counter.store.history_of(logged.prospect.id)
    assert history is not None
    assert history.prospect == logged.prospect
    assert (logged.prospect.name, logged.prospect.organisation) == ("Tom Cole", "Cole & Son")
    assert [p.e164 for p in logged.prospect.phones] == ["+447700900122"]
    assert history.contacts == (logged.contact,)


def test_a_first_approach_to_someone_new_is_held_and_nobody_is_created() -> None:
    counter = Counter()
    held = counter.log(an_email(who=NewProspect("Callum Frost")))
    assert isinstance(held, Held)
    assert held.verdict.has(Code.FIRST_APPROACH)
    assert counter.store.people_like("Callum", 5) == ()


def test_the_contact_keeps_all_that_was_told() -> None:
    questions = (Question("Is it nut-free?", "Yes"), Question("And the icing?"))
    entry = we_met(at("2026-11-13 15:00"), by="Ben", note=" A good hour. ", questions=questions, ready=Ready.NOT_YET)
    contact = Counter().logged(entry).contact
    assert (contact.by, contact.note, contact.questions, contact.ready) == (
        "Ben",
        "A good hour.",
        questions,
        Ready.NOT_YET,
    )
    assert (contact.at, contact.entered_at) == (at("2026-11-13 15:00"), NOW)


def test_a_question_left_empty_is_not_kept() -> None:
    assert Counter().logged(they_call(questions=(Question("  "),))).contact.questions == ()


def test_a_contact_a_few_minutes_ahead_of_our_clock_is_taken() -> None:
    assert isinstance(Counter().log(they_call(NOW + timedelta(minutes=4))), Logged)


REFUSED = [
    ("in the future", they_call(NOW + timedelta(minutes=6)), Problem.IN_THE_FUTURE),
    ("a change in the future", they_call(changed=Changed(NOW + timedelta(hours=1))), Problem.IN_THE_FUTURE),
    ("nobody of that id", they_call(who=99), Problem.NO_SUCH_PROSPECT),
    ("someone new without a name", they_call(who=NewProspect("  ")), Problem.EMPTY_NAME),
    ("half a character in the note", they_call(note="caf\ud800"), Problem.UNREADABLE_TEXT),
    ("a book in the note", they_call(note="x" * 2_000_000), Problem.TEXT_TOO_LONG),
    ("nobody of us", they_call(by=" "), Problem.EMPTY_NAME),
]


@pytest.mark.parametrize(("why", "entry", "problem"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_written_is_refused_and_nothing_is_written(why: str, entry: Entry, problem: Problem) -> None:
    counter = Counter()
    before = dict(counter.store.rows)
    with pytest.raises(Refusal) as refused:
        counter.log(entry)
    assert refused.value.problem is problem
    assert counter.store.rows == before
    assert counter.store.ledger == []


def test_someone_in_the_trash_is_no_longer_there_to_log_for() -> None:
    counter = Counter()
    counter.store.rows[type(counter.jo.prospect), JO] = replace(counter.jo.prospect, deleted_at=NOW)
    with pytest.raises(Refusal) as refused:
        counter.log(they_call())
    assert refused.value.problem is Problem.NO_SUCH_PROSPECT


def test_one_entry_with_everything_in_it_is_one_deed_about_one_person() -> None:
    counter = Counter(talk(day("2026-11-16")))
    entry = a_call(next=(IN_A_WEEK,), standing=NewStanding(StandingKind.CLIENT), objection=NewObjection(Channel.TEXT))

    outcome = log_contact(counter.desk, entry)

    (written,) = counter.store.ledger
    assert (written.deed.name, written.deed.who, written.deed.detail) == (
        DeedName.LOG_CONTACT,
        "Jo Hill",
        "call agreed",
    )
    assert counter.store.transactions == 1
    assert outcome.changes.prospects == {JO}
    assert outcome.changes.days == {day("2026-11-16").first, day("2026-11-23").first}
    assert outcome.changes.seq == 1


def test_a_meeting_and_a_call_of_theirs_that_keep_what_was_agreed_are_told_as_agreed() -> None:
    at_ten = talk(exact("2026-11-16 10:00"), channel=Channel.MEETING)
    for kept, entry in ((at_ten, we_met()), (talk(exact("2026-11-16 10:00")), they_call())):
        counter = Counter(kept)
        logged = counter.logged(entry)
        assert (logged.contact.basis, logged.rests_on) == (None, Basis.AGREED)
        assert counter.store.ledger[-1].deed.detail == f"{entry.attempt.channel.value} agreed"
    assert Counter().logged(we_met()).rests_on is None


def test_a_promise_over_several_days_is_due_on_the_last_of_them() -> None:
    promised = NextAgreement(AgreementKind.PROMISE, span("2026-11-18", "2026-11-20"), Channel.EMAIL)
    (agreed,) = Counter().logged(they_call(at("2026-11-13 09:00"), next=(promised,))).agreed
    assert agreed.window == day("2026-11-20")


def test_what_somebody_else_agreed_to_is_nothing_that_it_could_keep() -> None:
    hers, toms = talk(day("2026-11-16")), talk(day("2026-11-16"), prospect_id=2)
    counter = Counter(jo(id=2, name="Tom Lee"), hers, toms)
    held = counter.log(a_call(keeps=toms.id))
    assert isinstance(held, Held)
    assert held.verdict.has(Code.NOTHING_AGREED)
    logged = counter.logged(a_call(keeps=toms.id, reason="mixed them up"))
    assert (logged.contact.agreement_id, logged.settled) == (None, None)
    assert [a.outcome for a in counter.jo.agreements] == [AgreementOutcome.OPEN]
