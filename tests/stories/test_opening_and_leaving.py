"""Claims about the program's two ends: what a start owes whatever it meets, and what is still told on the way out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import jo
from tests.storage.looking import NOW, do
from tests.stories.conftest import Desk
from tracker.actions.outcome import Fault, StoreFault
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.presentation.entry_form import Form
from tracker.runtime.drafts import DraftFile
from tracker.runtime.paths import paths_for
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

ROOT = Path(__file__).parents[2]
SECONDS = 60

WITH_A_WINDOW = """
import sys, time
from PySide6.QtCore import QTimer
from tracker.assembly import opening
from tracker.terminal.arguments import read_arguments
from tracker.widgets.main_window import MainWindow

furnish = opening.furnish


def watched(window, *rest):
    furnish(window, *rest)
    meet(window)


opening.furnish = watched
"""
GO = "sys.exit(opening.open_window(read_arguments(['--data-dir', *sys.argv[1:]])))\n"


def program(data: Path, what: str, *options: str) -> subprocess.Popen[str]:
    """The program on that folder as a process of its own; `what` says what the window meets."""
    return subprocess.Popen(
        [sys.executable, "-c", f"{WITH_A_WINDOW}\n{what}\n{GO}", str(data), *options],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


SAVE_AND_LEAVE = """
def meet(window):
    def leave():
        window.new_entry(Form(None, "Ann Okoro", note="Call her sister first", channel=Channel.CALL))
        window.states.dispatcher.run(lambda: time.sleep(0.5), lambda nothing: None)
        window.entry.ask_to_save(and_next=False)
        print("on its way" if window.entry._state.is_saving else window.entry.trouble.text())
        window.close()
    window.settled.connect(leave)


from tracker.presentation.entry_form import Form
from tracker.rules.channel import Channel
"""


def test_an_entry_saved_while_the_window_closes_is_not_offered_again_as_unsaved(tmp_path: Path) -> None:
    out, err = (leaving := program(tmp_path, SAVE_AND_LEAVE)).communicate(timeout=SECONDS)
    assert (leaving.returncode, out) == (0, "on its way\n")
    assert "Error" not in err
    store = open_store(paths_for(tmp_path).store)
    assert [line.name for line in store.people_like("", limit=9)] == ["Ann Okoro"]
    store.close()
    assert DraftFile(paths_for(tmp_path).draft).read() is None


COME_FORWARD = """
def meet(window):
    window.settled.connect(lambda: print("settled", flush=True))
    QTimer.singleShot(0, lambda: print("open", flush=True))


def come_forward(window):
    print("came forward", flush=True)
    window.close()


MainWindow.come_forward = come_forward
"""


def test_a_second_start_is_answered_by_a_window_that_could_not_read_its_file(tmp_path: Path) -> None:
    place = paths_for(tmp_path).store
    store = open_store(place)
    do(store, jo())
    store.file.keep_backup(NOW)
    store.close()
    place.write_bytes(bytes(8192))
    first = program(tmp_path, COME_FORWARD)
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    until = time.monotonic() + SECONDS
    try:
        while first.poll() is None and time.monotonic() < until:
            start_again(tmp_path, until, first)
        assert first.poll() == 0
        assert first.communicate()[0] == "came forward\n", "and the day was never seen"
    finally:
        first.kill()
        first.wait()


def start_again(data: Path, until: float, first: subprocess.Popen[str]) -> None:
    """A second start ends at once, or, where the first has just ended, is a first one itself: then it is ended here."""
    command = [sys.executable, "-m", "tracker", "--data-dir", str(data)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=env, cwd=ROOT) as again:
        while again.poll() is None and first.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        ended = again.poll()
        again.kill()
    assert ended in (0, None)


TELL = """
def meet(window):
    def tell(why):
        print(why, window.isVisible(), window.dialogs.entry.is_open, flush=True)

    done = opening.do_as_wished
    def asked(window, wish):
        done(window, wish)
        tell(wish)
    opening.do_as_wished = asked
    window.settled.connect(lambda: QTimer.singleShot(0, lambda: tell("settled")))
