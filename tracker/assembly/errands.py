"""What one window has done on the storage thread, and beside it, and how that ends: all of it is done, and told.

Knows no widget.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from tracker.runtime.worker import Done, Work, Worker

LEFT_WITHIN = 2.0
"""Seconds in which whoever waits for a server has to have come back."""


class _Landing(QObject):
    """Where the threads hand back what they did: it goes here, on the thread of the screens."""

    came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._let_go, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _let_go(self, done: Done) -> None:
        done.clear()


@cache
def landing() -> _Landing:
    """One as long as the program: whoever waits for a server may come back when its window is gone."""
    return _Landing()


class Errands:
    """`run` hands over work until `finish`; what is asked for after that is asked in vain."""

    def __init__(self) -> None:
        self._landing = landing()
        self._worker = Worker(self._landing.came.emit)
        self._beside: Worker | None = None
        self._far: Worker | None = None
        self._over = self._all_over = False

    def run(self, work: Work) -> None:
        if not self._over:
            self._worker.run(work)

    def run_beside(self, work: Work) -> None:
        """The same on another thread, made when first needed: for what takes long and writes nothing to the store."""
        if self._all_over:
            return
        if self._beside is None:
            self._beside = Worker(self._landing.came.emit, "beside")
        self._beside.run(work)

    def run_far(self, work: Work) -> None:
        """The same on a third, for what waits for a server. Whatever is under way there when all is over is left: it
        is begun again the next time, and nobody waits for a server to be able to close a window.
        """
        if self._over:
            return
        if self._far is None:
            self._far = Worker(self._landing.came.emit, "far")
        self._far.run(work)

    def finish(self, last: Work, told: QObject, afterwards: Work = lambda: None) -> None:
        """Have everything done, and `last` after it; then deliver to `told` what came back. What is to be done beside
        the store once all of that is known is asked for by `afterwards`, and done as well.

        The window is gone and its event loop with it. Without this nobody would hear that the last entry was saved,
        and its draft would be offered again.
        """
        self._worker.run(last)
        self._worker.stop()
        self._over = True  # an answer makes screens read anew, and there is nobody left to read for them
        QCoreApplication.sendPostedEvents(told, QEvent.Type.MetaCall)
        if self._far is not None:
            self._far.end(LEFT_WITHIN)
        afterwards()
        self._all_over = True
        if self._beside is not None:
            self._beside.stop()
        QCoreApplication.sendPostedEvents(self._landing, QEvent.Type.MetaCall)
