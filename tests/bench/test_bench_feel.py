"""How much the window's own thread works for each thing one does all day, until it is seen: a frame is what it may take.

By the thread's own clock, so that the store, which answers on another thread, does not count, nor what is read and drawn
ahead while nobody does anything. A core shared with others counts at half its speed even by that clock, so the same small
piece of work is timed before each act, and what the act took is told as at the best pace the machine had meanwhile; what
it took as it was stands beside it. Each is done to something else every time: another month, another person, the next
letter.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.bench.conftest import Benchmark
from tests.bench.goals import Goals
from tests.bench.hands import Hands, window_at
from tests.bench.test_bench_window import look, setup_in
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView

pytestmark = [pytest.mark.bench, pytest.mark.benchmark(timer=time.thread_time)]

__all__ = ["look"]

FRAME_MS = 16.7
STAY_MS = 400
Act = Callable[[], object]
Feel = Callable[..., None]
LINES = ("jo call talked agreed thu 3pm", "ann vale email sent", "ben called, voicemail", "met 0207 next week")
FINDS = ("jo hill", "muller 4", "0207 12", "tessa call thu 3pm", "go to 12 march", "week", "spring")
FILTERS = ("jo hill", "muller", "0207", "#wedding", "& sons")


@pytest.fixture(scope="module")
def hands(place: Path, tmp_path_factory: pytest.TempPathFactory, look: None, measured: bool) -> Iterator[Hands]:
    with window_at(place, setup_in(tmp_path_factory.mktemp("feel")), unhurried=measured) as made:
        yield made


@pytest.fixture(scope="module")
def paces(measured: bool) -> list[float]:
    """How fast the machine was, now and before each act: for a second or two at first, so that its best is among it."""
    return [pace() for _ in range(600 if measured else 10)]


@pytest.fixture
def feel(benchmark: Benchmark, goals: Goals, hands: Hands, paces: list[float], request: pytest.FixtureRequest) -> Feel:
    """`feel(acts, rounds)` does one act after another; what comes between them in `acts` is outside the time."""

    def hold(acts: Iterator[Act], rounds: int = 60) -> None:
        def ready() -> tuple[tuple[Act], dict[str, object]]:
            act = next(acts)
            paces.append(pace())
            return (act,), {}

        def done(act: Act) -> None:
            act()
            hands.until_seen()

        benchmark.pedantic(done, setup=ready, rounds=rounds, warmup_rounds=1)
        if benchmark.stats is not None:
            as_it_was = [took * 1000 for took in benchmark.stats.stats.data]
            best = best_pace(paces)
            steady = [took * best / slowed for took, slowed in zip(as_it_was, paces[-len(as_it_was) :], strict=True)]
            goals.note(f"{request.node.name}, as it was", median(as_it_was), min(as_it_was), worst=max(as_it_was))
            took = median(steady)
            goals.note(request.node.name, took, min(steady), FRAME_MS, worst=max(steady))
            assert took < FRAME_MS, f"{took:.2f} ms, where {FRAME_MS} ms is the goal"

    return hold


def pace() -> float:
    """How long a small piece of work takes just now, in seconds of the thread: Python's own, as most of an act is."""
    began = time.thread_time()
    kept = {n & 255: (n, str(n)) for n in range(12_000)}
    assert len(kept) == 256
    return time.thread_time() - began


