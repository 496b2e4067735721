"""One window for each folder: a second start tells the first what it was wanted for, and ends. Knows no window.

The lock is taken before the store is opened. Qt is imported only when it is asked for, so commands never need it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from tracker.runtime.folder_lock import Doing, FolderLock, Holder

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST_SOCKET = 100
"""Bytes: beyond about so many, the system refuses a socket's path (104 on macOS, 108 on Linux)."""
HEARD = b"heard"
SAID_WITHIN_MS = 300
"""How long the first waits for what a start wants; one that says nothing wants to see the window."""
ANSWER_MS = 1_000
"""How long one call waits for the first to hear it."""
PATIENCE = 3.0
"""Seconds a second start tries to reach the first, or waits for it to end, before it says that nobody answers."""
OPENING_PATIENCE = 10.0
"""The same where the first has only just been started: on a busy computer its window takes a while."""
AGAIN_SECONDS = 0.05
LOCK_AGAIN_MS = 2_000


class Wish(StrEnum):
    """What a start was made for: to see the window, to write a new entry, or to have it run unseen."""

    SHOW = "show"
    ENTRY = "entry"
    HIDDEN = "hidden"


LONGEST_WISH = max(map(len, Wish))

Asked = Callable[[Wish], None]


@dataclass(slots=True)
class FirstInstance:
    """Held by the one that came first, until it is released or its process ends.

    One that was opened beside a holder who does not answer has no lock yet, and takes it when that one ends.
    """

    _lock: FolderLock
    _name: str
    _server: QLocalServer | None = None
    _waiting: QTimer | None = None

    def has_folder(self) -> bool:
        """Whether the lock is ours by now."""
        return self._lock.is_held

    def listen(self, asked: Asked) -> None:
        """From now on `asked` is called, from this thread's event loop, each time the program is started again.

        Apart from taking the lock, for it reads in the network library, which no start should wait for.
        """
        self._lock.note(Doing.OPEN)
        self._server = _listening(self._name, asked)
        if not self._lock.is_held:
            self._wait_for_the_lock(asked)

    def closing(self) -> None:
        """The window is gone and only the last is still being written: nobody can be asked to come forward any more."""
        self._lock.note(Doing.CLOSING)
        if self._waiting is not None:
            self._waiting.stop()
        if self._server is not None:
            self._server.close()
            self._server = None

    def release(self) -> None:
        self.closing()
        self._lock.release()

    def _wait_for_the_lock(self, asked: Asked) -> None:
        from PySide6.QtCore import QTimer

        self._waiting = QTimer(interval=LOCK_AGAIN_MS)

        def again() -> None:
            if self._waiting is not None and self._lock.take() is not False:
                self._waiting.stop()
                if self._server is not None:
                    self._server.close()
                self.listen(asked)  # whoever had it took the way to us with it

        if self._lock.take() is False:
            self._waiting.timeout.connect(again)
            self._waiting.start()


def first_instance(
    place: Path, wish: Wish = Wish.SHOW, patience: float = PATIENCE, opening_patience: float = OPENING_PATIENCE
) -> FirstInstance | Holder | None:
    """The claim to the folder of that lock; None where another process has it and has heard what is wished for.

    A Holder where somebody has it and nobody answers: one that is stuck, one that has closed its window and still waits
    for a store that is held, or another computer that did not leave in good order. Two that start at once agree here:
    the system gives the lock to one, and the other waits for its window. Needs a QCoreApplication.
    """
    lock, name, began = FolderLock(place), socket_for(place), time.monotonic()
    while True:
        taken = lock.take()
        if taken is None:
            # Where no lock can be had at all, as in a folder that may only be read, the store will say so better.
            return FirstInstance(lock, name)
        before = lock.holder()
        if taken:
            if before is not None and before.elsewhere:
                lock.leave()
                return before
            lock.note(Doing.OPENING)
            return FirstInstance(lock, name)
        if _hears(name, wish):
            return None
        waits = opening_patience if before is not None and before.doing is Doing.OPENING else patience
        if time.monotonic() - began >= waits:
            return before or Holder()
        time.sleep(AGAIN_SECONDS)


def still_held(place: Path) -> bool:
    """Whether somebody has that lock as before. Asks nobody, so that it can be asked often."""
    lock = FolderLock(place)
    taken, before = lock.take(), lock.holder()
    lock.leave()
    return taken is False or (before is not None and before.elsewhere)


def opened_all_the_same(place: Path) -> FirstInstance:
    """The claim of one that was told who holds the folder, and goes ahead."""
    lock = FolderLock(place)
    if lock.take():
        lock.note(Doing.OPENING)
    return FirstInstance(lock, socket_for(place))


def _listening(name: str, asked: Asked) -> QLocalServer:
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(name)  # left by one that was killed, or that hears nothing any more

    def greet() -> None:
        while (caller := server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            _hear_out(caller, asked)

    server.newConnection.connect(greet)
    server.listen(name)
    return server


def _hear_out(caller: QLocalSocket, asked: Asked) -> None:
    """Take what it wants, one of three words and nothing else, and tell it that it was heard.

    For being hung up on is what a window that closes, or is killed, does too.
    """
    from PySide6.QtCore import QTimer

    waits = QTimer(caller, singleShot=True, interval=SAID_WITHIN_MS)
    heard: list[Wish] = []

    def hear() -> None:
        if heard:
            return
        waits.stop()
        said = caller.read(LONGEST_WISH).data()
        heard.append(next((wish for wish in Wish if wish.encode() == said), Wish.SHOW))
        caller.write(HEARD)
        caller.flush()
        asked(heard[0])

    caller.readyRead.connect(hear)
    waits.timeout.connect(hear)
    waits.start()
    if caller.bytesAvailable() > 0:
        hear()


def _hears(name: str, wish: Wish) -> bool:
    """Whether the first has heard, and says so. That it can be called means nothing: one that is stuck can be, too."""
    from PySide6.QtNetwork import QLocalSocket

    caller = QLocalSocket()
    caller.connectToServer(name)
    if not caller.waitForConnected(ANSWER_MS):
        return False
    caller.write(wish.encode())
    caller.flush()
    caller.waitForReadyRead(ANSWER_MS)
    return caller.bytesAvailable() > 0


def socket_for(lock: PurePath, platform: str = sys.platform) -> str:
    """The name by which the first is called: a path in the folder itself, which is its owner's alone.

    Where that path is too long, a name made of it. So on Windows always: its pipes lie in no folder, a path is no name
    for one, and upper and lower case are the same path there.
    """
    beside = str(lock.with_suffix(".socket"))
    told = beside.encode(errors="surrogateescape")
    if platform != "win32" and len(told) <= LONGEST_SOCKET:
        return beside
    import hashlib

    if platform == "win32":
        told = beside.casefold().encode(errors="surrogateescape")
    return f"{lock.stem}-{hashlib.sha256(told).hexdigest()[:32]}"
