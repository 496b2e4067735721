"""Claims about what they tell us outside any contact we logged: standings and objections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.actions.counter import NOW, Counter
from tests.builders import JO, at, day, objects, promise, talk
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.people.lift_objection import lift_objection
from tracker.actions.people.object_to import object_to
from tracker.actions.people.set_standing import set_standing
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.entry import NewObjection, NewStanding
from tracker.rules.prospect import StandingKind


def test_a_standing_holds_from_now_unless_said_otherwise() -> None:
    counter = Counter()
    now = set_standing(counter.desk, JO, NewStanding(StandingKind.THEIR_TURN, " we'll call you ")).value
    then = set_standing(counter.desk, JO, NewStanding(StandingKind.CLIENT), at("2026-11-12 09:00")).value
    assert (now.since, now.words, now.said_in) == (NOW, "we'll call you", None)
    assert then.since == at("2026-11-12 09:00")
    assert counter.jo.standings == (then, now)


def test_no_thank_you_withdraws_what_was_agreed_before_it_and_nothing_later() -> None:
    before, later = talk(day("2026-11-25")), talk(day("2026-11-26"), "2026-11-14 09:00")
    counter = Counter(before, later)
    set_standing(counter.desk, JO, NewStanding(StandingKind.NO_THANKS), at("2026-11-12 09:00"))
    outcomes = {a.id: a.outcome for a in counter.jo.agreements}
    assert outcomes == {before.id: AgreementOutcome.WITHDRAWN, later.id: AgreementOutcome.OPEN}


WITHDRAWN = [(Channel.CALL, {"call"}), (Channel.EMAIL, {"email"}), (Channel.TEXT, set()), (None, {"call", "email"})]


@pytest.mark.parametrize(("channel", "withdrawn"), WITHDRAWN)
def test_an_objection_withdraws_what_was_agreed_for_its_channel(channel: Channel | None, withdrawn: Any) -> None:
    counter = Counter(talk(day("2026-11-25")), promise(day("2026-11-25")))
    objection = object_to(counter.desk, JO, NewObjection(channel, "please don't", at("2027-01-01 00:00"))).value
    gone = {a.channel.value for a in counter.jo.agreements if a.outcome is AgreementOutcome.WITHDRAWN}
    assert gone == withdrawn
    assert (objection.since, objection.until, objection.words) == (NOW, at("2027-01-01 00:00"), "please don't")


def test_a_lifted_objection_holds_no_longer_but_is_not_forgotten() -> None:
    objection = objects(None, "2026-11-01 10:00")
    counter = Counter(objection)
    lifted = lift_objection(counter.desk, objection).value
    assert counter.jo.objections == (lifted,)
    assert lifted.holds_at(at("2026-11-10 10:00"))
    assert not lifted.holds_at(NOW)


def test_what_one_sentence_closed_is_lifted_together_or_not_at_all() -> None:
    said = [objects(way, "2026-11-01 10:00", words="only by e-mail") for way in (Channel.CALL, Channel.TEXT)]
    counter = Counter(*said)
    with pytest.raises(Refusal):
        lift_objection(counter.desk, said[0], replace(said[1], words="something else"))
    assert all(each.holds_at(NOW) for each in counter.jo.objections)
    lift_objection(counter.desk, *said)
    assert not any(each.holds_at(NOW) for each in counter.jo.objections)


def test_an_objection_is_lifted_once() -> None:
    objection = objects(None, "2026-11-01 10:00")
    counter = Counter(objection)
    lifted = lift_objection(counter.desk, objection).value
    for stale in (objection, lifted):
        with pytest.raises(Refusal) as refused:
            lift_objection(counter.desk, stale)
        assert refused.value.problem is Problem.CHANGED_SINCE
