"""The command line as a process of its own, over a real store: folders, exit codes, encodings, and no Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import at, jo
from tests.storage.looking import do
from tests.terminal.in_turn import in_turn
from tests.terminal.test_exit_codes import assert_one_sentence
from tests.terminal.typed import Told
from tracker.storage.file.opening import open_store

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_QT = """
import sys
from tracker.__main__ import main
code = main()
assert not any(name.partition(".")[0] == "PySide6" for name in sys.modules), "Qt was loaded"
sys.exit(code)
"""


def started(*words: str | bytes, **environment: str) -> Told:
    """A start as a script would make it, on a Wednesday morning."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONUTF8"}
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, "--now", "2026-11-18T09:30", *words],
        cwd=ROOT,
        env={**clean, "TZ": "Europe/London", "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        check=False,
    )
    return Told(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


def started_each(folder: Path, *commands: tuple[str, ...]) -> tuple[list[int], Told]:
    """Their exit codes, and what all of them said."""
    codes = folder.with_name("codes.json")
    always = ["--now", "2026-11-18T09:30", "--data-dir", str(folder)]
    ran = subprocess.run(
        [sys.executable, *in_turn(always, codes, commands)],
        cwd=ROOT,
        env={**os.environ, "TZ": "Europe/London", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    return json.loads(codes.read_text()), Told(0, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


def test_a_store_that_is_lost_is_not_begun_anew_in_silence_where_no_window_ever_was(tmp_path: Path) -> None:
    """By the true clock: under one that was set by hand nothing is noted."""

    def run(*words: str) -> subprocess.CompletedProcess[bytes]:
        always = [sys.executable, "-c", WITHOUT_QT, "--data-dir", str(tmp_path / "mine")]
        return subprocess.run([*always, *words], cwd=ROOT, capture_output=True, check=False)

    assert run("add", "Jo Hill").returncode == 0
    (tmp_path / "mine" / "as-agreed.db").unlink()
    asked = run("today")
    assert (asked.returncode, asked.stdout) == (3, b"")
    assert b"the store is missing" in asked.stderr
    assert not (tmp_path / "mine" / "as-agreed.db").exists()


def test_what_one_start_writes_the_next_one_knows_and_nobody_else_may_read(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    here = ("--data-dir", str(folder))
    spoken = ("--channel", "meeting", "--standing", "their-turn", "--words", "we'll call you")
    logged = started(*here, "log", "Zoë Vale", "--new", "--phone", "+44 20 7946 0018", *spoken)
    assert (logged.code, logged.err) == (0, "")
    checked = started(*here, "check", "+442079460018", "--channel", "call", "--json")
    assert (checked.code, checked.json["who"]["name"], checked.json["level"]) == (1, "Zoë Vale", "warn")
    assert "Zoë Vale · “we'll call you”" in started(*here, "today").out
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0
        assert [f.name for f in folder.rglob("*") if f.stat().st_mode & 0o077] == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there the folder is not chosen by a variable")
def test_what_was_kept_under_yesterdays_names_is_found(tmp_path: Path) -> None:
    """The folders are written out as earlier versions made them."""
    (tmp_path / "share" / "as-agreed").mkdir(parents=True)
    store = open_store(tmp_path / "share" / "as-agreed" / "as-agreed.db")
    do(store, jo())
    store.close()
    (tmp_path / "share" / "as-agreed" / "settings.json").write_text('{"me": "Ruth"}', encoding="utf-8")
    told = started("check", "Jo Hill", "--channel", "call", "--json", XDG_DATA_HOME=str(tmp_path / "share"))
    assert told.json["who"]["name"] == "Jo Hill"
    assert [folder.name for folder in (tmp_path / "share").iterdir()] == ["as-agreed"]


@pytest.mark.parametrize("name", ["no/such/folder", "a-file", "a-file/below"])
def test_a_folder_that_cannot_be_is_one_sentence_and_3(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").touch()
    told = started("--data-dir", str(tmp_path / name), "today")
    assert (told.code, told.out) == (3, "")
    assert_one_sentence(told)
    assert [f.name for f in tmp_path.iterdir()] == ["a-file"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_nothing_is_one_sentence_and_3(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    told = started("--data-dir", str(tmp_path), "today")
    tmp_path.chmod(0o700)
    assert told.code == 3
    assert_one_sentence(told)


def test_a_store_that_is_no_store_is_left_as_it_is_and_told(tmp_path: Path) -> None:
    store = tmp_path / "as-agreed.db"
    store.write_bytes(b"not a store at all")
    told = started("--data-dir", str(tmp_path), "today")
    assert told.code == 3
    assert_one_sentence(told)
    assert store.read_bytes() == b"not a store at all"


@pytest.mark.skipif(os.name != "posix", reason="elsewhere, arguments are text")
def test_arguments_that_are_no_text_are_one_sentence_and_3(tmp_path: Path) -> None:
    told = started("--data-dir", str(tmp_path), "log", b"Jo\xff", "--new", "--channel", "meeting")
    assert told.code == 3
    assert_one_sentence(told)


def test_a_terminal_of_plain_ascii_is_told_all_the_same(tmp_path: Path) -> None:
    told = started("--data-dir", str(tmp_path), "log", "Zoë", "--new", "--channel", "meeting", PYTHONIOENCODING="ascii")
    assert (told.code, told.out.splitlines()[0]) == (0, "Logged: meeting with Zo?.")


@pytest.fixture
def missing(tmp_path: Path) -> Path:
    """A folder with a backup in it, and no store."""
    store = open_store(tmp_path / "as-agreed.db")
    do(store, jo())
    store.file.keep_backup(at("2026-11-17 16:00"))
    store.close()
    store.file.place.unlink()
    return tmp_path


def test_a_store_missing_beside_its_backups_is_one_sentence_and_3(missing: Path) -> None:
    commands = (
        ("today",),
        ("today", "--json"),
        ("check", "Jo Hill", "--channel", "call"),
        ("log", "Jo Hill", "--channel", "meeting"),
        ("log", "Somebody new", "--new", "--channel", "meeting"),
    )
    codes, told = started_each(missing, *commands)
    assert dict(zip(commands, codes, strict=True)) == dict.fromkeys(commands, 3)
    assert told.out == ""
    said = told.err.splitlines(keepends=True)
    assert len(said) == len(commands)
    for sentence in said:
        assert_one_sentence(Told(3, "", sentence))
        assert "the store is missing, while a backup of it is there, of 17 November 2026 with 1 person" in sentence
    assert not (missing / "as-agreed.db").exists()


def test_backups_in_a_second_folder_make_it_missing_too(missing: Path) -> None:
    (missing / "backups").rename(missing / "stick")
    (missing / "settings.json").write_text(json.dumps({"second_folder": str(missing / "stick")}))
    told = started("--data-dir", str(missing), "today")
    assert told.code == 3
    assert "the store is missing" in told.err
