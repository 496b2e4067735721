"""A file from another computer that takes long to open: it is said how far it is, and it can be stopped."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tests.presentation.test_dispatcher import Later
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.safekeeping import HeldRecords, PutBack
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.safety.safekeeping_state import SafekeepingState
from tracker.rules.bring_in.file_read import Progress
from tracker.widgets.safety.opening_dialog import OpeningDialog


@dataclass
class HalfOpen:
    """Is half done, and asks whether to go on."""

    refuses: bool = False
    brought: list[Path] = field(default_factory=list)

    def bring_from(self, chosen: Path, progress: Progress) -> PutBack | None:
        if self.refuses:
            raise Refusal(Problem.DAMAGED_ARCHIVE, chosen.name)
        if not progress(500, 1000):
            return None
        self.brought.append(chosen)
        return PutBack(HeldRecords(2), None, None)


@dataclass
class Shown:
    state: SafekeepingState
    keeping: HalfOpen
    later: Later
    dialog: OpeningDialog


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    desk, later, keeping = a_desk(FakeStore(), Clock(at("2026-11-18 10:00"))), Later(), HalfOpen()
    state = SafekeepingState(Dispatcher(lambda: desk, later.run), cast(Any, keeping))
    made: list[OpeningDialog] = []
    state.opening.connect(lambda place: made.append(OpeningDialog(state, place, None)))
    state.bring_from(Path("all.zip"))
    (dialog,) = made
    dialog._soon.setInterval(0)
    qtbot.waitUntil(dialog.isVisible)
    return Shown(state, keeping, later, dialog)


def test_it_says_how_far_it_is_and_goes_with_the_end(shown: Shown) -> None:
    values: list[int] = []
    shown.dialog.progress.valueChanged.connect(values.append)
    visible: list[bool] = []
    shown.state.opening_ended.connect(lambda: visible.append(shown.dialog.isVisible()))
    shown.later.work()
    assert (values, visible, shown.keeping.brought) == ([500], [False], [Path("all.zip")])


def test_left_it_is_stopped_and_nothing_is_told_as_restored(shown: Shown) -> None:
    restored: list[object] = []
    shown.state.put_back.connect(restored.append)
    shown.dialog.reject()
    assert not shown.dialog.stop.isEnabled()
    shown.later.work()
    assert (shown.keeping.brought, restored) == ([], [])
    shown.state.bring_from(Path("all.zip"))
    shown.later.work()
    assert len(shown.keeping.brought) == 1, "the next one is wanted"


def test_one_that_is_refused_ends_it_too(shown: Shown) -> None:
    shown.keeping.refuses = True
    failed: list[object] = []
    shown.state.failed.connect(failed.append)
    shown.later.work()
    assert [getattr(each, "problem", None) for each in failed] == [Problem.DAMAGED_ARCHIVE]