def best_pace(paces: list[float]) -> float:
    """What a tenth of them were faster than: the one fastest of all may be an accident."""
    return sorted(paces)[len(paces) // 10]


def grid(hands: Hands, kind: ViewKind) -> GridView:
    hands.window.show_view(kind)
    hands.window.calendar.go_to_today()
    hands.rest()
    view = hands.window.calendar.view
    assert isinstance(view, GridView)
    view.setFocus()
    return view


@pytest.mark.parametrize("kind", [ViewKind.MONTH, ViewKind.WEEK, ViewKind.AGENDA])
def test_turning(feel: Feel, hands: Hands, kind: ViewKind) -> None:
    """Each page for the first time, the one before it looked at for a moment."""

    def turned() -> Iterator[Act]:
        hands.window.show_view(kind)
        hands.window.calendar.turn(-40)
        while True:
            hands.rest(STAY_MS)
            yield lambda: hands.window.calendar.turn(1)

    feel(turned(), 24)


def test_scrolling_the_month_by_a_week(feel: Feel, hands: Hands) -> None:
    view = grid(hands, ViewKind.MONTH)

    def scrolled() -> Iterator[Act]:
        while True:
            hands.rest(STAY_MS)
            yield lambda: hands.wheel(view, 1)

    feel(scrolled(), 24)


@pytest.mark.parametrize("kind", [ViewKind.MONTH, ViewKind.WEEK])
def test_dragging(feel: Feel, hands: Hands, kind: ViewKind) -> None:
    """Here and there over the days, as a hand does that is not sure yet."""
    view = grid(hands, kind)
    page = view.rect()
    free = page.adjusted(80, 140, -40, -60)
    spots = (view.sheet.hit(QPoint(x, y)) for y in range(60, page.height(), 4) for x in range(60, page.width(), 12))
    taken = next(spot for spot in spots if spot is not None and spot.entry is not None and spot.entry.planned.is_open)
    assert taken.entry is not None
    at = view.sheet.middle_of(taken.entry)
    assert at is not None

    def carried() -> Iterator[Act]:
        hands.press(view, at)
        hands.pull(view, at + QPoint(0, 30))
        hands.until_seen()
        for n in itertools.count():
            to = QPoint(free.left() + n * 37 % free.width(), free.top() + n * 23 % free.height())
            yield partial(hands.pull, view, to)

    feel(carried())
    hands.key(Qt.Key.Key_Escape)
    hands.rest()


def test_another_view(feel: Feel, hands: Hands) -> None:
    """Each has been there before."""

    def switched() -> Iterator[Act]:
        for kind in itertools.cycle((ViewKind.WEEK, ViewKind.AGENDA, ViewKind.MONTH)):
            hands.rest(STAY_MS)
            yield partial(hands.window.show_view, kind)

    for _ in range(3):
        next(made := switched())()
    feel(made, 24)
    grid(hands, ViewKind.MONTH)


def test_choosing_a_person(feel: Feel, hands: Hands) -> None:
    grid(hands, ViewKind.MONTH)

    def chosen() -> Iterator[Act]:
        for of in itertools.count(3, 97):
            yield partial(hands.window.show_prospect, of)

    feel(chosen())


def test_opening_an_entry(feel: Feel, hands: Hands) -> None:
    """Blank, each time but the first."""

    def opened() -> Iterator[Act]:
        while True:
            hands.rest(STAY_MS)
            yield hands.window.new_entry
            assert hands.window.entry.isVisible()
            hands.window.entry.reject()

    feel(opened(), 24)


def test_a_key_in_the_line_of_an_entry(feel: Feel, hands: Hands) -> None:
    def typed() -> Iterator[Act]:
        for text in itertools.cycle(LINES):
            hands.window.new_entry()
            hands.until_seen()
            for key in text:
                yield partial(hands.key, key)
            hands.window.entry.discard.click()
            hands.window.entry.reject()
            hands.until_seen()

    feel(typed(), sum(map(len, LINES)))
    hands.window.entry.reject()


def test_a_key_in_the_palette(feel: Feel, hands: Hands) -> None:
    def typed() -> Iterator[Act]:
        for text in itertools.cycle(FINDS):
            hands.window.finding.open()
            hands.until_seen()
            for key in text:
                yield partial(hands.key, key)
            hands.window.finding.close()

    feel(typed(), sum(map(len, FINDS)))
    hands.window.finding.close()


def test_a_key_in_the_search_of_everyone(feel: Feel, hands: Hands) -> None:
    day = hands.window.day
    day.toggle_people()
    hands.until_seen()

    def typed() -> Iterator[Act]:
        for text in itertools.cycle(FILTERS):
            day.people.filter.clear()
            day.people.filter.setFocus()
            hands.until_seen()
            for key in text:
                yield partial(hands.key, key)

    feel(typed(), sum(map(len, FILTERS)))
    day.toggle_people()
