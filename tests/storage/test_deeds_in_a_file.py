"""What a deed leaves in the file itself: all of it with its ledger entry, or none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import ME, day, jo, talk
from tests.storage.looking import NOW, count, do, everything
from tracker.actions.outcome import DeedName, Problem, Refusal
from tracker.rules.us import User
from tracker.storage.store import SqliteStore


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


def test_a_record_put_twice_is_one_line_from_what_it_was_to_what_it_is(store: SqliteStore, place: Path) -> None:
    do(store, User(1, ME), jo(name="Jo"), jo(name="Jo Hill"))
    assert count(place, "ledger_row") == 2
    store.undo(ME, NOW)
    assert store.is_empty()
