"""A disk that is full, or becomes so in the middle: each deed is told, nothing is lost, and it works once there is room.

On a small disk of its own. How much is left is tried in steps, so that it runs out at one point of a deed after another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import JO, ME, jo
from tests.storage.file.small_disk import BLOCK, fill, small_disk
from tests.storage.looking import NOW, do, everything
from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.file import backup
from tracker.storage.file.backup import Backup, backups_in, opens
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.opening import open_store
from tracker.storage.file.restore import restore
from tracker.storage.file.store_file import backups_of
from tracker.storage.store import SqliteStore

ROOMS = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610]
"""Blocks of four kilobytes that are left."""
MARK = "Quincebury"
SCHEMAS = Path(__file__).parents[1]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    with small_disk(folder, "5m") as why_not:
        if why_not:
            pytest.skip(why_not)
        yield folder


@pytest.fixture
def place(disk: Path) -> Path:
    return disk / "data" / "as-agreed.db"


@pytest.fixture
def store(place: Path) -> Iterator[SqliteStore]:
    place.parent.mkdir()
    opened = open_store(place)
    do(opened, *(jo(id=n, name=f"Jo {MARK} {n:03}", notes=f"{MARK} " * 90) for n in range(1, 200)))
    yield opened
    opened.close()


def in_each_room(disk: Path, deed: Callable[[], object], unharmed: Callable[[], object]) -> tuple[int, int]:
    """Try it with more and more left; how often it was told, and how often it was done. Nothing else may happen."""
    told, done = 0, 0
    faults: set[Fault] = set()
    for blocks in ROOMS:
        filler = fill(disk, blocks * BLOCK)
        try:
            deed()
        except StoreFault as fault:
            faults.add(fault.fault)
            told += 1
        else:
            done += 1
        unharmed()
        filler.unlink()
    assert faults <= {Fault.DISK_FULL}
    return told, done


def whole(place: Path) -> bool:
    with closing(sqlite3.connect(place)) as looking:
        return looking.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def litter(place: Path) -> list[str]:
    """What should not lie beside the store when nothing is under way."""
    expected = {place.name, f"{place.name}-journal", "backups"}
    return [each.name for each in place.parent.iterdir() if each.name not in expected]


def test_saving(store: SqliteStore, place: Path, disk: Path) -> None:
    saved = ["first"]
    do(store, jo(notes="first"))
    tried: list[str] = []

    def save() -> None:
        tried.append(f"{len(tried)} " + "x" * 40_000)
        do(store, jo(notes=tried[-1]))
        saved.append(tried[-1])

    def unharmed() -> None:
        history = store.history_of(JO)
        assert history is not None
        assert history.prospect.notes == saved[-1], "what was acknowledged, and nothing else"
        assert store.verify_chain() is None

    told, done = in_each_room(disk, save, unharmed)
    assert told > 3
    assert done > 1
    save()
    unharmed()
    assert whole(place)
    assert litter(place) == []


def test_backing_up(store: SqliteStore, place: Path, disk: Path) -> None:
    good = store.file.keep_backup(NOW).backup
    assert good is not None
    second = disk / "stick"
    second.mkdir()
    before = everything(place)

    def unharmed() -> None:
        assert everything(place) == before
        lying = backups_in(backups_of(place))
        assert opens(lying[0]), "whatever lies there is whole"
        assert good in lying
        assert [each.name for each in backups_of(place).iterdir() if each.name.startswith(".")] == []
        for each in (*lying, *backups_in(second)):
            if each != good:
                each.place.unlink()

    troubles: list[int] = []

    def back_up() -> None:
        kept = store.file.keep_backup(NOW, second)
        assert {trouble.fault for trouble in kept.troubles} <= {Fault.DISK_FULL}
        troubles.append(len(kept.troubles))

    in_each_room(disk, back_up, unharmed)
    assert set(troubles) >= {0, 2}, "neither where there is no room, both where there is"
    store.file.keep_backup(NOW, second)
    assert len(backups_in(second)) == 1


def test_a_backup_that_cannot_fit_is_not_begun(
    store: SqliteStore, place: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take the last of the disk before it failed, every minute anew, and others are saving there too."""
    begun: list[Path] = []
    monkeypatch.setattr(backup, "copy_into", lambda _source, draft: begun.append(draft))
    fill(disk, place.stat().st_size // 2)
    assert [trouble.fault for trouble in store.file.keep_backup(NOW).troubles] == [Fault.DISK_FULL]
    assert begun == []


@pytest.mark.parametrize("released", range(1, SCHEMA_VERSION))
def test_migrating(place: Path, disk: Path, released: int) -> None:
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as made:
        made.executescript((SCHEMAS / f"schema_{released}.sql").read_text(encoding="utf-8"))
    old = place.read_bytes()

    def bring_up_to_date() -> None:
        open_store(place).close()

    def unharmed() -> None:
        with closing(sqlite3.connect(place)) as looking:
            version = looking.execute("PRAGMA user_version").fetchone()[0]
        assert whole(place)
        if version == released:
            assert place.read_bytes() == old
        assert litter(place) == []
        place.write_bytes(old)
        for each in backups_in(backups_of(place)):
            each.place.unlink()

    told, done = in_each_room(disk, bring_up_to_date, unharmed)
    assert told > 3
    assert done > 1
    store = open_store(place)
    assert store.verify_chain() is None
    assert store.file.counts().people > 0
    store.close()


def test_restoring(store: SqliteStore, place: Path, disk: Path) -> None:
    kept = store.file.keep_backup(NOW).backup
    assert kept is not None
    do(store, jo(name="Joanna"))
    store.close()
    today = everything(place)

    def put_back() -> None:
        restore(place, kept.place, ME, NOW)

    def is_as_it_was(backup: Backup) -> bool:
        return everything(place) == everything(backup.place)

    def unharmed() -> None:
        assert whole(place)
        assert litter(place) == []
        if everything(place) != today:
            assert is_as_it_was(kept)
            # What was replaced was kept first: go back to it for the next try.
            replaced = backups_in(backups_of(place))[0]
            assert everything(replaced.place) == today
            replaced.place.replace(place)
        for each in backups_in(backups_of(place)):
            if each != kept:
                each.place.unlink()

    told, done = in_each_room(disk, put_back, unharmed)
    assert told > 3
    assert done > 0
    put_back()
    assert is_as_it_was(kept)


def test_erasing(store: SqliteStore, place: Path, disk: Path) -> None:
    erased: list[int] = []

    def erase() -> None:
        who = len(erased) + 1
        store.erase(who, ME, NOW)
        erased.append(who)

    def unharmed() -> None:
        assert store.file.counts().people == 199 - len(erased)
        for who in range(1, 17):
            assert (store.history_of(who) is None) == (who in erased)
        assert store.verify_chain() is None

    told, done = in_each_room(disk, erase, unharmed)
    assert told > 1
    assert done > 1
    store.file.backup_if_due(NOW)  # every minute
    store.close()
    content = place.read_bytes()
    for who in erased:
        assert f"{MARK} {who:03}".casefold().encode() not in content.lower(), "bytes of somebody erased"
    assert whole(place)
    assert litter(place) == []


def test_a_first_start_without_room_leaves_nothing_half_made(disk: Path) -> None:
    place = disk / "data" / "as-agreed.db"
    place.parent.mkdir()

    def start() -> None:
        open_store(place).close()

    def unharmed() -> None:
        assert litter(place) == []
        if place.exists():
            assert whole(place)
            place.unlink()

    told, done = in_each_room(disk, start, unharmed)
    assert told > 3
    assert done > 1


def test_what_was_left_of_somebody_erased_goes_as_soon_as_there_is_room(
    store: SqliteStore, place: Path, disk: Path
) -> None:
    """The rows go at once; the copies in pages that were split need the whole file written anew."""
    needed = place.stat().st_size // BLOCK
    filler = fill(disk, (needed // 2) * BLOCK)
    store.erase(7, ME, NOW)
    connection = store.file.connection()
    due = "SELECT count(*) FROM meta WHERE name = 'rewrite'"
    assert connection.execute(due).fetchone()[0] == 1
    filler.unlink()
    store.file.backup_if_due(NOW)
    assert store.file.connection().execute(due).fetchone()[0] == 0
