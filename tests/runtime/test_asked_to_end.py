"""Claims about being asked to end by the system: heard in Qt's loop, and no longer once the window is gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tracker.runtime.asked_to_end import AskedToEnd, askings_on

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows closes windows instead")
SIGNALS = [getattr(signal, name) for name in askings_on("linux")]


@pytest.fixture
def before() -> Iterator[None]:
    """Nothing that a claim does to a signal outlives it, and none is ignored because whoever started the tests does so."""
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_each_asking_is_heard_by_a_loop_that_waits(qtbot: QtBot, before: None, number: int) -> None:
    heard: list[int] = []
    asked = AskedToEnd(lambda: heard.append(number))
    asked.listen()
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: heard == [number])
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: heard == [number, number])
    asked.stop()


def test_what_was_ignored_stays_ignored_and_what_ended_the_process_does_so_again(qtbot: QtBot, before: None) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    heard: list[bool] = []
    asked = AskedToEnd(lambda: heard.append(True))
    asked.listen()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    assert callable(signal.getsignal(signal.SIGTERM))
    asked.stop()
    asked.stop()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    assert signal.set_wakeup_fd(-1) == -1
    assert heard == []


def test_where_the_system_has_no_such_signals_nothing_is_touched(qtbot: QtBot, before: None) -> None:
    handler = signal.getsignal(signal.SIGTERM)
    asked = AskedToEnd(lambda: None, platform="win32")
    asked.listen()
    assert signal.getsignal(signal.SIGTERM) is handler
    asked.stop()
