"""A deed is one transaction: all of it with its ledger entry, or none of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.builders import JO, ME, day, did, exact, jo, span, talk
from tests.storage.looking import NOW, count, do, everything
from tracker.actions.outcome import Changes, Deed, DeedName, Problem, Refusal
from tracker.storage.store import SqliteStore


def test_what_is_put_is_there_afterwards_with_one_ledger_entry(store: SqliteStore, place: Path) -> None:
    agreement = talk(exact("2026-11-24 10:00"))
    do(store, jo(), agreement, did("2026-11-18 09:00"))
    history = store.history_of(JO)
    assert history is not None
    assert history.agreements == (agreement,)
    assert count(place, "ledger") == 1


@pytest.mark.parametrize("raised", [ValueError, KeyboardInterrupt, SystemExit, GeneratorExit, Refusal])
def test_anything_raised_in_the_middle_leaves_nothing(
    store: SqliteStore, place: Path, raised: type[BaseException]
) -> None:
    do(store, jo())
    before = everything(place)
    error = Refusal(Problem.IN_THE_FUTURE) if raised is Refusal else raised("in the middle")

    def fail_in_the_middle() -> None:
        with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
            tx.put(jo(name="Somebody else"))
            tx.put(talk(day("2026-11-24")))
            raise error

    with pytest.raises(raised):
        fail_in_the_middle()
    assert everything(place) == before
    assert count(place, "ledger") == 1
    assert do(store, jo(name="Next")).seq == 2


def test_a_deed_reads_what_it_has_put_and_others_do_not_yet(store: SqliteStore, place: Path) -> None:
    with store.deed(DeedName.ADD_PROSPECT, ME, NOW) as tx:
        tx.put(jo())
        assert not tx.is_empty()
        assert everything(place)["prospect"] == []


def test_a_deed_that_puts_nothing_writes_no_entry(store: SqliteStore, place: Path) -> None:
    with store.deed(DeedName.EDIT_PROSPECT, ME, NOW) as tx:
        tx.about(JO)
    assert tx.changes == Changes()
    assert count(place, "ledger") == 0


def test_putting_what_is_there_already_touches_nothing(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    assert do(store, jo()) == Changes()
    assert count(place, "ledger") == 1


def test_what_is_put_and_put_back_within_a_deed_touches_nothing(store: SqliteStore) -> None:
    do(store, jo())
    assert do(store, jo(name="For a moment"), jo()) == Changes()


def test_a_record_put_twice_is_one_line_from_what_it_was_to_what_it_is(store: SqliteStore, place: Path) -> None:
    do(store, jo(name="Jo"), jo(name="Jo Hill"))
    assert count(place, "ledger_row") == 1
    store.undo(ME, NOW)
    assert store.is_empty()


def test_changes_name_people_and_the_days_agreed_before_and_after(store: SqliteStore) -> None:
    old = talk(span("2026-11-24", "2026-11-26"))
    do(store, jo(), old)
    changes = do(store, replace(old, window=day("2026-12-01")))
    november = {date(2026, 11, n) for n in (24, 25, 26)}
    assert changes == Changes(frozenset({JO}), frozenset(november | {date(2026, 12, 1)}), seq=2)


def test_changes_have_no_entry_yet_while_the_deed_is_under_way(store: SqliteStore) -> None:
    with store.deed(DeedName.ADD_PROSPECT, ME, NOW) as tx:
        tx.put(jo())
        assert tx.changes == Changes(frozenset({JO}))
    assert tx.changes == Changes(frozenset({JO}), seq=1)


@pytest.mark.parametrize(
    "change",
    [{"name": "Joanna Hill"}, {"organisation": "Hill & Sons"}, {"deleted_at": datetime(2026, 11, 18, tzinfo=UTC)}],
)
def test_a_person_drawn_otherwise_touches_the_days_of_what_they_agreed(
    store: SqliteStore, change: dict[str, object]
) -> None:
    do(store, jo(), talk(day("2026-11-24")))
    assert do(store, jo(**change)).days == {date(2026, 11, 24)}
    assert store.undo(ME, NOW)[1].days == {date(2026, 11, 24)}


def test_a_persons_note_touches_no_day(store: SqliteStore) -> None:
    do(store, jo(), talk(day("2026-11-24")))
    assert do(store, jo(notes="likes lemon")).days == frozenset()


def test_a_great_many_at_once_are_told_as_everything(store: SqliteStore) -> None:
    changes = do(store, *(jo(id=n, name=f"Jo {n}") for n in range(1, 300)))
    assert changes == Changes(everything=True, seq=1)
    assert store.newer_than(0) == changes


def test_the_entry_says_who_did_what_when_and_about_whom(store: SqliteStore) -> None:
    with store.deed(DeedName.ADD_PROSPECT, "Ben", NOW) as tx:
        tx.put(jo())
        tx.about(JO, "call")
    do(store, jo(name="Joanna Hill"), about=JO)
    store.undo(ME, NOW)
    assert store.undoable() == Deed(1, NOW, "Ben", DeedName.ADD_PROSPECT, "Jo Hill", None, "call")


def test_the_entry_of_a_person_no_longer_there_still_names_them(store: SqliteStore) -> None:
    do(store, jo(), about=JO)
    undone, _ = store.undo(ME, NOW)
    again = store.redoable()
    assert again is not None
    assert (undone.who, again.who) == ("Jo Hill", "Jo Hill")


def test_there_is_one_deed_at_a_time(store: SqliteStore) -> None:
    with store.deed(DeedName.ADD_PROSPECT, ME, NOW) as tx:
        with pytest.raises(AssertionError), store.deed(DeedName.ADD_PROSPECT, ME, NOW):
            pass
        tx.put(jo())
    assert not store.is_empty()
