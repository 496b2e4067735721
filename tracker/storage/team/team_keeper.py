"""A team's server as its keeper meets it (`actions/keeping_a_team`): by a role that may make others. Knows no words."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg.sql import SQL, Identifier

from tracker.actions.keeping_a_team import Doing, Member, Standing, Step
from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.team import keeping
from tracker.storage.team.server_faults import trouble, trouble_in_connecting
from tracker.storage.team.server_place import is_this_computer, trusted_here

T = TypeVar("T")
_CONNECT_S = 5
_SOCKETS = Path("/var/run/postgresql")
_ITS_OWN = "postgres"
"""The database that every server has."""


@dataclass(frozen=True, slots=True)
class KeepersWay:
    """Where the server is and as whom. What is None is as for PostgreSQL's own programs: by the environment (PGHOST,
    PGUSER, PGPASSWORD, PGPASSFILE), else this computer's socket and whoever is logged in.
    """

    host: str | None = None
    port: int | None = None
    role: str | None = None
    database: str = "as_agreed"
    schema: str = "as_agreed"
    root_certificate: str = ""

    def told(self, database: str) -> dict[str, Any]:
        host = self.host or os.environ.get("PGHOST") or (str(_SOCKETS) if _SOCKETS.is_dir() else None)
        told = {"host": host, "port": self.port, "user": self.role, "dbname": database}
        if host is not None and not host.startswith("/") and not is_this_computer(host):
            told |= {"sslmode": "verify-full", "sslrootcert": self.root_certificate or trusted_here()}
        return {name: value for name, value in told.items() if value is not None}


class TeamKeeper:
    """See `Keeping`. Connects at once. Raises StoreFault: AWAY, NOT_ALLOWED."""

    def __init__(self, way: KeepersWay) -> None:
        self._way = way
        self._names = keeping.Names(way.schema)
        self._lacks_database = False
        try:
            self._keeper = self._connected(way.database)
        except psycopg.Error as error:
            self._keeper = self._beside(error)
            self._lacks_database = True

    @property
    def database(self) -> str:
        return self._way.database

    @property
    def schema(self) -> str:
        return self._way.schema

    @property
    def port(self) -> int:
        return self._keeper.info.port

    def to_init(self) -> Sequence[Step]:
        """See `Keeping`."""
        if not self._lacks_database:
            return self._asked(lambda: keeping.steps_to_init(self._keeper, self._names))
        # Of its own alphabet, whatever the server's is.
        made = SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(Identifier(self._way.database))
        first = Step(Doing.MAKE_DATABASE, self._way.database, made.as_string(self._keeper))
        return [first, *self._asked(lambda: keeping.steps_to_init(self._keeper, self._names, self._way.database))]

    def to_invite(self, role: str, name: str, password: str | None) -> Sequence[Step]:
        """See `Keeping`."""
        self._be_there()
        return self._asked(lambda: keeping.steps_to_invite(self._keeper, self._names, role, name, password))

    def to_revoke(self, role: str) -> Sequence[Step]:
        """See `Keeping`."""
        self._be_there()
        return self._asked(lambda: keeping.steps_to_revoke(self._keeper, self._names, role))

    def to_tidy(self) -> Sequence[Step]:
        """See `Keeping`."""
        self._be_there()
        return self._asked(lambda: keeping.steps_to_tidy(self._names, self._keeper))

    def take(self, steps: Sequence[Step]) -> Iterator[Step]:
        """See `Keeping`. A database is made by itself: PostgreSQL makes none within a transaction."""
        try:
            if steps and steps[0].doing is Doing.MAKE_DATABASE:
                self._keeper.execute(steps[0].sql.encode())
                self._keeper.close()
                self._keeper, self._lacks_database = self._connected(self._way.database), False
                yield steps[0]
                steps = steps[1:]
            alone = bool(steps) and steps[0].doing is Doing.WRITE_ANEW
            yield from (keeping.take_each if alone else keeping.take)(self._keeper, steps)
        except psycopg.Error as error:
            raise trouble(error) from error

    def members(self) -> Sequence[Member]:
        """See `Keeping`."""
        return [] if self._lacks_database else self._asked(lambda: keeping.members(self._keeper, self._names))

    def is_role(self, role: str) -> bool:
        """See `Keeping`."""
        return self._asked(lambda: keeping.is_role(self._keeper, role))

    def standing(self) -> Standing | None:
        """See `Keeping`."""

        def look() -> Standing | None:
            schema = keeping.schema_of(self._keeper, self._names)
            if not schema:
                return None
            asked = """
