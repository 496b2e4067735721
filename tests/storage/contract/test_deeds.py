"""A deed is one transaction: all of it with its ledger entry, or none of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.builders import JO, ME, day, did, exact, jo, span, talk
from tests.storage.looking import NOW, do
from tracker.actions.outcome import Changes, Deed, DeedName, Problem, Refusal
from tracker.actions.ports import Store


def entries(store: Store) -> int:
    """How many ledger entries there are."""
    newer = store.newer_than(0)
    return (newer.seq or 0) if newer is not None else 0


def test_what_is_put_is_there_afterwards_with_one_ledger_entry(store: Store) -> None:
    agreement = talk(exact("2026-11-24 10:00"))
    do(store, jo(), agreement, did("2026-11-18 09:00"))
    history = store.history_of(JO)
    assert history is not None
    assert history.agreements == (agreement,)
    assert entries(store) == 1


@pytest.mark.parametrize("raised", [ValueError, KeyboardInterrupt, SystemExit, GeneratorExit, Refusal])
def test_anything_raised_in_the_middle_leaves_nothing(store: Store, raised: type[BaseException]) -> None:
    do(store, jo())
    before = store.history_of(JO)
    error = Refusal(Problem.IN_THE_FUTURE) if raised is Refusal else raised("in the middle")

    def fail_in_the_middle() -> None:
        with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
            tx.put(jo(name="Somebody else"))
            tx.put(talk(day("2026-11-24")))
            raise error

    with pytest.raises(raised):
        fail_in_the_middle()
    assert store.history_of(JO) == before
    assert entries(store) == 1
    assert do(store, jo(name="Next")).seq == 2


def test_a_deed_reads_what_it_has_put(store: Store) -> None:
    with store.deed(DeedName.ADD_PROSPECT, ME, NOW) as tx:
        tx.put(jo())
        assert not tx.is_empty()


def test_a_record_put_twice_is_one_line_from_what_it_was_to_what_it_is(store: Store) -> None:
    do(store, jo(name="Jo"), jo(name="Jo Hill"))
    assert len(store.written_about(JO)) == 1
    store.undo(ME, NOW)
    assert store.is_empty()


def test_a_deed_that_puts_nothing_writes_no_entry(store: Store) -> None:
    with store.deed(DeedName.EDIT_PROSPECT, ME, NOW) as tx:
        tx.about(JO)
    assert tx.changes == Changes()
    assert entries(store) == 0


def test_putting_what_is_there_already_touches_nothing(store: Store) -> None:
    do(store, jo())
    assert do(store, jo()) == Changes()
    assert entries(store) == 1


def test_what_is_put_and_put_back_within_a_deed_touches_nothing(store: Store) -> None:
    do(store, jo())
    assert do(store, jo(name="For a moment"), jo()) == Changes()


def test_changes_name_people_and_the_days_agreed_before_and_after(store: Store) -> None:
    old = talk(span("2026-11-24", "2026-11-26"))
    do(store, jo(), old)
    changes = do(store, replace(old, window=day("2026-12-01")))
    november = {date(2026, 11, n) for n in (24, 25, 26)}
    assert changes == Changes(frozenset({JO}), frozenset(november | {date(2026, 12, 1)}), seq=2)


def test_changes_have_no_entry_yet_while_the_deed_is_under_way(store: Store) -> None:
    with store.deed(DeedName.ADD_PROSPECT, ME, NOW) as tx:
        tx.put(jo())
        assert tx.changes == Changes(frozenset({JO}))
    assert tx.changes == Changes(frozenset({JO}), seq=1)


@pytest.mark.parametrize(
    "change",
    [{"name": "Joanna Hill"}, {"organisation": "Hill & Sons"}, {"deleted_at": datetime(2026, 11, 18, tzinfo=UTC)}],
)
def test_a_person_drawn_otherwise_touches_the_days_of_what_they_agreed(store: Store, change: dict[str, object]) -> None:
    do(store, jo(), talk(day("2026-11-24")))
    assert do(store, jo(**change)).days == {date(2026, 11, 24)}
    assert store.undo(ME, NOW)[1].days == {date(2026, 11, 24)}


def test_a_persons_note_touches_no_day(store: Store) -> None:
    do(store, jo(), talk(day("2026-11-24")))
    assert do(store, jo(notes="likes lemon")).days == frozenset()


def test_a_great_many_at_once_are_told_as_everything(store: Store) -> None:
    changes = do(store, *(jo(id=n, name=f"Jo {n}") for n in range(1, 300)))
    assert changes == Changes(everything=True, seq=1)
    assert store.newer_than(0) == changes


def test_the_entry_says_who_did_what_when_and_about_whom(store: Store) -> None:
    with store.deed(DeedName.ADD_PROSPECT, "Ben", NOW) as tx:
        tx.put(jo())
        tx.about(JO, "call")
    do(store, jo(name="Joanna Hill"), about=JO)
    store.undo(ME, NOW)
    assert store.undoable("Ben") == Deed(1, NOW, "Ben", DeedName.ADD_PROSPECT, "Jo Hill", None, "call")


def test_the_entry_of_a_person_no_longer_there_still_names_them(store: Store) -> None:
    do(store, jo(), about=JO)
    undone, _ = store.undo(ME, NOW)
    again = store.redoable(ME)
    assert again is not None
    assert (undone.who, again.who) == ("Jo Hill", "Jo Hill")


def test_there_is_one_deed_at_a_time(store: Store) -> None:
    with store.deed(DeedName.ADD_PROSPECT, ME, NOW) as tx:
        with pytest.raises(AssertionError), store.deed(DeedName.ADD_PROSPECT, ME, NOW):
            pass
        tx.put(jo())
    assert not store.is_empty()
