"""A real PostgreSQL on this computer, of Debian's binaries, with a schema for each claim; and a line to it that can be cut.

One for each process that runs tests, and not one for all of them: some claims kill it.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from time import monotonic
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from tracker.storage.team import keeping
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_place import ServerPlace

PASSWORD = "let me in, please"
# What is committed stands with the system, and not yet on the disk: that outlives a kill.
QUICKLY = ("fsync=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=60")
AS_INSTALLED = ()
AS_WHOM = "postgres"
PREFIX = "as-agreed-pg-"


def binaries() -> Path | None:
    """Where Debian, or whoever made this computer's, has put them: those of the newest version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    if found:
        return found[-1].parent
    on_the_way = shutil.which("initdb")
    return Path(on_the_way).parent if on_the_way else None


def _started_by(parent: int) -> list[int]:
    """By Linux, where these claims are tried."""
    stats = [each.read_text(encoding="ascii", errors="replace") for each in Path("/proc").glob("[0-9]*/stat")]
    return [int(told.split()[0]) for told in stats if int(told.rpartition(")")[2].split()[1]) == parent]


def _clear_left_behind(beneath: Path) -> None:
    """By tests that were killed: their server goes on for nobody."""
    for folder in beneath.glob(f"{PREFIX}[0-9]*-*"):
        if not Path("/proc", folder.name.removeprefix(PREFIX).partition("-")[0]).exists():
            with suppress(OSError, ValueError, IndexError):
                told = (folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()
                if str(folder) in Path("/proc", told[0], "cmdline").read_text(encoding="utf-8"):
                    os.kill(int(told[0]), signal.SIGQUIT)
            shutil.rmtree(folder, ignore_errors=True)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


class Postgres:
    """One cluster. `port` is where it answers on the loopback, and asks for a password; by its socket it asks nobody."""

    def __init__(self, programs: Path, folder: Path, settings: tuple[str, ...]) -> None:
        self._programs, self._settings = programs, settings
        self.folder = folder
        self.port = _free_port()
        self._schemas, self._certificates = count(1), count(1)
        if _is_root():
            shutil.chown(folder, AS_WHOM, AS_WHOM)
        self._run(
            "initdb",
            *("--pgdata", str(folder / "data"), "--username", AS_WHOM, "--encoding", "UTF8", "--locale", "C"),
            *("--auth-local", "trust", "--auth-host", "scram-sha-256", "--no-sync", "--no-instructions"),
        )

    def start(self) -> None:
        told = f"-k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1"
        told += "".join(f" -c {each}" for each in self._settings)
        log = str(self.folder / "log")
        self._run(
            "pg_ctl", "start", "--wait", "--silent", "--pgdata", str(self.folder / "data"), "--log", log, "-o", told
        )

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--mode", "immediate", "--silent", "--pgdata", str(self.folder / "data"))

    def kill(self) -> None:
        """As a power cut does, but for the disk."""
        first = int((self.folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])
        everyone = [first, *_started_by(first)]
        watched = [os.pidfd_open(pid) for pid in everyone]
        for pid in everyone:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for fd in watched:  # while one of them is there it is not started again
            select.select([fd], [], [], 20)
            os.close(fd)
        # Where nobody asks after the dead, as in many a container, they would be taken for somebody who is there.
        for lock in (self.folder / "data" / "postmaster.pid", self.folder / f".s.PGSQL.{self.port}.lock"):
            lock.unlink(missing_ok=True)

    def keeper(self, database: str = AS_WHOM) -> psycopg.Connection[Any]:
        """As the superuser, by the socket."""
        return psycopg.connect(
            host=str(self.folder), port=self.port, user=AS_WHOM, dbname=database, autocommit=True, connect_timeout=10
        )

    def certificate(self, name: str) -> Path:
        """One that vouches for itself, for a server of that name; from here on this one shows it."""
        # Each in a file of its own, by whose name it can be told when it is the one that is shown.
        programs, made = shutil.which("openssl"), self.folder / f"{name}-{next(self._certificates)}.crt"
        key = made.with_suffix(".key")
        of = ("-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-keyout", str(key), "-out", str(made))
        subprocess.run(
            [
                programs or "openssl",
                "req",
                "-x509",
                "-nodes",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                *of,
            ],
            check=True,
            capture_output=True,
        )
        made.chmod(0o644)  # what our own program ran before in this process may have made all files private
        key.chmod(0o600)
        if _is_root():
            shutil.chown(key, AS_WHOM, AS_WHOM)
        with self.keeper() as keeper:
            for name_, value in (("ssl", "on"), ("ssl_cert_file", str(made)), ("ssl_key_file", str(key))):
                keeper.execute(SQL("ALTER SYSTEM SET {} = {}").format(Identifier(name_), value))
            keeper.execute("SELECT pg_reload_conf()")
        until = monotonic() + 20
        while self._shows() != str(made):  # whoever comes in meanwhile is still shown what there was before
            assert monotonic() < until, "the server never showed its certificate"
        return made

    def _shows(self) -> str:
        with self.keeper() as keeper:
            return str(keeper.execute("SELECT current_setting('ssl_cert_file')").fetchall()[0][0])

    @contextmanager
    def team(self) -> Iterator[TeamThere]:
        """A schema with a team in it, gone afterwards."""
        made = TeamThere(self, f"team{next(self._schemas)}")
        made.init()
        try:
            yield made
        finally:
            made.drop()

    def _run(self, program: str, *arguments: str) -> None:
        as_whom: dict[str, Any] = {"user": AS_WHOM, "group": AS_WHOM, "extra_groups": []} if _is_root() else {}
        # Of the server itself, which outlives the command, nothing may be waited for.
        quiet: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
        }
        subprocess.run([self._programs / program, *arguments], check=True, cwd=self.folder, **quiet, **as_whom)


