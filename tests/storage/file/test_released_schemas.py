"""A store of every released schema opens, is looked through, takes a deed and gives it back, and lets a person go.

With a release that brings a new schema, its store is written down once: make one with that release, put into it what is
new, and lay what `sqlite3 as-agreed.db .dump` says of it beside the others as `schema_N.sql` (with `PRAGMA
application_id` and `PRAGMA user_version` at its end, which a dump leaves out), and N into `RELEASED` with what it holds.
It is never made anew: it stands for the files that are out there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import JO, ME
from tests.storage.file.test_migrations import from_text
from tests.storage.looking import NOW, count, do, everything, tamper
from tracker.files.dataclass_json import dump, load
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.opening import open_store
from tracker.storage.rows.record_mapper import RECORD, RecordKind
from tracker.storage.store import SqliteStore

RELEASED = {
    1: (b"we\xe2\x80\x99ll call you", b"Tasting: lemon", b"jo@hill.example", b"442079460000"),
    2: (b"we'll call you", b"lemon filling nut-free", b"447700900112"),
    3: (b"we'll call you", b"lemon filling nut-free", b"447700900113", b"the shop", b"visit 7"),
    4: (b"we'll call you", b"lemon filling nut-free", b"447700900113", b"the shop", b"visit 7"),
    5: (b"we'll call you", b"lemon filling nut-free", b"447700900113", b"the shop", b"visit 7"),
}
"""Each released schema, and words of Jo Hill, who is number 1 in its store."""
FOLDER = Path(__file__).parents[1]


@pytest.fixture(params=RELEASED)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old(place: Path, version: int) -> Iterator[SqliteStore]:
    from_text(place, FOLDER / f"schema_{version}.sql")
    store = open_store(place)
    yield store
    store.close()


def test_there_is_a_store_for_every_schema_before_todays() -> None:
    lying = {int(text.stem.removeprefix("schema_")) for text in FOLDER.glob("schema_*.sql")}
    assert lying == set(RELEASED)
    assert set(range(1, SCHEMA_VERSION)) <= lying <= set(range(1, SCHEMA_VERSION + 1))


def test_what_stood_on_a_server_is_known_still(place: Path) -> None:
    from_text(place, FOLDER / "schema_5.sql")
    with closing(open_store(place)) as store:
        assert [(row.agreement_id, row.sequence, row.asks.value, row.says) for row in store.published()] == [
            (1002, 1, "", ""),
            (1003, 2, "moved", ""),
        ]
        calendar = store.published_to()
        assert calendar is not None
        assert (calendar.collection, calendar.others) == ("/jo/as-agreed/", 2)


def test_it_opens_and_every_record_is_what_the_ledger_last_said_of_it(old: SqliteStore) -> None:
    assert old.verify_chain() is None
    history = old.history_of(JO)
    assert history is not None
    assert history.prospect.name == "Jo Hill"
    assert history.standings
    assert history.agreements
    assert history.contacts


def test_whoever_wrote_in_it_is_one_of_us_and_nothing_else_is_made_up(old: SqliteStore) -> None:
    assert [user.name for user in old.users()] == [ME]
    assert (old.away(), old.policy(), old.brought_in("calendar")) == ((), None, ())


def test_each_sealed_text_is_read_and_means_the_same_when_it_is_written_again(old: SqliteStore, place: Path) -> None:
    with closing(sqlite3.connect(place)) as looking:
        sealed = looking.execute(
            "SELECT kind, before FROM ledger_row UNION SELECT kind, after FROM ledger_row"
        ).fetchall()
    texts = [(RECORD[RecordKind(kind)], text) for kind, text in sealed if text is not None]
    assert texts
    for record, text in texts:
        assert load(record, dump(load(record, text))) == load(record, text)


def test_a_deed_is_done_in_it_and_all_that_can_be_undone_is_undone_and_done_again(
    old: SqliteStore, place: Path
) -> None:
    history = old.history_of(JO)
    assert history is not None
    before = everything(place)
    do(old, replace(history.agreements[0], topic="a new one"))
    old.undo(ME, NOW)
    assert everything(place) == before
    steps = 0
    while old.undoable(ME) is not None:
        old.undo(ME, NOW)
        steps += 1
    assert steps > 0
    assert old.is_empty()
    for _ in range(steps):
        old.redo(ME, NOW)
    assert everything(place) == before
    assert old.verify_chain() is None


def test_a_person_is_erased_from_it_to_the_last_byte(old: SqliteStore, place: Path, version: int) -> None:
    words = RELEASED[version]
    assert all(word in place.read_bytes() for word in words)
    tamper(place, "INSERT OR IGNORE INTO reminded SELECT 1, id, 'at', 5 FROM agreement")
    old.erase(JO, ME, NOW)
    assert count(place, "reminded") == 0
    old.close()
    left = b"".join(path.read_bytes() for path in place.parent.iterdir() if path.is_file())
    assert [word for word in (*words, b"Jo Hill", b"jo hill") if word in left] == []
    again = open_store(place)
    assert (again.history_of(JO), again.verify_chain()) == (None, None)
    again.close()
