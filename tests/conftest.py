"""For all tests: Qt draws nowhere, and nothing that one has shown or worn is there for the next."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tracker.assembly.garbage import collect_where_due

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Whoever starts the tests behind a shell's back has it ignored, and so would every program that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    # The same, as under nohup. The tests go on all the same, and only what they start hears it.
    signal.signal(signal.SIGHUP, lambda _signal, _frame: None)

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# However busy the machine is: how long something takes is a claim of the benches alone.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

IN_MEMORY, ROOM = Path("/dev/shm"), 4 << 30
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    # Every save is synced, thousands of times in all: on a disk the tests would wait for that most of the time.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """Waits as long as it takes on a machine with other things to do; a claim that fails takes a minute to say so."""
    from tests.patient import PatientQtBot  # not where Qt is kept out

    return PatientQtBot(request)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Its cursors stand: two pictures of a screen differ in nothing but what was done between them."""
    qapp.setCursorFlashTime(0)
    return qapp


@pytest.fixture(autouse=True)
def cleared_away() -> Iterator[None]:
    """What was closed is gone and the look is as it was: every screen there ever was would slow all that follow, and
    what they look like would hang on which test came before.

    Qt is not imported for it: the rules and actions are tried where there is none.
    """
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets is not None else None
    look = (app.styleSheet(), app.palette(), app.font()) if app is not None else None
    yield
    if app is None:
        widgets = sys.modules.get("PySide6.QtWidgets")
        app = widgets.QApplication.instance() if widgets is not None else None
    if app is not None:
        app.sendPostedEvents(None, sys.modules["PySide6.QtCore"].QEvent.Type.DeferredDelete)
    was_looked_for = gc.isenabled()
    gc.disable()
    collect_where_due()
    assert not was_looked_for, (
        "Python looks for garbage by itself now: leave that as it was, see pytest_collection_finish"
    )
    if app is None:
        return
    if look is not None and app.styleSheet() != look[0]:
        app.setStyleSheet(look[0])
        app.setPalette(look[1])
        app.setFont(look[2])


def pytest_collection_finish() -> None:
    """What thousands of tests are made of stays until the end: it need not be gone through at each collection.

    And garbage is looked for after each, on this thread, as in the program: what was on a screen must not go on another.
    A timer that does ends the process, sooner or later, in whatever test is waiting for something then.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
