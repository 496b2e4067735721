"""Hears at once of what colleagues do: a second connection to a team's server, waited on by a thread of its own.

Only a number comes, and nobody's words. Knows no store: whoever is told asks the server themselves what there is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import Event, Lock, Thread

import psycopg
from psycopg.sql import SQL, Identifier

from tracker.actions.outcome import StoreFault
from tracker.storage.team.server_connection import PATIENCE, Connection, Patience, Watch, connect, cut
from tracker.storage.team.server_place import ServerPlace

_PROVE_S = 30.0
"""After so long without a word it is made sure that the server is still there: a line may be gone and nobody say so."""
_AGAIN_S = (1.0, 2.0, 5.0, 15.0, 30.0)
"""When it is tried again once the line is lost, each time later."""


class Listening:
    """Calls `heard`, on its own thread, with the number of an entry that somebody has written; and with None whenever a
    connection was made, since nothing is kept for whoever was not there. `password` is asked for before each.
    """

    def __init__(
        self,
        place: ServerPlace,
        password: Callable[[], str | None],
        heard: Callable[[int | None], None],
        patience: Patience = PATIENCE,
        again_s: tuple[float, ...] = _AGAIN_S,
        prove_s: float = _PROVE_S,
    ) -> None:
        self._place = place
        self._password = password
        self._heard = heard
        self._patience = replace(patience, idle=0)
        self._again_s = again_s
        self._prove_s = prove_s
        self._ended = Event()
        self._lock = Lock()
        self._connection: Connection | None = None
        self._thread = Thread(target=self._run, name="listening", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Hear no more. Nothing is called once it has come back; that takes as long as connecting may, at most."""
        self._ended.set()
        with self._lock:
            if self._connection is not None:
                cut(self._connection)
        self._thread.join(self._patience.connect + 1)

    def _run(self) -> None:
        failed = 0
        while not self._ended.is_set():
            with suppress(StoreFault, psycopg.Error):
                connection = connect(self._place, self._password(), self._patience)
                try:
                    self._hold(connection)
                    with Watch(connection, self._patience.silence):
                        connection.execute(SQL("LISTEN {}").format(Identifier(self._place.schema)))
                    failed = 0
                    self._tell(None)
                    self._listen(connection)
                finally:
                    self._hold(None)
                    connection.close()
            self._ended.wait(self._again_s[min(failed, len(self._again_s) - 1)])
            failed += 1

    def _listen(self, connection: Connection) -> None:
        while not self._ended.is_set():
            for note in connection.notifies(timeout=self._prove_s):
                self._tell(int(note.payload) if note.payload.isdecimal() else None)
            with Watch(connection, self._patience.silence):
                connection.execute("SELECT")

    def _hold(self, connection: Connection | None) -> None:
        with self._lock:
            self._connection = connection

    def _tell(self, seq: int | None) -> None:
        if not self._ended.is_set():
            self._heard(seq)
