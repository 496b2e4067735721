"""One window for each folder, however often the program is started."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.runtime.folder_lock import FolderLock
from tracker.runtime.single_instance import FirstInstance, Wish, first_instance

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from tracker.runtime.single_instance import Wish, first_instance

app = QCoreApplication([])


def asked(wish):
    print(wish, flush=True)


held = first_instance(Path(sys.argv[1]), Wish(sys.argv[2]))
if held is None:
    print("second", flush=True)
    sys.exit(0)
held.listen(asked)
print("first", flush=True)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


def started(lock: Path, wish: Wish = Wish.SHOW) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", FIRST, str(lock), wish], stdout=subprocess.PIPE, text=True)


@pytest.fixture(params=["short", "long"])
def lock(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path if request.param == "short" else tmp_path / ("a folder with a long name " * 4)
    folder.mkdir(exist_ok=True)
    return folder / "as-agreed.lock"


@pytest.fixture
def first(lock: Path) -> Iterator[subprocess.Popen[str]]:
    process = started(lock)
    yield process
    process.kill()
    process.communicate()


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_tells_the_first_what_it_is_for_and_ends(first: subprocess.Popen[str], lock: Path) -> None:
    assert heard(first) == "first"
    for wish in (*Wish, *Wish):
        assert started(lock, wish).communicate(timeout=60)[0].strip() == "second"
        assert heard(first) == wish


@pytest.mark.skipif(os.name != "posix", reason="the socket is a file there")
@pytest.mark.parametrize("said", [b"", b"rm -rf", b"x" * 100_000])
def test_whatever_else_is_said_to_the_first_is_a_wish_to_see_it(tmp_path: Path, said: bytes) -> None:
    """One of an earlier version says nothing at all, and is heard as well."""
    first = started(tmp_path / "as-agreed.lock")
    try:
        assert heard(first) == "first"
        with socket.socket(socket.AF_UNIX) as caller, contextlib.chdir(tmp_path):
            caller.connect("as-agreed.socket")
            caller.sendall(said)
            assert caller.recv(9) == b"heard"
        assert heard(first) == "show"
    finally:
        first.kill()
        first.communicate()


def test_one_that_was_killed_leaves_nothing_in_the_way(first: subprocess.Popen[str], lock: Path) -> None:
    assert heard(first) == "first"
    first.kill()
    first.wait()
    again = started(lock)
    assert heard(again) == "first"
    again.kill()
    again.communicate()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_socket_is_its_owners_alone(first: subprocess.Popen[str], lock: Path) -> None:
    assert heard(first) == "first"
    for place in lock.parent.glob("*.socket"):
        assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0


def test_a_command_needs_no_qt_for_it() -> None:
    program = "import sys, tracker.runtime.single_instance; print('PySide6' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_of_several_that_start_at_once_one_is_first_and_hears_all_the_others(lock: Path) -> None:
    several = [started(lock) for _ in range(4)]
    try:
        said = {process: heard(process) for process in several}
        assert sorted(said.values()) == ["first", "second", "second", "second"]
        winner = next(process for process in several if said[process] == "first")
        assert [heard(winner) for _ in range(3)] == ["show"] * 3
    finally:
        for process in several:
            process.kill()
            process.communicate()


@pytest.mark.skipif(os.name != "posix", reason="the socket is a file there")
def test_one_that_hangs_up_without_a_word_has_not_heard(tmp_path: Path) -> None:
    """A window that closes does so: whoever called it waits, and then opens one."""
    lock = tmp_path / "as-agreed.lock"
    closing = FolderLock(lock)
    assert closing.take()
    deaf = socket.socket(socket.AF_UNIX)
    with contextlib.chdir(tmp_path):  # a socket's path may not be long
        deaf.bind("as-agreed.socket")
    deaf.listen()

    def close() -> None:
        deaf.accept()[0].close()
        deaf.close()
        closing.release()

    ends = threading.Thread(target=close)
    ends.start()
    claim = first_instance(lock)
    ends.join()
    assert isinstance(claim, FirstInstance)
    claim.release()
