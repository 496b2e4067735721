"""Every record comes back from the file as it was put, whatever is in it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import JO, ME, ZONE, at, did, jo, talk
from tests.examples import examples
from tests.storage.looking import do
from tests.storage.rows import any_record
from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement
from tracker.rules.brought_in import BroughtIn
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.prospect import Email, Phone, Prospect
from tracker.rules.us import Away, User
from tracker.rules.window import Window
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

OURS = User(2, ME)
settings.register_profile("storage", max_examples=examples(30), deadline=None)


@pytest.fixture(scope="module")
def shelf() -> Iterator[SqliteStore]:
    """One file for all the examples: each has ids of its own."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "as-agreed.db")
        do(store, jo())
        yield store
        store.close()


@settings(settings.get_profile("storage"))
@given(prospect=any_record.prospects)
def test_a_prospect_comes_back_as_put(shelf: SqliteStore, prospect: Prospect) -> None:
    do(shelf, prospect)
    history = shelf.history_of(prospect.id)
    assert history is not None
    assert history.prospect == prospect


@settings(settings.get_profile("storage"))
@given(
    record=st.one_of(
        any_record.standings(JO), any_record.objections(JO), any_record.agreements(JO), any_record.contacts(JO)
    )
)
def test_whatever_is_put_about_a_prospect_is_in_their_history(shelf: SqliteStore, record: Record) -> None:
    do(shelf, record)
    history = shelf.history_of(JO)
    assert history is not None
    assert record in (*history.standings, *history.objections, *history.agreements, *history.contacts)


@settings(settings.get_profile("storage"))
@given(agreement=any_record.agreements(JO))
def test_an_agreement_is_found_by_its_id(shelf: SqliteStore, agreement: Agreement) -> None:
    do(shelf, agreement)
    assert shelf.agreement(agreement.id) == agreement


@settings(settings.get_profile("storage"))
@given(user=any_record.users, policy=any_record.policies, brought=any_record.brought_in(JO))
def test_what_is_ours_and_what_came_from_a_file_comes_back(
    shelf: SqliteStore, user: User, policy: Policy, brought: BroughtIn
) -> None:
    do(shelf, user, KeptPolicy(policy), brought)
    assert user in shelf.users()
    assert shelf.policy() == policy
    assert brought in shelf.brought_in(brought.source)


@settings(settings.get_profile("storage"))
@given(away=any_record.away(OURS.id))
def test_days_away_come_back(shelf: SqliteStore, away: Away) -> None:
    do(shelf, OURS, away)
    assert away in shelf.away()


def test_the_seal_holds_over_all_of_them(shelf: SqliteStore) -> None:
    assert shelf.verify_chain() is None


def test_putting_again_replaces_and_leaves_nothing_of_the_old_one(store: SqliteStore) -> None:
    first = Prospect(JO, "Jo Hill", phones=(Phone("020 7946 0000"),), emails=(Email("jo@hill.example"),))
    do(store, first)
    do(store, replace(first, phones=(), emails=()))
    history = store.history_of(JO)
    assert history is not None
    assert (history.prospect.phones, history.prospect.emails) == ((), ())
    assert store.prospects_matching("jo@hill.example") == ()
    assert store.people_like("7946", 5) == ()


def test_a_contact_and_an_agreement_may_point_at_each_other(store: SqliteStore) -> None:
    contact = did("2026-11-18 09:00")
    agreement = talk(Window.day(at("2026-11-20 09:00").date(), ZONE), made_in=contact.id, settled_by=contact.id)
    contact = replace(contact, agreement_id=agreement.id)
    do(store, jo(), agreement, contact)
    history = store.history_of(JO)
    assert history is not None
    assert history.agreements == (agreement,)
    assert history.contacts == (contact,)


def test_an_agreement_that_is_not_there_is_none(store: SqliteStore) -> None:
    assert store.agreement(4) is None