SELECT count(*), max(came), (
    SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class WHERE relnamespace = {name}::regnamespace
       AND relkind = 'r') FROM {schema}.ledger"""
            filled = self._names.filled(asked, self._keeper, name=self._names.quoted(self._keeper))
            entries, last, size = self._keeper.execute(filled.encode()).fetchone() or (0, None, 0)
            known = keeping.members(self._keeper, self._names)
            there = b"SELECT DISTINCT usename FROM pg_stat_activity WHERE usename = ANY (%s) AND datname = %s"
            at_it = self._keeper.execute(there, [[member.role for member in known], self._way.database]).fetchall()
            when = None if last is None else last.astimezone(UTC)
            return Standing(schema, entries, when, int(size), tuple(known), tuple(sorted(role for (role,) in at_it)))

        return None if self._lacks_database else self._asked(look)

    def dump(self, place: Path) -> None:
        """See `Keeping`. The password, where one is needed, is for pg_dump to find as the driver did."""
        self._be_there()
        program = _pg_dump()
        told = self._way.told(self._way.database)
        flags = {"host": "--host", "port": "--port", "user": "--username", "dbname": "--dbname"}
        given = [part for name, flag in flags.items() if name in told for part in (flag, str(told[name]))]
        tls = {f"PG{name.upper()}": str(told[name]) for name in ("sslmode", "sslrootcert") if name in told}
        command = [str(program), "--format=custom", "--no-password", f"--schema={self._names.quoted(self._keeper)}"]
        ran = subprocess.run(
            [*command, f"--file={place}", *given],
            env={**os.environ, **tls},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if ran.returncode:
            raise StoreFault(Fault.OTHER, "pg_dump")

    def close(self) -> None:
        """Let go of the connection."""
        with suppress(psycopg.Error):
            self._keeper.close()

    def _be_there(self) -> None:
        if self._lacks_database or not self._asked(lambda: keeping.schema_of(self._keeper, self._names)):
            raise StoreFault(Fault.MISSING, self._way.database)

    def _connected(self, database: str) -> keeping.Keeper:
        return psycopg.connect(
            **self._way.told(database),
            autocommit=True,
            client_encoding="UTF8",
            connect_timeout=_CONNECT_S,
            application_name="As Agreed, its keeper",
        )

    def _beside(self, error: psycopg.Error) -> keeping.Keeper:
        """Where the database alone is missing: a connection to that which is always there."""
        try:
            keeper = self._connected(_ITS_OWN)
        except psycopg.Error:
            raise trouble_in_connecting(error) from error
        if keeper.execute("SELECT FROM pg_database WHERE datname = %s", [self._way.database]).fetchone() is not None:
            keeper.close()
            raise trouble_in_connecting(error) from error
        return keeper

    @staticmethod
    def _asked(ask: Callable[[], T]) -> T:
        try:
            return ask()
        except psycopg.Error as error:
            raise trouble(error) from error


def _pg_dump() -> Path:
    """Of the newest version there is: one that is older than the server dumps nothing. Raises FileNotFoundError."""
    lying = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"), key=lambda each: int(each.parts[-3]))
    found = str(lying[-1]) if lying else shutil.which("pg_dump")
    if found is None:
        raise FileNotFoundError("pg_dump")
    return Path(found)
