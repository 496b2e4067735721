"""What was said as a reminder is kept once, for each of us, whatever becomes of the deeds around it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import JO, ME, exact, jo, talk
from tests.fakes import Clock, a_desk
from tests.new_store import new_store
from tests.storage.looking import NOW, do
from tracker.actions.corrections.give_to import give_to
from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.ports import Store
from tracker.rules.prospect import Prospect
from tracker.rules.reminding.reminders import Reminded, What
from tracker.storage.file.opening import open_store

AGREED = talk(exact("2026-11-26 10:00"))
AT = Reminded(What.AT, AGREED.id, AGREED.window.starts)
BEFORE = replace(AT, what=What.BEFORE)
BEN = Prospect(2, "Ben Okoro")
LONG_AGO = NOW - timedelta(days=365)


def test_who_keeps_it_first_has_it_and_nobody_after(store: Store) -> None:
    do(store, jo(), AGREED)
    assert store.mark_reminded(ME, [AT, BEFORE]) == {AT, BEFORE}
    assert store.mark_reminded("  maria ", [AT]) == frozenset()
    assert store.mark_reminded(ME, [AT, replace(AT, at=NOW)]) == {replace(AT, at=NOW)}
    assert store.reminded(ME, AT.at) == {AT, BEFORE}
    assert store.reminded(ME, LONG_AGO) == {AT, BEFORE, replace(AT, at=NOW)}


def test_each_of_us_is_reminded_of_their_own(store: Store) -> None:
    do(store, jo(), AGREED, replace(AGREED, id=5, owner="Ben"))
    store.mark_reminded(ME, [AT])
    assert store.reminded("Ben", LONG_AGO) == frozenset()
    assert store.mark_reminded("Ben", [AT]) == {AT}


def test_it_is_no_deed_and_undo_leaves_it(store: Store) -> None:
    do(store, jo())
    seq = do(store, AGREED).seq
    store.mark_reminded(ME, [AT])
    assert store.newer_than(seq or 0) is None
    store.undo(ME, NOW)
    store.redo(ME, NOW)
    assert store.mark_reminded(ME, [AT]) == frozenset()


def test_since_when_it_is_begun_anew_and_outlasts_what_is_let_go(store: Store) -> None:
    store.begin_reminding(ME, LONG_AGO)
    store.begin_reminding(ME, NOW - timedelta(days=200))
    store.mark_reminded(ME, [replace(AT, at=NOW - timedelta(days=200)), AT], forget_before=None)
    store.mark_reminded(ME, [BEFORE], forget_before=NOW)
    assert store.reminded(ME, LONG_AGO) == {AT, BEFORE, Reminded(What.BEGUN, 0, NOW - timedelta(days=200))}


def test_what_goes_on_under_another_number_is_not_said_again(store: Store) -> None:
    do(store, jo(), BEN, Prospect(3, "Ann Cole"), AGREED)
    desk = a_desk(store, Clock(NOW))  # type: ignore[arg-type]
    store.mark_reminded(ME, [AT])
    given = give_to(desk, AGREED, BEN.id).value.record
    assert given is not None
    assert store.mark_reminded(ME, [replace(AT, of=given.id)]) == frozenset()
    merge_people(desk, 3, BEN.id, lambda _field, _other: "")
    history = store.history_of(3)
    assert history is not None
    (agreement,) = history.agreements
    assert agreement.id not in (AGREED.id, given.id)
    assert store.mark_reminded(ME, [replace(AT, of=agreement.id)]) == frozenset()


def test_erasing_somebody_leaves_nothing_of_it(store: Store) -> None:
    do(store, jo(), BEN, AGREED, replace(AGREED, id=5, prospect_id=BEN.id))
    store.mark_reminded(ME, [AT, replace(AT, of=5)])
    erase_prospect(a_desk(store, Clock(NOW)), JO)  # type: ignore[arg-type]
    assert store.reminded(ME, LONG_AGO) == {replace(AT, of=5)}


@pytest.mark.parametrize("undone", [False, True])
def test_erasing_somebody_leaves_an_occasion_only_while_others_are_in_it(store: Store, undone: bool) -> None:
    alone, together = replace(AGREED, occasion_id=70), replace(AGREED, id=5, occasion_id=77)
    do(store, jo(), BEN)
    do(store, replace(together, id=6, prospect_id=BEN.id))
    do(store, alone, together)
    store.mark_reminded(ME, [replace(AT, of=70), replace(AT, of=77)])
    if undone:
        store.undo(ME, NOW)
    erase_prospect(a_desk(store, Clock(NOW)), JO)  # type: ignore[arg-type]
    assert store.reminded(ME, LONG_AGO) == {replace(AT, of=77)}


def test_of_two_programs_that_look_at_once_one_gets_each(tmp_path: Path) -> None:
    place = tmp_path / "data" / "as-agreed.db"
    new_store(place).close()
    marks = [replace(AT, of=n) for n in range(20)]

    def get(_n: int) -> list[Reminded]:
        mine: list[Reminded] = []
        store = open_store(place)
        for mark in marks:
            mine += store.mark_reminded(ME, [mark])
        store.close()
        return mine

    with ThreadPoolExecutor(2) as both:
        first, second = both.map(get, range(2))
    assert sorted(mark.of for mark in (*first, *second)) == [*range(20)]
