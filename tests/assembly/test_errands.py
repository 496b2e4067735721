"""On the way out all that was asked for is done: at the store, then told, then what that brings with it beside the store."""

from __future__ import annotations

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