"""


def told(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_it_opens_on_a_new_entry(tmp_path: Path) -> None:
    window = program(tmp_path, TELL, "--entry")
    assert told(window) == "settled True True"
    window.terminate()
    window.communicate(timeout=SECONDS)


def test_one_that_is_open_comes_forward_on_a_new_entry(tmp_path: Path) -> None:
    window = program(tmp_path, TELL)
    assert told(window) == "settled True False"
    again = program(tmp_path, TELL, "--entry")
    assert (again.communicate(timeout=SECONDS)[0], again.returncode) == ("", 0)
    assert told(window) == "entry True True"
    window.terminate()
    window.communicate(timeout=SECONDS)


def test_in_the_background_nothing_is_seen_until_it_is_started_once_more(tmp_path: Path) -> None:
    window = program(tmp_path, TELL, "--hidden")
    assert told(window) == "settled False False"
    for options, then in ((("--hidden",), "hidden False False"), ((), "show True False")):
        again = program(tmp_path, TELL, *options)
        assert (again.communicate(timeout=SECONDS)[0], again.returncode) == ("", 0)
        assert told(window) == then
    window.terminate()
    window.communicate(timeout=SECONDS)
    assert window.returncode == 0


def test_in_the_background_it_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    window = program(tmp_path, TELL, "--hidden")
    assert told(window) == "settled False False"
    window.terminate()
    out, err = window.communicate(timeout=SECONDS)
    assert (window.returncode, out) == (0, "")
    assert "Error" not in err


LEAVE_SOON = """
def meet(window):
    QTimer.singleShot(300, window.close)
"""


def test_a_mistyped_folder_is_not_made_on_the_way_out(tmp_path: Path) -> None:
    mistyped = tmp_path / "mistyped" / "folder"
    _out, err = (started := program(mistyped, LEAVE_SOON)).communicate(timeout=SECONDS)
    assert started.returncode == 0
    assert "Error" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_window_keeps_its_size_where_the_folder_exists(tmp_path: Path) -> None:
    program(tmp_path, LEAVE_SOON).communicate(timeout=SECONDS)
    assert "window=" in paths_for(tmp_path).window.read_text(encoding="utf-8")


class Reluctant:
    """A store that cannot be reached until it can."""

    def __init__(self, desk: Desk) -> None:
        self.store = desk.store
        self.fault: Fault | None = Fault.LOCKED

    def __call__(self) -> SqliteStore:
        if self.fault is not None:
            raise StoreFault(self.fault, "held")
        return self.store


@pytest.mark.parametrize("fault", [Fault.LOCKED, Fault.READ_ONLY])
def test_what_waits_for_the_day_comes_once_when_the_store_is_reached_at_last(
    desk: Desk, qtbot: QtBot, fault: Fault
) -> None:
    do(desk.store, jo(), now=desk.now)
    desk.window.new_entry(Form(who="Ann Okoro", note="Call her sister first"))
    desk.window.close()
    reluctant = Reluctant(desk)
    reluctant.fault = fault
    window = window_over(desk.setup, Opening(reluctant), lambda work: work(), None)
    qtbot.addWidget(window)
    settled: list[bool] = []
    window.settled.connect(lambda: settled.append(True))
    window.show()
    window.begin()
    assert window.pages.currentWidget() is window.trouble
    assert settled == []
    reluctant.fault = None
    if fault is Fault.LOCKED:
        window.time.minute.timeout.emit()
    else:
        window.trouble.try_again.emit()
    assert window.pages.currentWidget() is window.day
    assert settled == [True]
    assert "left unsaved" in window.toast.text
    window.begin()
    assert settled == [True]
    window.close()


def test_what_the_store_tells_at_the_start_takes_no_key_from_a_name_that_is_being_typed(desk: Desk) -> None:
    do(desk.store, jo())
    desk.open_again()
    desk.press(Qt.Key.Key_K, ctrl=True)
    desk.type("Jo")
    desk.window.pages.show_page()
    desk.type(" Hill")
    assert desk.window.top.finder.text() == "Jo Hill"
    desk.press(Qt.Key.Key_Return)
    desk.window.pages.show_page()
    assert desk.window.day.morning.isAncestorOf(desk._focused())
