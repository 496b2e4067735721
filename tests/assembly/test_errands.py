"""On the way out all that was asked for is done: at the store, then told, then what that brings with it beside the store."""

from __future__ import annotations

import gc
import threading
from functools import partial
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tracker.actions.outcome import Changes
from tracker.assembly.errands import Errands
from tracker.presentation.dispatcher import Dispatcher


def test_what_the_last_deed_brings_with_it_is_written_too(qtbot: QtBot) -> None:
    errands, done = Errands(), []
    desk = a_desk(FakeStore(), Clock(at("2026-11-18 10:00")))
    dispatcher = Dispatcher(lambda: desk, errands.run)
    due: list[str] = []
    dispatcher.changed.connect(lambda _changes, _origin: due.append("calendar"))
    dispatcher.run(lambda: done.append("deed"), lambda _nothing: dispatcher.changed.emit(Changes(), None))
    errands.run_beside(lambda: done.append("archive"))

    def afterwards() -> None:
        for each in due:
            errands.run_beside(lambda each=each: done.append(each))  # type: ignore[misc]

    errands.finish(lambda: done.append("closed"), dispatcher, afterwards)
    assert sorted(done) == ["archive", "calendar", "closed", "deed"]
    assert done.index("deed") < done.index("closed")
    errands.run(lambda: done.append("in vain"))
    errands.run_beside(lambda: done.append("in vain"))
    assert "in vain" not in done


def test_without_anything_beside_there_is_no_second_thread() -> None:
    errands = Errands()
    errands.finish(lambda: None, QObject())
    assert errands._beside is None


class OfAScreen:
    """What ends the program where it goes on another thread than that of the screens."""

    gone_on: ClassVar[list[threading.Thread]] = []

    def answered(self, _value: object) -> None:
        """Somebody waits for the answer."""

    def __del__(self) -> None:
        self.gone_on.append(threading.current_thread())


@pytest.mark.parametrize("failing", [False, True])
def test_what_waits_for_an_answer_goes_on_the_thread_of_the_screens(
    qtbot: QtBot, failing: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _told: None)
    OfAScreen.gone_on.clear()
    errands = Errands()
    for run in (errands.run, errands.run_beside, errands.run_far):
        dispatcher = Dispatcher(lambda: a_desk(FakeStore(), Clock(at("2026-11-18 10:00"))), run)
        for _ in range(20):
            held, answer = OfAScreen(), OfAScreen()
            dispatcher.run(
                partial(divide, held, answer, 0 if failing else 1), OfAScreen().answered, OfAScreen().answered
            )
            del held, answer
    errands.finish(lambda: None, QObject())
    gc.collect()
    qtbot.waitUntil(lambda: len(OfAScreen.gone_on) == 3 * 20 * 4)
    assert {thread.name for thread in OfAScreen.gone_on} == {"MainThread"}


def divide(held: object, answer: object, by: int) -> object:
    """What is asked for with two of them, one of which comes back."""
    return (answer, 1 / by, id(held))[:2]
