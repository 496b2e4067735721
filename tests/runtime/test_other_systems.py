"""Claims about what differs on Windows and macOS, with the platform handed in: nobody has run the program there yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest
from platformdirs import windows

from tracker.assembly import has_display
from tracker.files.other_process import is_running
from tracker.runtime import folder_lock, machine
from tracker.runtime.asked_to_end import askings_on
from tracker.runtime.folder_lock import WINDOWS_BYTE, Doing, FolderLock
from tracker.runtime.paths import _usual_folder
from tracker.runtime.single_instance import socket_for
from tracker.widgets.look.tokens import Type, points

LOCK = Path("/home/maria/.local/share/as-agreed/as-agreed.lock")
LONG = Path("/home/maria", "a folder with a long name " * 5, "as-agreed.lock")


@pytest.mark.parametrize(
    ("lock", "platform", "is_a_path"),
    [
        (LOCK, "linux", True),
        (LOCK, "darwin", True),
        (LONG, "linux", False),
        (LONG, "darwin", False),
        (LOCK, "win32", False),
        (LONG, "win32", False),
    ],
)
def test_the_first_is_called_by_a_name_the_system_takes(lock: Path, platform: str, is_a_path: bool) -> None:
    name = socket_for(lock, platform)
    assert (name == str(lock.with_suffix(".socket"))) is is_a_path
    assert len(name.encode()) <= 100
    if not is_a_path:  # a pipe lies in no folder; elsewhere Qt puts it into the one for passing things
        assert not {"/", "\\", ":"} & set(name)
        assert name.startswith("as-agreed-")
        assert name != socket_for(lock.with_name("other") / "as-agreed.lock", platform)


def test_on_windows_it_is_one_folder_however_its_name_is_spelt() -> None:
    upper, lower = (PureWindowsPath(text) for text in ("C:\\Users\\Maria\\a.lock", "c:\\users\\maria\\a.lock"))
    assert socket_for(upper, "win32") == socket_for(lower, "win32")
    assert socket_for(Path("/A/a.lock"), "linux") != socket_for(Path("/a/a.lock"), "linux")


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", "/home/maria/.local/share/as-agreed"),
        ("darwin", "/home/maria/Library/Application Support/as-agreed"),
        ("win32", "C:\\Users\\maria\\AppData\\Local/as-agreed"),
    ],
)
def test_each_system_has_its_own_folder_for_it(platform: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/maria")
    monkeypatch.setenv("LOCALAPPDATA", "C:\\Users\\maria\\AppData\\Local")
    monkeypatch.setattr(windows, "get_win_folder", windows.get_win_folder_from_env_vars)  # no Windows is there to ask
    assert _usual_folder(platform) == Path(folder)


@pytest.mark.parametrize(
    ("pid", "platform", "runs"),
    [
        pytest.param(str(os.getpid()), sys.platform, True, id="ourselves"),
        ("7", "win32", True),
        ("8", "win32", False),
        ("0", "win32", False),
        ("0", "linux", False),  # would be asked of every process of the group
        ("x", "win32", False),
        ("", "linux", False),
        ("99999999999999999999", "linux", False),
        ("99999999999999999999", "win32", False),
    ],
)
def test_another_process_counts_as_gone_only_where_the_system_says_so(pid: str, platform: str, runs: bool) -> None:
    assert is_running(pid, platform, on_windows={7: True, 8: False}.__getitem__) is runs


class TestTheLockOnWindows:
    """By a `msvcrt` that keeps what it is asked: one byte far beyond the note is locked, so that anybody may read that."""

    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        asked: list[int] = []

        def locking(descriptor: int, mode: int, count: int) -> None:
            asked.append(os.lseek(descriptor, 0, os.SEEK_CUR))
            if len(asked) > 1:
                raise PermissionError(13, "Permission denied")

        monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
        return asked

    def test_one_has_it_and_another_reads_who(self, tmp_path: Path, asked: list[int]) -> None:
        place = tmp_path / "as-agreed.lock"
        one, other = (FolderLock(place, "STUDIO", "win32") for _ in range(2))
        assert one.take() is True
        one.note(Doing.OPEN)
        assert other.take() is False
        assert asked == [WINDOWS_BYTE, WINDOWS_BYTE]
        holder = other.holder()
        assert holder is not None
        assert (holder.pid, holder.host, holder.doing) == (os.getpid(), "STUDIO", Doing.OPEN)
        one.release()
        assert place.read_bytes() == b"", "what is open cannot be taken away there; empty, it says nothing"
        assert folder_lock.this_computer("win32") == os.environ.get("COMPUTERNAME", "")


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_window_is_shown_where_there_is_a_screen(environment: dict[str, str], platform: str, shown: bool) -> None:
    assert has_display(environment, platform) is shown


def test_whoever_sits_there_is_called_as_the_system_calls_them() -> None:
    assert machine.my_name({"USERNAME": "maria"}, "win32") == "maria"
    assert machine.my_name({}, "win32") == "me"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_zone_that_is_named_is_taken_on_each_system(platform: str, tmp_path: Path) -> None:
    assert machine.my_zone({"TZ": "Europe/Paris"}, tmp_path, platform) == "Europe/Paris"


def test_where_windows_names_zones_otherwise_qt_says_which_it_is(tmp_path: Path) -> None:
    assert machine.my_zone({}, tmp_path, "linux") == "UTC", "nothing stands there"
    assert machine.my_zone({}, tmp_path, "win32") == machine._on_windows(), "Qt knows the computer's own"


def test_the_signals_that_ask_a_program_to_end_are_posixs() -> None:
    assert [askings_on(platform) for platform in ("win32", "linux", "darwin")] == [
        (),
        ("SIGTERM", "SIGHUP", "SIGINT"),
        ("SIGTERM", "SIGHUP", "SIGINT"),
    ]


def test_type_is_as_large_as_it_is_drawn_for_on_each_system() -> None:
    """13 pixels of body text: on macOS a point is a pixel, elsewhere 96 pixels are an inch, which has 72 points."""
    assert points(Type.BODY, "darwin") == 13
    assert points(Type.BODY, "win32") == points(Type.BODY, "linux") == 9.75
