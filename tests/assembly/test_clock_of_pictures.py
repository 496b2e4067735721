"""Pictures of one moment are the same, however long each takes and wherever: their clock stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.assembly.setup import set_up
from tracker.terminal.arguments import parser


@pytest.mark.parametrize(("asked", "stands"), [(["--screenshot", "pictures"], True), (["--demo"], False)])
def test_only_for_pictures_the_time_that_is_told_goes_no_further(
    tmp_path: Path, asked: list[str], stands: bool
) -> None:
    told = ["--now", "2026-11-26T14:57", "--data-dir", str(tmp_path)]
    clock = set_up(parser().parse_args([*told, *asked])).clock
    assert (clock() == clock()) is stands


def test_in_pictures_the_same_person_is_at_work_on_every_computer(tmp_path: Path) -> None:
    told = ["--screenshot", "pictures", "--data-dir", str(tmp_path)]
    assert set_up(parser().parse_args(told)).me == "Maria"
