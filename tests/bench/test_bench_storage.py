"""How long the questions asked at every key and every page of the calendar take, in a store of twenty busy years."""

from __future__ import annotations

import itertools
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.bench.big_store import AGREEMENTS
from tests.bench.conftest import UNMEASURED, Within
from tests.bench.goals import TODAY
from tests.builders import ME
from tracker.actions.outcome import DeedName
from tracker.actions.ports import MentionedIn, MentionsAfter
from tracker.rules.prospect import Prospect
from tracker.storage.file.opening import open_store
from tracker.storage.queries import agreements_between
from tracker.storage.rows.timestamps import window_of
from tracker.storage.store import SqliteStore

pytestmark = pytest.mark.bench

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_month_of_the_calendar(within: Within, store: SqliteStore) -> None:
    """Read again, as after a deed: rows that are as they were are already values."""
    assert within(5, lambda: store.agreements_between(FIRST, LAST))


def test_a_month_of_the_calendar_never_seen_before(within: Within, store: SqliteStore) -> None:
    """The limit only guards against getting worse; five milliseconds are the aim here too."""

    def forget() -> None:
        agreements_between._planned.cache_clear()
        window_of.cache_clear()

    within(33, lambda: store.agreements_between(FIRST, LAST), before=forget)


def test_what_is_open_until_today(within: Within, store: SqliteStore) -> None:
    assert within(16, lambda: store.open_agreements_until(TODAY))


@pytest.mark.parametrize(
    "text",
    [
        "j",
        "jo",
        "muller 4",
        "nobody like that",
        "0207",
        "spring",
        "",
        "Mueller",
        "O'Brien",
        "Vian, Boris",
        "+44 20 7946 0018",
    ],
)
def test_a_key_typed_into_the_search(within: Within, store: SqliteStore, text: str) -> None:
    within(16, lambda: store.people_like(text, 50))


@pytest.mark.parametrize("where", list(MentionedIn))
def test_a_part_of_the_notes_looked_through_after_a_pause(
    within: Within, store: SqliteStore, where: MentionedIn
) -> None:
    """As long as a key typed meanwhile waits."""
    within(16, lambda: store.mentions("nobody like that", MentionsAfter(where, 2**62)))


def test_all_people_for_the_table(within: Within, store: SqliteStore) -> None:
    assert len(within(1_000, lambda: store.people_like("", 20_000))) > 300


def test_a_whole_history(within: Within, store: SqliteStore) -> None:
    ids = itertools.cycle(range(1, 400))
    within(5, lambda: store.history_of(next(ids)))


def test_whose_turn_it_is(within: Within, store: SqliteStore) -> None:
    assert len(within(100, store.their_turn)) > 50


def test_one_small_deed(within: Within, place: Path, tmp_path: Path) -> None:
    store = open_store(Path(shutil.copy(place, tmp_path)))
    ids = itertools.count(1_000_000_000)

    def add() -> None:
        with store.deed(DeedName.ADD_PROSPECT, "Maria", NOW) as tx:
            tx.put(Prospect(next(ids), "Jo Hill"))

    within(50, add)
    store.close()


def test_opening(within: Within, place: Path) -> None:
    within(400, lambda: open_store(place).close())


def test_what_can_be_undone_after_a_hundred_thousand_deeds(within: Within, tmp_path: Path) -> None:
    store = open_store(tmp_path / "as-agreed.db")
    with store.file.writing_note():
        connection = store.file.connection()
        connection.executemany(
            "INSERT INTO ledger VALUES (?, 0, 'Maria', 'add-prospect', NULL, '', NULL, zeroblob(32))",
            ((seq,) for seq in range(1, 100_001)),
        )
        # Half of them taken back, one after the other: the longest way there is.
        connection.executemany(
            "INSERT INTO ledger VALUES (?, 0, 'Maria', 'undo', NULL, '', ?, zeroblob(32))",
            ((100_000 + n, 100_001 - n) for n in range(1, 50_001)),
        )
    within(5, lambda: (store.undoable(ME), store.redoable(ME)))
    undoable = store.undoable(ME)
    assert undoable is not None
    assert undoable.seq == 50_000
    store.close()


@pytest.mark.parametrize("year", [2017, 2021, 2025, 2027, 2031, 2035])
def test_a_year_has_its_twentieth_of_all_that_is_agreed(store: SqliteStore, measured: bool, year: int) -> None:
    """About twenty on each working day, then; on a small store as many times fewer as it is smaller."""
    of_the_year = len(store.agreements_between(date(year, 1, 1), date(year, 12, 31)))
    assert of_the_year == pytest.approx(AGREEMENTS / 20 / (1 if measured else UNMEASURED), rel=0.25)
