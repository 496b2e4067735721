"""One window for each folder: a second start asks the first to come forward, and ends. Knows no window.

The lock is taken before the store is opened. Qt is imported only when it is asked for, so commands never need it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.files.small_file import may_be_opened

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile
    from PySide6.QtNetwork import QLocalServer

LONGEST_SOCKET = 100
"""Bytes: beyond about so many, the system refuses a socket's path."""
PATIENCE_MS = 1_000
"""How long a second start tries to reach the first."""


@dataclass(slots=True)
class FirstInstance:
    """Held by the one that came first, until it is released or its process ends."""

    _lock: QLockFile
    _name: str
    _server: QLocalServer | None = None

    def listen(self, come_forward: Callable[[], None]) -> None:
        """From now on `come_forward` is called, from this thread's event loop, each time the program is started again.

        Apart from taking the lock, for it reads in the network library, which no start should wait for.
        """
        self._server = _listening(self._name, come_forward)

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()


def first_instance(lock: Path) -> FirstInstance | None:
    """The claim to `lock`'s folder, or None where another process has it: that one has then been asked to come forward.

    A lock left by a process that is dead is taken over; one that is merely old is not. Needs a QCoreApplication.
    """
    from PySide6.QtCore import QLockFile

    claim = QLockFile(str(lock))
    claim.setStaleLockTime(0)
    if not may_be_opened(lock):
        return FirstInstance(claim, _socket_beside(lock))  # no lock can be made there; to read it could take for ever
    if not claim.tryLock(0) and claim.error() is QLockFile.LockError.LockFailedError:
        _ask_to_come_forward(_socket_beside(lock))
        return None
    # Where a lock cannot be made at all, say in a folder that may only be read, the store itself will say so better.
    return FirstInstance(claim, _socket_beside(lock))


def _listening(name: str, come_forward: Callable[[], None]) -> QLocalServer:
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(name)  # left by one that was killed: we hold the lock, so it is nobody's

    def greet() -> None:
        while (caller := server.nextPendingConnection()) is not None:
            # That somebody called is all there is to it; nothing that is sent is read.
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            come_forward()

    server.newConnection.connect(greet)
    server.listen(name)
    return server


def _ask_to_come_forward(name: str) -> None:
    from PySide6.QtNetwork import QLocalSocket

    caller = QLocalSocket()
    caller.connectToServer(name)
    if caller.waitForConnected(PATIENCE_MS) and caller.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
        # The first hangs up when it has heard; waiting for that keeps the call from being lost with this process.
        caller.waitForDisconnected(PATIENCE_MS)


def _socket_beside(lock: Path) -> str:
    """In the folder itself, which is its owner's alone; where that path is too long, by a name made of it."""
    beside = lock.with_suffix(".socket")
    if len(str(beside).encode(errors="surrogateescape")) <= LONGEST_SOCKET:
        return str(beside)
    import hashlib

    return f"{lock.stem}-{hashlib.sha256(str(beside).encode(errors='surrogateescape')).hexdigest()[:32]}"
