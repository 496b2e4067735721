"""While a file is written the dialog says how far it is; leaving it stops that, and it is said that nothing was."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tests.presentation.test_dispatcher import Later
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.safekeeping import HeldRecords
from tracker.actions.taking_out import FileKind, TakenOut, Wanted
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.take_out.take_out_state import TakeOutState
from tracker.rules.bring_in.file_read import Progress
from tracker.rules.prospect import Prospect
from tracker.widgets.take_out.export_dialog import ExportDialog


@dataclass
class HalfWay:
    """Is half done, and asks whether to go on."""

    wanted: list[Wanted] = field(default_factory=list)

    def take_out(self, wanted: Wanted, progress: Progress | None = None) -> TakenOut | None:
        assert progress is not None
        if not progress(500, 1000):
            return None
        self.wanted.append(wanted)
        return TakenOut((wanted.place,), HeldRecords(1))

    def keep_calendar(self, folder: Path, their_words: bool, tasks: bool) -> bool:
        return False


@dataclass
class Shown:
    dialog: ExportDialog
    beside: Later
    out: HalfWay


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    desk, beside, out = a_desk(FakeStore(), Clock(at("2026-11-18 10:00"))), Later(), HalfWay()
    state = TakeOutState(Dispatcher(lambda: desk, beside.run), out)
    dialog = ExportDialog(state, str, None, their_words=False, tasks=True)
    qtbot.addWidget(dialog)
    dialog.ask()
    return Shown(dialog, beside, out)


def test_it_says_how_far_it_is_and_is_left_once_it_is_written(shown: Shown) -> None:
    dialog = shown.dialog
    dialog.write(FileKind.CALENDAR, Path("a.ics"))
    assert (dialog.progress.isVisible(), dialog.leave.text()) == (True, "Stop")
    assert not dialog.kind.isEnabled()
    values: list[int] = []
    dialog.progress.valueChanged.connect(values.append)
    shown.beside.work()
    assert values == [500]
    assert not dialog.isVisible()
    assert [(wanted.tasks, wanted.over) for wanted in shown.out.wanted] == [(True, True)]


@pytest.mark.parametrize("by", ["button", "Esc", "its close button"])
def test_leaving_it_stops_what_is_written(shown: Shown, qtbot: QtBot, by: str) -> None:
    dialog = shown.dialog
    dialog.write(FileKind.CARDS, Path("a.vcf"))
    if by == "button":
        dialog.leave.click()
    elif by == "Esc":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    shown.beside.work()
    assert shown.out.wanted == []
    assert dialog.isVisible()
    assert (dialog.trouble.text(), dialog.leave.text()) == ("Stopped: nothing was written.", "Leave it")
    assert dialog.kind.isEnabled()
    dialog.write(FileKind.CARDS, Path("a.vcf"))
    shown.beside.work()
    assert len(shown.out.wanted) == 1, "the next one is wanted"


def test_promises_are_tasks_in_a_calendar_alone(shown: Shown) -> None:
    shown.dialog.write(FileKind.CARDS, Path("a.vcf"))
    shown.beside.work()
    assert [wanted.tasks for wanted in shown.out.wanted] == [False]


def test_where_it_could_not_be_written_enter_asks_for_another_place(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_wanted: Wanted, _progress: Progress | None = None) -> TakenOut | None:
        raise Refusal(Problem.NO_FOLDER_FOR_IT, "a.ics")

    monkeypatch.setattr(shown.out, "take_out", cannot)
    shown.dialog.write(FileKind.CALENDAR, Path("nowhere/a.ics"))
    assert shown.dialog.focusWidget() is shown.dialog.leave
    shown.beside.work()
    assert shown.dialog.trouble.isVisible()
    assert shown.dialog.focusWidget() is shown.dialog.go_on


def test_the_numbers_choose_also_where_the_keys_are_on_of_whom(qtbot: QtBot) -> None:
    desk, out = a_desk(FakeStore(), Clock(at("2026-11-18 10:00"))), HalfWay()
    state = TakeOutState(Dispatcher(lambda: desk, lambda work: work()), out)
    dialog = ExportDialog(state, str, Prospect(1, "Jo Hill"), their_words=False, tasks=True)
    qtbot.addWidget(dialog)
    dialog.ask()
    dialog.whose.setFocus()
    qtbot.keyClick(dialog.whose, Qt.Key.Key_2)
    assert dialog.kind.value is FileKind.CARDS
    dialog.whose.setFocus()
    qtbot.keyClick(dialog.whose, Qt.Key.Key_Down)
    assert dialog.whose.value() == 1
    qtbot.keyClick(dialog.whose, "O")
    assert dialog.whose.value() is None, "a letter still looks among its choices"
