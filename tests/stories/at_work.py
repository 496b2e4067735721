"""The desk with the program's own worker thread beside it, a heart that beats while the window answers, and the faults.

Knows no claim; the tests about faults in use say what is to come of each.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.storage.file.small_disk import fill
from tests.stories.conftest import Desk
from tracker.assembly.errands import landing
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.runtime.worker import Worker
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore
from tracker.widgets.main_window import MainWindow

BEAT_MS = 10


PATIENT_MS = 60_000
"""Whatever comes is waited for so long, however much else the machine has to do."""


class Heartbeat:
    """How often this thread came back to its events, and for how long at the most it did not, by that clock.

    By the wall's clock that is what somebody feels; by the thread's own it is what the thread did itself, however
    busy the machine is. Whether it waited for something is told by the beats there were meanwhile.
    """

    def __init__(self, every_ms: int = BEAT_MS, clock: Callable[[], float] = time.perf_counter) -> None:
        self._timer = QTimer(interval=every_ms)
        self._timer.timeout.connect(self._beat)
        self._clock = clock
        self._last = 0.0
        self.longest_ms = 0.0
        self.beats = 0

    @contextmanager
    def listening(self) -> Iterator[None]:
        """What is within counts; the longest of before is forgotten."""
        self.longest_ms, self.beats, self._last = 0.0, 0, self._clock()
        self._timer.start()
        try:
            yield
        finally:
            self._beat()
            self._timer.stop()

    def _beat(self) -> None:
        now = self._clock()
        self.beats += 1
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now


class Watched(Opening):
    """The store, opened by whoever asks first; notes which threads ever asked."""

    def __init__(self, place: Path) -> None:
        super().__init__(lambda: open_store(place))
        self.asked_from: set[threading.Thread] = set()

    def __call__(self) -> SqliteStore:
        self.asked_from.add(threading.current_thread())
        return super().__call__()


class AtWork(Desk):
    """As in the program: the store is opened, asked and written to on one thread of its own."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.worker = Worker(landing().came.emit)
        self.worker.run(bow_to_modes)
        self._leaving = False
        super().__init__(qtbot, folder)
        self.window = self._open()

    def _open(self) -> MainWindow:
        self.store.close()
        self.opening = Watched(self.setup.paths.store)
        window = window_over(self.setup, self.opening, self._run, None)
        window.states.entry.in_full = self.in_full
        self.qtbot.addWidget(window)
        window.show()
        self.window = window
        window.begin()
        self.settle()
        return window

    def _run(self, work: Callable[[], None]) -> None:
        if not self._leaving:  # what a window still wants to know while it goes is asked in vain
            self.worker.run(work)

    def settle(self, within_ms: int = PATIENT_MS) -> None:
        """Until everything asked so far, and what those answers asked in their turn, has come back."""
        for _ in range(3):
            came: list[object] = []
            self.window.states.dispatcher.run(lambda: None, came.append)
            self.qtbot.waitUntil(lambda came=came: bool(came), timeout=within_ms)  # type: ignore[misc]

    def where_the_store_is(self, what: Callable[[], object]) -> None:
        """Do it on the store's thread, and wait for it."""
        done = threading.Event()
        self.worker.run(what)
        self.worker.run(done.set)
        assert done.wait(PATIENT_MS / 1000)

    def leave(self) -> None:
        self.window.close()
        self._leaving = True
        self.worker.run(self.opening.close)
        self.worker.stop()
        self.store.close()
        self.outside.leave()


def bow_to_modes() -> None:
    """Root may write anywhere; from here on this thread may not, so that a mode means what it says."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    override_modes = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert libc.capget(header, sets) == 0
    sets[0] &= ~override_modes
    sets[1] &= ~override_modes
    assert libc.capset(header, sets) == 0


HOLDS_THE_STORE = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


class World:
    """What can happen to the store at `place` while the window is open. `ends` undoes whatever happened."""

    def __init__(self, desk: AtWork) -> None:
        self._desk = desk
        self.place = desk.setup.paths.store
        self._ends: list[Callable[[], object]] = []

    def ends(self) -> None:
        while self._ends:
            self._ends.pop()()

    def disk_full(self) -> None:
        """Where the folder is a small disk of its own."""
        self._ends.append(fill(self.place.parent).unlink)

    def file_read_only(self) -> None:
        self._let_go_of_the_file()
        self.place.chmod(0o400)
        self._ends.append(lambda: self.place.chmod(0o600))

    def folder_read_only(self) -> None:
        self._let_go_of_the_file()
        self.place.with_name(f"{self.place.name}-journal").unlink(missing_ok=True)
        self.place.parent.chmod(0o500)
        self._ends.append(lambda: self.place.parent.chmod(0o700))

    def _let_go_of_the_file(self) -> None:
        """What a system has opened stays writable whatever becomes of its mode; it is felt when it is opened next."""
        self._desk.where_the_store_is(lambda: self._desk.opening().close())

    def file_deleted(self) -> None:
        self._desk.where_the_store_is(lambda: None)
        kept = self.place.with_name("kept-by-somebody.db")
        shutil.copyfile(self.place, kept)
        self.place.unlink()
        self._ends.append(lambda: kept.rename(self.place))

    def file_moved(self) -> None:
        away = self.place.with_name("elsewhere.db")
        self.place.rename(away)
        self._ends.append(lambda: away.rename(self.place))

    def file_replaced(self) -> None:
        away, other = self.place.with_name("elsewhere.db"), self.place.with_name("other.db")
        other.write_bytes(b"a shopping list, and no store at all" * 200)
        self.place.rename(away)
        other.rename(self.place)
        self._ends.append(lambda: away.replace(self.place))

    def locked(self) -> None:
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDS_THE_STORE, str(self.place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"

        def let_go() -> None:
            holder.communicate()

        self._ends.append(let_go)
