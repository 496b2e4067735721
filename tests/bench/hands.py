"""The program's window over the big store, and hands on it: keys, pointer, wheel, and waiting until all of it is seen.

The store works on its own thread, as in the program. Knows no goal, and no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from tracker.assembly.errands import landing
from tracker.assembly.opening import window_over
from tracker.assembly.setup import Setup
from tracker.assembly.stores import Opening
from tracker.runtime.worker import Worker
from tracker.storage.file.opening import open_store
from tracker.widgets.main_window import MainWindow

NOTCH = 120
_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier


class Hands:
    """Whatever is done with them is done on the GUI thread, and is seen only once `until_seen` has come back."""

    def __init__(self, window: MainWindow, unhurried: bool) -> None:
        self.window = window
        self._unhurried = unhurried

    def until_seen(self) -> None:
        """All that was asked of the store, and what those answers asked in their turn, has come and is painted."""
        for _ in range(2):
            came: list[object] = []
            self.window.states.dispatcher.run(lambda: None, came.append)
            while not came:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QApplication.processEvents()

    def rest(self, ms: int = 400) -> None:
        """A moment in which nothing is done: what is read and drawn ahead is there after it. Where nothing is measured
        nobody waits for that.
        """
        if self._unhurried:
            QTest.qWait(ms)
        self.until_seen()

    def key(self, key: Qt.Key | str, held: Qt.KeyboardModifier = _PLAIN) -> None:
        at = QApplication.focusWidget() or self.window
        if isinstance(key, str):
            QTest.keyClicks(at, key, held)
        else:
            QTest.keyClick(at, key, held)

    def wheel(self, over: QWidget, notches: int) -> None:
        """Down where positive."""
        at = QPointF(over.rect().center())
        turned = QPoint(0, -NOTCH * notches)
        there = QPointF(over.mapToGlobal(at.toPoint()))
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(over, QWheelEvent(at, there, QPoint(), turned, _NONE, _PLAIN, phase, False))

    def press(self, over: QWidget, at: QPoint) -> None:
        self._mouse(QEvent.Type.MouseButtonPress, over, at, _LEFT)

    def pull(self, over: QWidget, at: QPoint) -> None:
        """The pointer goes there with the button down."""
        self._mouse(QEvent.Type.MouseMove, over, at, _NONE)

    def _mouse(self, kind: QEvent.Type, over: QWidget, at: QPoint, button: Qt.MouseButton) -> None:
        there = QPointF(over.mapToGlobal(at))
        QApplication.sendEvent(over, QMouseEvent(kind, QPointF(at), there, button, _LEFT, _PLAIN))


@contextmanager
def window_at(place: Path, setup: Setup, unhurried: bool = True) -> Iterator[Hands]:
    """The window over the store at `place`, read and seen."""
    worker, going = Worker(landing().came.emit), False

    def run(work: Callable[[], None]) -> None:
        if not going:  # what a window still wants to know while it goes is asked in vain
            worker.run(work)

    store = Opening(lambda: open_store(place))
    window = window_over(setup, store, run, None)
    window.resize(1366, 768)
    window.show()
    window.begin()
    window.activateWindow()
    hands = Hands(window, unhurried)
    hands.rest()
    try:
        yield hands
    finally:
        window.close()
        going = True
        worker.run(store.close)
        worker.stop()
        delete(window)
