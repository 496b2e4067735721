"""One connection to a team's server: how it is made, asked in rounds, and cut where nothing comes. Knows no table."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Event, Lock, Thread
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import psycopg
from psycopg.generators import send
from psycopg.pq import TransactionStatus

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.team.server_faults import BY_THE_DRIVER, trouble, trouble_in_connecting
from tracker.storage.team.server_place import ServerPlace
from tracker.storage.team.server_statements import Column, ColumnDumper

if TYPE_CHECKING:
    from psycopg.abc import PQGen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """For how many seconds what is waited for. `idle`: how long a computer may have the turn and do nothing, so that a
    laptop that falls asleep does not hold up everybody; one that does so while it sends or is sent to is missed by its
    network within three times that. `silence`: after which a server to and from which nothing moves is taken for gone;
    longer than `turn`, for which another's deed is. No statement has a limit: the server counts a slow line as well,
    of which `slowest` bytes a second still count as one.
    """

    connect: float = 3
    turn: float = 5
    idle: float = 5
    silence: float = 6
    slowest: int = 32 * 1024

    def limits(self) -> str:
        """What the server is told of it."""
        told = {
            "lock_timeout": self.turn,
            "idle_in_transaction_session_timeout": self.idle,
            "statement_timeout": 0,
            "tcp_user_timeout": 3 * self.idle,  # of what it sends: a keepalive is tried only where nothing is under way
        }
        limits = " ".join(f"-c {name}={round(seconds * 1000)}" for name, seconds in told.items())
        each = max(1, round(self.idle))
        return f"{limits} -c tcp_keepalives_idle={each} -c tcp_keepalives_interval={each} -c tcp_keepalives_count=2"


PATIENCE = Patience()


class Connection(psycopg.Connection[tuple[Any, ...]]):
    """One that says whenever something went or came: `moved` is called, on the thread that waits."""

    moved: Callable[[], None] | None = None

    def wait(self, gen: PQGen[T], *how: Any, **more: Any) -> T:
        """As the driver's own, which waits for whatever it asks by this."""
        return super().wait(self._told(gen), *how, **more)

    def send_all(self) -> None:
        """The driver has tried once to send what was asked; from here on it would only listen, with the rest unsent."""
        self.wait(send(self.pgconn))

    def _told(self, gen: PQGen[T]) -> PQGen[T]:
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready and self.moved is not None:
                    self.moved()
                wanted = gen.send(ready)
        except StopIteration as ended:
            came: T = ended.value
            return came


class Lost(Exception):
    """The connection died while something was asked. `silent`: nothing came for too long."""

    def __init__(self, silent: bool) -> None:
        super().__init__("silent" if silent else "cut")
        self.silent = silent

    def told(self) -> StoreFault:
        return StoreFault(Fault.AWAY, str(self))


class Link:
    """A connection on which all that is asked in one `round` goes at once, and its answers are there when it is left.

    It stays in the driver's pipeline for good: whenever that is left the driver asks the server to flush what it has
    just sent, and after that PostgreSQL no longer ends a transaction in which somebody has fallen asleep.
    """

    def __init__(self, place: ServerPlace, password: str | None, patience: Patience = PATIENCE) -> None:
        """Raises StoreFault: AWAY, NOT_ALLOWED."""
        self._connection = connect(place, password, patience)
        self._silence = patience.silence
        self._in_a_pipeline = self._connection.pipeline()
        self._pipeline = self._in_a_pipeline.__enter__()

    @property
    def is_closed(self) -> bool:
        return self._connection.closed

    @property
    def is_in_transaction(self) -> bool:
        return self._connection.info.transaction_status is not TransactionStatus.IDLE

    @contextmanager
    def round(self, within_s: float | None = None, longer_s: float = 0) -> Iterator[Connection]:
        """An answer is waited for so much `longer_s` than usual. Raises Lost, StoreFault, and Refusal for a text that
        no server keeps. After any of them it is closed: with that all that was begun is undone, and what comes next is
        never taken for the answer to something before it.
        """
        silence = self._silence if within_s is None else min(within_s, self._silence)
        watch = Watch(self._connection, silence + longer_s)
        try:
            with watch:
                yield self._connection
                self._connection.send_all()
                self._pipeline.sync()
        except BaseException as error:
            lost = self._connection.closed or watch.has_cut or _lets_go(error)
            self.close()
            if not isinstance(error, BY_THE_DRIVER):
                raise
            raise (Lost(watch.has_cut) if lost else trouble(error)) from error

    def close(self) -> None:
        self._connection.close()
        with suppress(psycopg.Error):  # what is left of the pipeline cannot be asked for any more
            self._in_a_pipeline.__exit__(None, None, None)


def _lets_go(error: BaseException) -> bool:
    """Whether the server hangs up with that, which may not have come here yet: it cannot be asked anything more, and
    what was sent to it before may have been kept.
    """
    return isinstance(error, psycopg.Error) and error.diag.severity_nonlocalized in ("FATAL", "PANIC")


def connect(place: ServerPlace, password: str | None, patience: Patience = PATIENCE) -> Connection:
    """A connection on which each statement is its own transaction unless one is begun.

    Without a password, one of `.pgpass` is taken by the driver itself. Raises StoreFault: AWAY, NOT_ALLOWED.
    """
    told: dict[str, Any] = {
        "host": place.host,
        "port": place.port,
        "dbname": place.database,
        "user": place.role,
        "connect_timeout": max(1, round(patience.connect)),
        "client_encoding": "UTF8",
        "application_name": "As Agreed",
        "gssencmode": "disable",  # it would cost a round
        "keepalives_idle": 30,
        "tcp_user_timeout": round(patience.silence * 1000),
        "options": patience.limits(),
        **place.protection(),
    }
    if password is not None:
        told["password"] = password
    if not place.is_socket and not _is_address(place.host):
        addresses = _resolved(place.host, patience.connect)
        told |= {"host": ",".join([place.host] * len(addresses)), "hostaddr": ",".join(addresses)}
    try:
        made = Connection.connect(**told, autocommit=True)
    except psycopg.Error as error:
        raise trouble_in_connecting(error) from error
    made.adapters.register_dumper(Column, ColumnDumper)
    return made


def cut(connection: Connection) -> None:
    """Whatever another thread waits for on it fails at once. It must not be closed meanwhile."""
    with suppress(OSError, psycopg.Error):
        borrowed = socket.socket(fileno=connection.fileno())
        try:
            borrowed.shutdown(socket.SHUT_RDWR)
        finally:
            borrowed.detach()


class Watch:
    """Within, the connection is cut where nothing has gone or come for that long; whatever waits for it fails at once.

    No timeout of TCP does that where something in between goes on answering for a server that is gone.
    """

    def __init__(self, connection: Connection, seconds: float) -> None:
        self._connection = connection
        self._seconds = seconds
        self._lock, self._over = Lock(), Event()
        self._moved_at = monotonic()
        self.has_cut = False

    def __enter__(self) -> Watch:
        self._connection.moved = self._moved
        Thread(target=self._run, name="watch", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.moved = None
        with self._lock:  # from here on the number may be another file's
            self._over.set()

    def _moved(self) -> None:
        self._moved_at = monotonic()

    def _run(self) -> None:
        while (left := self._moved_at + self._seconds - monotonic()) > 0:
            if self._over.wait(left):
                return
        with self._lock:
            if not self._over.is_set():
                self.has_cut = True
                cut(self._connection)


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
