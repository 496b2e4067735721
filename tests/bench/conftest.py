"""What the benchmarks share: one big store, a way to hold an answer to its goal, and a table of the goals at the end.

Where nothing is measured, as in an ordinary run of the tests, everything is done once on a small store and no time
is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.bench.big_store import AGREEMENTS, CONTACTS, PROSPECTS, build_big_store
from tests.bench.goals import TODAY, Goals
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

T = TypeVar("T")
Benchmark = Any
Within = Callable[..., Any]
GOALS = pytest.StashKey[Goals]()
UNMEASURED = 20
"""How many times smaller the store is where nothing is measured."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[GOALS] = Goals()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    lines = config.stash[GOALS].table()
    if lines:
        terminalreporter.section("goals (medians)")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def measured(request: pytest.FixtureRequest) -> bool:
    return not request.config.getoption("benchmark_disable")


@pytest.fixture
def goals(request: pytest.FixtureRequest) -> Goals:
    return request.config.stash[GOALS]


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory, measured: bool) -> Path:
    """The big store, in a data folder of its own. Whoever writes takes a copy."""
    made = tmp_path_factory.mktemp("big") / "as-agreed.db"
    smaller = 1 if measured else UNMEASURED
    build_big_store(made, TODAY, PROSPECTS // smaller, AGREEMENTS // smaller, CONTACTS // smaller)
    return made


@pytest.fixture
def store(place: Path) -> Iterator[SqliteStore]:
    opened = open_store(place)
    yield opened
    opened.close()


@pytest.fixture
def within(benchmark: Benchmark, goals: Goals, request: pytest.FixtureRequest) -> Within:
    """`within(milliseconds, ask)` gives the answer, and holds the median time of asking to the goal.

    With `before` that is called before each asking, outside the time; then there are `rounds` of them.
    """

    def hold(goal_ms: float, ask: Callable[[], T], before: Callable[[], object] | None = None, rounds: int = 60) -> T:
        if before is None:
            answer: T = benchmark(ask)
        else:
            answer = benchmark.pedantic(ask, setup=lambda: before() and None, rounds=rounds, warmup_rounds=3)
        if benchmark.stats is not None:
            took_ms = benchmark.stats["median"] * 1000
            goals.note(request.node.name, took_ms, benchmark.stats["min"] * 1000, goal_ms)
            assert took_ms < goal_ms, f"{took_ms:.2f} ms, where {goal_ms} ms is the goal"
        return answer

    return hold
