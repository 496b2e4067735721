"""Whatever two records of one person hold, making them one is taken back whole, and erasing leaves nothing of either."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.builders import JO, did
from tests.fakes import FakeStore
from tests.new_store import new_store as new_file
from tests.storage.contract.test_corrections import (
    BEN,
    any_correction,
    at_a_desk,
    held,
    new_store,
    some_weeks,
)
from tests.storage.ledger.test_erasing import bytes_in
from tests.storage.looking import do
from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.outcome import DeedName, Refusal
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.people.object_to import object_to
from tracker.actions.ports import Desk, Store
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.rules.brought_in import BroughtIn
from tracker.rules.entry import NewObjection
from tracker.rules.prospect import Email, Phone, Prospect

assert new_store is not None  # the fixture
ANN = Prospect(3, "Ann Cole", organisation="Hill & Co")
MARKS = (b"Hall", b"hazelnut", b"marzipan", b"quince", b"79460123", b"a note", b"another", b"so they said", b"uid-9")


def some_past(store: Store, desk: Desk, clock: object, chance: Random) -> None:
    some_weeks(desk, clock, chance)  # type: ignore[arg-type]
    for _ in range(2):
        try:
            any_correction(store, chance)(desk)
        except Refusal:
            continue


def merge(desk: Desk, first: int = JO, second: int = BEN.id) -> None:
    merge_people(desk, first, second, lambda field, other: f"{field}, there: {getattr(other, field, '')}")


@pytest.mark.parametrize("seed", range(10))
def test_two_made_one_are_taken_apart_whole_and_made_one_again_whole(new_store: Callable[[], Store], seed: int) -> None:
    store, chance = new_store(), Random(seed)
    desk, clock = at_a_desk(store)
    some_past(store, desk, clock, chance)
    before = held(store)
    merge(desk)
    after = held(store)
    assert after[1] is None
    undo(desk)
    assert held(store) == before
    redo(desk)
    assert held(store) == after


def test_two_stores_come_to_the_same(tmp_path: Path) -> None:
    ends = []
    for store in (FakeStore(), new_file(tmp_path / "data" / "as-agreed.db")):
        chance = Random(3)
        desk, clock = at_a_desk(store)
        some_past(store, desk, clock, chance)
        merge(desk)
        ends.append(held(store))
        if not isinstance(store, FakeStore):
            store.close()
    assert ends[0] == ends[1]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("turned", ["merged", "merged again", "by way of a third"])
def test_erasing_the_one_person_leaves_no_byte_of_either_record(tmp_path: Path, seed: int, turned: str) -> None:
    folder, chance = tmp_path / "data", Random(seed)
    with closing(new_file(folder / "as-agreed.db")) as store:
        desk, clock = at_a_desk(store)
        do(store, ANN)
        some_past(store, desk, clock, chance)
        with_marks(desk)
        if turned == "by way of a third":
            merge(desk, ANN.id, BEN.id)
            merge(desk, JO, ANN.id)
        else:
            merge(desk)
            if turned == "merged again":
                undo(desk)
                redo(desk)
        erase_prospect(desk, JO)
        assert [mark for mark in MARKS if mark in bytes_in(folder)] == []
        assert store.verify_chain() is None
        assert held(store) == (None, None)


def with_marks(desk: Desk) -> None:
    """What is written down of Ben alone, and corrected since."""
    ben = desk.store.history_of(BEN.id)
    assert ben is not None
    first = Prospect(BEN.id, "Ben Hall", "marzipan", notes="hazelnut", emails=(Email("quince@example.com"),))
    edit_prospect(desk, ben.prospect, first)
    edit_prospect(desk, first, Prospect(BEN.id, "Ben Hall", "Hill & Co", phones=(Phone("020 79460123"),)))
    do(desk.store, BroughtIn(9, BEN.id, BEN.id, "cards", "uid-9", text="quince"))


@pytest.mark.parametrize("gone", [JO, BEN.id])
@pytest.mark.parametrize("seed", range(4))
def test_after_they_were_taken_apart_erasing_either_leaves_the_other_whole(
    new_store: Callable[[], Store], seed: int, gone: int
) -> None:
    store, chance = new_store(), Random(seed)
    desk, clock = at_a_desk(store)
    some_past(store, desk, clock, chance)
    merge(desk)
    undo(desk)
    (stays,) = {JO, BEN.id} - {gone}
    before = store.history_of(stays)
    assert before is not None
    erase_prospect(desk, gone)
    after = store.history_of(stays)
    assert after is not None
    assert (after.prospect, after.agreements, after.standings) == (before.prospect, before.agreements, before.standings)
    assert [c.id for c in after.contacts] == [c.id for c in before.contacts]


@pytest.mark.parametrize("seed", range(4))
def test_after_they_were_taken_apart_erasing_the_second_leaves_no_byte_of_it_with_the_first(
    tmp_path: Path, seed: int
) -> None:
    folder, chance = tmp_path / "data", Random(seed)
    with closing(new_file(folder / "as-agreed.db")) as store:
        desk, clock = at_a_desk(store)
        some_past(store, desk, clock, chance)
        with_marks(desk)
        merge(desk)
        undo(desk)
        erase_prospect(desk, BEN.id)
        marks = (b"Hall", b"hazelnut", b"marzipan", b"quince", b"79460123", b"uid-9")
        assert [mark for mark in marks if mark in bytes_in(folder)] == []
        assert store.verify_chain() is None
        assert store.history_of(JO) is not None


def test_what_was_merged_and_then_given_to_another_goes_with_that_one(tmp_path: Path) -> None:
    from tests.builders import did
    from tracker.actions.corrections.give_to import give_to
    from tracker.rules.channel import Channel, Direction

    folder = tmp_path / "data"
    with closing(new_file(folder / "as-agreed.db")) as store:
        desk, _ = at_a_desk(store)
        met = did("2026-06-03 10:00", Direction.MET, Channel.MEETING, prospect_id=BEN.id, note="likes hazelnut")
        do(store, ANN, met)
        merge(desk)
        jo = store.history_of(JO)
        assert jo is not None
        give_to(desk, jo.contacts[0], ANN.id)
        erase_prospect(desk, ANN.id)
        assert b"hazelnut" not in bytes_in(folder)
        assert store.verify_chain() is None
        assert store.history_of(JO) is not None


def test_a_key_is_each_one_s_again_once_they_are_taken_apart(new_store: Callable[[], Store]) -> None:
    store = new_store()
    desk, _ = at_a_desk(store)
    met, bens = did("2026-06-02 10:00"), did("2026-06-03 10:00", prospect_id=BEN.id)
    for key, contact in (("to Jo", met), ("to Ben", bens)):
        with store.deed(DeedName.LOG_CONTACT, desk.me, desk.now()) as tx:
            tx.put(contact)
            tx.keep_once(key, contact.id)
    merge(desk)
    history = store.history_of(JO)
    assert history is not None
    assert {store.logged_once("to Jo"), store.logged_once("to Ben")} == set(history.contacts)
    undo(desk)
    assert (store.logged_once("to Jo"), store.logged_once("to Ben")) == (met, bens)
    redo(desk)
    assert {store.logged_once("to Jo"), store.logged_once("to Ben")} == set(history.contacts)


def test_what_the_second_objected_to_by_an_earlier_number_names_the_one_person(new_store: Callable[[], Store]) -> None:
    store = new_store()
    desk, _ = at_a_desk(store)
    ben = store.history_of(BEN.id)
    assert ben is not None
    number = replace(ben.prospect, phones=(Phone("+442079460123", "+442079460123"),))
    edit_prospect(desk, ben.prospect, number)
    object_to(desk, BEN.id, NewObjection(None, "leave me be"))
    edit_prospect(desk, number, ben.prospect)
    merge(desk)
    (sharer,) = store.sharers(Prospect(9, "Z.", phones=number.phones))
    assert (sharer.prospect_id, sharer.name, sharer.objections[0].words) == (JO, "Jo Hill", "leave me be")
