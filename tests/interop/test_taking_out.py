"""What is taken elsewhere is whole or not there at all, and holds nobody who was erased while it was being written."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders import ME, exact, jo, promise, talk
from tests.interop.test_archive import Computer
from tests.storage.looking import NOW, do
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.taking_out import TakenOut, Wanted
from tracker.assembly.stores import taking_out_of
from tracker.rules.prospect import Prospect
from tracker.storage.store import SqliteStore

FILES = ("a.ics", "a.vcf", "a.csv", "a.zip")
GONE = b"Kim Reed"


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(tmp_path / "here")
    do(made.store, jo(), Prospect(2, "Kim Reed"), talk(exact("2026-11-25 10:00")), promise(exact("2026-11-26 10:00")))
    do(made.store, talk(exact("2026-11-27 10:00"), prospect_id=2))
    yield made
    made.opening.close()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.is_file())


def content(folder: Path) -> bytes:
    """All that stands in the files there, unpacked."""
    found = b""
    for each in folder.iterdir():
        if each.suffix == ".zip":
            with zipfile.ZipFile(each) as opened:
                found += b"".join(map(opened.read, opened.namelist()))
        elif each.is_file():
            found += each.read_bytes()
    return found


@pytest.mark.parametrize("name", FILES)
def test_stopped_at_any_moment_it_leaves_what_lay_there(computer: Computer, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    wanted = Wanted(out / name, over=True)
    for place in wanted.places:
        place.write_bytes(b"before")
    told: list[int] = []
    stop = 1001

    def going_on(at: int, _of: int) -> bool:
        told.append(at)
        return at < stop

    assert isinstance(taking_out_of(computer.setup).take_out(wanted, going_on), TakenOut)
    steps = tuple(told)
    assert all(before < after <= 1000 for before, after in pairwise(steps)), "it only goes on"
    for place in wanted.places:
        place.write_bytes(b"before")
    for stop in steps:  # noqa: B007  it is heeded by `going_on`
        assert taking_out_of(computer.setup).take_out(wanted, going_on) is None
        assert names(out) == sorted(place.name for place in wanted.places)
        assert {place.read_bytes() for place in wanted.places} == {b"before"}
        assert computer.left() == []


@pytest.mark.parametrize("name", FILES)
def test_whoever_is_erased_meanwhile_is_not_in_it(computer: Computer, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    steps: list[int] = []
    last = -1
    other = SqliteStore(computer.setup.paths.store)

    def going_on(at: int, _of: int) -> bool:
        """At the last step of the first time somebody at another window erases Kim."""
        nonlocal last
        steps.append(at)
        if at == last:
            other.erase(2, ME, NOW)
            last = -1
        return True

    taking_out_of(computer.setup).take_out(Wanted(tmp_path / name), going_on)
    assert GONE in content(tmp_path)
    last = max(steps)
    taking_out_of(computer.setup).take_out(Wanted(out / name), going_on)
    other.close()
    assert content(out)
    assert GONE not in content(out)


def test_of_three_tables_all_are_written_or_none(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last one is made by somebody else after it was looked whether it is there."""
    out, sync = tmp_path / "out", os.fsync
    out.mkdir()

    def and_another_comes(handle: int) -> None:
        (out / "a-contacts.csv").write_bytes(b"theirs")
        sync(handle)

    monkeypatch.setattr(os, "fsync", and_another_comes)
    with pytest.raises(Refusal) as refused:
        taking_out_of(computer.setup).take_out(Wanted(out / "a.csv"))
    assert (refused.value.problem, refused.value.what) == (Problem.FILE_IS_THERE, "a-contacts.csv")
    assert (names(out), content(out)) == (["a-contacts.csv"], b"theirs")
