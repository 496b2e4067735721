"""Opening: the file is private and set up as it should be, and what is not ours is not touched."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.builders import jo
from tests.storage.looking import do, tamper, written_by_newer
from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.file.connection import APPLICATION_ID, PRAGMAS, SCHEMA_VERSION, connection_of, database
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def fault_of(place: Path) -> Fault:
    with pytest.raises(StoreFault) as told:
        open_store(place)
    return told.value.fault


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "lacking",
    [
        "ALTER TABLE prospect DROP COLUMN let_be_us",
        "ALTER TABLE contact DROP COLUMN nothing_to_answer_us",
        "ALTER TABLE user DROP COLUMN ring_back",
        "DROP TABLE away",
        "DROP TABLE entry_key",
        "DROP TABLE policy",
    ],
)
def test_a_file_of_todays_version_without_all_of_todays_tables_is_damaged_and_left_as_it_is(
    place: Path, lacking: str
) -> None:
    """As a version that was never released left it. Else the first question would be told to try again, for ever."""
    open_store(place).close()
    tamper(place, lacking)
    before = place.read_bytes()
    assert fault_of(place) is Fault.DAMAGED
    assert place.read_bytes() == before


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_every_connection_reads_back_its_pragmas(place: Path, pragma: str) -> None:
    open_store(place).close()
    live = database(place)
    assert connection_of(live).execute(f"PRAGMA {pragma}").fetchone()[0] == PRAGMAS[pragma]
    live.close()


def test_the_file_bears_our_mark_and_its_schema_version(place: Path) -> None:
    open_store(place).close()
    with closing(sqlite3.connect(place)) as looking:
        assert looking.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert looking.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_folder_file_and_journal_are_their_owners_alone_whatever_the_umask(place: Path) -> None:
    with umask(0o022):
        store = open_store(place)
        do(store, jo())
        assert mode_of(place.parent) == 0o700
        assert {name: oct(mode_of(place.parent / name)) for name in files_in(place.parent)} == {
            "as-agreed.db": "0o600",
            "as-agreed.db-journal": "0o600",
        }
        store.close()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_that_others_could_read_is_closed_to_them(place: Path) -> None:
    open_store(place).close()
    place.chmod(0o644)
    open_store(place).close()
    assert mode_of(place) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_folder_that_was_there_stays_as_its_owner_set_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_store(tmp_path / "as-agreed.db").close()
    assert mode_of(tmp_path) == 0o755


def test_making_a_store_leaves_nothing_else_behind(place: Path) -> None:
    open_store(place).close()
    assert files_in(place.parent) == ["as-agreed.db"]


@pytest.mark.parametrize("name", ["file:x.db", "100% ours?#1.db", "naïve é 名.db", "a b.db", "-journal"])
def test_any_name_is_a_name_and_no_address(tmp_path: Path, name: str) -> None:
    store = open_store(tmp_path / name)
    do(store, jo())
    store.close()
    assert (tmp_path / name).stat().st_size > 0
    again = open_store(tmp_path / name)
    assert not again.is_empty()
    again.close()


def test_a_path_through_a_link_opens_the_file_it_leads_to(place: Path, tmp_path: Path) -> None:
    open_store(place).close()
    (tmp_path / "link").symlink_to(place.parent)
    store = open_store(tmp_path / "link" / place.name)
    do(store, jo())
    store.close()
    direct = open_store(place)
    assert not direct.is_empty()
    direct.close()


def test_what_leads_to_the_folder_is_not_made(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "mistyped" / "data" / "as-agreed.db") is Fault.NO_FOLDER
    assert files_in(tmp_path) == []


def test_a_folder_that_is_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    assert fault_of(tmp_path / "data" / "as-agreed.db") is Fault.NO_FOLDER


def test_a_path_with_a_nul_is_no_folder() -> None:
    assert fault_of(Path("/tmp/a\0b/as-agreed.db")) is Fault.NO_FOLDER


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a database at all, only somebody's text\n" * 100, id="text"),
        pytest.param(b"SQLite format 3\0" + b"\0" * 4080, id="zeroed"),
    ],
)
def test_what_is_no_store_is_told_as_damaged_and_left_as_it_is(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    assert fault_of(place) is Fault.DAMAGED
    assert place.read_bytes() == content
    assert files_in(place.parent) == [place.name]


def test_a_folder_in_the_files_place_is_damage(place: Path) -> None:
    place.mkdir(parents=True)
    assert fault_of(place) is Fault.DAMAGED


def test_another_programs_database_is_left_as_it_is(place: Path) -> None:
    place.parent.mkdir()
    tamper(place, "CREATE TABLE theirs (x)")
    before = place.read_bytes()
    assert fault_of(place) is Fault.DAMAGED
    assert place.read_bytes() == before
    assert files_in(place.parent) == [place.name]


def test_the_file_of_a_later_version_is_refused_and_left_as_it_is(place: Path) -> None:
    open_store(place).close()
    written_by_newer(place, SCHEMA_VERSION + 1)
    before = place.read_bytes()
    assert fault_of(place) is Fault.NEWER
    assert place.read_bytes() == before


def test_a_page_full_of_zeros_is_noticed_before_anything_is_written(place: Path) -> None:
    store = open_store(place)
    do(store, *(jo(id=n, name=f"Jo {n}", notes="word " * 200) for n in range(1, 60)))
    store.close()
    damaged = bytearray(place.read_bytes())
    middle = len(damaged) // 4096 // 2 * 4096
    damaged[middle : middle + 4096] = bytes(4096)
    place.write_bytes(damaged)
    assert fault_of(place) is Fault.DAMAGED
    assert place.read_bytes() == damaged


def test_a_file_cut_short_is_noticed(place: Path) -> None:
    store = open_store(place)
    do(store, jo())
    store.close()
    os.truncate(place, place.stat().st_size // 4096 // 2 * 4096)
    assert fault_of(place) is Fault.DAMAGED


def test_many_that_make_the_store_at_once_share_one(place: Path) -> None:
    place.parent.mkdir()
    together = threading.Barrier(4)
    origins: list[str] = []

    def make() -> None:
        together.wait()
        store = open_store(place)
        with store.file.reading() as connection:
            origins.append(connection.execute("SELECT value FROM meta WHERE name = 'origin'").fetchone()[0])
        store.close()

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(origins) == 4
    assert len(set(origins)) == 1


def test_a_store_made_in_one_thread_is_used_in_another(store: SqliteStore) -> None:
    answers: list[bool] = []

    def use() -> None:
        do(store, jo())
        answers.append(store.is_empty())
        store.close()

    worker = threading.Thread(target=use)
    worker.start()
    worker.join()
    assert answers == [False]


def test_a_closed_store_opens_again_when_asked(store: SqliteStore) -> None:
    do(store, jo())
    store.close()
    assert not store.is_empty()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("locked", ["folder", "file"])
def test_what_may_not_be_written_is_told_as_read_only(locked: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "as-agreed.db"
        open_store(place).close()
        Path(name).chmod(0o555 if locked == "folder" else 0o777)
        place.chmod(0o444 if locked == "file" else 0o666)
        program = (
            "import os, sys, pathlib\n"
            "from tracker.actions.outcome import StoreFault\n"
            "from tracker.storage.file.opening import open_store\n"
            # Root may write anywhere, so it steps down first.
            "if os.geteuid() == 0:\n    os.setuid(65534)\n"
            "try:\n    open_store(pathlib.Path(sys.argv[1]))\n"
            "except StoreFault as fault:\n    print(fault.fault.value)"
        )
        command = [sys.executable, "-c", program, str(place)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == "read-only"


def test_opening_a_store_that_is_there_imports_no_migrations(place: Path) -> None:
    open_store(place).close()
    program = (
        "import sys, pathlib\n"
        "from tracker.storage.file.opening import open_store\n"
        "open_store(pathlib.Path(sys.argv[1])).close()\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & {'playhouse', 'argparse', 'PySide6', 'asyncio'}))"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(place)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_a_save_cut_off_while_the_first_page_was_written_is_taken_back(place: Path, tmp_path: Path) -> None:
    """What lies in the file is no database then; the journal beside it still has the page as it was."""
    store = open_store(place)
    do(store, jo())
    store.close()
    left = tmp_path / "left" / place.name
    left.parent.mkdir()
    with closing(sqlite3.connect(place, isolation_level=None)) as writing:
        writing.execute("PRAGMA cache_size = 2")
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("CREATE TABLE half_written (filling TEXT)")
        writing.executemany("INSERT INTO half_written VALUES (?)", [("x" * 3000,)] * 200)
        journal = place.with_name(f"{place.name}-journal")
        left.write_bytes(bytes(4096) + place.read_bytes()[4096:])
        left.with_name(journal.name).write_bytes(journal.read_bytes())
        writing.execute("ROLLBACK")
    opened = open_store(left)
    assert [line.name for line in opened.people_like("", 5)] == ["Jo Hill"]
    opened.close()


def test_a_damaged_file_with_a_journal_that_mends_nothing_is_left_as_it_is(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"x" * 5000)
    journal = place.with_name(f"{place.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(range(250)) * 16)
    before = place.read_bytes(), journal.read_bytes()
    with pytest.raises(StoreFault) as told:
        open_store(place)
    assert told.value.fault is Fault.DAMAGED
    assert (place.read_bytes(), journal.read_bytes()) == before
    assert sorted(left.name for left in place.parent.iterdir()) == sorted([place.name, journal.name])
