"""Whether the window still answers while the store is at work: a big load comes from another thread, piece by piece."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.bench.conftest import Benchmark
from tests.bench.goals import Goals
from tests.bench.test_bench_window import setup_in
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.runtime.worker import Worker
from tracker.storage.open import open_store
from tracker.storage.store import SqliteStore
from tracker.widgets.main_window import MainWindow

pytestmark = pytest.mark.bench

LONGEST_SILENCE_MS = 200


class Watched(Opening):
    """The store, opened by the first who asks; notes which threads ever asked."""

    def __init__(self, place: Path) -> None:
        super().__init__(lambda: open_store(place))
        self.asked_from: set[threading.Thread] = set()

    def __call__(self) -> SqliteStore:
        self.asked_from.add(threading.current_thread())
        return super().__call__()


class Heartbeat:
    """The longest time for which this thread did not come back to its events."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest_ms = 0.0

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now


@pytest.fixture
def store(place: Path) -> Watched:
    return Watched(place)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, store: Watched) -> Iterator[MainWindow]:
    worker, going = Worker(), threading.Event()

    def run(work: Callable[[], None]) -> None:
        if not going.is_set():  # what a window still wants to know while it goes is asked in vain
            worker.run(work)

    made = window_over(setup_in(tmp_path), store, run, None)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    going.set()
    worker.run(store.close)
    worker.stop()
    delete(made)


def all_answered(window: MainWindow) -> Callable[[], bool]:
    """Whether everything asked so far has come back: answers come in the order of the questions."""
    came: list[object] = []
    window.states.dispatcher.ask(lambda _questions: None, came.append)
    return lambda: bool(came)


def test_the_window_answers_while_everything_is_loaded_and_months_are_turned(
    benchmark: Benchmark, goals: Goals, qtbot: QtBot, window: MainWindow, store: Watched, measured: bool
) -> None:
    heart = Heartbeat()

    def load() -> None:
        heart.start()
        window.begin()
        for _ in range(24):
            window.calendar.turn(1)
        window.states.card.show(1)
        window.states.dispatcher.ask(lambda questions: questions.people_like("", 20_000), lambda _found: None)
        qtbot.waitUntil(all_answered(window), timeout=60_000)
        heart.stop()

    benchmark.pedantic(load, rounds=1)
    assert window.calendar.model.entries
    assert threading.main_thread() not in store.asked_from
    if measured:
        goals.note(
            "longest silence of the window while loading", heart.longest_ms, heart.longest_ms, LONGEST_SILENCE_MS
        )
        assert heart.longest_ms < LONGEST_SILENCE_MS
