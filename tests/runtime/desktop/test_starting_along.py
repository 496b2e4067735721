"""The file by which a desktop starts the program: a valid one, ours alone, and gone when it is no longer wanted."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tracker.runtime.desktop.desktop_entry import NotForAMenu
from tracker.runtime.desktop.starting_along import (
    MARK,
    StartingAlong,
    autostart_folder,
    desktop_entry,
    may_start_along,
)

COMMAND = ["/opt/as agreed/as-agreed-window", "--data-dir", '/home/maria/100 %"people"', "--hidden"]


@pytest.fixture
def starting(tmp_path: Path) -> StartingAlong:
    return StartingAlong(tmp_path / "config" / "autostart", COMMAND)


def test_it_is_switched_on_and_off_and_leaves_nothing(starting: StartingAlong) -> None:
    assert starting.is_on() is False
    starting.switch(False)
    starting.switch(True)
    starting.switch(True)
    assert starting.is_on() is True
    read = RawConfigParser(interpolation=None)
    read.read(starting.place)
    assert read["Desktop Entry"]["exec"].endswith('"--hidden"')
    assert read["Desktop Entry"]["tryexec"] == COMMAND[0]
    starting.switch(False)
    assert [*starting.place.parent.iterdir()] == []


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_only_its_owner_may_read_which_folder_is_theirs(starting: StartingAlong) -> None:
    starting.switch(True)
    assert stat.S_IMODE(starting.place.stat().st_mode) == 0o600


def test_a_file_of_that_name_that_is_not_ours_is_neither_replaced_nor_taken_away(starting: StartingAlong) -> None:
    starting.place.parent.mkdir(parents=True)
    starting.place.write_text("[Desktop Entry]\nExec=mine\n")
    assert starting.is_on() is False
    with pytest.raises(FileExistsError):
        starting.switch(True)
    starting.switch(False)
    assert starting.place.read_text() == "[Desktop Entry]\nExec=mine\n"


def test_a_link_that_leads_nowhere_is_not_ours_either(starting: StartingAlong, tmp_path: Path) -> None:
    starting.place.parent.mkdir(parents=True)
    starting.place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        starting.switch(True)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file")
    with pytest.raises(NotADirectoryError):
        StartingAlong(tmp_path / "config" / "autostart", COMMAND).switch(True)


@pytest.mark.parametrize("path", ["/home/a\nb/as-agreed", "/home/a=b/as-agreed"])
def test_a_path_no_such_file_can_name_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(NotForAMenu):
        StartingAlong(tmp_path, [path]).switch(True)
    assert [*tmp_path.iterdir()] == []


def test_a_path_that_is_not_utf_8_is_written_as_it_is(tmp_path: Path) -> None:
    starting = StartingAlong(tmp_path, ["/opt/\udcff/as-agreed"])
    starting.switch(True)
    assert b"TryExec=/opt/\xff/as-agreed\n" in starting.place.read_bytes()


def test_within_a_sandbox_the_desktop_is_asked_and_no_file_is_written(tmp_path: Path) -> None:
    asked: list[tuple[bool, list[str]]] = []
    starting = StartingAlong(tmp_path / "autostart", COMMAND, lambda on, command: asked.append((on, [*command])))
    assert starting.is_on() is None
    starting.switch(True)
    starting.switch(False)
    assert asked == [(True, COMMAND), (False, COMMAND)]
    assert [*tmp_path.iterdir()] == []


def test_where_the_desktop_looks_is_where_it_says(tmp_path: Path) -> None:
    assert autostart_folder({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "autostart"
    for told in ({}, {"XDG_CONFIG_HOME": "here"}):
        assert autostart_folder(told) == Path.home() / ".config" / "autostart"


def test_windows_and_macos_start_programs_otherwise() -> None:
    assert [may_start_along(platform) for platform in ("linux", "freebsd14", "win32", "darwin")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed")
def test_the_file_is_valid(tmp_path: Path) -> None:
    place = tmp_path / "as-agreed.desktop"
    place.write_text(desktop_entry(COMMAND))
    told = subprocess.run(["desktop-file-validate", place], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "")
    assert MARK in place.read_text().splitlines()
