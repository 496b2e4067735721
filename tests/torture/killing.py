"""Kills a process in the middle of saving, migrating, restoring and erasing, and looks at what it left.

The process is forked, so that it begins at once and a thousand kills take a minute. Knows no power cut: what a killed
process has handed to the system stays there.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.torture.counting import NOW, WHO, begin, count_up, count_up_in, reached
from tracker.actions.outcome import DeedName
from tracker.rules.prospect import Prospect
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.opening import open_store
from tracker.storage.file.restore import restore
from tracker.storage.file.store_file import backups_of

SCHEMAS = Path(__file__).parent.parent / "storage"
MARK = "Zebedee Quincebury"

Say = Callable[[int], None]
PATIENCE = 10
"""For so many times the kills asked for, at most, both outcomes are waited for."""


class Aim:
    """When to kill next, so that what is killed is found done about as often as not, however fast the machine is.

    Anywhere from the beginning to twice the time it seems to take; that is corrected by what was found each time.
    Goes on until both outcomes were found: kills that all came too early, or all too late, have proved nothing.
    """

    def __init__(self, chance: random.Random, whole: float, kills: int) -> None:
        self._chance, self._whole, self._kills = chance, whole, kills
        self.done = self.tried = 0

    def __iter__(self) -> Iterator[float]:
        """Seconds after which to kill."""
        while self.tried < self._kills or not 0 < self.done < self.tried:
            assert self.tried < PATIENCE * self._kills, f"{self.done} of {self.tried} were done: this proves nothing"
            yield self._chance.uniform(0, 2 * self._whole)

    def found(self, done: bool) -> None:
        """What came of the last one."""
        self._whole *= 0.8 if done else 1.25
        self.tried += 1
        self.done += done


def killed_while(work: Callable[[Say], None], after: float) -> int | None:
    """Run `work` in a process that is killed so many seconds after it said 0, that it is ready.

    The last number it said after that; None where it was killed before it could say any.
    """
    listen, speak = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(listen)
            work(lambda number: _write(speak, number))
        finally:
            os._exit(0)
    os.close(speak)
    with os.fdopen(listen) as heard:
        heard.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        said = [int(line) for line in heard.read().split("\n")[:-1]]
    os.waitpid(child, 0)
    return said[-1] if said else None


def _write(speak: int, number: int) -> None:
    os.write(speak, f"{number}\n".encode())


def while_saving(folder: Path, kills: int, seed: int = 1) -> int:
    """How many saves were acknowledged. Fails where one of them is lost."""
    place, chance, last = folder / "as-agreed.db", random.Random(seed), 0
    begin(place)
    for n in range(kills):
        said = killed_while(lambda say: count_up_in(place, say), chance.uniform(0, 0.08))
        store = open_store(place)
        now = reached(store)
        acknowledged = said if said is not None else last
        assert acknowledged <= now <= acknowledged + 1, f"acknowledged {acknowledged}, found {now}"
        if n % 50 == 0 or n == kills - 1:
            assert store.verify_chain() is None
        store.close()
        last = now
    assert last, "nothing was acknowledged before the kills: this proves nothing"
    return last


def while_migrating(folder: Path, kills: int, version: int = 1, seed: int = 2) -> Aim:
    """How many of that released version were found migrated. Fails where one is neither wholly old nor wholly new, or all are the one."""
    place = folder / "as-agreed.db"
    script = (SCHEMAS / f"schema_{version}.sql").read_text(encoding="utf-8")

    def fresh() -> None:
        for left in folder.glob("as-agreed*"):
            left.unlink()
        with closing(sqlite3.connect(place)) as made:
            made.executescript(script)
            insert = (
                "INSERT INTO prospect (id, name, organisation, household, organisation_key, household_key, address, zone,"
                " tags, notes, business, interest, can_buy)"
                " VALUES (?, ?, '', '', '', '', '', '', '[]', ?, '{}', 'unknown', 'unknown')"
            )
            made.executemany(insert, [(n, f"P {n}", "x" * 500) for n in range(100, 1100)])
            made.commit()

    def shape() -> tuple[int, frozenset[tuple[str, str]]]:
        with closing(sqlite3.connect(place)) as looking:
            (found,) = looking.execute("PRAGMA user_version").fetchone()
            return found, frozenset(looking.execute("SELECT name, sql FROM sqlite_master"))

    fresh()
    old = shape()
    began = time.monotonic()
    open_store(place).close()
    aim, new = Aim(random.Random(seed), time.monotonic() - began, kills), shape()
    assert (old[0], new[0]) == (version, SCHEMA_VERSION)
    assert old[1] != new[1]
    for after in aim:
        fresh()
        killed_while(lambda say: _open(place, say), after)
        found = shape()
        assert found in (old, new)
        aim.found(found == new)
        store = open_store(place)
        assert store.file.counts().people == 1001
        assert store.verify_chain() is None
        store.close()
        for left in backups_of(place).glob("*"):
            left.unlink()
    return aim


def while_restoring(folder: Path, kills: int, seed: int = 3) -> Aim:
    """How many were found restored. Fails where one is neither the old store nor the backup, or all are the one."""
    place = folder / "as-agreed.db"
    begin(place)
    store = open_store(place)
    kept = store.file.keep_backup(NOW).backup
    assert kept is not None
    for _ in range(9):
        count_up(store)
    live = store.file.keep_backup(NOW).backup
    assert live is not None
    store.close()
    began = time.monotonic()
    restore(place, live.place, "Ben", NOW)
    aim = Aim(random.Random(seed), time.monotonic() - began, kills)
    for after in aim:
        restore(place, live.place, "Ben", NOW)
        said = killed_while(lambda say: _restore(place, kept.place, say), after)
        store = open_store(place)
        now = reached(store)
        assert now in (0, 9)
        assert said is None or now == 0, "a restore that was acknowledged is not there"
        assert store.verify_chain() is None
        store.close()
        aim.found(now == 0)
        for left in set(backups_of(place).glob("*.db")) - {kept.place, live.place}:
            left.unlink()
    return aim


def while_erasing(folder: Path, kills: int, seed: int = 4) -> Aim:
    """How many were found erased. Fails where anybody is there by half, a byte of somebody erased is, or all are so."""
    place, aim = folder / "as-agreed.db", Aim(random.Random(seed), 0.06, kills)
    for after in aim:
        n = aim.tried
        store = open_store(place)
        who = WHO + n + 1
        with store.deed(DeedName.ADD_PROSPECT, "Ben", NOW) as tx:
            tx.put(Prospect(who, f"{MARK} {n:06}", notes=f"{MARK} {n:06} " * 200))
        store.close()
        began = time.monotonic()
        said = killed_while(partial(_erase, place, who), after)
        store = open_store(place)  # finishes what was begun
        history = store.history_of(who)
        assert store.verify_chain() is None
        aim.found(history is None)
        if history is None:
            store.close()
            assert f"{MARK} {n:06}".encode() not in place.read_bytes(), "bytes of somebody erased"
        else:
            assert said is None, "an erasing that was acknowledged is not there"
            assert history.prospect.notes.count(MARK) == 200
            store.close()
            store.erase(who, "Ben", NOW)
            store.close()
        assert time.monotonic() - began < 60
        for left in backups_of(place).glob("*.db"):
            left.unlink()
    return aim


def _open(place: Path, say: Say) -> None:
    say(0)
    open_store(place).close()
    say(1)


def _restore(place: Path, chosen: Path, say: Say) -> None:
    say(0)
    restore(place, chosen, "Ben", NOW)
    say(1)


def _erase(place: Path, who: int, say: Say) -> None:
    store = open_store(place)
    say(0)
    store.erase(who, "Ben", NOW)
    say(who)
