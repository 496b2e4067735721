"""Cuts the power at every point of a recorded session, and looks at what the disk would have kept.

What was synced is on the disk. Of what was asked for since the last sync of that file, any part may be: none, all, or
some of it in any order, each write torn at any sector. Knows no SQLite but to open what is left.
"""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.counting import begin, count_up
from tests.torture.recording import Event, Recording, recording
from tracker.storage.file import connection
from tracker.storage.file.opening import open_store

SECTOR = 512
STORE = "as-agreed.db"


@dataclass(slots=True)
class OnDisk:
    """One file: what has been synced, and what was asked for since. `named` where its name is sure to be there."""

    synced: bytes = b""
    since: list[Event] = field(default_factory=list)
    named: bool = False


@dataclass(slots=True)
class Lost:
    """How many cuts there were, and after how many of them an acknowledged save was gone or the store was not whole."""

    cuts: int = 0
    lost: int = 0
    broken: int = 0


def session(folder: Path, saves: int, pragmas: dict[str, int | str] | None = None) -> tuple[bytes, Recording]:
    """The store as it was before, and all that was asked of the disk while it counted to `saves`."""
    place = folder / STORE
    begin(place)
    for left in folder.glob(f"{STORE}-*"):
        left.unlink()  # so that its first journal is a new file, whose name may be lost too
    before = place.read_bytes()
    with _pragmas(pragmas), recording() as tape:
        store = open_store(place)
        chance = random.Random(6)
        for _ in range(saves):
            tape.said(count_up(store, "y" * chance.choice((0, 10, 3000, 9000))))
        store.close()
    return before, tape


def cut(before: bytes, tape: Recording, cuts: int, seed: int = 7) -> Lost:
    """Cut the power that often, spread over the whole session."""
    chance, result = random.Random(seed), Lost()
    disk = {STORE: OnDisk(before, named=True)}
    each, said = -(-cuts // len(tape.events)), 0
    home = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=home) as name:
        for event in tape.events:
            if event.what == "said":
                said = event.at
            else:
                _ask(disk, event)
            for n in range(each):
                _leave(Path(name), disk, chance, ("none", "all", "some", "torn")[n % 4])
                result.cuts += 1
                _look(Path(name) / STORE, said, result)
    return result


def _ask(disk: dict[str, OnDisk], event: Event) -> None:
    if event.what == "delete":
        disk.pop(event.file, None)
        return
    file = disk.setdefault(event.file, OnDisk())
    if event.what == "sync":
        file.synced, file.since, file.named = _applied(file.synced, file.since), [], True
    else:
        file.since.append(event)


def _applied(content: bytes, events: list[Event]) -> bytes:
    written = bytearray(content)
    for event in events:
        if event.what == "truncate":
            del written[event.at :]
            written.extend(bytes(event.at - len(written)))
        else:
            written.extend(bytes(max(event.at - len(written), 0)))
            written[event.at : event.at + len(event.data)] = event.data
    return bytes(written)


def _leave(folder: Path, disk: dict[str, OnDisk], chance: random.Random, how: str) -> None:
    for left in folder.iterdir():
        left.unlink()
    for name, file in disk.items():
        if how == "none":
            kept: list[Event] = []
        elif how == "all":
            kept = file.since
        else:
            kept = [event for event in file.since if chance.random() < 0.5]
            if how == "torn":
                kept = [part for event in kept for part in _torn(event, chance)]
        if file.named or kept or chance.random() < 0.5:
            (folder / name).write_bytes(_applied(file.synced, kept))


def _torn(event: Event, chance: random.Random) -> Iterator[Event]:
    if event.what != "write" or len(event.data) <= SECTOR:
        yield event
        return
    for start in range(0, len(event.data), SECTOR):
        if chance.random() < 0.5:
            yield Event("write", event.file, event.at + start, event.data[start : start + SECTOR])


def _look(place: Path, said: int, result: Lost) -> None:
    try:
        with closing(sqlite3.connect(place, isolation_level=None)) as looking:
            whole = looking.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            (count,) = looking.execute("SELECT notes FROM prospect").fetchone()
            (words,) = looking.execute("SELECT words FROM standing").fetchone()
            (deeds,) = looking.execute("SELECT max(seq) FROM ledger").fetchone()
    except sqlite3.Error:
        result.broken += 1
        return
    if not whole or not (count == words == str(deeds - 1)):
        result.broken += 1
    elif not said <= int(count) <= said + 1:
        result.lost += 1


@contextmanager
def _pragmas(changed: dict[str, int | str] | None) -> Iterator[None]:
    """The shipped pragmas as the store module has them, with those changed for a control."""
    shipped = connection.PRAGMAS
    connection.PRAGMAS = {**shipped, **(changed or {})}
    try:
        yield
    finally:
        connection.PRAGMAS = shipped
