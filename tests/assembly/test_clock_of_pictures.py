"""Pictures of one moment are the same, however long each takes and whoever takes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.tongues.seen import asked_for_pictures
from tracker.assembly.opening import take_all_pictures
from tracker.assembly.setup import set_up
from tracker.terminal.arguments import parser
from tracker.widgets import pictures


@pytest.mark.parametrize(("asked", "stands"), [(["--screenshot", "pictures"], True), (["--demo"], False)])
def test_only_for_pictures_the_time_that_is_told_goes_no_further(
    tmp_path: Path, asked: list[str], stands: bool
) -> None:
    told = ["--now", "2026-11-26T14:57", "--data-dir", str(tmp_path)]
    clock = set_up(parser().parse_args([*told, *asked])).clock
    assert (clock() == clock()) is stands


def test_no_login_stands_in_them(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def take(_app: object, _theme: object, make: pictures.MakeWindow, *_rest: object) -> int:
        names.append(make().states.us.me)
        return 0

    monkeypatch.setattr(pictures, "take_pictures", take)
    assert take_all_pictures(asked_for_pictures(tmp_path)) == 0  # type: ignore[arg-type]  # whatever holds these
    assert names == ["Maria"]
