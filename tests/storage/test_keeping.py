"""Claims about the file as a whole, as a screen asks about it: over real files in a folder of their own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import at, day, jo, talk
from tracker.actions.outcome import DeedName
from tracker.actions.safekeeping import Dossier
from tracker.storage.keeping import FileKeeping
from tracker.storage.open import open_store
from tracker.storage.store import SqliteStore

NOW = at("2026-11-18 09:30")


class Shelf:
    """A store with one person in it, kept."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "as-agreed.db"
        self.now = NOW
        self.second: Path | None = None
        self._opened: SqliteStore | None = None
        self.keeping = FileKeeping(
            self.place, self.store, self.close, lambda: self.now, lambda: self.second, lambda: "Maria", self._dossier
        )

    def store(self) -> SqliteStore:
        if self._opened is None:
            self._opened = open_store(self.place)
        return self._opened

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def write(self, **changes: object) -> None:
        with self.store().deed(DeedName.ADD_PROSPECT, "Maria", self.now) as tx:
            tx.put(jo(**changes))

    def names(self) -> list[str]:
        return [line.name for line in self.store().people_like("", 9)]

    def damage(self) -> None:
        """The first page is gone."""
        self.close()
        content = bytearray(self.place.read_bytes())
        content[:512] = bytes(512)
        self.place.write_bytes(content)

    def _dossier(self, store: SqliteStore, prospect_id: int) -> Dossier | None:
        history = store.history_of(prospect_id)
        return Dossier(history.prospect.name, "", "") if history is not None else None


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path)
    made.write()
    return made


def test_a_whole_file_has_nothing_wrong_with_it(shelf: Shelf) -> None:
    assert shelf.keeping.damage() is None


def test_a_damaged_file_is_left_as_it_is_and_its_backups_are_offered(shelf: Shelf) -> None:
    shelf.keeping.back_up()
    shelf.damage()
    before = shelf.place.read_bytes()
    trouble = shelf.keeping.damage()
    assert trouble is not None
    assert [line.held.people for line in trouble.backups] == [1]
    assert shelf.place.read_bytes() == before


def test_a_restore_brings_back_what_the_backup_held_and_keeps_what_it_replaced(shelf: Shelf) -> None:
    done = shelf.keeping.back_up()
    assert done.backup is not None
    shelf.now += timedelta(minutes=1)
    shelf.write(name="Jo Hill-Marsh")
    restored = shelf.keeping.put_back(done.backup.place)
    assert shelf.names() == ["Jo Hill"]
    assert restored.replaced is not None
    shelf.now += timedelta(minutes=1)
    shelf.keeping.put_back(restored.replaced.place)
    assert shelf.names() == ["Jo Hill-Marsh"], "a restore is taken back by another"


def test_a_restore_over_a_damaged_file_sets_it_aside(shelf: Shelf) -> None:
    done = shelf.keeping.back_up()
    assert done.backup is not None
    shelf.damage()
    restored = shelf.keeping.put_back(done.backup.place)
    assert restored.set_aside is not None
    assert restored.set_aside.exists()
    assert shelf.names() == ["Jo Hill"]


def test_a_recovery_sets_the_damaged_file_aside_and_goes_on_with_what_was_read(shelf: Shelf, tmp_path: Path) -> None:
    with shelf.store().deed(DeedName.ADD_AGREEMENT, "Maria", NOW) as tx:
        tx.put(talk(day("2026-11-24")))
    shelf.close()
    with closing(sqlite3.connect(shelf.place)) as raw:
        raw.execute("PRAGMA application_id = 7")
    brought = shelf.keeping.recover()
    assert (brought.people, brought.agreements) == (1, 1)
    assert shelf.names() == ["Jo Hill"]
    assert len(list(tmp_path.glob("as-agreed-damaged-*.db"))) == 1


def test_a_second_folder_that_is_missing_is_named_and_the_backup_made_all_the_same(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.second = tmp_path / "stick"
    done = shelf.keeping.back_up()
    assert done.backup is not None
    assert done.refused == (tmp_path / "stick",)


def test_the_newest_backup_that_is_not_whole_does_not_count_as_verified(shelf: Shelf) -> None:
    first = shelf.keeping.back_up()
    shelf.now += timedelta(hours=1)
    shelf.write(notes="more")
    second = shelf.keeping.back_up()
    assert first.backup is not None
    assert second.backup is not None
    second.backup.place.write_bytes(b"\0" * 4096)
    newest = shelf.keeping.newest_verified()
    assert newest is not None
    assert newest.place == first.backup.place


def test_the_seal_is_verified_once_a_week(shelf: Shelf) -> None:
    assert shelf.keeping.check_seal_if_due() is not None
    shelf.now += timedelta(days=6)
    assert shelf.keeping.check_seal_if_due() is None
    shelf.now += timedelta(days=1)
    assert shelf.keeping.check_seal_if_due() is not None


def test_a_change_past_the_ledger_is_named_with_the_backup_that_still_has_it(shelf: Shelf) -> None:
    done = shelf.keeping.back_up()
    shelf.close()
    with closing(sqlite3.connect(shelf.place)) as raw, raw:
        raw.execute("UPDATE prospect SET notes = 'they never said that'")
    check = shelf.keeping.check_seal()
    assert not check.holds
    assert check.intact_in == done.backup


def test_it_is_told_until_when_a_backup_may_hold_somebody_erased(shelf: Shelf) -> None:
    assert shelf.keeping.erased_until() is None
    shelf.keeping.back_up()
    shelf.now += timedelta(days=1)
    shelf.store().erase(1, "Maria", shelf.now)
    until = shelf.keeping.erased_until()
    assert until is not None
    assert timedelta(days=30) >= until - shelf.now > timedelta(days=28)


def test_many_who_are_erased_together_are_in_one_backup(shelf: Shelf) -> None:
    shelf.write(id=2, name="Sam Hill")
    for person in (1, 2):
        shelf.store().erase(person, "Maria", shelf.now)
    (one,) = shelf.keeping.backups()
    assert one.held.people == 2
