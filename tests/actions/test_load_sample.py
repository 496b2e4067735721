"""Claims about the sample data coming and going: in one deed, judged as it happened, and in nobody's way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.actions.counter import Counter, a_call, an_email, they_call
from tests.builders import JO, at, day
from tracker.actions.outcome import DeedName, Problem, Refusal
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.object_to import object_to
from tracker.actions.sample.load_sample import SAMPLE_TAG, Happening, Sample, SampleAnswer, SampleMove, load_sample
from tracker.actions.sample.remove_sample import remove_sample
from tracker.actions.undo import undo
from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel
from tracker.rules.entry import NewObjection, NewProspect, NextAgreement
from tracker.rules.history import History
from tracker.rules.prospect import Phone, Prospect
from tracker.rules.us import User
from tracker.rules.verdict import Code

PRIYA = Prospect(501, "Priya Nair", phones=(Phone("+44 7700 900121"),), tags=("cakes",))
TOM = Prospect(502, "Tom Cole")
RING_ME = NextAgreement(AgreementKind.TALK, day("2026-11-12"), Channel.CALL, words="ring me on Thursday")
SHE_CALLED = they_call(at("2026-11-09 10:00"), who=PRIYA.id, next=(RING_ME,))
WE_CALLED = a_call(at("2026-11-12 10:00"), who=PRIYA.id)
SAMPLE = Sample((PRIYA, TOM), (SHE_CALLED, WE_CALLED, an_email(at("2026-11-13 10:00"), who=PRIYA.id)))


def of(counter: Counter, prospect: Prospect) -> History:
    history = counter.store.history_of(prospect.id)
    assert history is not None
    return history


def test_the_sample_comes_in_one_deed_and_undo_takes_all_of_it_away() -> None:
    counter = Counter()
    before = dict(counter.store.rows)

    outcome = load_sample(counter.desk, SAMPLE)

    assert outcome.value == 2
    assert outcome.changes.everything
    assert [entry.deed.name for entry in counter.store.ledger] == [DeedName.LOAD_SAMPLE]
    assert {user.name for user in counter.store.users()} >= {"Maria"}, "whoever wrote something is one of us"
    undo(counter.desk)
    assert {key: r for key, r in counter.store.rows.items() if not isinstance(r, User)} == before


def test_each_contact_has_the_verdict_it_would_have_had_then() -> None:
    counter = Counter()
    load_sample(counter.desk, SAMPLE)
    she_called, we_called, we_mailed = of(counter, PRIYA).contacts
    assert she_called.basis is None
    assert (we_called.basis, we_called.verdict.findings) == (Basis.AGREED, ())
    assert we_mailed.verdict.has(Code.NOTHING_AGREED)
    assert we_mailed.entered_at == we_mailed.at
    assert [a.outcome for a in of(counter, PRIYA).agreements] == [AgreementOutcome.KEPT]


def test_sample_people_bear_the_tag_beside_their_own_and_their_numbers_can_be_found() -> None:
    counter = Counter()
    load_sample(counter.desk, SAMPLE)
    priya = of(counter, PRIYA).prospect
    assert priya.tags == ("cakes", SAMPLE_TAG)
    assert priya.phones[0].e164 == "+447700900121"


HAPPENINGS = [
    (
        "moved",
        SampleMove(PRIYA.id, at("2026-11-10 09:00"), AgreementKind.TALK, day("2026-11-20"), WhoMoved.THEY_ASKED),
        [AgreementOutcome.MOVED, AgreementOutcome.OPEN],
    ),
    (
        "broken",
        SampleAnswer(PRIYA.id, at("2026-11-13 09:00"), AgreementKind.TALK, AgreementOutcome.BROKEN),
        [AgreementOutcome.BROKEN],
    ),
    (
        "there is no such promise",
        SampleAnswer(PRIYA.id, at("2026-11-13 09:00"), AgreementKind.PROMISE, AgreementOutcome.BROKEN),
        [AgreementOutcome.OPEN],
    ),
]


@pytest.mark.parametrize(("why", "happening", "outcomes"), HAPPENINGS, ids=[case[0] for case in HAPPENINGS])
def test_an_agreement_of_the_sample_may_be_moved_or_given_its_honest_end(
    why: str, happening: Happening, outcomes: list[AgreementOutcome]
) -> None:
    counter = Counter()
    load_sample(counter.desk, Sample((PRIYA,), (SHE_CALLED, happening)))
    history = of(counter, PRIYA)
    assert [a.outcome for a in sorted(history.agreements, key=lambda a: a.id)] == outcomes


def test_the_sample_does_not_come_twice() -> None:
    counter = Counter()
    load_sample(counter.desk, SAMPLE)
    again = load_sample(counter.desk, Sample((replace(PRIYA, id=601),), ()))
    assert again.value == 0
    assert len(counter.store.ledger) == 1


def test_a_sample_that_cannot_be_written_is_not_written_at_all() -> None:
    counter = Counter()
    with pytest.raises(Refusal) as refused:
        load_sample(counter.desk, Sample((PRIYA, replace(TOM, name="")), ()))
    assert refused.value.problem is Problem.EMPTY_NAME
    assert counter.store.history_of(PRIYA.id) is None


def test_removing_the_sample_leaves_everyone_else_and_those_whose_tag_was_taken_off() -> None:
    counter = Counter()
    load_sample(counter.desk, SAMPLE)
    priya = of(counter, PRIYA).prospect
    edit_prospect(counter.desk, priya, replace(priya, tags=("cakes",)))

    outcome = remove_sample(counter.desk)

    assert outcome.value == 1
    assert outcome.changes.everything
    assert {line.id for line in counter.store.people_like("", 10)} == {JO, PRIYA.id}
    assert of(counter, TOM).prospect.deleted_at == counter.desk.now()


def test_removing_the_sample_takes_nobodys_objection_along() -> None:
    """Not theirs who stay, and not that of a sample person: theirs still stops what goes to their number."""
    counter = Counter()
    load_sample(counter.desk, SAMPLE)
    object_to(counter.desk, JO, NewObjection(Channel.EMAIL))
    object_to(counter.desk, PRIYA.id, NewObjection(Channel.CALL))
    remove_sample(counter.desk)
    assert [o.holds_at(counter.desk.now()) for o in counter.jo.objections] == [True]
    assert [o.holds_at(counter.desk.now()) for o in of(counter, PRIYA).objections] == [True]
    sharing = NewProspect("Ravi Nair", phone=PRIYA.phones[0].typed, shares=True)
    ravi = of(counter, add_prospect(counter.desk, sharing).value)
    assert [s.prospect_id for s in ravi.sharers] == [PRIYA.id]


def test_colleagues_who_were_only_ever_in_the_sample_leave_with_it_and_come_back_with_undo() -> None:
    counter = Counter()
    bens, als = (replace(WE_CALLED, attempt=replace(WE_CALLED.attempt, by=name)) for name in ("Ben", "Al"))
    load_sample(counter.desk, Sample((PRIYA, TOM), (SHE_CALLED, bens, replace(als, who=TOM.id))))
    counter.logged(a_call(at("2026-11-16 09:00"), by="Al", reason="he asked her to"))
    remove_sample(counter.desk)

    def here() -> set[str]:
        return {user.name for user in counter.store.users() if user.left_at is None}

    assert here() == {"Maria", "Al"}
    undo(counter.desk)
    assert here() == {"Maria", "Al", "Ben"}


def test_someone_who_only_speaks_of_a_sample_is_not_part_of_it() -> None:
    counter = Counter()
    edit_prospect(counter.desk, counter.jo.prospect, replace(counter.jo.prospect, notes="Wants a sample of the lemon"))
    assert remove_sample(counter.desk).value == 0
    assert [line.id for line in counter.store.people_like("", 10)] == [JO]


def test_a_removed_sample_may_come_again() -> None:
    counter = Counter()
    load_sample(counter.desk, SAMPLE)
    remove_sample(counter.desk)
    again = load_sample(counter.desk, Sample((replace(PRIYA, id=601),), ()))
    assert again.value == 1
