"""A program that moves a store to a team's server and is killed in the middle of it, by itself and at a known moment.

`python -m tests.storage.team.killed_moving PLACE ROLE PORT SCHEMA AFTER PASSWORD`
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.builders import JO, ME, day, did, jo, talk
from tests.storage.looking import NOW, do
from tests.storage.team.postgres import AS_WHOM
from tracker.actions.outcome import DeedName
from tracker.storage.file.opening import open_store
from tracker.storage.team.moving import move
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_place import ServerPlace
from tracker.storage.team.wire import Founded, Sent


def store_of_some_years(place: Path, deeds: int) -> None:
    """Somebody's own, with so many deeds, a key, and somebody erased."""
    place.parent.mkdir(mode=0o700, exist_ok=True)
    store = open_store(place)
    contact = did("2026-11-10 09:00")
    with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(jo())
        tx.put(contact)
        tx.keep_once("k", contact.id)
    do(store, jo(id=2, name="Gone Soon"))
    for n in range(deeds):
        do(store, talk(day("2026-11-24"), topic=f"the {n}th"), about=JO)
    store.undo(ME, NOW)
    store.erase(2, ME, NOW)
    store.close()


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Killed(PostgresServer):
    """The server, as it is met by a program that is killed `after` it was "sent", "read back" or "committed"."""

    after = ""

    @contextmanager
    def found(self, founded: Founded, portions: Iterable[Sent]) -> Iterator[Iterator[Sent]]:
        with super().found(founded, portions) as back:
            if self.after == "sent":
                kill()
            yield back
            if self.after == "read back":
                kill()
        if self.after == "committed":
            kill()


if __name__ == "__main__":
    place, role, port, schema, after, password = sys.argv[1:]
    server = Killed(ServerPlace("127.0.0.1", role, int(port), AS_WHOM, schema, guarded=False), password)
    server.after = after
    move(Path(place), server, ME, lambda: NOW)
