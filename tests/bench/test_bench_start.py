"""How long the program takes from its process's start to a painted window, beside a bare window of Qt's.

Whole processes in alternating pairs, so that whatever else the machine does falls on both; their code is compiled
beforehand, as it is from the second start on.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from math import inf
from pathlib import Path

import pytest

from tests.bench.conftest import Benchmark
from tests.bench.first_paint import FURNISHED, PAINTED, WITH_AGREEMENTS
from tests.bench.goals import Goals

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
PAIRS = 15
RATIO_TO_BARE = 1.5
Times = dict[str, float]


class Starting:
    """Starts the watched program; `compiled` is the folder its compiled code is kept in."""

    def __init__(self, compiled: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment = {**kept, "PYTHONPYCACHEPREFIX": str(compiled), "QT_QPA_PLATFORM": "offscreen"}

    def __call__(self, *data_dir: Path) -> Times:
        """Milliseconds from the start to the first of each line it prints."""
        command = [sys.executable, "-m", "tests.bench.first_paint", *map(str, data_dir)]
        began = time.perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            times: Times = {}
            for line in process.stdout:
                times.setdefault(line.strip(), (time.perf_counter() - began) * 1000)
            told = process.stderr.read()
        assert process.returncode == 0, told
        return times


@pytest.fixture
def start(tmp_path: Path) -> Starting:
    return Starting(tmp_path)


@pytest.fixture
def pairs(start: Starting, place: Path, measured: bool) -> Iterator[tuple[Times, Times]]:
    """A bare window and ours, again and again."""
    start()
    start(place.parent)
    return ((start(), start(place.parent)) for _ in range(PAIRS if measured else 1))


def test_from_start_to_painted_window(
    benchmark: Benchmark, goals: Goals, pairs: Iterator[tuple[Times, Times]], measured: bool
) -> None:
    taken: list[tuple[Times, Times]] = benchmark.pedantic(lambda: list(pairs), rounds=1)
    assert {PAINTED, FURNISHED, WITH_AGREEMENTS} <= taken[0][1].keys()
    if not measured:
        return
    note(goals, "bare window, painted", [bare[PAINTED] for bare, _ours in taken])
    for what in (PAINTED, FURNISHED, WITH_AGREEMENTS):
        note(goals, f"our window, {what}", [ours[what] for _bare, ours in taken])
    for what, goal in ((PAINTED, RATIO_TO_BARE), (FURNISHED, inf), (WITH_AGREEMENTS, inf)):
        ratios = [ours[what] / bare[PAINTED] for bare, ours in taken]
        note(goals, f"our window, {what}, to a bare one", ratios, goal, " ×")
    assert statistics.median(ours[PAINTED] / bare[PAINTED] for bare, ours in taken) <= RATIO_TO_BARE


def note(goals: Goals, what: str, taken: list[float], goal: float = inf, unit: str = "ms") -> None:
    goals.note(what, statistics.median(taken), min(taken), goal, unit)
