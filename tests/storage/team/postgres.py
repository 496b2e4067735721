"""A real PostgreSQL on this computer, of Debian's binaries, with a schema for each claim; and a line to it that can be cut.

One for each process that runs tests, and not one for all of them: some claims kill it.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from tracker.storage.team import keeping
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_place import ServerPlace

PASSWORD = "let me in, please"
QUICKLY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=60")
AS_WHOM = "postgres"


def binaries() -> Path | None:
    """Where Debian, or whoever made this computer's, has put them: those of the newest version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    if found:
        return found[-1].parent
    on_the_way = shutil.which("initdb")
    return Path(on_the_way).parent if on_the_way else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


class Postgres:
    """One cluster. `port` is where it answers on the loopback, and asks for a password; by its socket it asks nobody."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self.folder = folder
        self.port = _free_port()
        self._schemas = count(1)
        if _is_root():
            shutil.chown(folder, AS_WHOM, AS_WHOM)
        self._run(
            "initdb",
            *("--pgdata", str(folder / "data"), "--username", AS_WHOM, "--encoding", "UTF8", "--locale", "C"),
            *("--auth-local", "trust", "--auth-host", "scram-sha-256", "--no-sync", "--no-instructions"),
        )

    def start(self) -> None:
        told = f"-k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1"
        told += "".join(f" -c {each}" for each in QUICKLY)
        log = str(self.folder / "log")
        self._run(
            "pg_ctl", "start", "--wait", "--silent", "--pgdata", str(self.folder / "data"), "--log", log, "-o", told
        )

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--mode", "immediate", "--silent", "--pgdata", str(self.folder / "data"))

    def kill(self) -> None:
        """As a power cut does, but for the disk."""
        pid = int((self.folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])
        os.kill(pid, signal.SIGKILL)
        with suppress(psycopg.Error):  # those that it had started notice, and end
            while True:
                self.keeper().close()

    def keeper(self) -> psycopg.Connection[Any]:
        """As the superuser, by the socket."""
        return psycopg.connect(
            host=str(self.folder), port=self.port, user=AS_WHOM, dbname=AS_WHOM, autocommit=True, connect_timeout=10
        )

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
def postgres(programs: Path) -> Iterator[Postgres]:
    """One that answers; gone with its data afterwards."""
    folder = Path(mkdtemp(prefix="as-agreed-pg-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    try:
        made = Postgres(programs, folder)
        made.start()
        try:
            yield made
        finally:
            with suppress(subprocess.CalledProcessError):  # a claim may have left it dead
                made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Line:
    """A line to the server that can be cut after so many bytes, or swallow all that comes back.

    `rounds` is how often something was asked once there had been an answer.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.rounds = 0
        self._answered = True
        self._left: int | None = None
        self._swallows = False
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._welcome, daemon=True).start()

    def cut_after(self, sent: int) -> None:
        """The line goes once so many bytes more have been sent to the server; only those arrive."""
        self._left = sent

    def swallow(self) -> None:
        """From here on nothing comes back, and nobody says that the line is gone."""
        self._swallows = True

    def cut(self) -> None:
        """All that is connected is so no more; a new connection is made as before."""
        self._left, self._swallows = None, False
        ends, self._ends = self._ends, []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.cut()

    def _welcome(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                for end in (near, far):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._ends += [near, far]
                threading.Thread(target=self._there, args=(near, far), daemon=True).start()
                threading.Thread(target=self._back, args=(far, near), daemon=True).start()

    def _there(self, near: socket.socket, far: socket.socket) -> None:
        with near, far, suppress(OSError):
            while some := near.recv(1 << 16):
                if self._answered:
                    self.rounds, self._answered = self.rounds + 1, False
                if self._left is not None:
                    some, self._left = some[: self._left], self._left - len(some)
                    if self._left < 0:
                        far.sendall(some)
                        self.cut()
                        return
                far.sendall(some)
            far.shutdown(socket.SHUT_WR)

    def _back(self, far: socket.socket, near: socket.socket) -> None:
        with suppress(OSError):
            while some := far.recv(1 << 16):
                self._answered = True
                if not self._swallows:
                    near.sendall(some)
            if not self._swallows:
                near.shutdown(socket.SHUT_WR)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
