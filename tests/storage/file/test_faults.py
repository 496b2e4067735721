"""What can go wrong in the world is told by its name, and leaves what was there."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from tests.builders import JO, ME, day, did, jo, talk
from tests.storage.looking import NOW, do, everything, tamper
from tracker.actions.outcome import DeedName, Fault, Problem, Refusal, StoreFault
from tracker.storage.faults import told_as_faults, trouble
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore


def named(name: str, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> sqlite3.Error:
    error = kind("unable, with somebody's name in it")
    error.sqlite_errorname = name
    return error


def fault_of(error: BaseException) -> Fault:
    told = trouble(error)
    assert isinstance(told, StoreFault)
    assert "somebody" not in str(told)
    return told.fault


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("SQLITE_FULL", Fault.DISK_FULL),
        ("SQLITE_READONLY", Fault.READ_ONLY),
        ("SQLITE_READONLY_DIRECTORY", Fault.READ_ONLY),
        ("SQLITE_READONLY_DBMOVED", Fault.GONE),
        ("SQLITE_PERM", Fault.READ_ONLY),
        ("SQLITE_BUSY", Fault.LOCKED),
        ("SQLITE_BUSY_SNAPSHOT", Fault.LOCKED),
        ("SQLITE_LOCKED", Fault.LOCKED),
        ("SQLITE_CORRUPT", Fault.DAMAGED),
        ("SQLITE_CORRUPT_INDEX", Fault.DAMAGED),
        ("SQLITE_NOTADB", Fault.DAMAGED),
        ("SQLITE_CANTOPEN", Fault.GONE),
        ("SQLITE_IOERR_WRITE", Fault.OTHER),
        ("SQLITE_CONSTRAINT_CHECK", Fault.DOES_NOT_FIT),
        ("SQLITE_NEW_IN_SOME_LATER_VERSION", Fault.OTHER),
    ],
)
def test_each_of_sqlites_codes_has_its_fault(name: str, fault: Fault) -> None:
    assert fault_of(named(name)) is fault


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.DISK_FULL),
        (errno.EDQUOT, Fault.DISK_FULL),
        (errno.EACCES, Fault.READ_ONLY),
        (errno.EROFS, Fault.READ_ONLY),
        (errno.ENOENT, Fault.NO_FOLDER),
        (errno.ENOTDIR, Fault.NO_FOLDER),
        (errno.ESTALE, Fault.GONE),
        (errno.EIO, Fault.OTHER),
    ],
)
def test_each_of_the_systems_codes_has_its_fault(number: int, fault: Fault) -> None:
    assert fault_of(OSError(number, "somebody's folder")) is fault


def test_a_rollback_that_failed_is_judged_by_why_there_was_one() -> None:
    full, cannot_roll_back, wrapped = named("SQLITE_FULL"), named("SQLITE_ERROR"), peewee.OperationalError()
    wrapped.__context__, cannot_roll_back.__context__ = cannot_roll_back, full
    assert fault_of(cannot_roll_back) is Fault.DISK_FULL
    assert fault_of(wrapped) is Fault.DISK_FULL


@pytest.mark.parametrize("error", [ValueError("somebody"), KeyError("somebody"), AssertionError()])
def test_a_mistake_of_ours_is_no_fault_of_the_world(error: Exception) -> None:
    with pytest.raises(type(error)), told_as_faults():
        raise error


def test_a_full_disk_is_told_and_what_was_there_stands(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    before = everything(place)
    connection = store.file.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreFault) as told:
        do(store, *(jo(id=n, name=f"Jo {n}", notes="long note " * 100) for n in range(2, 100)))
    assert told.value.fault is Fault.DISK_FULL
    assert everything(place) == before
    connection.execute("PRAGMA max_page_count = 1000000")
    assert do(store, jo(notes="there is room again")).seq == 2
    assert store.verify_chain() is None


def test_a_file_that_is_being_written_elsewhere_is_locked(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    store.file.connection().execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreFault) as told:
            do(store, jo(notes="now"))
        assert told.value.fault is Fault.LOCKED
        with pytest.raises(StoreFault) as told:
            store.is_empty()
        assert told.value.fault is Fault.LOCKED
        other.execute("ROLLBACK")
    assert do(store, jo(notes="now")).seq == 2


def test_a_writer_waits_for_another_to_finish(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.1, other.execute, ("COMMIT",))
    release.start()
    assert do(store, jo(notes="after you")).seq == 2
    release.join()
    other.close()


def test_a_file_that_may_only_be_read_can_still_be_read(store: SqliteStore) -> None:
    do(store, jo())
    store.file.connection().execute("PRAGMA query_only = 1")
    with pytest.raises(StoreFault) as told:
        do(store, jo(notes="now"))
    assert told.value.fault is Fault.READ_ONLY
    assert not store.is_empty()


def test_a_file_deleted_under_an_open_store_is_gone_and_not_quietly_saved_to(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    place.unlink()
    with pytest.raises(StoreFault) as told:
        do(store, jo(notes="into the void"))
    assert told.value.fault is Fault.GONE


def test_a_store_whose_file_went_away_does_not_come_back_empty(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    store.close()
    place.unlink()
    with pytest.raises(StoreFault) as told:
        store.is_empty()
    assert told.value.fault is Fault.GONE
    assert not place.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contact SET verdict = 'garbled'",
        "UPDATE contact SET questions = '{}'",
        "UPDATE agreement SET zone = 'Europe/Atlantis'",
        "UPDATE agreement SET first_day = -5",
        "UPDATE prospect SET tags = '[1]'",
        "UPDATE contact SET note = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_row_that_says_nothing_sensible_is_damage(store: SqliteStore, place: Path, statement: str) -> None:
    do(store, jo(), talk(day("2026-11-24")), did("2026-11-18 09:00"))
    tamper(place, statement)
    with pytest.raises(StoreFault) as told:
        store.history_of(JO)
    assert told.value.fault is Fault.DAMAGED


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(jo(name="Jo \ud800"), id="half a surrogate pair"),
        pytest.param(jo(tags=("\udfff",)), id="within a list"),
        pytest.param(jo(id=2**63), id="a number no file can hold"),
    ],
)
def test_what_no_file_can_hold_is_refused(store: SqliteStore, place: Path, person: object) -> None:
    before = everything(place)
    with pytest.raises(Refusal) as refused:
        do(store, person)  # type: ignore[arg-type]
    assert refused.value.problem is Problem.UNREADABLE_TEXT
    assert everything(place) == before
    assert do(store, jo()).seq == 1


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(talk(day("2026-11-24"), prospect_id=99), id="an agreement with nobody"),
        pytest.param(talk(day("2026-11-24"), made_in=99), id="an agreement made in no contact"),
        pytest.param(did("2026-11-18 09:00", agreement_id=99), id="a contact that keeps no agreement"),
    ],
)
def test_what_points_nowhere_is_never_written(store: SqliteStore, place: Path, record: object) -> None:
    do(store, jo())
    before = everything(place)
    with pytest.raises(StoreFault):
        do(store, record)  # type: ignore[arg-type]
    assert everything(place) == before


def test_a_file_moved_away_between_reading_and_saving_is_never_saved_to(
    store: SqliteStore, place: Path, tmp_path: Path
) -> None:
    do(store, jo())

    def save_while_it_is_moved() -> None:
        with store.deed(DeedName.EDIT_PROSPECT, ME, NOW) as tx:
            tx.put(jo(notes="acknowledged to nobody"))
            place.rename(tmp_path / "moved.db")

    with pytest.raises(StoreFault) as told:
        save_while_it_is_moved()
    assert told.value.fault is Fault.GONE
    with pytest.raises(StoreFault) as told:
        do(store, jo(notes="still away"))
    assert told.value.fault is Fault.GONE
    assert not place.exists()
    (tmp_path / "moved.db").rename(place)
    assert do(store, jo(notes="it is back")).seq is not None
    assert store.verify_chain() is None


def test_another_file_in_its_place_is_looked_at_before_it_is_written_to(
    store: SqliteStore, place: Path, tmp_path: Path
) -> None:
    do(store, jo())
    theirs = tmp_path / "theirs.db"
    tamper(theirs, "CREATE TABLE theirs (x)")
    theirs.replace(place)
    before = place.read_bytes()
    for fault in (Fault.GONE, Fault.DAMAGED, Fault.DAMAGED):
        with pytest.raises(StoreFault) as told:
            do(store, jo(notes="into somebody else's file"))
        assert told.value.fault is fault
    assert place.read_bytes() == before


def test_a_store_put_in_its_place_is_gone_on_with(store: SqliteStore, place: Path, tmp_path: Path) -> None:
    do(store, jo())
    other = open_store(tmp_path / "other.db")
    do(other, jo(name="Joanna"))
    other.close()
    (tmp_path / "other.db").replace(place)
    with pytest.raises(StoreFault) as told:
        do(store, jo(notes="meant for the one before"))
    assert told.value.fault is Fault.GONE
    history = store.history_of(JO)
    assert history is not None
    assert history.prospect.name == "Joanna"
    assert do(store, jo(notes="on we go")).seq == 2


IN_ANOTHER_PROCESS = """
import os, resource, sys
from pathlib import Path
from tests.builders import jo
from tests.storage.looking import do
from tracker.actions.outcome import StoreFault
from tracker.storage.file.opening import open_store

