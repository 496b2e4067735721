"""Hears when the system asks the program to end: at a logout or shutdown, when its terminal closes. Knows no window.

Python runs its signal handlers between two of its own steps, and while Qt waits for events there are none. The signal
therefore writes a byte into a pair of sockets, and Qt hears that as it hears a key.
"""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier


def askings_on(platform: str) -> tuple[str, ...]:
    """The signals by which that platform asks. Windows asks its windows only, by closing them."""
    return () if platform == "win32" else ("SIGTERM", "SIGHUP", "SIGINT")


class AskedToEnd(QObject):
    """From `listen` to `stop`, `end` is called from this thread's event loop each time the system asks.

    A signal that whoever started us wanted ignored, as `nohup` does, stays ignored. After `stop` each signal ends the
    process again at once. To be used on the main thread.
    """

    def __init__(self, end: Callable[[], None], platform: str = sys.platform, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._names = askings_on(platform)
        self._before: dict[int, Any] = {}
        self._woken_before = -1
        self._pair: tuple[socket.socket, socket.socket] | None = None
        self._notifier: QSocketNotifier | None = None

    def listen(self) -> None:
        asked = [number for name in self._names if _is_heeded(number := getattr(signal, name))]
        if not asked or self._pair is not None:
            return
        ours, theirs = self._pair = socket.socketpair()
        for end in self._pair:
            end.setblocking(False)
        self._notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        self._woken_before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _heed) for number in asked}

    def stop(self) -> None:
        if self._pair is None or self._notifier is None:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._woken_before)
        self._notifier.setEnabled(False)
        for end in self._pair:
            end.close()
        self._pair = self._notifier = None

    def _heard(self) -> None:
        if self._pair is not None:
            with suppress(BlockingIOError):
                self._pair[0].recv(4096)
            self._end()


def _is_heeded(number: int) -> bool:
    return signal.getsignal(number) is not signal.SIG_IGN


def _heed(_number: int, _frame: FrameType | None) -> None:
    """Nothing is done here: that there is a handler is what makes the signal write its byte."""
