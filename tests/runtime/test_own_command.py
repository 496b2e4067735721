"""Claims about starting the program again: it is ours that runs, whatever lies in the working folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.assembly.states import start_on
from tracker.runtime.own_command import app_image, own_command

TRAP = "import pathlib; pathlib.Path('sprung').touch()\n"


OURS = ("tracker/__init__.py", "tracker/__main__.py", "tracker.py")
ANYBODYS = ("peewee.py", "argparse.py")


@pytest.mark.parametrize(
    ("name", "python_path"), [*((name, None) for name in (*OURS, *ANYBODYS)), *((name, ":") for name in OURS)]
)
def test_what_lies_in_the_working_folder_is_not_run(tmp_path: Path, name: str, python_path: str | None) -> None:
    trap = tmp_path / name
    trap.parent.mkdir(exist_ok=True)
    trap.write_text(TRAP, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if python_path is not None:
        environment["PYTHONPATH"] = python_path
    command = own_command("--version")
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.lower().startswith("as")
    assert not (tmp_path / "sprung").exists()


def test_a_packed_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("--data-dir", "/x") == [sys.executable, "--data-dir", "/x"]


IN_IT = "/tmp/.mount_AsAgreXy/usr/lib/as-agreed/as-agreed"
MARKS = {"APPIMAGE": "/home/maria/AsAgreed.AppImage", "APPDIR": "/tmp/.mount_AsAgreXy"}


@pytest.mark.parametrize(
    ("environment", "executable", "found"),
    [
        (MARKS, IN_IT, MARKS["APPIMAGE"]),
        (MARKS, "/opt/as-agreed/as-agreed", ""),  # started by another program out of its own
        ({"APPIMAGE": MARKS["APPIMAGE"]}, IN_IT, ""),
        ({**MARKS, "APPIMAGE": "AsAgreed.AppImage"}, IN_IT, ""),
        ({**MARKS, "APPDIR": "/tmp/.mount_AsAgre"}, IN_IT, ""),
        ({}, IN_IT, ""),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="AppImages are Linux's")
def test_out_of_an_app_image_that_file_is_started(environment: dict[str, str], executable: str, found: str) -> None:
    """Where it is mounted is gone once it ends: a menu, or the next login, would find nothing there."""
    assert app_image(environment, executable) == found


def test_whether_it_could_be_started_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    assert start_on(tmp_path) is False
    monkeypatch.setattr(sys, "executable", "/bin/true" if sys.platform != "win32" else "where.exe")
    assert start_on(tmp_path) is True


@pytest.mark.skipif(sys.platform == "win32", reason="core files are POSIX's")
def test_no_core_file_is_ever_written() -> None:
    limits = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    program = f"from tracker.assembly import run; run(['today', '--data-dir', '/nowhere/at/all']); {limits}"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "(0, 0)"
