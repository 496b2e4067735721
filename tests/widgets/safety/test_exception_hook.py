"""Claims about errors nobody expected: noted, told once at a time, and the typing kept."""

from __future__ import annotations

import sys
import threading
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tracker.widgets.safety.crash_dialog import CrashDialog
from tracker.widgets.safety.exception_hook import ExceptionHook


class Kept:
    def __init__(self) -> None:
        self.noted: list[BaseException] = []
        self.shown: list[CrashDialog] = []
        self.copied: list[str] = []
        self.typing = 0

    def keep(self) -> None:
        self.typing += 1

    def show(self, error: BaseException) -> QDialog:
        self.shown.append(CrashDialog(f"report of {type(error).__name__}", self.copied.append))
        return self.shown[-1]


def after(qtbot: QtBot, *errors: Exception, on_a_thread: bool = False) -> Kept:
    kept = Kept()
    resort = ExceptionHook(kept.noted.append, kept.keep, kept.show)
    resort.install()
    try:
        for error in errors:
            if on_a_thread:
                thread = threading.Thread(target=lambda error=error: (_ for _ in ()).throw(error))
                thread.start()
                thread.join()
            else:
                sys.excepthook(type(error), error, None)
        qtbot.waitUntil(lambda: bool(kept.shown), timeout=60_000)
    finally:
        resort.uninstall()
    for dialog in kept.shown:
        qtbot.addWidget(dialog)
    return kept


def test_an_error_is_noted_and_told_and_the_typing_is_kept(qtbot: QtBot) -> None:
    kept = after(qtbot, ValueError("Jo Hill"))
    assert [type(e) for e in kept.noted] == [ValueError]
    assert kept.typing == 1
    assert kept.shown[0].report.toPlainText() == "report of ValueError"


def test_an_error_on_the_workers_thread_is_told_as_well(qtbot: QtBot) -> None:
    assert len(after(qtbot, OSError(), on_a_thread=True).shown) == 1


def test_a_fault_that_repeats_does_not_bury_the_screen(qtbot: QtBot) -> None:
    kept = after(qtbot, ValueError(), ValueError(), ValueError())
    assert (len(kept.noted), len(kept.shown)) == (3, 1)


@pytest.mark.parametrize("failing", ["the dialog", "the typing"])
def test_an_error_of_the_telling_itself_is_noted_and_told_plainly(qtbot: QtBot, failing: str) -> None:
    """As while the program's files are being replaced: without an end to it the program would end."""
    kept, parent = Kept(), QWidget()
    qtbot.addWidget(parent)

    def fails(*_: object) -> Any:
        raise FileNotFoundError("crash_dialog.py")

    of_the_dialog = failing == "the dialog"
    keep, show = (kept.keep, fails) if of_the_dialog else (fails, kept.show)
    hook = ExceptionHook(kept.noted.append, keep, show, parent)
    hook.install()
    try:
        sys.excepthook(ValueError, ValueError("Jo Hill"), None)
        told = QApplication.activeModalWidget()
    finally:
        hook.uninstall()
    assert [type(e) for e in kept.noted] == [ValueError, FileNotFoundError]
    assert isinstance(told, QMessageBox if of_the_dialog else CrashDialog)
    told.done(0)


def test_copy_takes_the_report(qtbot: QtBot) -> None:
    kept = after(qtbot, ValueError())
    kept.shown[0].copy.click()
    assert kept.copied == ["report of ValueError"]
