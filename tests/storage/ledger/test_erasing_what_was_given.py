"""What was logged for the wrong person and given to the right one goes with the right one, wherever it stood."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders import JO, ME, at, day, jo
from tests.fakes import Clock, a_desk
from tests.storage.ledger.test_erasing import bytes_in
from tests.storage.looking import do
from tracker.actions.contacts.log_contact import Logged, log_contact
from tracker.actions.corrections.give_to import give_to
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.ports import Desk
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.entry import Attempt, Entry, NewStanding, NextAgreement
from tracker.rules.prospect import Prospect, StandingKind
from tracker.storage.store import SqliteStore

BEN, ADA = Prospect(2, "Ben Hall"), Prospect(3, "Ada Cole")
NOW = at("2026-11-18 10:00")
MARKS = (b"hazelnut", b"marzipan", b"quince")


def logged(desk: Desk, when: str, direction: Direction, channel: Channel, **given: object) -> Contact:
    attempt = Attempt(direction, channel, at(when), ME)
    fields: dict[str, object] = {"who": JO, "attempt": attempt, "outcome": ContactOutcome.TALKED} | given
    value = log_contact(desk, Entry(**fields)).value  # type: ignore[arg-type]
    assert isinstance(value, Logged)
    return value.contact


def a_wrong_person(store: SqliteStore) -> tuple[Desk, Contact, Contact]:
    """A tasting that was another's was logged for Jo, and the call it led to was really Jo's."""
    desk = a_desk(store, Clock(NOW))  # type: ignore[arg-type]
    do(store, jo(), BEN, ADA)
    agreed = NextAgreement(
        AgreementKind.TALK, day("2026-11-12"), Channel.CALL, topic="marzipan", words="quince, please"
    )
    said = NewStanding(StandingKind.OPEN, "hazelnut is fine")
    met = logged(
        desk, "2026-11-02 10:00", Direction.MET, Channel.MEETING, note="likes hazelnut", next=(agreed,), standing=said
    )
    called = logged(desk, "2026-11-12 10:00", Direction.OUT, Channel.CALL)
    return desk, met, called


def give(desk: Desk, contact: Contact, *people: int) -> Contact:
    for person in people:
        record = give_to(desk, contact, person).value.record
        assert isinstance(record, Contact)
        contact = record
    return contact


@pytest.mark.parametrize("through", [(BEN.id,), (ADA.id, BEN.id)], ids=["at once", "by way of a third"])
def test_erasing_whose_it_was_leaves_no_byte_of_it_with_whoever_it_was_logged_for(
    store: SqliteStore, place: Path, through: tuple[int, ...]
) -> None:
    desk, met, called = a_wrong_person(store)
    give(desk, met, *through)
    erase_prospect(desk, BEN.id)
    assert [mark for mark in MARKS if mark in bytes_in(place.parent)] == []
    assert store.verify_chain() is None
    left = store.history_of(JO)
    assert left is not None
    assert [(c.id, c.agreement_id) for c in left.contacts] == [(called.id, None)]


def test_erasing_whoever_it_was_logged_for_leaves_it_with_whose_it_is(store: SqliteStore) -> None:
    desk, met, _ = a_wrong_person(store)
    given = give(desk, met, BEN.id)
    erase_prospect(desk, JO)
    assert store.verify_chain() is None
    theirs = store.history_of(BEN.id)
    assert theirs is not None
    assert theirs.contacts == (given,)
    assert all(isinstance(a, Agreement) and a.prospect_id == BEN.id for a in theirs.agreements)
    assert [w.after for w in store.written_about(BEN.id) if isinstance(w.after, Contact)] == [given]


def test_what_was_given_back_by_undo_stays_where_it_is(store: SqliteStore) -> None:
    desk, met, _ = a_wrong_person(store)
    before = store.history_of(JO)
    give(desk, met, BEN.id)
    undo(desk)
    erase_prospect(desk, BEN.id)
    assert store.history_of(JO) == before
    assert any(w.after == met for w in store.written_about(JO))


@pytest.mark.parametrize("again", [0, 1, 2], ids=["once", "twice", "three times"])
def test_erasing_whom_it_was_given_back_to_by_undo_leaves_no_byte_of_it_with_the_other(
    store: SqliteStore, place: Path, again: int
) -> None:
    desk, met, _ = a_wrong_person(store)
    give(desk, met, BEN.id)
    undo(desk)
    for _ in range(again):
        redo(desk)
        undo(desk)
    erase_prospect(desk, JO)
    assert [mark for mark in MARKS if mark in bytes_in(place.parent)] == []
    assert store.verify_chain() is None
    left = store.history_of(BEN.id)
    assert left is not None
    assert (left.prospect, left.contacts) == (BEN, ())


def test_erasing_whose_it_is_after_undo_and_redo_leaves_no_byte_of_it(store: SqliteStore, place: Path) -> None:
    desk, met, _ = a_wrong_person(store)
    give(desk, met, BEN.id)
    undo(desk)
    redo(desk)
    erase_prospect(desk, BEN.id)
    assert [mark for mark in MARKS if mark in bytes_in(place.parent)] == []
    assert store.verify_chain() is None


def test_each_entry_is_still_held_by_the_one_before(store: SqliteStore) -> None:
    desk, met, _ = a_wrong_person(store)
    give(desk, met, BEN.id)
    erase_prospect(desk, BEN.id)
    entries = [w.deed.seq for w in store.written_about(JO)]
    assert all(one <= other for one, other in pairwise(entries))
    assert store.verify_chain() is None


def test_what_somebody_beside_was_told_of_it_goes_as_well(store: SqliteStore, place: Path) -> None:
    """The guard quoted it at a call with Ada, as agreed with Jo of the same household."""
    desk = a_desk(store, Clock(NOW))  # type: ignore[arg-type]
    do(store, jo(household="Hill"), BEN, replace(ADA, household="Hill"))
    agreed = NextAgreement(
        AgreementKind.TALK, day("2026-11-24"), Channel.CALL, topic="marzipan", words="quince, please"
    )
    met = logged(desk, "2026-11-02 10:00", Direction.MET, Channel.MEETING, note="likes hazelnut", next=(agreed,))
    beside = logged(desk, "2026-11-12 10:00", Direction.OUT, Channel.CALL, who=ADA.id, reason="it happened")
    assert "marzipan" in {finding.facts.topic for finding in beside.verdict.findings}
    give(desk, met, BEN.id)
    erase_prospect(desk, BEN.id)
    assert [mark for mark in MARKS if mark in bytes_in(place.parent)] == []
    assert store.verify_chain() is None
