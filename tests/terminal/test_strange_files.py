"""Starts with something strange where a small file should be: none waits for it, and a store in a circle is told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.test_exit_codes import assert_one_sentence
from tests.terminal.test_process import ROOT, started
from tests.terminal.typed import Told

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes with a name, and links")

SMALL = (
    "settings.json",
    "draft.json",
    "draft.json.new",
    "details-draft.json",
    "catch-up.json",
    "corrections-draft.json",
    "evening-draft.json",
    "window.ini",
    "window.ini.lock",
    "told-breaks",
    "sample-day",
    "as-agreed.log",
    "as-agreed.lock",
    "as-agreed.db-journal",
    "backups/erased-since",
    "backups/as-agreed_2026-11-17_09-30-00_1-people_0-agreements_1-contacts_1-deeds.db",
)
A_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from tracker.assembly.opening import application, open_window
from tracker.terminal.arguments import read_arguments
app = application()
leaving = QTimer(interval=200)
leaving.timeout.connect(lambda: app.closeAllWindows())
leaving.start()
sys.exit(open_window(read_arguments(["--data-dir", sys.argv[1]])))
"""


def with_pipes(folder: Path) -> None:
    """A store with Zoë in it, and a pipe by the name of every small file that lies beside one."""
    here = ("--data-dir", str(folder))
    assert started(*here, "log", "Zoë Vale", "--new", "--channel", "meeting").code == 0
    (folder / "backups").mkdir(exist_ok=True)
    for name in SMALL:
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)


def test_a_command_waits_for_no_pipe(tmp_path: Path) -> None:
    with_pipes(tmp_path)
    told = started("--data-dir", str(tmp_path), "check", "Zoë Vale", "--channel", "call")
    assert told.code == 1
    assert "settings.json cannot be read" in told.err


def test_a_window_waits_for_no_pipe(tmp_path: Path) -> None:
    with_pipes(tmp_path)
    window = subprocess.run(
        [sys.executable, "-c", A_WINDOW, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert window.returncode == 0
    assert b"Traceback" not in window.stderr


def store_is_a_link_to_itself(folder: Path) -> None:
    (folder / "as-agreed.db").symlink_to("as-agreed.db")


def store_is_one_of_two_links(folder: Path) -> None:
    (folder / "as-agreed.db").symlink_to("other.db")
    (folder / "other.db").symlink_to("as-agreed.db")


@pytest.mark.parametrize("circle", [store_is_a_link_to_itself, store_is_one_of_two_links])
def test_a_store_that_links_to_itself_is_one_sentence(tmp_path: Path, circle: Callable[[Path], None]) -> None:
    circle(tmp_path)
    told: Told = started("--data-dir", str(tmp_path), "check", "Zoë Vale", "--channel", "call")
    assert (told.code, told.out) == (3, "")
    assert len(told.err.splitlines()) == 1
    assert "leads back to itself" in told.err
    assert_one_sentence(told)


def test_a_folder_that_links_to_itself_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "mine").symlink_to("mine")
    told = started("--data-dir", str(tmp_path / "mine"), "today")
    assert (told.code, told.out) == (3, "")
    assert len(told.err.splitlines()) == 1
    assert_one_sentence(told)


def test_backups_that_link_to_themselves_stop_no_command(tmp_path: Path) -> None:
    (tmp_path / "backups").symlink_to("backups")
    told = started("--data-dir", str(tmp_path), "log", "Zoë Vale", "--new", "--channel", "meeting")
    assert (told.code, told.err) == (0, "")
