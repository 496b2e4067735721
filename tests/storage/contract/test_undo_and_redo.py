"""Every step back leads to what was, every step forward to what was done, and each is a deed of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import JO, ME, at, day, did, exact, jo, objects, promise, said, talk
from tests.storage.looking import NOW, do
from tracker.actions.outcome import DeedName, Problem, Refusal
from tracker.actions.ports import Record, Store
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.prospect import Email, Phone, StandingKind

LATER = at("2026-11-18 11:00")


def problem_of(raised: pytest.ExceptionInfo[Refusal]) -> Problem:
    return raised.value.problem


def a_whole_contact() -> tuple[Record, ...]:
    """A new person, the contact, the agreement it kept, what was agreed next, and what they said."""
    contact = did("2026-11-18 09:00")
    kept = talk(exact("2026-11-18 09:00"), outcome=AgreementOutcome.KEPT, settled_by=contact.id, settled_at=contact.at)
    following = promise(day("2026-11-24"), made_in=contact.id)
    standing = replace(said(StandingKind.THEIR_TURN, "2026-11-18 09:00"), said_in=contact.id)
    person = jo(phones=(Phone("020 7946 0000", "+442079460000"),), emails=(Email("jo@hill.example"),))
    return person, kept, replace(contact, agreement_id=kept.id), following, standing, objects(None, "2026-11-18 09:00")


def test_undo_takes_back_a_whole_deed_and_redo_does_it_again(store: Store) -> None:
    do(store, *a_whole_contact())
    done = store.history_of(JO)
    store.undo(ME, LATER)
    assert (store.history_of(JO), store.is_empty()) == (None, True)
    store.redo(ME, LATER)
    assert store.history_of(JO) == done


def test_undo_and_redo_tell_what_they_took_back_and_did_again(store: Store) -> None:
    do(store, jo(), about=JO)
    undone, changes = store.undo(" maria ", LATER)
    assert (undone.seq, undone.at, undone.by, undone.name, undone.of) == (
        2,
        LATER,
        ME,
        DeedName.UNDO,
        DeedName.LOG_CONTACT,
    )
    assert (changes.seq, changes.prospects) == (2, frozenset({JO}))
    redone, changes = store.redo(ME, LATER)
    assert (redone.seq, redone.name, redone.of) == (3, DeedName.REDO, DeedName.LOG_CONTACT)
    assert changes.seq == 3


def test_there_is_nothing_to_undo_or_redo_at_first(store: Store) -> None:
    assert store.undoable(ME) is None
    assert store.redoable(ME) is None
    with pytest.raises(Refusal) as raised:
        store.undo(ME, NOW)
    assert problem_of(raised) is Problem.NOTHING_TO_UNDO
    with pytest.raises(Refusal) as raised:
        store.redo(ME, NOW)
    assert problem_of(raised) is Problem.NOTHING_TO_REDO


def test_a_new_deed_leaves_nothing_to_redo(store: Store) -> None:
    do(store, jo())
    do(store, jo(name="Joanna"))
    store.undo(ME, LATER)
    do(store, jo(name="J. Hill"))
    assert store.redoable(ME) is None
    with pytest.raises(Refusal) as raised:
        store.redo(ME, LATER)
    assert problem_of(raised) is Problem.NOTHING_TO_REDO


def test_an_undo_is_undone_by_redo_alone(store: Store) -> None:
    do(store, jo())
    do(store, jo(name="Joanna"))
    store.undo(ME, LATER)
    undoable = store.undoable(ME)
    assert undoable is not None
    assert undoable.seq == 1
