"""One connection to a team's server: how it is made, and cut where nothing comes. Knows no table."""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import ip_address
from threading import Event, Lock, Thread, Timer
from types import TracebackType
from typing import Any, TypeAlias

import psycopg

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.team.server_faults import trouble_in_connecting
from tracker.storage.team.server_place import ServerPlace

CONNECT_S = 3
SILENCE_S = 6.0
"""After which a server that says nothing is taken for gone: longer than a turn is waited for."""
_LIMITS = {
    "idle_in_transaction_session_timeout": "5s",  # a laptop that falls asleep must not hold up everybody
    "lock_timeout": "5s",
    "statement_timeout": "10s",
}

Connection: TypeAlias = psycopg.Connection[tuple[Any, ...]]


def connect(place: ServerPlace, password: str | None, within_s: float = CONNECT_S) -> Connection:
    """A connection on which each statement is its own transaction unless one is begun.

    Without a password, one of `.pgpass` is taken by the driver itself. Raises StoreFault: AWAY, NOT_ALLOWED.
    """
    told: dict[str, Any] = {
        "host": place.host,
        "port": place.port,
        "dbname": place.database,
        "user": place.role,
        "connect_timeout": max(1, round(within_s)),
        "client_encoding": "UTF8",
        "application_name": "As Agreed",
        "gssencmode": "disable",  # it would cost a round
        "keepalives_idle": 30,
        "tcp_user_timeout": int(SILENCE_S * 1000),
        "options": " ".join(f"-c {name}={value}" for name, value in _LIMITS.items()),
        **place.protection(),
    }
    if password is not None:
        told["password"] = password
    if not place.is_socket and not _is_address(place.host):
        addresses = _resolved(place.host, within_s)
        told |= {"host": ",".join([place.host] * len(addresses)), "hostaddr": ",".join(addresses)}
    try:
        return psycopg.connect(**told, autocommit=True)
    except psycopg.Error as error:
        raise trouble_in_connecting(error) from error


class Watch:
    """Within, the connection is cut where nothing has come for that long; whatever waits for it fails at once.

    No timeout of TCP does that where something in between goes on answering for a server that is gone.
    """

    def __init__(self, connection: Connection, seconds: float) -> None:
        self._connection = connection
        self._lock, self._over = Lock(), False
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self.has_cut = False

    def __enter__(self) -> Watch:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:  # from here on the number may be another file's
            self._over = True

    def _cut(self) -> None:
        with self._lock:
            if not self._over:
                self.has_cut = True
                with suppress(OSError, psycopg.Error):
                    borrowed = socket.socket(fileno=self._connection.fileno())
                    try:
                        borrowed.shutdown(socket.SHUT_RDWR)
                    finally:
                        borrowed.detach()


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _resolved(host: str, within_s: float) -> list[str]:
    """Its addresses, in the order of the system's; which has no limit of its own. Raises StoreFault (AWAY)."""
    found: list[str] = []
    done = Event()

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            for *_, address in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM):
                found.append(str(address[0]))
        done.set()

    Thread(target=look_up, name="server's name", daemon=True).start()
    if not done.wait(within_s) or not found:
        raise StoreFault(Fault.AWAY, "name")
    return list(dict.fromkeys(found))
