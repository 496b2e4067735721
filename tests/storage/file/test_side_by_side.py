"""Several at one file: windows, programs, and one that is killed in the middle of a save."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from tests.builders import JO, ME, day, jo, talk
from tests.storage.file.saving import COUNTER
from tests.storage.looking import NOW, do
from tracker.actions.outcome import Changes
from tracker.storage.file import opening_checks
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.integrity import check_marks
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore


def counting(place: Path, times: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.storage.file.saving", str(place), str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def reached(store: SqliteStore) -> int:
    history = store.history_of(COUNTER)
    assert history is not None
    return int(history.prospect.notes)


@pytest.fixture
def colleague(place: Path, store: SqliteStore) -> Iterator[ThreadPoolExecutor]:
    """Someone else's thread."""
    with ThreadPoolExecutor(1) as thread:
        yield thread


def test_each_sees_the_others_deeds_and_is_told_what_is_newer(
    store: SqliteStore, place: Path, colleague: ThreadPoolExecutor
) -> None:
    do(store, jo())
    theirs = colleague.submit(open_store, place).result()
    assert colleague.submit(theirs.newer_than, 0).result() == Changes(frozenset({JO}), seq=1)
    assert colleague.submit(theirs.newer_than, 1).result() is None

    colleague.submit(do, theirs, talk(day("2026-11-24"))).result()
    colleague.submit(do, theirs, jo(id=2, name="Ann Okoro")).result()
    assert store.newer_than(1) == Changes(frozenset({JO, 2}), frozenset({date(2026, 11, 24)}), seq=3)
    assert store.newer_than(3) is None
    assert [line.name for line in store.people_like("okoro", 5)] == ["Ann Okoro"]

    store.undo(ME, NOW)
    assert colleague.submit(theirs.newer_than, 3).result() == Changes(frozenset({2}), seq=4)
    assert colleague.submit(theirs.people_like, "okoro", 5).result() == ()
    colleague.submit(theirs.close).result()


def test_what_was_erased_since_is_told_as_everything(store: SqliteStore, place: Path) -> None:
    do(store, jo())
    with store.file.writing_note():
        store.file.connection().execute("UPDATE ledger_row SET salt = NULL, before = NULL, after = NULL")
    assert store.newer_than(0) == Changes(everything=True, seq=1)


def test_three_programs_that_save_at_once_lose_nothing(store: SqliteStore, place: Path) -> None:
    do(store, jo(notes="0"))
    programs = [counting(place, 50) for _ in range(3)]
    said = [program.communicate()[0].split()[1:] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert sorted(int(number) for numbers in said for number in numbers) == list(range(1, 151))
    assert reached(store) == 150
    assert store.verify_chain() is None


def test_a_store_that_another_program_writes_to_is_never_taken_for_damaged(store: SqliteStore, place: Path) -> None:
    do(store, jo(notes="0"))
    with counting(place, 300) as other:
        looks = 0
        while other.poll() is None:
            opening_checks.check(place)
            looks += 1
        other.communicate()
    assert other.returncode == 0
    assert looks > 20


def test_a_page_met_half_written_is_looked_at_again(
    store: SqliteStore, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(store, jo())
    whole, looks = place.read_bytes(), []

    def while_it_is_written(looked_at: Path) -> int:
        looks.append(looked_at)
        place.write_bytes(bytes(512) + whole[512:] if len(looks) == 1 else whole)
        return check_marks(looked_at)

    store.close()
    monkeypatch.setattr(opening_checks, "check_marks", while_it_is_written)
    assert opening_checks.check(place) == SCHEMA_VERSION
    assert len(looks) == 2


@pytest.mark.parametrize("saves", range(2, 22, 2))
def test_a_program_killed_while_saving_has_lost_nothing_it_said_was_saved(
    store: SqliteStore, place: Path, saves: int
) -> None:
    do(store, jo(notes="0"))
    store.close()
    program = counting(place, 100_000)
    assert program.stdout is not None
    with program.stdout:
        said = [program.stdout.readline() for _ in range(saves + 1)]
        program.kill()
        said += program.stdout.readlines()
    program.wait()
    acknowledged = int(next(line for line in reversed(said) if line.endswith("\n") and line.strip().isdigit()))
    again = open_store(place)
    assert reached(again) in (acknowledged, acknowledged + 1)
    assert again.verify_chain() is None
    assert do(again, jo(notes="on we go")).seq is not None
    again.close()
