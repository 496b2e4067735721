"""A deed can take a record away; undo brings it back, and nothing is left pointing at what is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import JO, ME, at, day, did, jo, objects, said, talk
from tests.storage.looking import NOW, do
from tracker.actions.outcome import Changes, DeedName, Fault, StoreFault
from tracker.actions.ports import Record, Store
from tracker.rules.agreement import AgreementOutcome, Snooze
from tracker.rules.prospect import Email, Phone, StandingKind

LATER = at("2026-11-18 11:00")
CONTACT = did("2026-11-18 09:00")
AGREEMENT = talk(day("2026-11-24"))
KINDS: dict[str, Record] = {
    "contact": CONTACT,
    "agreement": AGREEMENT,
    "standing": said(StandingKind.THEIR_TURN, "2026-11-18 09:00", "we'll call you"),
    "objection": objects(None, "2026-11-18 09:00"),
}


def take_away(store: Store, *records: Record) -> Changes:
    with store.deed(DeedName.EDIT_PROSPECT, ME, NOW) as tx:
        for record in records:
            tx.remove(record)
    return tx.changes


def held(store: Store) -> tuple[Record, ...]:
    history = store.history_of(JO)
    if history is None:
        return ()
    return (*history.standings, *history.objections, *history.agreements, *history.contacts)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_taken_away_is_gone_and_comes_back_as_it_was(store: Store, kind: str) -> None:
    record = KINDS[kind]
    do(store, jo(), record)
    changes = take_away(store, record)
    assert not held(store)
    assert (changes.prospects, changes.seq) == (frozenset({JO}), 2)
    store.undo(ME, LATER)
    assert held(store) == (record,)
    store.redo(ME, LATER)
    assert held(store) == ()


def test_the_ledger_says_what_it_was_and_that_it_is_gone(store: Store) -> None:
    do(store, jo(), CONTACT)
    take_away(store, CONTACT)
    last = store.written_about(JO)[-1]
    assert (last.deed.name, last.before, last.after) == (DeedName.EDIT_PROSPECT, CONTACT, None)


def test_the_days_of_an_agreement_that_is_gone_are_touched(store: Store) -> None:
    do(store, jo(), AGREEMENT)
    days = frozenset(AGREEMENT.window.days())
    assert take_away(store, AGREEMENT).days == days
    assert store.undo(ME, LATER)[1].days == days
    newer = store.newer_than(1)
    assert newer is not None
    assert newer.days == days


def test_a_person_goes_with_their_number_and_comes_back_with_it(store: Store) -> None:
    person = jo(phones=(Phone("020 7946 0000", "+442079460000"),), emails=(Email("jo@hill.example"),))
    do(store, person)
    take_away(store, person)
    assert (store.is_empty(), store.people_like("7946", 5), store.prospects_matching("jo@hill.example")) == (
        True,
        (),
        (),
    )
    store.undo(ME, LATER)
    assert store.prospects_matching("", "+442079460000") == (person,)


def test_a_reminder_that_is_taken_away_shows_again(store: Store) -> None:
    snooze = Snooze(9, JO, AGREEMENT.id, LATER, NOW)
    do(store, jo(), AGREEMENT, snooze)
    assert store.snoozed(NOW) == {AGREEMENT.id}
    assert take_away(store, snooze).days == set(AGREEMENT.window.days())
    assert store.snoozed(NOW) == frozenset()


def test_taking_away_what_is_not_there_touches_nothing(store: Store) -> None:
    do(store, jo())
    assert take_away(store, CONTACT) == Changes()


def test_what_is_put_and_taken_away_in_one_deed_was_never_there(store: Store) -> None:
    do(store, jo())
    with store.deed(DeedName.EDIT_PROSPECT, ME, NOW) as tx:
        tx.put(CONTACT)
        tx.remove(CONTACT)
    assert (tx.changes, held(store)) == (Changes(), ())


def test_what_is_taken_away_and_put_again_in_one_deed_is_what_it_is_then(store: Store) -> None:
    do(store, jo(), CONTACT)
    corrected = replace(CONTACT, note="it was Tuesday")
    with store.deed(DeedName.EDIT_PROSPECT, ME, NOW) as tx:
        tx.remove(CONTACT)
        tx.put(corrected)
    assert held(store) == (corrected,)
    assert store.written_about(JO)[-1].before == CONTACT
    store.undo(ME, LATER)
    assert held(store) == (CONTACT,)


def test_two_that_point_at_each_other_go_together(store: Store) -> None:
    kept = replace(AGREEMENT, settled_by=CONTACT.id, outcome=AgreementOutcome.KEPT, settled_at=CONTACT.at)
    contact = replace(CONTACT, agreement_id=kept.id)
    do(store, jo(), kept, contact)
    take_away(store, contact, kept)
    assert held(store) == ()
    store.undo(ME, LATER)
    assert held(store) == (kept, contact)


@pytest.mark.parametrize(
    "pointing",
    [
        pytest.param(replace(AGREEMENT, made_in=CONTACT.id), id="the agreement made in it"),
        pytest.param(replace(said(StandingKind.NO_THANKS, "2026-11-18 09:00"), said_in=CONTACT.id), id="what was said"),
    ],
)
def test_nothing_is_taken_from_under_what_points_at_it(store: Store, pointing: Record) -> None:
    do(store, jo(), CONTACT, pointing)
    with pytest.raises(StoreFault) as told:
        take_away(store, CONTACT)
    assert told.value.fault is Fault.DOES_NOT_FIT
    assert set(held(store)) == {CONTACT, pointing}
    assert store.newer_than(1) is None


def test_nobody_is_taken_from_under_what_is_theirs(store: Store) -> None:
    do(store, jo(), CONTACT)
    with pytest.raises(StoreFault) as told:
        take_away(store, jo())
    assert told.value.fault is Fault.DOES_NOT_FIT
    assert held(store) == (CONTACT,)


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(replace(CONTACT, prospect_id=77), id="of nobody"),
        pytest.param(replace(CONTACT, agreement_id=77), id="on no agreement"),
        pytest.param(replace(AGREEMENT, moved_to=77), id="moved to none"),
        pytest.param(Snooze(9, JO, 77, LATER, NOW), id="putting off none"),
    ],
)
def test_what_points_at_nothing_is_not_kept_and_the_next_deed_is(store: Store, record: Record) -> None:
    do(store, jo())
    with pytest.raises(StoreFault) as told:
        do(store, jo(name="Joanna"), record)
    assert told.value.fault is Fault.DOES_NOT_FIT
    assert do(store, jo(name="J. Hill")).seq == 2
    assert held(store) == ()
