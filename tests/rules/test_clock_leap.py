"""When the clock cannot be believed: a table of claims."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import at
from tracker.rules.clock_leap import is_behind, leapt_from

KNOWN = at("2026-11-01 09:00")


@pytest.mark.parametrize(
    ("since", "now", "leapt"),
    [
        pytest.param([], 0, None, id="at once"),
        pytest.param([], 30, None, id="thirty days later"),
        pytest.param([], 30.001, 0, id="a moment more"),
        pytest.param([], 365, 0, id="a year ahead"),
        pytest.param([20], 45, None, id="something was done in between"),
        pytest.param([20], 51, 20, id="from the last thing done"),
        pytest.param([364], 365, 0, id="what was done while it stood ahead does not vouch for it"),
        pytest.param([364, 364.5], 365, 0, id="nor does more of it"),
        pytest.param([364], 1, None, id="what bears a time yet to come was done by another clock"),
        pytest.param([364, 2], 31, None, id="and hides nothing that was done by this one"),
        pytest.param([10, 5], 41, 10, id="a deed with an earlier time takes nothing back"),
        pytest.param([], -400, None, id="a clock that is behind takes nothing away"),
        pytest.param([25, 50, 75, 100], 125, None, id="four months of seldom work"),
    ],
)
def test_the_clock_is_believed_unless_it_leapt(since: list[float], now: float, leapt: float | None) -> None:
    def day(n: float) -> timedelta:
        return timedelta(days=n)

    found = leapt_from(KNOWN, [KNOWN + day(n) for n in since], KNOWN + day(now))
    assert found == (None if leapt is None else KNOWN + day(leapt))


@pytest.mark.parametrize(
    ("days", "behind"), [(0, False), (-1, False), (-1.001, True), (-365, True), (1, False), (400, False)]
)
def test_it_is_behind_where_it_says_a_day_before_what_was_known(days: float, behind: bool) -> None:
    assert is_behind(KNOWN, KNOWN + timedelta(days=days)) is behind
