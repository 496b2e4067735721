"""Undo and redo: every step back leads to what was, and never over somebody else's change."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.builders import JO, ME, at, jo
from tests.examples import examples
from tests.storage.contract.test_undo_and_redo import a_whole_contact
from tests.storage.looking import do, everything, tamper
from tracker.actions.outcome import DeedName, Problem, Refusal
from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.prospect import Objection, Standing
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

LATER = at("2026-11-18 11:00")


def problem_of(raised: pytest.ExceptionInfo[Refusal]) -> Problem:
    return raised.value.problem


def but_us(found: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """All rows but who of us there are: whoever did something once stays one of us."""
    return {table: rows for table, rows in found.items() if table != "user"}


def of_person(record: Record, person: int) -> Record:
    assert isinstance(record, Standing | Objection | Agreement | Contact)
    return replace(record, prospect_id=person)


def test_undo_takes_back_a_whole_deed_and_redo_does_it_again(store: SqliteStore, place: Path) -> None:
    nothing = everything(place)
    do(store, *a_whole_contact())
    done = everything(place)
    store.undo(ME, LATER)
    assert but_us(everything(place)) == but_us(nothing)
    store.redo(ME, LATER)
    assert everything(place) == done
    assert store.verify_chain() is None


def test_undo_and_redo_again_and_again_end_where_they_should(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    before = everything(place)
    do(store, jo(name="Joanna"))
    after = everything(place)
    for _ in range(4):
        store.undo(ME, LATER)
        assert everything(place) == before
        undo_of_it = store.undoable(ME)
        assert undo_of_it is not None
        assert undo_of_it.seq == 1
        deed, _ = store.redo(ME, LATER)
        assert deed.of is DeedName.LOG_CONTACT
        assert everything(place) == after


def test_what_can_be_undone_is_known_after_the_program_was_closed(store: SqliteStore, place: Path) -> None:
    do(store, jo(name="A"))
    do(store, jo(name="B"))
    store.undo(ME, LATER)
    store.close()
    again = open_store(place)
    undoable, redoable = again.undoable(ME), again.redoable(ME)
    assert undoable is not None
    assert redoable is not None
    assert (undoable.seq, redoable.seq) == (1, 2)
    again.redo(ME, LATER)
    history = again.history_of(JO)
    assert history is not None
    assert history.prospect.name == "B"
    again.close()


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        pytest.param("UPDATE contact SET note = ?", ("changed",), id="a note was changed"),
        pytest.param("UPDATE phone SET typed = ?", ("0",), id="a number was changed"),
        pytest.param("DELETE FROM standing", (), id="what they said is gone"),
    ],
)
def test_undo_does_not_go_over_a_change_that_came_since(
    store: SqliteStore, place: Path, statement: str, values: tuple[Any, ...]
) -> None:
    do(store, *a_whole_contact(), about=JO)
    tamper(place, statement, *values)
    before = everything(place)
    with pytest.raises(Refusal) as raised:
        store.undo(ME, LATER)
    assert (problem_of(raised), raised.value.what) == (Problem.CHANGED_SINCE, "Jo Hill")
    assert everything(place) == before


def test_redo_does_not_go_over_a_change_that_came_since(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    do(store, jo(name="Joanna"))
    store.undo(ME, LATER)
    tamper(place, "UPDATE prospect SET notes = 'changed'")
    with pytest.raises(Refusal) as raised:
        store.redo(ME, LATER)
    assert problem_of(raised) is Problem.CHANGED_SINCE


def test_nobody_is_taken_from_under_what_came_since(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    tamper(place, "INSERT INTO standing VALUES (9, ?, 'open', 0, '', NULL)", JO)
    before = everything(place)
    with pytest.raises(Refusal) as raised:
        store.undo(ME, LATER)
    assert problem_of(raised) is Problem.CHANGED_SINCE
    assert everything(place) == before


def test_an_entry_part_of_which_was_erased_is_not_half_undone(store: SqliteStore, place: Path) -> None:
    do(store, jo(), jo(id=2))
    tamper(place, "UPDATE ledger_row SET salt = NULL, before = NULL, after = NULL WHERE prospect_id = 2")
    with pytest.raises(Refusal) as raised:
        store.undo(ME, LATER)
    assert problem_of(raised) is Problem.CHANGED_SINCE


class AnyOrder(RuleBasedStateMachine):
    """Deeds, undos, redos and restarts in any order, beside a plain list of what was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name) / "as-agreed.db"
        self.store = open_store(self.place)
        self.states: list[Any] = []
        self.now = 0

    @initialize()
    def start(self) -> None:
        self.states = [everything(self.place)]
        self.now = 0

    @rule(person=st.integers(1, 2), name=st.sampled_from("ABC"), whole=st.booleans())
    def deed(self, person: int, name: str, whole: bool) -> None:
        records: tuple[Record, ...] = (jo(id=person, name=name),)
        if whole:
            records += tuple(of_person(record, person) for record in a_whole_contact()[1:])
        if do(self.store, *records).seq is not None:
            self.states = [*self.states[: self.now + 1], everything(self.place)]
            self.now += 1

    @precondition(lambda self: self.now > 0)
    @rule()
    def undo(self) -> None:
        self.store.undo(ME, LATER)
        self.now -= 1

    @precondition(lambda self: self.now < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.store.redo(ME, LATER)
        self.now += 1

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = open_store(self.place)

    @invariant()
    def is_where_the_list_says(self) -> None:
        if self.states:
            assert but_us(everything(self.place)) == but_us(self.states[self.now])
            assert (self.store.undoable(ME) is None) == (self.now == 0)
            assert (self.store.redoable(ME) is None) == (self.now == len(self.states) - 1)

    def teardown(self) -> None:
        while self.now > 0:
            self.undo()
        self.is_where_the_list_says()
        while self.now < len(self.states) - 1:
            self.redo()
        self.is_where_the_list_says()
        assert self.store.verify_chain() is None
        self.store.close()
        self.folder.cleanup()


TestUndoInAnyOrder = AnyOrder.TestCase
TestUndoInAnyOrder.settings = settings(
    max_examples=examples(8), stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
