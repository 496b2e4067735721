"""What is taken back is mine: a colleague's deed is never touched, and one that somebody built on stays and says so."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import JO, ME, at, day, did, jo, talk
from tests.examples import examples
from tests.fakes import FakeStore
from tests.storage.looking import NOW
from tracker.actions.outcome import ABOUT_US, Changes, DeedName, Problem, Refusal
from tracker.actions.ports import Record, Store
from tracker.rules.us import User
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

LATER = at("2026-11-18 11:00")


def does(store: Store, by: str, *records: Record, name: DeedName = DeedName.LOG_CONTACT, detail: str = "") -> Changes:
    with store.deed(name, by, NOW) as tx:
        for record in records:
            tx.put(record)
        tx.about(JO if any(record == jo() for record in records) else None, detail)
    return tx.changes


def names(store: Store) -> list[str]:
    return [line.name for line in store.people_like("", 9)]


def refused(deed: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as raised:
        deed()
    return raised.value


def test_mine_is_taken_back_and_not_the_colleagues_later_one(store: Store) -> None:
    does(store, ME, jo(id=1, name="Mine"))
    does(store, "Ben", jo(id=2, name="Ben's"))
    undone, _ = store.undo(ME, LATER)
    assert (undone.by, undone.of, names(store)) == (ME, DeedName.LOG_CONTACT, ["Ben's"])
    store.redo(ME, LATER)
    assert sorted(names(store)) == ["Ben's", "Mine"]
    store.undo("Ben", LATER)
    assert names(store) == ["Mine"]


@pytest.mark.parametrize("by", [ME, "Ben"])
def test_a_first_deed_of_which_only_whoever_did_it_is_left_is_gone_past_once_its_person_is_erased(
    store: Store, by: str
) -> None:
    does(store, by, jo())
    store.erase(JO, "Ada", LATER)
    assert store.undoable(by) is None
    assert refused(lambda: store.undo(by, LATER)).problem is Problem.NOTHING_TO_UNDO


def test_a_deed_is_told_with_the_name_of_somebody_whose_adding_was_taken_back(store: Store) -> None:
    does(store, ME, jo())
    contact = did("2026-11-17 10:00")
    does(store, "Ben", jo(), contact)
    with store.deed(DeedName.DELETE_CONTACT, "Ben", NOW) as tx:
        tx.remove(contact)
        tx.about(JO, "call")
    store.undo(ME, LATER)
    undoable = store.undoable("Ben")
    assert undoable is not None
    assert undoable.who == "Jo Hill"
    assert refused(lambda: store.undo("Ben", LATER)).what == "Jo Hill"


def test_whoever_did_nothing_has_nothing_to_take_back(store: Store) -> None:
    does(store, "Ben", jo())
    assert store.undoable(ME) is None
    assert refused(lambda: store.undo(ME, LATER)).problem is Problem.NOTHING_TO_UNDO
    assert refused(lambda: store.redo(ME, LATER)).problem is Problem.NOTHING_TO_REDO


def test_a_colleagues_deed_between_leaves_my_undone_one_to_be_done_again(store: Store) -> None:
    does(store, ME, jo(id=1, name="Mine"))
    store.undo(ME, LATER)
    does(store, "Ben", jo(id=2, name="Ben's"))
    assert store.redoable(ME) is not None
    assert store.redoable("Ben") is None
    store.redo(ME, LATER)
    assert sorted(names(store)) == ["Ben's", "Mine"]


def test_what_a_colleague_changed_since_stays_and_it_is_said_who_did_what_and_when(store: Store) -> None:
    does(store, ME, jo())
    does(store, "Ben", jo(name="Joanna"), name=DeedName.EDIT_PROSPECT)
    refusal = refused(lambda: store.undo(ME, LATER))
    assert refusal.problem is Problem.CHANGED_SINCE
    assert refusal.since is not None
    assert (refusal.since.by, refusal.since.name, refusal.since.at) == ("Ben", DeedName.EDIT_PROSPECT, NOW)
    assert names(store) == ["Joanna"]
    store.undo("Ben", LATER)
    store.undo(ME, LATER)
    assert store.is_empty()


def test_what_a_colleague_hung_on_it_stays_with_it(store: Store) -> None:
    does(store, ME, jo())
    contact = did("2026-11-17 10:00", by="Ben")
    does(store, "Ben", contact)
    refusal = refused(lambda: store.undo(ME, LATER))
    assert refusal.since is not None
    assert (refusal.since.by, refusal.since.name) == ("Ben", DeedName.LOG_CONTACT)
    history = store.history_of(JO)
    assert history is not None
    assert history.contacts == (contact,)


def test_what_was_undone_and_then_built_over_is_not_done_again(store: Store) -> None:
    does(store, ME, jo())
    does(store, ME, jo(name="Joanna"))
    store.undo(ME, LATER)
    does(store, "Ben", jo(name="J. Hill"))
    refusal = refused(lambda: store.redo(ME, LATER))
    assert refusal.since is not None
    assert (refusal.problem, refusal.since.by) == (Problem.CHANGED_SINCE, "Ben")
    assert names(store) == ["J. Hill"]


def test_what_i_did_by_an_earlier_spelling_is_mine_to_take_back(store: Store) -> None:
    does(store, "Maria Bakr", jo())
    (user,) = store.users()
    assert (user.name, user.aliases) == ("Maria Bakr", ())
    renamed = User(user.id, "Maria Baker", ("Maria Bakr",))
    does(store, "Ben", renamed, name=DeedName.RENAME_USER, detail=ABOUT_US)
    undoable = store.undoable("Maria Baker")
    assert undoable is not None
    assert undoable.seq == 1
    store.undo("maria baker ", LATER)
    assert store.is_empty()


def test_names_are_told_as_they_are_written_today_and_kept_as_they_were(store: Store) -> None:
    agreed = talk(day("2026-11-24"), owner="Maria Bakr")
    contact = did("2026-11-17 10:00", by="maria bakr")
    does(store, "Maria Bakr", jo(), agreed, contact)
    does(store, "Ben", User(store.users()[0].id, "Maria Baker", ("Maria Bakr",)), detail=ABOUT_US)
    history = store.history_of(JO)
    assert history is not None
    assert (history.agreements[0].owner, history.contacts[0].by) == ("Maria Baker", "Maria Baker")
    told = store.agreement(agreed.id)
    assert told is not None
    assert told.owner == "Maria Baker"
    assert {p.owner for p in store.agreements_between(agreed.window.first, agreed.window.last)} == {"Maria Baker"}
    assert does(store, "Ben", told, history.contacts[0]).seq is None, "the same one of us by another spelling"
    assert [w.after for w in store.written_about(JO)][1:] == [agreed, contact]


def test_whoever_writes_or_owns_anything_is_one_of_us_from_then_on(store: Store) -> None:
    does(store, ME, jo(), talk(day("2026-11-24"), owner="Ada"), did("2026-11-17 10:00", by="Rufus"))
    assert {user.name for user in store.users()} == {ME, "Ada", "Rufus"}
    does(store, " maria", jo(name="Joanna"))
    assert len(store.users()) == 3
    store.undo(ME, LATER)
    store.undo(ME, LATER)
    assert store.is_empty()
    assert {user.name for user in store.users()} == {ME, "Ada", "Rufus"}, "they did work here"


def test_a_name_that_is_in_use_is_not_taken_away_by_undo(store: Store) -> None:
    does(store, ME, User(7, "Ada"), name=DeedName.ADD_USER, detail=ABOUT_US)
    does(store, "Ben", jo(), talk(day("2026-11-24"), owner="Ada"))
    assert refused(lambda: store.undo(ME, LATER)).problem is Problem.CHANGED_SINCE
    assert "Ada" in {user.name for user in store.users()}


def test_undo_goes_past_saying_who_one_is(store: Store) -> None:
    does(store, ME, jo())
    does(store, ME, User(store.users()[0].id, ME, (), "Crumb & Co"), name=DeedName.INTRODUCE, detail=ABOUT_US)
    store.undo(ME, LATER)
    assert store.is_empty()
    assert store.users()[0].company == "Crumb & Co"


def test_a_deed_about_one_of_us_says_about_whom(store: Store) -> None:
    does(store, ME, User(7, "Ada"), name=DeedName.ADD_USER, detail=ABOUT_US)
    undoable = store.undoable(ME)
    assert undoable is not None
    assert (undoable.name, undoable.who) == (DeedName.ADD_USER, "Ada")
    undone, _ = store.undo(ME, LATER)
    assert (undone.of, undone.who) == (DeedName.ADD_USER, "Ada")


@dataclass
class Line:
    """What one user did and took back: for each deed of theirs, the records before and after."""

    done: list[tuple[dict[int, Any], dict[int, Any]]] = field(default_factory=list)
    undone: list[tuple[dict[int, Any], dict[int, Any]]] = field(default_factory=list)


PEOPLE = (1, 2, 3)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["Ann", "Bob"]),
        st.sampled_from(["deed", "deed", "deed", "undo", "undo", "redo"]),
        st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from("ABC"), min_size=1, max_size=2),
    ),
    max_size=14,
)


def people(store: Store) -> dict[int, Any]:
    found = ((id_, store.history_of(id_)) for id_ in PEOPLE)
    return {id_: history.prospect if history is not None else None for id_, history in found}


def step(store: Store, lines: dict[str, Line], by: str, what: str, written: dict[int, str]) -> None:
    """Do it, and hold the store to the one list that says what must have come of it."""
    before, mine = people(store), lines[by]
    if what == "deed":
        changes = does(store, by, *(jo(id=id_, name=name) for id_, name in written.items()))
        if changes.seq is not None:
            now = people(store)
            touched = [id_ for id_ in PEOPLE if now[id_] != before[id_]]
            mine.done.append(({id_: before[id_] for id_ in touched}, {id_: now[id_] for id_ in touched}))
            mine.undone.clear()
        return
    source, target = (mine.done, mine.undone) if what == "undo" else (mine.undone, mine.done)
    turn = store.undo if what == "undo" else store.redo
    if not source:
        assert refused(lambda: turn(by, LATER)).problem in (Problem.NOTHING_TO_UNDO, Problem.NOTHING_TO_REDO)
        assert people(store) == before
        return
    was, became = source[-1]
    old, new = (became, was) if what == "undo" else (was, became)
    if any(before[id_] != record for id_, record in old.items()):
        refusal = refused(lambda: turn(by, LATER))
        assert refusal.problem is Problem.CHANGED_SINCE
        assert refusal.since is not None
        assert refusal.since.by in lines.keys() - {by}, "only the other can have built on it"
        assert people(store) == before
        return
    turn(by, LATER)
    assert people(store) == {**before, **new}, "its own records and no other"
    target.append(source.pop())


@given(STEPS)
@settings(max_examples=examples(30), deadline=None)
def test_undo_puts_back_exactly_my_last_deed_or_nothing_in_memory(steps: list[tuple[str, str, dict[int, str]]]) -> None:
    store, lines = FakeStore(), {"Ann": Line(), "Bob": Line()}
    for by, what, written in steps:
        step(store, lines, by, what, written)


@given(STEPS)
@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_undo_puts_back_exactly_my_last_deed_or_nothing_in_a_file(steps: list[tuple[str, str, dict[int, str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store: SqliteStore = open_store(Path(folder) / "as-agreed.db")
        lines = {"Ann": Line(), "Bob": Line()}
        try:
            for by, what, written in steps:
                step(store, lines, by, what, written)
            assert store.verify_chain() is None
        finally:
            store.close()
