"""A store that is not there while its backups are: it is missing, and nobody takes it for a new one unasked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import jo
from tests.storage.looking import NOW, do
from tracker.actions.outcome import Fault
from tracker.actions.safekeeping import HeldRecords, MissingStore
from tracker.storage.file.backup import backups_in
from tracker.storage.file.letting_go import LettingGoByTheClock
from tracker.storage.file.opening import open_store
from tracker.storage.file.restore import restore
from tracker.storage.file.safekeeping import FileSafekeeping
from tracker.storage.file.store_file import backups_of
from tracker.storage.store import SqliteStore

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def kept(store: SqliteStore, second: Path | None = None) -> None:
    do(store, jo())
    store.file.keep_backup(NOW, second)
    store.close()


def keeping_of(place: Path, second: Path | None = None) -> FileSafekeeping:
    def store() -> SqliteStore:
        return open_store(place, second=second)

    return FileSafekeeping(
        place, store, lambda: None, lambda: NOW, lambda: second, lambda: "Maria", lambda _store, _id: None
    )


def test_beside_its_backups_it_is_missing_and_nothing_is_made(store: SqliteStore, place: Path) -> None:
    kept(store)
    place.unlink()
    before = sorted(place.parent.rglob("*"))
    with pytest.raises(MissingStore) as missing:
        open_store(place)
    assert missing.value.fault is Fault.MISSING
    assert [(line.made_at, line.held) for line in missing.value.backups] == [(NOW, HeldRecords(1, 0, 0))]
    assert sorted(place.parent.rglob("*")) == before


def test_backups_in_the_second_folder_alone_are_enough(store: SqliteStore, place: Path, stick: Path) -> None:
    kept(store, stick)
    place.unlink()
    for own in backups_in(backups_of(place)):
        own.place.unlink()
    with pytest.raises(MissingStore):
        open_store(place, second=stick)
    trouble = keeping_of(place, stick).damage()
    assert trouble is not None
    assert (trouble.missing, [line.place.parent for line in trouble.backups]) == (True, [stick])


def test_a_link_that_leads_nowhere_is_missing_too(store: SqliteStore, place: Path) -> None:
    kept(store)
    place.rename(place.with_name("elsewhere.db"))
    place.symlink_to(place.with_name("gone.db"))
    with pytest.raises(MissingStore):
        open_store(place)


def test_where_nothing_was_ever_kept_a_new_one_is_made(place: Path) -> None:
    backups_of(place).mkdir(parents=True)
    (backups_of(place) / "holiday.jpg").touch()
    opened = open_store(place, second=place.parent / "no-such-folder")
    assert opened.is_empty()
    opened.close()
    assert keeping_of(place).damage() is None


def test_with_no_backup_the_note_that_it_was_open_is_enough(store: SqliteStore, place: Path) -> None:
    notes = LettingGoByTheClock(place.parent, lambda: store, lambda: NOW)
    notes.doubt()
    store.close()
    place.unlink()
    open_store(place).close()  # nobody had done anything in it
    do(store, jo())
    notes.doubt()
    store.close()
    place.unlink()
    with pytest.raises(MissingStore) as missing:
        open_store(place)
    assert (missing.value.backups, missing.value.seen) == ((), NOW)
    assert not place.exists()
    trouble = keeping_of(place).damage()
    assert trouble is not None
    assert (trouble.missing, trouble.seen) == (True, NOW)
    keeping_of(place).begin_anew()
    assert keeping_of(place).damage() is None


def test_the_page_offers_only_backups_that_open(store: SqliteStore, place: Path) -> None:
    kept(store)
    do(store, jo(name="Joanna"))
    bad = store.file.keep_backup(NOW + HOUR).backup
    store.close()
    assert bad is not None
    bad.place.write_bytes(bytes(8192))
    place.unlink()
    trouble = keeping_of(place).damage()
    assert trouble is not None
    assert [line.made_at for line in trouble.backups] == [NOW]


def test_a_backup_that_is_brought_back_is_the_store_again(store: SqliteStore, place: Path) -> None:
    kept(store)
    place.unlink()
    keeping_of(place).put_back(backups_in(backups_of(place))[0].place)
    again = open_store(place)
    assert [line.name for line in again.people_like("", 9)] == ["Jo Hill"]
    again.close()


def test_an_empty_one_is_begun_only_when_chosen_and_the_backups_stay(store: SqliteStore, place: Path) -> None:
    kept(store)
    place.unlink()
    keeping_of(place).begin_anew()
    again = open_store(place)
    assert again.is_empty()
    assert [backup.made_at for backup in again.file.backups()] == [NOW]
    again.close()


def test_the_old_ones_last_backup_is_not_let_go_for_one_of_the_new(store: SqliteStore, place: Path) -> None:
    """Else who began anew by mistake would have two days to notice."""
    kept(store)
    place.unlink()
    again = open_store(place, anew=True)
    do(again, jo(name="Ann Reid"))
    for made in (NOW + HOUR, NOW + 5 * DAY):
        again.file.keep_backup(made)
    assert NOW in {backup.made_at for backup in again.file.backups()}
    again.close()
    restore(place, min(backups_in(backups_of(place)), key=lambda b: b.made_at).place, "Maria", NOW + 5 * DAY)
    old = open_store(place)
    assert [line.name for line in old.people_like("", 9)] == ["Jo Hill"]
    old.close()
