"""Whether the window still answers while the store is at work: a big load comes from another thread, piece by piece."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.bench.conftest import Benchmark
from tests.bench.goals import Goals
from tests.bench.test_bench_window import setup_in
from tests.stories.at_work import Heartbeat, Watched
from tracker.assembly.errands import landing
from tracker.assembly.opening import window_over
from tracker.runtime.worker import Worker
from tracker.widgets.main_window import MainWindow

pytestmark = pytest.mark.bench

LONGEST_SILENCE_MS = 200


@pytest.fixture
def store(place: Path) -> Watched:
    return Watched(place)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, store: Watched) -> Iterator[MainWindow]:
    worker, going = Worker(landing().came.emit), threading.Event()

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
    heart = Heartbeat(every_ms=2)

    def load() -> None:
        with heart.listening():
            window.begin()
            for _ in range(24):
                window.calendar.turn(1)
            window.states.card.show(1)
            window.states.dispatcher.ask(lambda questions: questions.people_like("", 20_000), lambda _found: None)
            qtbot.waitUntil(all_answered(window), timeout=60_000)

    benchmark.pedantic(load, rounds=1)
    assert window.calendar.model.entries
    assert threading.main_thread() not in store.asked_from
    if measured:
        goals.note(
            "longest silence of the window while loading", heart.longest_ms, heart.longest_ms, LONGEST_SILENCE_MS
        )
        assert heart.longest_ms < LONGEST_SILENCE_MS
