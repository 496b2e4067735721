"""Claims about the program's place in the desktop's menu: what is written there starts it, and all of it goes again."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tracker.runtime import menu_entry
from tracker.runtime.desktop.desktop_entry import NotForAMenu
from tracker.runtime.menu_entry import (
    NoMenu,
    entry_for,
    put_in_menu,
    take_out_of_menu,
    user_share,
    window_command,
)
from tracker.runtime.paths import APP_ID
from tracker.runtime.resources import resource

TEMPLATE = resource(f"desktop/{APP_ID}.desktop").read_text(encoding="utf-8")
AWKWARD = (
    "/home/maria/As Agreed/as-agreed-window",
    "/opt/Büro – neu/as-agreed-window",
    '/opt/a "quoted" one/as-agreed-window',
    "/opt/100% $HOME `id` \\ back/as-agreed-window",
    "/opt/it's ; # [odd]/as-agreed-window",
    "/opt/\udcff/as-agreed-window",
)


def files_below(folder: Path) -> list[str]:
    return sorted(str(place.relative_to(folder)) for place in folder.rglob("*") if place.is_file())


def started_by(entry: str, section: str) -> list[str]:
    """The words a desktop would start, read as the format has it: first any value of a file, then Exec's own quotes."""
    read = configparser.RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(entry)
    value = read[section]["Exec"].replace("\\\\", "\\")
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', value)
    return [re.sub(r"\\(.)", r"\1", quoted or bare).replace("%%", "%") for quoted, bare in words]


@pytest.mark.parametrize("place", AWKWARD)
def test_wherever_the_program_lies_the_entry_starts_it(place: str, tmp_path: Path) -> None:
    entry = entry_for(TEMPLATE, [place])
    assert started_by(entry, "Desktop Entry") == [place]
    assert started_by(entry, "Desktop Action new-entry") == [place, "--entry"]
    if shutil.which("desktop-file-validate") and place.isprintable():
        written = tmp_path / f"{APP_ID}.desktop"
        written.write_text(entry, encoding="utf-8")
        ran = subprocess.run(["desktop-file-validate", written], capture_output=True, encoding="utf-8", check=False)
        assert ran.returncode == 0, ran.stdout


def test_one_that_is_no_single_file_is_started_with_all_its_words() -> None:
    words = ["/usr/bin/python3", "-P", "-c", "import sys; print('a \"b\"')", "/home/x y"]
    assert started_by(entry_for(TEMPLATE, words), "Desktop Action new-entry") == [*words, "--entry"]


@pytest.mark.parametrize("mark", ["\n", "\r", "\0", "="])
def test_a_folder_no_entry_can_name_is_told(mark: str) -> None:
    with pytest.raises(NotForAMenu):
        entry_for(TEMPLATE, [f"/opt/two{mark}lines"])


def test_what_was_put_there_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    share = tmp_path / "share"
    neighbour = share / "icons" / "hicolor" / "48x48" / "apps" / "another.png"
    neighbour.parent.mkdir(parents=True)
    neighbour.write_bytes(b"png")
    for _twice in range(2):
        entry = put_in_menu(lambda size: f"{size}".encode(), share, ["/opt/as-agreed-window"])
    assert entry == share / "applications" / f"{APP_ID}.desktop"
    assert (share / "icons/hicolor/48x48/apps" / f"{APP_ID}.png").read_bytes() == b"48"
    assert len(files_below(share)) == 1 + len(menu_entry.SIZES) + 1 + 1
    assert take_out_of_menu(share)
    assert files_below(share) == ["icons/hicolor/48x48/apps/another.png"]
    assert sorted(place.name for place in share.iterdir()) == ["icons"]
    assert not take_out_of_menu(share)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_where_there_is_no_such_menu_nothing_is_written(tmp_path: Path, platform: str) -> None:
    with pytest.raises(NoMenu):
        put_in_menu(lambda _: b"", tmp_path, ["x"], platform)
    with pytest.raises(NoMenu):
        take_out_of_menu(tmp_path, platform)
    assert files_below(tmp_path) == []


def test_the_window_of_the_same_installation_is_what_an_entry_starts(tmp_path: Path) -> None:
    """Beside what was typed where that says where it is; else beside what runs; else as the program starts itself."""
    local, env = tmp_path / "local", tmp_path / "env"
    for folder in (local, env):
        folder.mkdir()
        (folder / "as-agreed-window").touch()

    def found(argv: str, executable: str) -> list[str]:
        return window_command(argv, executable, lambda: ["itself"])

    assert found(str(local / "as-agreed"), str(env / "python")) == [str(local / "as-agreed-window")]
    assert found("as-agreed", str(env / "python")) == [str(env / "as-agreed-window")]
    assert found("as-agreed", str(tmp_path / "python")) == ["itself"]
    mounted = {"APPIMAGE": "/home/maria/AsAgreed.AppImage", "APPDIR": str(env)}
    assert window_command("as-agreed", str(env / "python"), lambda: ["itself"], mounted) == ["itself"]


@pytest.mark.parametrize(
    ("named", "expected"), [("", "/home/maria/.local/share"), ("/data", "/data"), ("data", "/home/maria/.local/share")]
)
def test_a_users_own_entries_lie_where_the_free_desktops_look(named: str, expected: str) -> None:
    assert user_share({"XDG_DATA_HOME": named}, lambda: Path("/home/maria")) == Path(expected)