place = Path(sys.argv[2])


def attempt(notes):
    try:
        do(store, jo(notes=notes))
    except StoreFault as fault:
        print(fault.fault.value)
    else:
        print("saved")


if os.geteuid() == 0 and sys.argv[1] != "full":
    # What is imported late has to be there before root, who may write anywhere, steps down: its Python may be its own.
    warm = open_store(place.with_name("warm.db"))
    do(warm, jo())
    warm.verify_chain()
    warm.close()
    os.setuid(65534)
store = open_store(place)
attempt("first")
if sys.argv[1] == "full":
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (place.stat().st_size, resource.RLIM_INFINITY))
    attempt("x" * 100_000)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
elif sys.argv[1] == "file":
    store.close()
    place.chmod(0o400)
    attempt("may only be read")
    assert store.history_of(1).prospect.notes == "first", "it can still be read"
    place.chmod(0o600)
elif sys.argv[1] == "folder":
    store.close()
    place.with_name(place.name + "-journal").unlink(missing_ok=True)
    place.parent.chmod(0o500)
    attempt("no journal can be made")
    place.parent.chmod(0o700)
attempt("last")
print(store.verify_chain(), store.history_of(1).prospect.notes)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits and modes are POSIX's")
@pytest.mark.parametrize(
    ("what", "told"), [("full", ("disk-full", "other")), ("file", ("read-only",)), ("folder", ("read-only",))]
)
def test_work_goes_on_when_the_fault_has_ended(what: str, told: tuple[str, ...]) -> None:
    """Where a file may not grow, the system says so in a word that does not name the disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.mkdir()
        Path(name).chmod(0o755)
        if os.geteuid() == 0 and what != "full":
            os.chown(folder, 65534, 65534)
        command = [sys.executable, "-c", IN_ANOTHER_PROCESS, what, str(folder / "as-agreed.db")]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        first, fault, *rest = ran.stdout.split()
    assert (first, rest) == ("saved", ["saved", "None", "last"])
    assert fault in told
