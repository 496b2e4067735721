"""Claims about settling, moving and adding agreements by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.actions.counter import NOW, Counter, an_entry
from tests.builders import JO, ME, at, day, exact, promise, talk
from tracker.actions.agreements.add_agreement import add_agreement
from tracker.actions.agreements.call_off import call_off
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.agreements.snooze import snooze
from tracker.actions.outcome import Problem, Refusal
from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import NextAgreement

SETTLED = [outcome for outcome in AgreementOutcome if outcome not in (AgreementOutcome.OPEN, AgreementOutcome.TRIED)]
BY_HAND = [AgreementOutcome.BROKEN, AgreementOutcome.WITHDRAWN, AgreementOutcome.LAPSED]


@pytest.mark.parametrize("answer", BY_HAND)
@pytest.mark.parametrize("was", [AgreementOutcome.OPEN, AgreementOutcome.TRIED])
def test_an_honest_answer_ends_an_open_agreement_now(answer: AgreementOutcome, was: AgreementOutcome) -> None:
    agreed = replace(talk(day("2026-11-13")), outcome=was)
    counter = Counter(agreed)
    settled = settle_agreement(counter.desk, agreed.id, answer).value
    assert settled == replace(agreed, outcome=answer, settled_at=NOW)
    assert counter.jo.agreements == (settled,)


@pytest.mark.parametrize("answer", [o for o in AgreementOutcome if o not in (*BY_HAND, AgreementOutcome.NO_SHOW)])
def test_only_a_contact_or_a_move_can_give_it_any_other_end(answer: AgreementOutcome) -> None:
    agreed = talk(day("2026-11-13"))
    counter = Counter(agreed)
    with pytest.raises(ValueError, match="by hand"):
        settle_agreement(counter.desk, agreed.id, answer)
    assert counter.jo.agreements == (agreed,)


def test_whoever_did_not_come_was_to_meet_us() -> None:
    meeting, call = talk(day("2026-11-13"), channel=Channel.MEETING), talk(day("2026-11-13"))
    owed = promise(day("2026-11-13"), channel=Channel.MEETING)
    counter = Counter(meeting, call, owed)
    settled = settle_agreement(counter.desk, meeting.id, AgreementOutcome.NO_SHOW, " she was ill ").value
    assert (settled.outcome, settled.settled_at, settled.words) == (AgreementOutcome.NO_SHOW, NOW, "she was ill")
    for nobody in (call, owed):
        with pytest.raises(Refusal) as refused:
            settle_agreement(counter.desk, nobody.id, AgreementOutcome.NO_SHOW)
        assert refused.value.problem is Problem.NOBODY_WAS_TO_COME
        assert counter.jo.agreement(nobody.id) == nobody


def test_nobody_has_failed_to_come_before_it_was_time() -> None:
    ahead = talk(exact("2026-11-27 10:00"), channel=Channel.MEETING)
    counter = Counter(ahead)
    with pytest.raises(Refusal) as refused:
        settle_agreement(counter.desk, ahead.id, AgreementOutcome.NO_SHOW)
    assert refused.value.problem is Problem.NOT_YET_TIME
    assert counter.jo.agreements == (ahead,)


def test_what_we_call_off_ourselves_stays_ours() -> None:
    ahead = talk(exact("2026-11-27 10:00"), words="come at ten")
    counter = Counter(ahead)
    ended = call_off(counter.desk, ahead.id, " what a pity ").value
    assert (ended.outcome, ended.settled_at, ended.words) == (
        AgreementOutcome.WITHDRAWN,
        NOW,
        "come at ten; what a pity",
    )
    assert ended.is_called_off_by_us
    assert counter.store.ledger[-1].deed.detail == "withdrawn we-asked"
    assert [left.by_us for left in counter.store.nothing_agreed(NOW)] == [True]


def test_what_is_over_was_missed_and_is_not_called_off_by_us_any_more() -> None:
    over = talk(day("2026-11-13"))
    counter = Counter(over)
    with pytest.raises(Refusal) as refused:
        call_off(counter.desk, over.id)
    assert refused.value.problem is Problem.ITS_TIME_IS_OVER
    assert counter.jo.agreements == (over,)


MISSED = replace(
    talk(exact("2026-11-13 10:00"), channel=Channel.MEETING),
    outcome=AgreementOutcome.BROKEN,
    settled_at=at("2026-11-13 12:00"),
    to_tell=True,
)


@pytest.mark.parametrize(
    ("answer", "settled_at"),
    [
        (AgreementOutcome.BROKEN, MISSED.settled_at),
        (AgreementOutcome.WITHDRAWN, NOW),
        (AgreementOutcome.NO_SHOW, NOW),
    ],
)
def test_one_that_is_to_tell_may_be_answered_anew_and_is_told_by_any_answer(
    answer: AgreementOutcome, settled_at: datetime
) -> None:
    counter = Counter(MISSED)
    settled = settle_agreement(counter.desk, MISSED.id, answer).value
    assert (settled.outcome, settled.to_tell, settled.settled_at) == (answer, False, settled_at)


def test_one_that_is_to_tell_can_still_be_moved() -> None:
    counter = Counter(MISSED)
    new = move_agreement(counter.desk, MISSED.id, day("2026-11-20"), WhoMoved.THEY_ASKED).value
    old = counter.jo.agreement(MISSED.id)
    assert old is not None
    assert (old.outcome, old.to_tell, old.moved_to) == (AgreementOutcome.MOVED, False, new.id)
    assert (new.is_open, new.to_tell, new.settled_at) == (True, False, None)


@pytest.mark.parametrize("channel", [Channel.TEXT, Channel.CALL])
def test_a_contact_that_owns_up_tells_them(channel: Channel) -> None:
    counter = Counter(MISSED)
    entry = an_entry(NOW, Direction.OUT, channel, basis=Basis.ABOUT, note="so sorry, I missed it")
    counter.logged(entry)
    told = counter.jo.agreement(MISSED.id)
    assert told == replace(MISSED, to_tell=False)


@pytest.mark.parametrize("was", SETTLED)
def test_what_is_settled_is_neither_settled_again_nor_moved(was: AgreementOutcome) -> None:
    agreed = replace(talk(day("2026-11-13")), outcome=was, settled_at=at("2026-11-14 10:00"))
    counter = Counter(agreed)
    with pytest.raises(Refusal) as settling:
        settle_agreement(counter.desk, agreed.id, AgreementOutcome.LAPSED)
    with pytest.raises(Refusal) as moving:
        move_agreement(counter.desk, agreed.id, day("2026-11-20"), WhoMoved.THEY_ASKED)
    assert settling.value.problem is moving.value.problem is Problem.ALREADY_SETTLED
    assert counter.jo.agreements == (agreed,)


@pytest.mark.parametrize("who", [WhoMoved.THEY_ASKED, WhoMoved.I_AM_LATE])
def test_a_moved_agreement_points_to_the_one_that_replaced_it(who: WhoMoved) -> None:
    agreed = talk(day("2026-11-17"), words="do ring me", topic="the order")
    counter = Counter(agreed)

    new = move_agreement(counter.desk, agreed.id, day("2026-11-19"), who).value

    old = counter.jo.agreement(agreed.id)
    assert old is not None
    assert (old.outcome, old.moved_to, old.who_moved) == (AgreementOutcome.MOVED, new.id, who)
    assert counter.jo.agreement(new.id) == new
    assert (new.window, new.words, new.topic, new.is_open) == (day("2026-11-19"), "do ring me", "the order", True)


def test_a_typing_mistake_is_put_right_and_says_that_it_was() -> None:
    agreed = talk(day("2026-11-17"))
    counter = Counter(agreed)
    right = move_agreement(counter.desk, agreed.id, day("2026-11-18"), WhoMoved.TYPED_WRONG).value
    assert counter.jo.agreements == (right,) == (replace(agreed, window=day("2026-11-18"), corrected_at=NOW),)


def test_a_move_touches_the_day_it_left_and_the_day_it_came_to() -> None:
    agreed = talk(day("2026-11-17"))
    changes = move_agreement(Counter(agreed).desk, agreed.id, day("2026-11-19"), WhoMoved.THEY_ASKED).changes
    assert changes.days == {day("2026-11-17").first, day("2026-11-19").first}


def test_an_agreement_added_by_hand_is_ours_and_made_now_unless_said_otherwise() -> None:
    counter = Counter()
    agreed = NextAgreement(AgreementKind.PROMISE, day("2026-11-20"), Channel.POST, " the \n form ", "no hurry")
    now = add_agreement(counter.desk, JO, agreed).value
    then = add_agreement(counter.desk, JO, replace(agreed, owner="Ben"), at("2026-11-12 09:00")).value
    assert (now.owner, now.made_at, now.made_in, now.topic) == (ME, NOW, None, "the form")
    assert (then.owner, then.made_at) == ("Ben", at("2026-11-12 09:00"))


def test_a_hidden_reminder_is_shown_again_once_the_time_it_was_hidden_for_is_put_right() -> None:
    agreed = talk(day("2026-11-13"))
    counter = Counter(agreed)
    snooze(counter.desk, agreed.id, at("2026-11-30 00:00"))
    assert counter.desk.store.snoozed(NOW) == {agreed.id}
    moved = move_agreement(counter.desk, agreed.id, day("2026-11-20"), WhoMoved.TYPED_WRONG).value
    assert moved.id == agreed.id
    assert counter.desk.store.snoozed(NOW) == frozenset()


def test_and_stays_hidden_where_nothing_is_changed() -> None:
    agreed = talk(day("2026-11-13"))
    counter = Counter(agreed)
    snooze(counter.desk, agreed.id, at("2026-11-30 00:00"))
    move_agreement(counter.desk, agreed.id, agreed.window, WhoMoved.TYPED_WRONG)
    assert counter.desk.store.snoozed(NOW) == {agreed.id}
