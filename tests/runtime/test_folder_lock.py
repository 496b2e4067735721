"""Claims about who holds a folder: the system's word alone, whatever stands in the file."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.runtime.folder_lock import Doing, FolderLock, Holder, this_computer
from tracker.runtime.single_instance import FirstInstance, first_instance, opened_all_the_same, still_held

posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes are POSIX's")

HOLD = """
import sys, time
from pathlib import Path
from tracker.runtime.folder_lock import Doing, FolderLock
lock = FolderLock(Path(sys.argv[1]), sys.argv[2])
print(lock.take(), flush=True)
lock.note(Doing(sys.argv[3]))
print("noted", flush=True)
sys.stdin.read()
lock.release()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "as-agreed.lock"


class Other:
    """Another process that has the lock until it is told to let go."""

    def __init__(self, place: Path, doing: Doing = Doing.OPEN, host: str = "here") -> None:
        command = [sys.executable, "-c", HOLD, str(place), host, doing.value]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert [self.process.stdout.readline().strip() for _ in range(2)] == ["True", "noted"]

    def let_go(self) -> None:
        self.process.communicate()

    def die(self) -> None:
        self.process.kill()
        if self.process.stdout is not None and not self.process.stdout.closed:
            self.process.communicate()


@pytest.fixture
def other(place: Path) -> Iterator[Other]:
    made = Other(place)
    yield made
    made.die()


@pytest.mark.parametrize(
    "left",
    [
        b"",
        b"\n",
        b"nonsense",
        bytes(300),
        b"\xff" * 2000,
        f"{os.getpid()}\npython3.11\nhere\n".encode(),  # a process of that number runs, and is another program now
        b"1\nas-agreed\nhere\nopen\n",
        b"999999999999999999999999\nas-agreed\nhere\nclosing\n",
    ],
    ids=["empty", "blank", "nonsense", "zeroes", "no letters", "another program's", "process 1", "no number"],
)
def test_what_a_file_says_holds_nothing(place: Path, left: bytes) -> None:
    place.write_bytes(left)
    lock = FolderLock(place, "here")
    assert lock.take() is True
    lock.note(Doing.OPEN)
    assert lock.holder() == Holder(os.getpid(), "here", Doing.OPEN)
    lock.release()
    assert not place.exists() or sys.platform == "win32"


def test_one_process_has_it_until_it_lets_go(place: Path, other: Other) -> None:
    lock = FolderLock(place, "here")
    assert lock.take() is False
    assert lock.holder() == Holder(other.process.pid, "here", Doing.OPEN)
    other.let_go()
    assert lock.take() is True
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
    lock.release()


def test_one_that_dies_lets_go(place: Path, other: Other) -> None:
    other.die()
    assert FolderLock(place, "here").take() is True


def test_two_in_one_process_do_not_have_it_both(place: Path) -> None:
    one, two = FolderLock(place), FolderLock(place)
    assert (one.take(), two.take()) == (True, False)
    one.release()
    assert two.take() is True
    two.release()


def test_whoever_waited_while_the_file_was_taken_away_has_the_one_that_lies_there(place: Path) -> None:
    one, two = FolderLock(place), FolderLock(place)
    assert one.take()
    place.unlink()  # as a release does, and another makes it anew
    assert two.take() is True
    one.release()
    assert place.exists(), "what another holds is not taken away"
    assert FolderLock(place).take() is False
    two.release()


@pytest.mark.parametrize(("platform", "name"), [("win32", "STUDIO"), ("linux", None)])
def test_this_computer_has_a_name_on_each_platform(
    platform: str, name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPUTERNAME", "STUDIO")
    assert this_computer(platform) == (name or os.uname().nodename)


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "nowhere"])
def test_what_is_no_file_is_no_lock_and_hangs_nobody(place: Path, kind: str) -> None:
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "link":
        (place.parent / "precious").write_text("precious", encoding="utf-8")
        place.symlink_to(place.parent / "precious")
    else:
        place = place.parent / "gone" / "as-agreed.lock"
    lock = FolderLock(place)
    assert lock.take() is None
    assert lock.holder() is None
    lock.note(Doing.OPEN)
    lock.release()
    if kind == "link":
        assert (place.parent / "precious").read_text(encoding="utf-8") == "precious"
    assert isinstance(first_instance(place), FirstInstance)


@posix
def test_one_that_is_frozen_is_named(place: Path, other: Other) -> None:
    other.process.send_signal(signal.SIGSTOP)
    try:
        found = first_instance(place, patience=0.1)
        assert isinstance(found, Holder)
        assert (found.pid, found.doing) == (other.process.pid, Doing.OPEN)
        assert still_held(place)
    finally:
        other.process.send_signal(signal.SIGCONT)


def test_one_that_closes_is_waited_for_and_then_opened(place: Path, other: Other) -> None:
    soon = threading.Timer(0.3, other.let_go)
    soon.start()
    claim = first_instance(place)
    soon.join()
    assert isinstance(claim, FirstInstance)
    claim.release()


def test_another_computer_is_asked_about_though_nothing_here_holds_it(place: Path) -> None:
    place.write_text("4711\nas-agreed\nanother-computer\nopen\n", encoding="utf-8")
    assert first_instance(place, patience=0.1) == Holder(4711, "another-computer", Doing.OPEN, elsewhere=True)
    assert still_held(place)
    assert place.read_text(encoding="utf-8").startswith("4711"), "what it says is left for whoever asks next"
    opened_all_the_same(place).release()
    assert not still_held(place)
    claim = first_instance(place)
    assert isinstance(claim, FirstInstance)
    claim.release()


def test_one_that_is_opened_beside_a_holder_leaves_the_lock_alone(place: Path, other: Other) -> None:
    beside = opened_all_the_same(place)
    assert FolderLock(place, "here").holder() == Holder(other.process.pid, "here", Doing.OPEN)
    beside.release()
    assert still_held(place)
