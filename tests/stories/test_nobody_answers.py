"""Claims about a folder that somebody has: a start always ends in a window, or says why there is none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.stories.test_opening_and_leaving import ROOT, SECONDS, program
from tracker.presentation import words
from tracker.runtime.folder_lock import Doing, FolderLock, Holder
from tracker.runtime.paths import paths_for
from tracker.widgets.safety.held_dialog import HeldDialog

posix = pytest.mark.skipif(os.name != "posix", reason="only there can a process be frozen")

STAY = """
def meet(window):
    window.settled.connect(lambda: QTimer.singleShot(0, lambda: print("open", flush=True)))
    QTimer.singleShot(20_000, window.close)
"""
CLOSE_AND_WRITE_ON = """
def meet(window):
    window.settled.connect(lambda: QTimer.singleShot(0, leave))
    def leave():
        window.states.dispatcher.run(lambda: (print("writing", flush=True), time.sleep(20)), lambda nothing: None)
        window.close()
"""
START = """
import sys
from functools import partial
from tracker.assembly import claiming, run
claiming.first_instance = partial(claiming.first_instance, patience=0.3)
sys.exit(run(sys.argv[1:]))
"""
"""The program as it is started, but of less patience than people have."""


def start(data: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", START, "--data-dir", str(data)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=SECONDS, check=False)


@contextmanager
def first_there(data: Path, what: str, says: str) -> Iterator[subprocess.Popen[str]]:
    first = program(data, what)
    try:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == says
        yield first
    finally:
        first.kill()
        first.communicate()


@posix
def test_a_start_beside_a_frozen_window_says_who_it_is(tmp_path: Path) -> None:
    with first_there(tmp_path, STAY, "open") as first:
        first.send_signal(signal.SIGSTOP)
        again = start(tmp_path)
    assert again.returncode == 3
    assert f"As Agreed is open on it already (process {first.pid}), and its window does not answer." in again.stderr
    assert again.stderr.count("\n") == 1


def test_a_start_beside_a_closed_window_that_still_writes_says_so(tmp_path: Path) -> None:
    with first_there(tmp_path, CLOSE_AND_WRITE_ON, "writing") as first:
        while (holder := FolderLock(paths_for(tmp_path).lock).holder()) is None or holder.doing is not Doing.CLOSING:
            assert first.poll() is None
        again = start(tmp_path)
    assert again.returncode == 3
    assert f"the last of it is still being written (process {first.pid})" in again.stderr


def test_a_lock_file_of_another_computer_is_named_and_left(tmp_path: Path) -> None:
    lock = paths_for(tmp_path).lock
    lock.write_text("4711\nas-agreed\nstudio\nopen\n", encoding="utf-8")
    again = start(tmp_path)
    assert again.returncode == 3
    assert "it was opened on the computer “studio” (process 4711) and has not been closed there." in again.stderr
    assert lock.read_text(encoding="utf-8").startswith("4711")


HOLDERS = [
    Holder(),
    Holder(7, "here"),
    *(Holder(7, "here", doing) for doing in Doing),
    Holder(7, "there", Doing.OPEN, elsewhere=True),
]


@pytest.mark.parametrize("holder", HOLDERS, ids=str)
def test_whoever_has_it_is_told_in_one_sentence(holder: Holder) -> None:
    sentence = words.folder_held("/home/maria/people", holder)
    assert sentence.startswith("Opening, /home/maria/people: ")
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")
    assert ("7" in sentence) is bool(holder.pid)


def test_the_question_goes_by_itself_when_the_other_is_done(qtbot: QtBot) -> None:
    held = [True, True, False]
    dialog = HeldDialog("Somebody has it.", lambda: held.pop(0))
    qtbot.addWidget(dialog)
    dialog.open()
    for _ in range(2):
        dialog._look.timeout.emit()
        assert dialog.isVisible()
    dialog._look.timeout.emit()
    assert not dialog.isVisible()
    assert (dialog.result(), dialog.all_the_same) == (1, False)


@pytest.mark.parametrize(("button", "answer"), [("again", (1, False)), ("go_ahead", (1, True)), ("leave", (0, False))])
def test_each_answer_is_one_button(qtbot: QtBot, button: str, answer: tuple[int, bool]) -> None:
    dialog = HeldDialog("Somebody has it.", lambda: True)
    qtbot.addWidget(dialog)
    dialog.open()
    getattr(dialog, button).click()
    assert (dialog.result(), dialog.all_the_same) == answer
