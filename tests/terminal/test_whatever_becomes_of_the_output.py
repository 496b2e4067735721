"""Exit codes tell what was done or found: closed, full and broken outputs, and letters that cannot be printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.new_store import new_store
from tests.terminal.in_turn import in_turn
from tests.terminal.test_exit_codes import assert_one_sentence
from tests.terminal.typed import Told
from tracker.storage.file.opening import open_store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a shell, and a device that is always full")

ROOT = Path(__file__).resolve().parents[2]
MET = ("--channel", "meeting", "--at", "2026-11-18 09:00")
OUTPUTS = {
    "as it is": "",
    "output closed": ">&-",
    "errors closed": "2>&-",
    "all three closed": "<&- >&- 2>&-",
    "a full disk": ">/dev/full",
    "nobody reads": "| true",
    "an output that cannot be written to": "1</dev/null",
}
ENCODINGS = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "the C locale": {"LC_ALL": "C"},
    "the C locale, taken at its word": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "wide letters": {"PYTHONIOENCODING": "utf-16"},
}


def under(shell: str, folder: Path, *words: str, **environment: str) -> Told:
    """What a script in a shell would see, on a Wednesday morning, with no screen."""
    return _ran(shell, ["-m", "tracker", *_always(folder), *words], environment)


def each_under(shell: str, folder: Path, *commands: tuple[str, ...], **environment: str) -> tuple[list[int], Told]:
    """The same of each of these commands in turn: their exit codes, and what all of them said."""
    codes = folder.with_name("codes.json")
    codes.unlink(missing_ok=True)
    told = _ran(shell, in_turn(_always(folder), codes, commands), environment)
    return json.loads(codes.read_text()), told


def _always(folder: Path) -> list[str]:
    return ["--now", "2026-11-18T09:30", "--data-dir", str(folder)]


def _ran(shell: str, words: list[str], environment: dict[str, str]) -> Told:
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONUTF8", "QT_QPA_PLATFORM")}
    for screen in ("DISPLAY", "WAYLAND_DISPLAY"):
        clean.pop(screen, None)
    ran = subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$@" {shell}', "bash", sys.executable, *words],
        cwd=ROOT,
        env={**clean, "TZ": "Europe/London", **environment},
        capture_output=True,
        check=False,
    )
    return Told(ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with Zoë, who said that she would call, Bo, who asked not to be contacted, and Ann, who agreed to ten."""
    kept = tmp_path_factory.mktemp("outputs") / "mine"
    codes, _told = each_under(
        "",
        kept,
        ("log", "Zoë Vale", "--new", *MET, "--standing", "their-turn", "--words", "we'll call you"),
        ("log", "Bo", "--new", *MET, "--object", "all"),
        ("log", "Ann", "--new", *MET, "--talk", "2026-11-18 10:00", "--by-channel", "call"),
    )
    assert codes == [0, 0, 0]
    return kept


ENDS = {
    "the morning": (("today",), 0),
    "the morning where there is no screen": ((), 0),
    "welcome": (("check", "Ann", "--channel", "call", "--at", "10am"), 0),
    "a warning": (("check", "Zoë Vale", "--channel", "call"), 1),
    "nobody": (("check", "nobody", "--channel", "call"), 3),
    "a date that is none": (("today", "--date", "31 Feb"), 3),
    "help on a command": (("log", "--help"), 0),
    "the version": (("--version",), 0),
}


@pytest.mark.parametrize("shell", OUTPUTS.values(), ids=OUTPUTS.keys())
def test_a_verdict_is_the_exit_code_whatever_becomes_of_the_output(folder: Path, shell: str) -> None:
    assert under(shell, folder, "check", "Bo", "--channel", "call", "--json").code == 2


@pytest.mark.parametrize("shell", [">&-", "<&- >&- 2>&-", ">/dev/full"])
def test_whatever_was_asked_ends_as_it_would_have(folder: Path, shell: str) -> None:
    codes, _told = each_under(shell, folder, *(words for words, _code in ENDS.values()))
    assert dict(zip(ENDS, codes, strict=True)) == {claim: code for claim, (_words, code) in ENDS.items()}


@pytest.mark.parametrize("shell", OUTPUTS.values(), ids=OUTPUTS.keys())
def test_what_was_saved_ends_with_0_and_is_there(tmp_path: Path, shell: str) -> None:
    place = tmp_path / "as-agreed.db"
    if shell != OUTPUTS["all three closed"]:  # there it is made as well, with the first descriptors free for its file
        new_store(place).close()
    told = under(shell, tmp_path, "log", "Zoë Vale", "--new", *MET)
    assert told.code == 0
    assert "Traceback" not in told.err
    with closing(open_store(place)) as store:
        assert [line.name for line in store.people_like("", 9)] == ["Zoë Vale"]


@pytest.mark.parametrize("environment", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_a_name_that_cannot_be_printed_changes_no_exit_code(folder: Path, environment: dict[str, str]) -> None:
    nobody = ("check", "Nobody “at all”", "--channel", "call")
    codes, told = each_under("", folder, ("today",), (), nobody, **environment)
    assert codes == [0, 0, 3]
    assert "Traceback" not in told.err


def test_an_answer_that_met_a_full_disk_is_told_where_it_can_be(folder: Path) -> None:
    told = under(">/dev/full", folder, "today")
    assert told.err.splitlines()[-1] == "The answer could not be written: the disk is full. What was done is done."


def test_nobody_who_reads_no_more_is_told_of_it(folder: Path) -> None:
    assert under("| true", folder, "today", "--json").err == ""


def test_a_fault_of_our_own_is_no_warning(tmp_path: Path) -> None:
    broken = (
        "import sys, tracker.assembly.commands as commands\n"
        "def fails(*_): raise LookupError('Zoë Vale')\n"
        "commands.open_for = fails\n"
        "from tracker.__main__ import main\n"
        "sys.exit(main())\n"
    )
    words = ["--data-dir", str(tmp_path), "check", "Zoë Vale", "--channel", "call"]
    ran = subprocess.run([sys.executable, "-c", broken, *words], cwd=ROOT, capture_output=True, check=False)
    told = Told(ran.returncode, ran.stdout.decode(), ran.stderr.decode())
    assert told.code == 3
    assert_one_sentence(told)
    assert "Zoë" not in told.err
    assert "LookupError" in (tmp_path / "as-agreed.log").read_text(encoding="utf-8")