class TeamThere:
    """A team's schema on that server, its members, and what each of them sees of it."""

    def __init__(self, postgres: Postgres, schema: str) -> None:
        self.postgres = postgres
        self.names = keeping.Names(schema)
        self._roles: set[str] = set()
        self._servers: list[PostgresServer] = []

    @property
    def schema(self) -> str:
        return self.names.schema

    def init(self) -> None:
        with self.postgres.keeper() as keeper:
            list(keeping.take(keeper, keeping.steps_to_init(keeper, self.names)))

    def invite(self, name: str) -> str:
        """The role by which that one of us comes in."""
        role = f"{name.lower()}_{self.schema}"
        with self.postgres.keeper() as keeper:
            list(keeping.take(keeper, keeping.steps_to_invite(keeper, self.names, role, name, PASSWORD)))
        self._roles.add(role)
        return role

    def place(self, role: str, port: int | None = None) -> ServerPlace:
        return ServerPlace(
            "127.0.0.1",
            role,
            port if port is not None else self.postgres.port,
            database=AS_WHOM,
            schema=self.schema,
            guarded=False,
        )

    def server(self, role: str, port: int | None = None, **more: Any) -> PostgresServer:
        """The server as that role meets it, over the network."""
        made = PostgresServer(self.place(role, port), PASSWORD, **more)
        self._servers.append(made)
        return made

    def psql(self, role: str) -> psycopg.Connection[Any]:
        """What somebody types themselves who has that role."""
        return psycopg.connect(
            host=str(self.postgres.folder), port=self.postgres.port, user=role, dbname=AS_WHOM, autocommit=True
        )

    def asked(self, question: str, *of: Any) -> list[tuple[Any, ...]]:
        """Of the server itself, past all rights. `{s}` is the schema."""
        with self.postgres.keeper() as keeper:
            return keeper.execute(SQL(question).format(s=Identifier(self.schema)), of).fetchall()

    def drop(self) -> None:
        for server in self._servers:
            server.close()
        with self.postgres.keeper() as keeper:
            keeper.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ANY (%s)", [list(self._roles)]
            )
            keeper.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(self.schema)))
            for role in (*self._roles, self.names.reps, self.names.owner):
                keeper.execute(SQL("DROP ROLE {}").format(Identifier(role)))


