"""What one window has done on the storage thread, and how that ends: all of it is done, and told. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from tracker.runtime.worker import Work, Worker


class Errands:
    """`run` hands over work until `finish`; what is asked for after that is asked in vain."""

    def __init__(self) -> None:
        self._worker = Worker()
        self._over = False

    def run(self, work: Work) -> None:
        if not self._over:
            self._worker.run(work)

    def finish(self, last: Work, told: QObject) -> None:
        """Have everything done, and `last` after it; then deliver to `told` what came back.

        The window is gone and its event loop with it. Without this nobody would hear that the last entry was saved,
        and its draft would be offered again.
        """
        self._worker.run(last)
        self._worker.stop()
        self._over = True  # an answer makes screens read anew, and there is nobody left to read for them
        QCoreApplication.sendPostedEvents(told, QEvent.Type.MetaCall)
