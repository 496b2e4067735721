"""A team's server as `wire.Server`: takes the turn, sends a deed, says what came since. Knows neither a table's columns
nor what is done here with what comes.

A deed is two rounds, each one pipeline: so it takes twice the way to the server and back, whatever is in it. All of it
is asked on the storage thread, which is the only one that reads in the driver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from psycopg.pq import TransactionStatus

from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.team import server_statements as told
from tracker.storage.team.server_connection import CONNECT_S, SILENCE_S, Connection, Watch, connect
from tracker.storage.team.server_faults import BY_THE_DRIVER, trouble
from tracker.storage.team.server_place import ServerPlace
from tracker.storage.team.server_tables import SCHEMA
from tracker.storage.team.wire import Founded, Me, NoAnswer, Sent

T = TypeVar("T")
_ALL = 2**62
_PORTION = 500
"""How many entries go or come at once where it is all of them."""
_WHOLE = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


class _Lost(Exception):
    """The connection died while something was asked. `silent`: nothing came for too long."""

    def __init__(self, silent: bool) -> None:
        super().__init__("silent" if silent else "cut")
        self.silent = silent

    def told(self) -> StoreFault:
        return StoreFault(Fault.AWAY, str(self))


class PostgresServer:
    """See `wire.Server`. Connects when it is first asked, and anew where the connection died unused.

    `version` is that of the records written here: once they were sent, an older program is told NEWER, as this one is
    where the server has later ones. `silence_s` is for how long it may say nothing.
    """

    def __init__(
        self,
        place: ServerPlace,
        password: str | None = None,
        version: int = SCHEMA_VERSION,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._place = place
        self._password = password
        self._version = version
        self._silence_s = silence_s
        self._statements = told.statements(place.schema)
        self._connection: Connection | None = None
        self._written_as = 0

    def close(self) -> None:
        """Let go of the connection. Asking again makes another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.close()

    @contextmanager
    def turn(self, seq: int, hash: bytes) -> Iterator[_Turn]:
        """See `Server.turn`."""

        def take(connection: Connection) -> Sent:
            with connection.pipeline():
                connection.execute("BEGIN")
                connection.execute(self._statements.take_turn)
                asked = self._ask_beyond(connection, seq)
            return self._answered(asked, hash)

        connection, beyond = self._first_round(take)
        turn = _Turn(beyond, lambda sent, token: self._send(connection, sent, token))
        try:
            yield turn
        finally:
            if not turn.is_over:
                self._give_back(connection, unwritten=True)

    def since(self, seq: int, hash: bytes, within_s: float | None = None) -> Sent:
        """See `Server.since`."""

        def look(connection: Connection) -> Sent:
            with connection.pipeline():
                connection.execute(_WHOLE)
                asked = self._ask_beyond(connection, seq)
                connection.execute("COMMIT")
            return self._answered(asked, hash)

        return self._first_round(look, within_s)[1]

    def look_for(self, token: UUID) -> bool:
        """See `Server.look_for`."""

        def look(connection: Connection) -> bool:
            with connection.pipeline():
                connection.execute("BEGIN")
                connection.execute(self._statements.take_turn)
                found = connection.execute(self._statements.find_token, [token])
                connection.execute("COMMIT")
            return bool(_only(found)[0])

        return self._first_round(look)[1]

    def founded(self) -> Founded | None:
        """See `Server.founded`."""

        def look(connection: Connection) -> Founded | None:
            origin, key, version = _only(connection.execute(self._statements.founded))
            return None if origin is None else Founded(origin, key, version)

        return self._first_round(look)[1]

    def me(self) -> Me:
        """See `Server.me`."""

        def look(connection: Connection) -> Me:
            found = connection.execute(self._statements.me).fetchone()
            if found is None or found[3]:
                raise StoreFault(Fault.NOT_ALLOWED, "no member")
            return Me(*found[:3])

        return self._first_round(look)[1]

    @contextmanager
    def portions(self) -> Iterator[tuple[int, Iterator[Sent]]]:
        """See `Server.portions`."""

        def look(connection: Connection) -> int:
            with connection.pipeline():
                connection.execute(_WHOLE)
                standing = connection.execute(self._statements.standing, [0, 0])
                last = connection.execute(self._statements.last)
            self._judge(_only(standing))
            return int(_only(last)[0])

        connection, last = self._first_round(look)
        try:
            yield last, self._read(connection, last)
        finally:
            self._give_back(connection, unwritten=True)

    @contextmanager
    def found(self, founded: Founded, portions: Iterable[Sent]) -> Iterator[Iterator[Sent]]:
        """See `Server.found`."""

        def begin(connection: Connection) -> bool:
            with connection.pipeline():
                connection.execute("BEGIN")
                connection.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'")
                of = [founded.origin, founded.key, founded.schema]
                begun = connection.execute(self._statements.begin_founding, of)
            return bool(_only(begun)[0])

        connection, is_new = self._first_round(begin)
        try:
            if not is_new:
                raise StoreFault(Fault.IN_THE_WAY, "founded")
            last = 0
            for sent in portions:
                self._add_portion(connection, sent)
                last = sent.entries[-1].seq if sent.entries else last
            yield self._read(connection, last)
        except BaseException:
            self._give_back(connection)
            raise
        self._commit(connection, lambda: connection.execute(self._statements.end_founding))

    def _add_portion(self, connection: Connection, sent: Sent) -> None:
        def add(connection: Connection) -> None:
            with connection.pipeline():
                self._add(connection, sent)

        self._begun(connection, add)

    def _read(self, connection: Connection, last: int) -> Iterator[Sent]:
        for first in range(0, last, _PORTION):

            def look(connection: Connection, first: int = first) -> Sent:
                with connection.pipeline():
                    asked = self._ask_between(connection, first, min(first + _PORTION, last))
                return told.sent_from(*(each.fetchall() for each in asked))

            yield self._begun(connection, look)

    def _ask_beyond(self, connection: Connection, seq: int) -> tuple[psycopg.Cursor[Any], ...]:
        standing = connection.execute(self._statements.standing, [seq, seq])
        return (standing, *self._ask_between(connection, seq, _ALL))

    def _ask_between(self, connection: Connection, beyond: int, last: int) -> tuple[psycopg.Cursor[Any], ...]:
        asked = self._statements.entries, self._statements.rows, self._statements.beside
        return tuple(connection.execute(each, [beyond, last], binary=True) for each in asked)

    def _answered(self, asked: tuple[psycopg.Cursor[Any], ...], hash: bytes) -> Sent:
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

    def _send(self, connection: Connection, sent: Sent, token: UUID) -> None:
        def add() -> None:
            self._add(connection, sent)
            last = sent.entries[-1].seq
            connection.execute(self._statements.add_token, [token, last])
            if self._version > self._written_as:
                connection.execute(self._statements.write_as, [self._version])
            connection.execute(self._statements.tell, [self._place.schema, str(last)])

        self._commit(connection, add)

    def _add(self, connection: Connection, sent: Sent) -> None:
        for statement, arrays in (
            (self._statements.add_entries, told.entries_as_arrays(sent)),
            (self._statements.add_rows, told.rows_as_arrays(sent)),
            (self._statements.add_beside, told.beside_as_arrays(sent)),
        ):
            if arrays:
                connection.execute(statement, arrays)
        if told.is_erasing(sent):
            connection.execute(self._statements.forget, told.emptied(sent))

    def _commit(self, connection: Connection, last_of_all: Callable[[], object]) -> None:
        """The last round of a transaction. Raises StoreFault where it was not kept, NoAnswer where nobody can tell."""

        def send(connection: Connection) -> None:
            with connection.pipeline():
                last_of_all()
                kept = connection.execute("COMMIT")
            if kept.statusmessage != "COMMIT":
                raise StoreFault(Fault.OTHER, "COMMIT")

        try:
            self._round(connection, send, self._silence_s)
        except _Lost as lost:
            raise NoAnswer from lost

    def _begun(self, connection: Connection, ask: Callable[[Connection], T]) -> T:
        """A round within a transaction, which is lost with the connection."""
        try:
            return self._round(connection, ask, self._silence_s)
        except _Lost as lost:
            raise lost.told() from lost

    def _first_round(self, ask: Callable[[Connection], T], within_s: float | None = None) -> tuple[Connection, T]:
        """A round before which nothing was begun: on a connection that died unused it is asked again, on another."""
        silence_s = self._silence_s if within_s is None else min(within_s, self._silence_s)
        used = self._connection
        if used is not None:
            try:
                return used, self._round(used, ask, silence_s)
            except _Lost as lost:
                if lost.silent:
                    raise lost.told() from lost
        new = connect(self._place, self._password, min(silence_s, CONNECT_S))
        self._connection = new
        try:
            return new, self._round(new, ask, silence_s)
        except _Lost as lost:
            raise lost.told() from lost

    def _round(self, connection: Connection, ask: Callable[[Connection], T], silence_s: float) -> T:
        """Raises _Lost with the connection, and StoreFault or Refusal, nothing being under way any more."""
        watch = Watch(connection, silence_s)
        try:
            with watch:
                return ask(connection)
        except (*BY_THE_DRIVER, StoreFault) as error:
            if connection.closed or watch.has_cut:
                self.close()
                raise _Lost(watch.has_cut) from error
            self._give_back(connection)
            if isinstance(error, StoreFault):
                raise
            raise trouble(error) from error
        except BaseException:  # in the middle of a round: what comes next could not be told apart
            self.close()
            raise

    def _give_back(self, connection: Connection, unwritten: bool = False) -> None:
        """End what was begun, with nothing kept of it.

        At a rollback the driver forgets every statement that was prepared: where nothing was written it is a commit.
        """
        standing = connection.info.transaction_status
        if standing is TransactionStatus.IDLE or connection.closed:
            return
        try:
            with Watch(connection, self._silence_s):
                connection.execute("COMMIT" if unwritten and standing is TransactionStatus.INTRANS else "ROLLBACK")
        except psycopg.Error:
            self.close()


class _Turn:
    """See `wire.Turn`."""

    def __init__(self, beyond: Sent, send: Callable[[Sent, UUID], None]) -> None:
        self.beyond = beyond
        self.is_over = False
        self._send = send

    def send(self, sent: Sent, token: UUID) -> None:
        self.is_over = True
        self._send(sent, token)


def _only(cursor: psycopg.Cursor[Any]) -> tuple[Any, ...]:
    found = cursor.fetchone()
    assert found is not None
    return tuple(found)