@contextmanager
def postgres(programs: Path, settings: tuple[str, ...] = QUICKLY) -> Iterator[Postgres]:
    """One that answers; gone with its data afterwards. AS_INSTALLED it waits for its disk."""
    beneath = os.environ.get("PYTEST_DEBUG_TEMPROOT", gettempdir())
    _clear_left_behind(Path(beneath))
    folder = Path(mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=beneath))
    try:
        made = Postgres(programs, folder, settings)
        made.start()
        try:
            yield made
        finally:
            with suppress(subprocess.CalledProcessError):  # a claim may have left it dead
                made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Line:
    """A line to the server that can be cut after so many bytes, be slow, or swallow all that comes back. Whoever is at
    its near end can fall asleep, of which nobody at the far end is told: `asleep` is set once that is so.

    `rounds` is how often something was asked once there had been an answer, `said` the bytes that were sent there.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)  # a line holds little of what is sent
        self._pace: int | None = None
        self._closed = threading.Event()
        self.port: int = self._door.getsockname()[1]
        self.rounds = self.said = 0
        self._answered = True
        self._left: int | None = None
        self._least: int | None = None
        self._loses = False
        self._hangs_up = True
        self._until_asleep: int | None = None
        self.asleep, self._sends, self._reads = threading.Event(), threading.Event(), threading.Event()
        self.wake_up()
        self._swallowed: set[socket.socket] = set()
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._welcome, daemon=True).start()

    def cut_after(self, sent: int) -> None:
        """The line goes once so many bytes more have been sent to the server; only those arrive."""
        self._left = sent

    def lose_answer(self, least: int) -> None:
        """The line goes with the next answer to at least so many bytes that were sent at once; it never arrives."""
        self._least = least

    def fall_asleep(self, after: int) -> None:
        """Once so many bytes more have been sent to the server nothing is sent any more, and nothing read."""
        self._until_asleep = after

    def fall_asleep_over_an_answer(self) -> None:
        """From here on nothing is read of what the server sends."""
        self._reads.clear()
        self.asleep.set()

    def wake_up(self) -> None:
        self._until_asleep = None
        self.asleep.clear()
        self._sends.set()
        self._reads.set()

    def slow_down(self, pace: int) -> None:
        """From here on no more than so many bytes a second go, and no more come."""
        self._pace = pace

    def swallow(self) -> None:
        """From here on nothing comes back on what is connected, and nobody says that it is gone."""
        self._swallowed |= set(self._ends)

    def keep_open(self) -> None:
        """From here on what the server says last comes back, and that it has hung up does not yet."""
        self._hangs_up = False

    def cut(self) -> None:
        """All that is connected is so no more; a new connection is made as before."""
        self._left = None
        ends, self._ends = self._ends, []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._closed.set()
        self.wake_up()
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.cut()

    def _welcome(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                far = socket.socket()
                far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
                try:
                    far.connect(("127.0.0.1", self._to))
                except OSError:
                    far.close()
                    near.close()  # nobody answers there just now
                    continue
                for end in (near, far):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._ends += [near, far]
                threading.Thread(target=self._there, args=(near, far), daemon=True).start()
                threading.Thread(target=self._back, args=(far, near), daemon=True).start()

    def _take_its_time(self, some: bytes) -> None:
        if self._pace is not None:
            self._closed.wait(len(some) / self._pace)

    def _sleeps(self, some: bytes, far: socket.socket) -> bytes:
        """What is still to be sent of it, now or once somebody is awake again."""
        left = self._until_asleep
        if left is None:
            return some
        self._until_asleep = left - len(some)
        if self._until_asleep >= 0:
            return some
        far.sendall(some[:left])
        self._sends.clear()
        self._reads.clear()
        self.asleep.set()
        self._sends.wait()
        return some[left:]

    def _there(self, near: socket.socket, far: socket.socket) -> None:
        with near, far, suppress(OSError):
            while some := near.recv(1 << 16):
                self.said += len(some)
                self._take_its_time(some)
                if self._answered:
                    self.rounds, self._answered = self.rounds + 1, False
                if self._least is not None and len(some) >= self._least:
                    self._least, self._loses = None, True
                if self._left is not None:
                    some, self._left = some[: self._left], self._left - len(some)
                    if self._left < 0:
                        far.sendall(some)
                        self.cut()
                        return
                far.sendall(self._sleeps(some, far))
            far.shutdown(socket.SHUT_WR)

    def _back(self, far: socket.socket, near: socket.socket) -> None:
        with suppress(OSError):
            while some := far.recv(1 << 16):
                self._take_its_time(some)
                self._reads.wait()
                self._answered = True
                if self._loses:
                    self._loses = False
                    self.cut()
                    return
                if near not in self._swallowed:
                    near.sendall(some)
        if self._hangs_up and near not in self._swallowed:
            with suppress(OSError):
                near.shutdown(socket.SHUT_WR)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
