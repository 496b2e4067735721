"""A program of one of a team, that presses Save again and again until it is told to stop, or killed.

`python -m tests.torture.pressing PLACE ROLE PORT SCHEMA NAME WHO BLINDLY TURN IDLE SILENCE`

What it was told goes into the file `said` beside PLACE: `kept N` once the N-th press is acknowledged, `fault N` and which
where it was not; `looked 1` where no answer came to a commit and its token was found on the server, `looked 0` where it
was not. With BLINDLY it takes every
commit without an answer for one that was not kept, which is the control. Knows no torment.
"""

from __future__ import annotations

import os
import random
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from tests.builders import did
from tests.storage.team.postgres import AS_WHOM, PASSWORD
from tests.torture.counting import NOW
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.rules.prospect import Prospect
from tracker.storage.store import SqliteStore
from tracker.storage.team.joining import open_team_store
from tracker.storage.team.server import PostgresServer
from tracker.storage.team.server_connection import Patience
from tracker.storage.team.server_place import ServerPlace

SHARED = 1
"""Whom every press counts; the contacts are each with a prospect of their own."""
STOP = "stop"
SAID = "said"
PAUSE_S = 0.02


class Looking(PostgresServer):
    """Says what was found where a commit had no answer."""

    said = -1
    blindly = False

    def look_for(self, token: UUID) -> bool:
        found = super().look_for(token)
        os.write(self.said, f"looked {found:d}\n".encode())
        return found and not self.blindly


def begin(store: SqliteStore, name: str, who: dict[str, int]) -> None:
    """Nothing was pressed yet."""
    with store.deed(DeedName.ADD_PROSPECT, name, NOW) as tx:
        tx.put(Prospect(SHARED, "Jo Hill", notes="0"))
        for each, prospect_id in who.items():
            tx.put(Prospect(prospect_id, f"Whom {each} calls"))


def press(store: SqliteStore, name: str, who: int, number: int, may_be_there: bool) -> None:
    """A contact, and one more of what all of them count. Where `may_be_there`, it is looked for within the deed."""
    key = f"{name} {number}"
    with store.deed(DeedName.LOG_CONTACT, name, NOW) as tx:
        if may_be_there and tx.logged_once(key) is not None:
            return
        shared = tx.history_of(SHARED)
        assert shared is not None
        tx.put(replace(shared.prospect, notes=str(int(shared.prospect.notes) + 1)))
        contact = did("2026-11-18 09:00", by=name, prospect_id=who, note=key)
        contact = replace(contact, id=random.randrange(2**40, 2**62))
        tx.put(contact)
        tx.keep_once(key, contact.id)


def press_on(store: SqliteStore, name: str, who: int, said: int, stop: Path) -> None:
    """Until `stop` is there. The first press of a program may be one that the program before it was killed in."""
    while True:
        try:
            store.catch_up()  # type: ignore[attr-defined]
            break
        except StoreFault as fault:
            _wait_after(fault)
    history = store.history_of(who)
    assert history is not None
    number, may_be_there = len(history.contacts) + 1, True
    while not stop.exists():
        try:
            press(store, name, who, number, may_be_there)
        except StoreFault as fault:
            os.write(said, f"fault {number} {fault.fault.name} {fault.detail}\n".encode())
            may_be_there |= fault.fault is Fault.AWAY and fault.detail == "unknown"
            _wait_after(fault)
            continue
        os.write(said, f"kept {number}\n".encode())
        number, may_be_there = number + 1, False


def _wait_after(fault: StoreFault) -> None:
    """For what a lost server is told as; anything else is a failure."""
    if fault.fault not in (Fault.AWAY, Fault.LOCKED):
        raise fault
    time.sleep(PAUSE_S)


def main(place: Path, at: ServerPlace, name: str, who: int, blindly: bool, patience: Patience) -> None:
    said = os.open(place.with_name(SAID), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    server = Looking(at, PASSWORD, patience=patience)
    server.said, server.blindly = said, blindly
    with closing(open_team_store(place, server)) as store:
        press_on(store, name, who, said, place.with_name(STOP))


if __name__ == "__main__":
    place, role, port, schema, name, who, blindly, *limits = sys.argv[1:]
    turn, idle, silence = map(float, limits)
    at = ServerPlace("127.0.0.1", role, int(port), AS_WHOM, schema, guarded=False)
    main(Path(place), at, name, int(who), blindly == "1", Patience(turn=turn, idle=idle, silence=silence))
