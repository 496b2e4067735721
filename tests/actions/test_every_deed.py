"""Claims that hold for every deed: one transaction, undone whole and done again whole, and nothing where it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.actions.counter import NOW, Counter, a_call, they_call
from tests.builders import JO, ME, at, came_in, day, jo, objects, promise, talk
from tracker.actions.agreements.add_agreement import add_agreement
from tracker.actions.agreements.answer_slipped import DidContact, HasEnded, WasMoved, answer_slipped
from tracker.actions.agreements.call_off import call_off
from tracker.actions.agreements.hand_over import hand_over
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.change_policy import change_policy
from tracker.actions.contacts.log_contact import log_contact
from tracker.actions.contacts.nothing_to_answer import nothing_to_answer
from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.outcome import DeedName, Fault, Outcome, Problem, Refusal, StoreFault
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.let_be import let_be
from tracker.actions.people.lift_objection import lift_objection
from tracker.actions.people.object_to import object_to
from tracker.actions.people.restore_prospect import restore_prospect
from tracker.actions.people.set_standing import set_standing
from tracker.actions.ports import Desk
from tracker.actions.redo import redo
from tracker.actions.sample.load_sample import SAMPLE_TAG, Sample, load_sample
from tracker.actions.sample.remove_sample import remove_sample
from tracker.actions.undo import undo
from tracker.actions.us.add_user import add_user
from tracker.actions.us.edit_user import edit_user
from tracker.actions.us.leave import leave
from tracker.actions.us.rename_user import rename_user
from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel
from tracker.rules.entry import NewObjection, NewProspect, NewStanding, NextAgreement
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.us import User

AGREED = talk(day("2026-11-16"))
OWED = promise(day("2026-11-20"))
WROTE = came_in("2026-11-15 10:00", Channel.EMAIL)
OBJECTION = objects(Channel.TEXT, "2026-11-01 10:00")
TRASHED = Prospect(2, "Tom Cole", deleted_at=at("2026-11-10 09:00"))
VISITOR = Prospect(3, "Ada Visitor", tags=(SAMPLE_TAG,))
NEXT = NextAgreement(AgreementKind.TALK, day("2026-11-27"), Channel.CALL)

ANSWERS = (
    DidContact(AGREED.id, a_call(keeps=AGREED.id)),
    WasMoved(OWED.id, day("2026-11-25"), WhoMoved.THEY_ASKED, "Wednesday will do"),
)

Doing = Callable[[Desk], Outcome[Any]]

DEEDS: list[tuple[DeedName, Doing]] = [
    (DeedName.LOG_CONTACT, lambda d: log_contact(d, a_call(next=(NEXT,)))),
    (DeedName.LOG_CONTACT, lambda d: log_contact(d, they_call(who=NewProspect("Priya Nair")))),
    (DeedName.ADD_PROSPECT, lambda d: add_prospect(d, NewProspect("Priya Nair"))),
    (DeedName.EDIT_PROSPECT, lambda d: edit_prospect(d, jo(), jo(notes="Likes lemon"))),
    (DeedName.DELETE_PROSPECT, lambda d: delete_prospect(d, JO)),
    (DeedName.RESTORE_PROSPECT, lambda d: restore_prospect(d, TRASHED.id)),
    (DeedName.SETTLE_AGREEMENT, lambda d: settle_agreement(d, AGREED.id, AgreementOutcome.BROKEN)),
    (DeedName.SETTLE_AGREEMENT, lambda d: settle_agreement(d, AGREED.id, AgreementOutcome.BROKEN, to_tell=True)),
    (DeedName.SETTLE_AGREEMENT, lambda d: call_off(d, AGREED.id, "what a pity")),
    (DeedName.LET_BE, lambda d: let_be(d, JO)),
    (DeedName.NOTHING_TO_ANSWER, lambda d: nothing_to_answer(d, JO, WROTE.id)),
    (DeedName.MOVE_AGREEMENT, lambda d: move_agreement(d, AGREED.id, day("2026-11-18"), WhoMoved.THEY_ASKED)),
    (DeedName.HAND_OVER, lambda d: hand_over(d, AGREED.id, "Ben")),
    (DeedName.ANSWER_SLIPPED, lambda d: answer_slipped(d, ANSWERS)),
    (DeedName.ADD_AGREEMENT, lambda d: add_agreement(d, JO, NEXT)),
    (DeedName.SET_STANDING, lambda d: set_standing(d, JO, NewStanding(StandingKind.NO_THANKS))),
    (DeedName.OBJECT, lambda d: object_to(d, JO, NewObjection(None))),
    (DeedName.LIFT_OBJECTION, lambda d: lift_objection(d, OBJECTION)),
    (DeedName.CHANGE_POLICY, lambda d: change_policy(d, Policy(), Policy(tries=5))),
    (DeedName.MERGE_PEOPLE, lambda d: merge_people(d, JO, VISITOR.id, lambda field, _other: field)),
    (DeedName.REMOVE_SAMPLE, remove_sample),
    (DeedName.ADD_USER, lambda d: add_user(d, "Ada", "Crumb & Co", "020 7946 0018")),
    (DeedName.RENAME_USER, lambda d: rename_user(d, "ben", "Benjamin")),
    (DeedName.EDIT_USER, lambda d: edit_user(d, ME, ME, "Crumb & Co", "")),
    (DeedName.LEAVE, lambda d: leave(d, ME, "Ben")),
]
EVERY = pytest.mark.parametrize(("name", "deed"), DEEDS, ids=[name.value for name, _ in DEEDS])


def a_counter() -> Counter:
    return Counter(User(1, ME), User(2, "Ben"), AGREED, OWED, WROTE, OBJECTION, TRASHED, VISITOR)


@EVERY
def test_a_deed_is_one_transaction_with_one_ledger_entry(name: DeedName, deed: Doing) -> None:
    counter = a_counter()
    outcome = deed(counter.desk)
    assert counter.store.transactions == 1
    (entry,) = counter.store.ledger
    assert (entry.deed.name, entry.deed.by, entry.deed.at) == (name, counter.desk.me, NOW)
    assert outcome.changes.seq == entry.deed.seq
    assert outcome.changes.prospects == entry.changes.prospects


@EVERY
def test_undo_takes_the_whole_deed_back_and_redo_does_the_whole_again(name: DeedName, deed: Doing) -> None:
    counter = a_counter()
    before = dict(counter.store.rows)
    deed(counter.desk)
    after = dict(counter.store.rows)
    assert after != before

    taken_back = undo(counter.desk)
    assert counter.store.rows == before
    assert (taken_back.value.name, taken_back.value.of) == (DeedName.UNDO, name)

    done_again = redo(counter.desk)
    assert counter.store.rows == after
    assert (done_again.value.name, done_again.value.of) == (DeedName.REDO, name)
    assert done_again.changes.prospects == taken_back.changes.prospects


@EVERY
def test_a_deed_the_store_cannot_do_leaves_nothing_half_done(name: DeedName, deed: Doing) -> None:
    counter = a_counter()
    before = dict(counter.store.rows)
    counter.store.trouble = StoreFault(Fault.DISK_FULL)
    with pytest.raises(StoreFault):
        deed(counter.desk)
    assert counter.store.rows == before
    assert counter.store.ledger == []


REFUSED: list[tuple[str, Doing, Problem]] = [
    ("adding nobody", lambda d: add_prospect(d, NewProspect(" ")), Problem.EMPTY_NAME),
    ("deleting nobody", lambda d: delete_prospect(d, 99), Problem.NO_SUCH_PROSPECT),
    ("deleting someone twice", lambda d: delete_prospect(d, TRASHED.id), Problem.NO_SUCH_PROSPECT),
    ("restoring nobody", lambda d: restore_prospect(d, 99), Problem.NO_SUCH_PROSPECT),
    ("agreeing with nobody", lambda d: add_agreement(d, 99, NEXT), Problem.NO_SUCH_PROSPECT),
    ("a standing for nobody", lambda d: set_standing(d, 99, NewStanding(StandingKind.OPEN)), Problem.NO_SUCH_PROSPECT),
    ("an objection of nobody", lambda d: object_to(d, 99, NewObjection(None)), Problem.NO_SUCH_PROSPECT),
    ("letting nobody be", lambda d: let_be(d, 99), Problem.NO_SUCH_PROSPECT),
    ("no such message", lambda d: nothing_to_answer(d, JO, 99), Problem.NO_SUCH_MESSAGE),
    ("no such agreement", lambda d: settle_agreement(d, 99, AgreementOutcome.LAPSED), Problem.NO_SUCH_AGREEMENT),
    (
        "moving no such agreement",
        lambda d: move_agreement(d, 99, day("2026-11-18"), WhoMoved.THEY_ASKED),
        Problem.NO_SUCH_AGREEMENT,
    ),
    ("handing over to nobody", lambda d: hand_over(d, AGREED.id, " "), Problem.EMPTY_NAME),
    ("handing over to a stranger", lambda d: hand_over(d, AGREED.id, "Bob"), Problem.NO_SUCH_USER),
    ("two of us by one name", lambda d: add_user(d, " BEN "), Problem.ONE_OF_US_ALREADY),
    ("one of us without a name", lambda d: add_user(d, " "), Problem.EMPTY_NAME),
    ("a new name for a stranger", lambda d: rename_user(d, "Bob", "Rob"), Problem.NO_SUCH_USER),
    ("a name that is a colleague's", lambda d: rename_user(d, ME, "ben"), Problem.ONE_OF_US_ALREADY),
    ("a name that nobody could see", lambda d: rename_user(d, ME, "\u200d"), Problem.EMPTY_NAME),
    ("leaving with nobody to take over", lambda d: leave(d, ME), Problem.NEEDS_WHO_TAKES_OVER),
    ("handing over to oneself on leaving", lambda d: leave(d, ME, ME), Problem.NEEDS_WHO_TAKES_OVER),
    ("handing over nothing", lambda d: hand_over(d, 99, "Ben"), Problem.NO_SUCH_AGREEMENT),
    (
        "a contact nobody agreed to, without a reason",
        lambda d: answer_slipped(d, (DidContact(AGREED.id, a_call(at("2026-11-14 10:00"))),)),
        Problem.NEEDS_A_REASON,
    ),
    ("lifting what was never said", lambda d: lift_objection(d, replace(OBJECTION, id=99)), Problem.CHANGED_SINCE),
    (
        "unreadable words",
        lambda d: set_standing(d, JO, NewStanding(StandingKind.OPEN, "\x00")),
        Problem.UNREADABLE_TEXT,
    ),
    ("an overlong topic", lambda d: add_agreement(d, JO, replace(NEXT, topic="x" * 9999)), Problem.TEXT_TOO_LONG),
    (
        "a number that cannot be read",
        lambda d: add_prospect(d, NewProspect("Tom", phone="0161\x00")),
        Problem.UNREADABLE_TEXT,
    ),
    ("nothing to undo", undo, Problem.NOTHING_TO_UNDO),
    ("nothing to redo", redo, Problem.NOTHING_TO_REDO),
]


@pytest.mark.parametrize(("why", "deed", "problem"), REFUSED, ids=[case[0] for case in REFUSED])
def test_a_refused_deed_writes_nothing(why: str, deed: Doing, problem: Problem) -> None:
    counter = a_counter()
    before = dict(counter.store.rows)
    with pytest.raises(Refusal) as refused:
        deed(counter.desk)
    assert refused.value.problem is problem
    assert counter.store.rows == before
    assert counter.store.ledger == []


NOTHING: list[tuple[str, Doing]] = [
    ("an edit without a change", lambda d: edit_prospect(d, jo(), jo())),
    ("restoring someone who is there", lambda d: restore_prospect(d, JO)),
    ("moving to the same day", lambda d: move_agreement(d, AGREED.id, AGREED.window, WhoMoved.THEY_ASKED)),
    ("answering what is gone", lambda d: answer_slipped(d, (HasEnded(99, AgreementOutcome.BROKEN),))),
    ("handing over to its owner", lambda d: hand_over(d, AGREED.id, AGREED.owner)),
    ("a name as it is written", lambda d: rename_user(d, ME, ME)),
    ("nothing new about one of us", lambda d: edit_user(d, ME, ME, "", "")),
    ("a sample of nobody", lambda d: load_sample(d, Sample((), ()))),
]


@pytest.mark.parametrize(("why", "deed"), NOTHING, ids=[case[0] for case in NOTHING])
def test_a_deed_that_changes_nothing_is_nothing_to_undo(why: str, deed: Doing) -> None:
    counter = a_counter()
    outcome = deed(counter.desk)
    assert counter.store.undoable(ME) is None
    assert outcome.changes.seq is None
    assert not outcome.changes.everything


def test_what_was_changed_since_is_not_undone_over_somebody_elses_work() -> None:
    counter = a_counter()
    edit_prospect(counter.desk, jo(), jo(notes="Likes lemon"))
    counter.store.rows[Prospect, JO] = jo(notes="Likes lime")
    with pytest.raises(Refusal) as refused:
        undo(counter.desk)
    assert refused.value.problem is Problem.CHANGED_SINCE
    assert counter.jo.prospect.notes == "Likes lime"
