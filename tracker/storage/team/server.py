"""A team's server as `wire.Server`: takes the turn, sends a deed, says what came since. Knows neither a table's columns
nor what is done here with what comes.

A deed is two rounds, each one pipeline: so it takes twice the way to the server and back, whatever is in it. All of it
is asked on the storage thread, which is the only one that reads in the driver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

import psycopg

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.team import server_statements as told
from tracker.storage.team.server_connection import PATIENCE, Connection, Link, Lost, Patience
from tracker.storage.team.server_place import ServerPlace
from tracker.storage.team.server_tables import SCHEMA
from tracker.storage.team.wire import AT_ONCE, Founded, Me, NoAnswer, Sent

T = TypeVar("T")
_Cursor: TypeAlias = psycopg.Cursor[tuple[Any, ...]]
_Asked: TypeAlias = tuple[_Cursor, ...]
_AT_ONCE = 64 * 1024
"""Bytes that the system takes off the program in one go, so that they go even where that falls asleep over it."""
_PORTION = 512 * 1024
"""Bytes that are sent before the server is asked whether it has them."""
_STUCK_AFTER = 600
"""Seconds in one turn, after which a program says no longer that it is there."""
_WHOLE = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


class PostgresServer:
    """See `wire.Server`. Connects when it is first asked, and anew where the connection died unused.

    `version` is that of the records written here: once they were sent, an older program is told NEWER, as this one is
    where the server has later ones.
    """

    def __init__(
        self,
        place: ServerPlace,
        password: str | None = None,
        version: int = SCHEMA_VERSION,
        patience: Patience = PATIENCE,
    ) -> None:
        self._place = place
        self._password = password
        self._version = version
        self._patience = patience
        self._statements = told.statements(place.schema)
        self._link: Link | None = None
        self._written_as = 0

    def close(self) -> None:
        """Let go of the connection. Asking again makes another."""
        link, self._link = self._link, None
        if link is not None:
            link.close()

    @contextmanager
    def turn(self, seq: int, hash: bytes, most: int = AT_ONCE) -> Iterator[_Turn]:
        """See `Server.turn`."""

        def take(link: Link) -> tuple[Link, _Asked]:
            with link.round() as connection:
                connection.execute("BEGIN")
                connection.execute(self._statements.take_turn)
                return link, self._ask_beyond(connection, seq, most)

        link, asked = self._first_round(take)
        awake = _Awake(link, self._patience.idle / 3)

        def send(sent: Sent, token: UUID) -> None:
            awake.end()
            self._send(link, sent, token)

        try:
            yield _Turn(self._answered(asked, hash), send)
        finally:
            awake.end()
            self._give_back(link)

    def since(self, seq: int, hash: bytes, within_s: float | None = None, most: int = AT_ONCE) -> Sent:
        """See `Server.since`."""

        def look(link: Link) -> _Asked:
            with link.round(within_s) as connection:
                connection.execute(_WHOLE)
                asked = self._ask_beyond(connection, seq, most)
                connection.execute("COMMIT")
                return asked

        return self._answered(self._first_round(look, within_s), hash)

    def look_for(self, token: UUID) -> bool:
        """See `Server.look_for`."""

        return bool(self._in_turn(self._statements.find_token, token)[0])

    def founded(self) -> Founded | None:
        """See `Server.founded`."""
        origin, key, version = self._in_turn(self._statements.founded)
        return None if origin is None else Founded(origin, key, version)

    def me(self) -> Me:
        """See `Server.me`."""
        found = self._first_round(_asking(self._statements.me)).fetchone()
        if found is None or found[3]:
            raise StoreFault(Fault.NOT_ALLOWED, "no member")
        return Me(*found[:3])

    @contextmanager
    def portions(self) -> Iterator[tuple[int, Iterator[Sent]]]:
        """See `Server.portions`."""

        def look(link: Link) -> tuple[Link, _Cursor, _Cursor]:
            with link.round() as connection:
                connection.execute(_WHOLE)
                standing = connection.execute(self._statements.standing, [0, 0])
                return link, standing, connection.execute(self._statements.last)

        link, standing, asked = self._first_round(look)
        try:
            self._judge(_only(standing))
            last = int(_only(asked)[0])
            yield last, self._read(link, last)
        finally:
            self._give_back(link)

    @contextmanager
    def found(self, founded: Founded, portions: Iterable[Sent]) -> Iterator[Iterator[Sent]]:
        """See `Server.found`."""

        def begin(link: Link) -> tuple[Link, _Cursor]:
            with link.round() as connection:
                connection.execute("BEGIN")
                connection.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'")
                of = [founded.origin, founded.key, founded.schema]
                return link, connection.execute(self._statements.begin_founding, of)

        link, begun = self._first_round(begin)
        try:
            if not _only(begun)[0]:
                raise StoreFault(Fault.IN_THE_WAY, "founded")
            last = 0
            for sent in portions:
                with _begun(link, self._on_the_way(told.size(sent))) as connection:
                    self._add(connection, sent)
                last = sent.entries[-1].seq if sent.entries else last
            yield self._read(link, last)
            self._commit(link, lambda connection: connection.execute(self._statements.end_founding))
        finally:
            self._give_back(link)

    def _read(self, link: Link, last: int) -> Iterator[Sent]:
        for first in range(0, last, AT_ONCE):
            with _begun(link) as connection:
                asked = self._ask_between(connection, first, min(first + AT_ONCE, last))
            yield told.sent_from(*(each.fetchall() for each in asked))

    def _in_turn(self, question: bytes, *of: object) -> tuple[Any, ...]:
        """The answer of when nobody is about to write."""

        def look(link: Link) -> _Cursor:
            with link.round() as connection:
                connection.execute("BEGIN")
                connection.execute(self._statements.take_turn)
                found = connection.execute(question, of)
                connection.execute("COMMIT")
                return found

        return _only(self._first_round(look))

    def _ask_beyond(self, connection: Connection, seq: int, most: int) -> _Asked:
        standing = connection.execute(self._statements.standing, [seq, seq])
        return (standing, *self._ask_between(connection, seq, seq + most))

    def _ask_between(self, connection: Connection, beyond: int, last: int) -> _Asked:
        asked = self._statements.entries, self._statements.rows, self._statements.beside
        return tuple(connection.execute(each, [beyond, last], binary=True) for each in asked)

    def _answered(self, asked: _Asked, hash: bytes) -> Sent:
        standing, *beyond = asked
        found = _only(standing)
        self._judge(found)
        if found[2] is None or bytes(found[2]) != hash:
            raise StoreFault(Fault.OTHER_PAST, "hash")
        return told.sent_from(*(each.fetchall() for each in beyond))

    def _judge(self, standing: tuple[Any, ...]) -> None:
        """Whether this program and that server can speak to each other."""
        schema, written_as, _ = standing
        if written_as is None:
            raise StoreFault(Fault.OTHER_PAST, "nothing there")
        if schema > SCHEMA or written_as > self._version:
            raise StoreFault(Fault.NEWER, f"{schema}, {written_as}")
        if schema < SCHEMA:
            raise StoreFault(Fault.NOT_ALLOWED, f"schema {schema}")
        self._written_as = written_as

    def _send(self, link: Link, sent: Sent, token: UUID) -> None:
        size = told.size(sent)
        if size > _AT_ONCE:
            self._send_ahead(link, sent)

        def add(connection: Connection) -> None:
            if size <= _AT_ONCE:
                self._add_entries(connection, sent)
            self._add_beside(connection, sent)
            last = sent.entries[-1].seq
            connection.execute(self._statements.add_token, [token, last])
            if self._version > self._written_as:
                connection.execute(self._statements.write_as, [self._version])
            connection.execute(self._statements.tell, [self._place.schema, str(last)])

        self._commit(link, add, self._on_the_way(min(size, _PORTION)))

    def _send_ahead(self, link: Link, sent: Sent) -> None:
        """What takes longer than a moment goes in portions, each of which the server waits for only so long: it counts
        that from its last answer until the first thing it is sent is whole. So that has to be the portion itself, and
        the statement has to be known there.
        """
        patience = self._patience
        longer = round((patience.idle + self._on_the_way(_PORTION)) * 1000)
        add_rows = self._statements.add_rows
        with _begun(link) as connection:
            connection.execute(f"SET LOCAL idle_in_transaction_session_timeout = {longer}".encode())
            connection.execute(self._statements.add_entries, told.entries_as_arrays(sent.entries))
            connection.execute(add_rows, told.rows_as_arrays([]), prepare=True)
        for rows in told.in_portions(told.rows_of(sent), _PORTION):
            with _begun(link, self._on_the_way(_PORTION)) as connection:
                connection.execute(add_rows, told.rows_as_arrays(rows), prepare=True)

    def _on_the_way(self, size: int) -> float:
        """For how many seconds so many bytes may be on the way where nobody here sees them move."""
        return size / self._patience.slowest

    def _add(self, connection: Connection, sent: Sent) -> None:
        self._add_entries(connection, sent)
        self._add_beside(connection, sent)

    def _add_entries(self, connection: Connection, sent: Sent) -> None:
        connection.execute(self._statements.add_entries, told.entries_as_arrays(sent.entries))
        connection.execute(self._statements.add_rows, told.rows_as_arrays(told.rows_of(sent)))

    def _add_beside(self, connection: Connection, sent: Sent) -> None:
        if sent.beside:
            connection.execute(self._statements.add_beside, told.beside_as_arrays(sent))
        if told.empties(sent):
            connection.execute(self._statements.forget, told.emptied(sent))

    def _commit(self, link: Link, last_of_all: Callable[[Connection], object], longer_s: float = 0) -> None:
        """The last round of a transaction. Raises StoreFault where it was not kept, NoAnswer where nobody can tell."""
        try:
            with link.round(longer_s=longer_s) as connection:
                last_of_all(connection)
                kept = connection.execute("COMMIT")
        except Lost as lost:
            raise NoAnswer from lost
        if kept.statusmessage != "COMMIT":
            raise StoreFault(Fault.OTHER, "COMMIT")

    def _first_round(self, ask: Callable[[Link], T], within_s: float | None = None) -> T:
        """A round before which nothing was begun: on a connection that died unused it is asked again, on another."""
        used = self._link
        if used is not None and not used.is_closed:
            try:
                return ask(used)
            except Lost as lost:
                if lost.silent:
                    raise lost.told() from lost
        patience = self._patience
        if within_s is not None:
            patience = replace(patience, connect=min(within_s, patience.connect))
        self._link = Link(self._place, self._password, patience)
        try:
            return ask(self._link)
        except Lost as lost:
            raise lost.told() from lost

    def _give_back(self, link: Link) -> None:
        """End what was begun and not committed, with nothing kept of it.

        Within a pipeline the driver goes on knowing what it prepared; elsewhere it forgets all of it at a rollback.
        """
        if not link.is_closed and link.is_in_transaction:
            with suppress(Lost), link.round() as connection:
                connection.execute("ROLLBACK")


class _Turn:
    """See `wire.Turn`."""

    def __init__(self, beyond: Sent, send: Callable[[Sent, UUID], None]) -> None:
        self.beyond = beyond
        self.send = send


class _Awake:
    """Until it is ended, the server hears every so many seconds that whoever has the turn is there, however long they
    are about it; though not for ever, in case the program is stuck. Nothing else may be asked meanwhile.
    """

    def __init__(self, link: Link, every_s: float) -> None:
        self._link, self._every = link, every_s
        self._over = Event()
        self._thread = Thread(target=self._say, name="awake", daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        self._thread.join()

    def _say(self) -> None:
        until = monotonic() + _STUCK_AFTER
        with suppress(Lost, StoreFault):  # whoever sends next is told
            while not self._over.wait(self._every) and monotonic() < until:
                with self._link.round() as connection:
                    connection.execute("SELECT")


@contextmanager
def _begun(link: Link, longer_s: float = 0) -> Iterator[Connection]:
    """A round within a transaction, which is lost with the connection."""
    try:
        with link.round(longer_s=longer_s) as connection:
            yield connection
    except Lost as lost:
        raise lost.told() from lost


def _asking(question: bytes) -> Callable[[Link], _Cursor]:
    def ask(link: Link) -> _Cursor:
        with link.round() as connection:
            return connection.execute(question)

    return ask


def _only(cursor: _Cursor) -> tuple[Any, ...]:
    found = cursor.fetchone()
    assert found is not None
    return tuple(found)
