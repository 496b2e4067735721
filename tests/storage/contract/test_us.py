"""Who of us there are, when we are away, by which policy all are judged, and what came out of files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import JO, ME, at, day, did, jo, talk
from tests.fakes import Clock, a_desk
from tests.storage.looking import NOW, do
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.actions.people.restore_prospect import restore_prospect
from tracker.actions.ports import PeopleSort, Record, Store
from tracker.actions.us.leave import leave
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.brought_in import BroughtIn
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.us import Away, User, names_in, still_called
from tracker.rules.verdict import Code, Level

MARIA = User(2, "Maria", ("mary", "M. Quince"), "Quince Cakes", "020 7946 0000")
BEN = User(1, "Ben", left_at=at("2026-11-01 09:00"))
FAIR = Away(8, 2, date(2026, 12, 1), date(2026, 12, 4), "at the fair")
BEFORE = Away(9, 1, date(2026, 11, 20), date(2026, 11, 20))
STRICTER = Policy(tries=1, burst=timedelta(hours=36, microseconds=1), levels={Code.LATE: Level.WARN})
BROUGHT = BroughtIn(5, JO, 77, "calendar", "uid-1", "digest", "BEGIN:VEVENT")


def test_an_empty_store_has_none_of_it(store: Store) -> None:
    assert (store.users(), store.away(), store.policy(), store.brought_in("calendar")) == ((), (), None, ())


def test_each_comes_back_as_it_was_put_in_order(store: Store) -> None:
    do(store, jo(), MARIA, BEN, FAIR, BEFORE, KeptPolicy(STRICTER), BROUGHT)
    assert store.users() == (BEN, MARIA)
    assert store.away() == (BEFORE, FAIR)
    assert store.policy() == STRICTER
    assert store.brought_in("calendar") == (BROUGHT,)
    assert store.brought_in("contacts") == ()


def test_they_are_seen_within_the_deed_that_puts_them(store: Store) -> None:
    with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(jo())
        tx.put(MARIA)
        tx.put(KeptPolicy(STRICTER))
        tx.put(BROUGHT)
        assert (tx.users(), tx.policy(), tx.brought_in("calendar")) == ((MARIA,), STRICTER, (BROUGHT,))


@pytest.mark.parametrize("record", [MARIA, FAIR, KeptPolicy(STRICTER)], ids=lambda record: type(record).__name__)
def test_what_is_ours_is_taken_back_and_done_again_and_touches_everything(store: Store, record: Record) -> None:
    do(store, replace(MARIA, name="Mary"))
    before = store.users(), store.away(), store.policy()
    assert do(store, record).everything
    newer = store.newer_than(1)
    assert newer is not None
    assert newer.everything
    after = store.users(), store.away(), store.policy()
    assert after != before
    store.undo(ME, NOW)
    assert (store.users(), store.away(), store.policy()) == before
    store.redo(still_called(after[0], store.users(), ME), NOW)
    assert (store.users(), store.away(), store.policy()) == after


def test_nobody_is_away_who_is_none_of_us(store: Store) -> None:
    with pytest.raises(StoreFault) as told:
        do(store, FAIR)
    assert told.value.fault is Fault.DOES_NOT_FIT
    assert store.away() == ()


def test_what_is_ours_is_written_about_nobody(store: Store) -> None:
    do(store, jo(), MARIA, BROUGHT)
    assert [type(written.after) for written in store.written_about(JO)] == [type(jo()), BroughtIn]


def test_what_a_file_said_of_somebody_goes_with_them(store: Store) -> None:
    do(store, jo(), jo(id=2, name="Ann Okoro"), BROUGHT, replace(BROUGHT, id=6, prospect_id=2), MARIA)
    store.erase(JO, ME, NOW)
    assert store.brought_in("calendar") == (replace(BROUGHT, id=6, prospect_id=2),)
    assert store.users() == (MARIA,)


def test_a_key_goes_with_whoever_is_erased_and_no_other_even_where_the_entry_was_undone(store: Store) -> None:
    theirs, anothers = did("2026-11-17 10:00"), did("2026-11-17 11:00", prospect_id=2)
    do(store, jo(), jo(id=2, name="Ann Okoro"), jo(id=3, name="Lee Vale"))
    for key, contact in (("to Jo", theirs), ("to Ann", anothers)):
        with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
            tx.put(contact)
            tx.keep_once(key, contact.id)
    store.undo(ME, NOW)
    assert (store.logged_once("to Jo"), store.logged_once("to Ann")) == (theirs, None)
    store.redo(ME, NOW)
    assert store.logged_once("to Ann") == anothers
    store.erase(JO, ME, NOW)
    assert (store.logged_once("to Jo"), store.logged_once("to Ann")) == (None, anothers)


def test_one_key_is_one_entry_whatever_it_was_before(store: Store) -> None:
    first, second = did("2026-11-17 10:00"), did("2026-11-17 11:00")
    do(store, jo())
    for contact in (first, second):
        with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
            tx.put(contact)
            tx.keep_once("visit 7", contact.id)
    assert store.logged_once("visit 7") == second


def test_every_answer_tells_each_of_us_by_the_name_of_today(store: Store) -> None:
    missed = talk(day("2026-11-16"), owner="Mary", outcome=AgreementOutcome.BROKEN, to_tell=True, occasion_id=5)
    missed = replace(missed, settled_at=at("2026-11-17 09:00"))
    called = did("2026-11-17 10:00", by="mary")
    do(store, jo(), MARIA, missed, called)
    history = store.history_of(JO)
    assert history is not None
    told: dict[str, list[object]] = {
        "agreement": [store.agreement(missed.id)],
        "history_of": [*history.agreements, *history.contacts],
        "of_occasion": [*store.of_occasion(5)],
        "record_of": [store.record_of(called.id), store.record_of(missed.id)],
    }
    names = {question: {name for record in found for name in names_in(record)} for question, found in told.items()}
    lines = (*store.people_like("jo", 9), *store.people_page("", PeopleSort.NAME, False, 0, 9))
    names["people"] = {line.next_owner for line in lines}
    names["to_tell"] = {planned.owner for planned in store.to_tell()}
    assert names == {question: {"Maria"} for question in names}


def test_who_takes_over_has_what_was_agreed_with_people_in_the_trash_as_well(store: Store) -> None:
    here, gone = talk(day("2026-11-24"), owner="Ben"), talk(day("2026-11-25"), owner="Ben", prospect_id=2)
    trashed = jo(id=2, name="Ann Okoro", deleted_at=at("2026-11-16 09:00"))
    do(store, MARIA, User(3, "Ben"), jo(), trashed, here, gone)
    desk = a_desk(store, Clock(NOW))  # type: ignore[arg-type]
    assert len(leave(desk, "Ben", "Maria").value.whom) == 2
    restore_prospect(desk, 2)
    owners = [store.agreement(a.id) for a in (here, gone)]
    assert [a.owner for a in owners if a is not None] == ["Maria", "Maria"]


def test_at_work_is_who_did_a_deed_or_has_to_do_with_somebody_who_is_here(store: Store) -> None:
    gone = jo(id=2, name="Ann Okoro", deleted_at=at("2026-11-16 09:00"))
    theirs = did("2026-11-12 10:00", by="Lou", prospect_id=2)
    do(store, MARIA, User(3, "Ben"), User(4, "Lou"), User(5, "Sam"), jo(), gone, theirs)
    do(store, talk(day("2026-11-24"), owner="Ben"), did("2026-11-12 10:00", by="mary"))
    assert store.at_work() - {ME} == {"Maria", "Ben"} - {ME}
    with store.deed(DeedName.ADD_USER, "Sam", NOW) as tx:
        tx.put(User(6, "Kit"))
    assert "Sam" in store.at_work()
