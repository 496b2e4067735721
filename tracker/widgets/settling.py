"""Waits until the day has been read: what can wait for that begins then, and again after it was read anew.

Knows the dispatcher, and not what begins.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Refusal, StoreFault
from tracker.presentation.dispatcher import Dispatcher


class Settling(QObject):
    """`settled(bool)` comes once all that was asked before has been answered, with whether it had come before.

    `unread(Refusal | StoreFault)` comes where nothing could be read; it is waited for again once the store is there.
    """

    settled = Signal(bool)
    unread = Signal(object)

    def __init__(self, dispatcher: Dispatcher, parent: QObject) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._under_way = False
        self.has_settled = False
        dispatcher.reached.connect(self._reached)

    def wait(self) -> None:
        def cannot_yet(trouble: Refusal | StoreFault) -> None:
            self._under_way = False
            self.unread.emit(trouble)

        self._under_way = True
        self._dispatcher.ask(lambda _questions: None, lambda _nothing: self._settle(), cannot_yet)

    def _reached(self) -> None:
        """Where nothing could be read at the start, what waits for the day begins now."""
        if not self._under_way and not self.has_settled:
            self.wait()

    def _settle(self) -> None:
        self._under_way = False
        again, self.has_settled = self.has_settled, True
        self.settled.emit(again)
