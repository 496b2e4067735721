"""Damages a store at random and starts on it: nothing may crash, nothing may be written, a restore is offered.

What a start does not see, the look through the store that follows it must, unless every row of every table is as it
was. Knows nothing of how the program reads a file.
"""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tests.torture.counting import NOW, begin, count_up
from tracker.actions.outcome import DeedName, Fault, StoreFault
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.policy import KeptPolicy, Policy
from tracker.rules.prospect import Email, Phone, Prospect
from tracker.rules.us import Away, User
from tracker.rules.window import Window
from tracker.storage.file.damage import damage_report
from tracker.storage.file.opening import open_store
from tracker.storage.ledger.seal import Broken, Flaw
from tracker.storage.ledger.seal_check import Walk
from tracker.storage.store import SqliteStore

PAGE = 4096
PHONES = (Phone("+44 20 7946 0000", "+442079460000"),)
CONTACT = Contact(0, 0, Direction.OUT, Channel.CALL, NOW, NOW, "Ben", ContactOutcome.TALKED)
AGREEMENT = Agreement(
    0, 0, AgreementKind.TALK, Window.day(date(2026, 12, 3), "Europe/London"), Channel.CALL, "Ben", NOW
)


@dataclass(slots=True)
class Found:
    """`told` by the start, `told_later` by the look through the store that follows; of the `unharmed` only bytes were
    hit that nobody reads. `newer` must be none: no later version wrote any of them.
    """

    told: int = 0
    told_later: int = 0
    unharmed: int = 0
    newer: int = 0
    recoverable: int = 0


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with one thing wrong with it."""
    kind = chance.randrange(8)
    if kind == 0:
        return b""
    if kind == 1:
        return content[: chance.randrange(len(content))]
    if kind == 2:
        return bytes(100) + content[100:]
    page = chance.randrange(len(content) // PAGE) * PAGE
    if kind == 3:
        return content[:page] + bytes(PAGE) + content[page + PAGE :]
    if kind == 4:
        return content[:page] + chance.randbytes(PAGE) + content[page + PAGE :]
    if kind == 5:
        return chance.randbytes(len(content))
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 2, 20, 200))):
        at = chance.randrange(PAGE if kind == 6 else len(content))
        spoilt[at] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def torment(folder: Path, times: int, seed: int = 5) -> Found:
    """Fails on anything but a StoreFault, on a byte that was written, where no restore is offered, or where content
    was harmed and nobody told.
    """
    place, chance, found = folder / "as-agreed.db", random.Random(seed), Found()
    fill(place)
    whole = place.read_bytes()
    content_of_whole = _content(place)
    for left in folder.glob("as-agreed.db-*"):
        left.unlink()
    for _ in range(times):
        content = damaged(whole, chance)
        place.write_bytes(content)
        try:
            report = damage_report(place)
        except StoreFault as fault:
            if fault.fault is not Fault.NEWER:
                raise
            found.newer += 1
        else:
            if report is not None:
                found.told += 1
                assert report.backups, "no restore offered"
                found.recoverable += not report.readable.is_nothing
                _refused(place)
            elif _is_told_later(place):
                found.told_later += 1
            else:
                assert _content(place) == content_of_whole, "harmed, and nobody was told"
                found.unharmed += 1
        assert place.read_bytes() == content, "written to"
        assert sorted(left.name for left in folder.iterdir()) == ["as-agreed.db", "backups"], (
            "something was left beside it"
        )
    assert not found.newer, "damage taken for a newer version"
    return found


def fill(place: Path) -> None:
    """People with all that can be about them, most of it written long before the last entries; and a backup."""
    begin(place)
    store = open_store(place)
    for n in range(2, 90):
        contact = replace(CONTACT, id=n, prospect_id=n, note=f"What they said, number {n}. " * (n % 9))
        with store.deed(DeedName.LOG_CONTACT, "Ben", NOW) as tx:
            tx.put(Prospect(n, f"Jo Hill {n}", phones=PHONES, emails=(Email(f"jo{n}@example.org"),), notes="a note"))
            tx.put(contact)
            tx.put(replace(AGREEMENT, id=n, prospect_id=n, made_in=n, words=f"in {n} days, then"))
    with store.deed(DeedName.LOG_CONTACT, "Ben", NOW) as tx:
        for ours in (User(1, "Ben", ("ben",)), Away(1, 1, NOW.date(), NOW.date()), KeptPolicy(Policy())):
            tx.put(ours)
        for n in range(7, 40):
            tx.put(BroughtIn(n, n, n, "calendar", f"uid-{n}", text=f"What the file said, number {n}."))
    for n in range(5):
        store.erase(2 + n, "Ben", NOW)
    for n in range(220):
        count_up(store, f"padding {n} " * 3)
    assert store.file.keep_backup(NOW).backup is not None
    store.close()


def _is_told_later(place: Path) -> bool:
    """Whether the look through the store finds a break, and a backup that has it intact."""
    store, walk = open_store(place), Walk()
    try:
        while not walk.done:
            try:
                broken = store.file.look_on(walk)
            except StoreFault:
                store.file.hold()
                broken = Broken(0, Flaw.STORE)
            if broken is not None:
                assert store.file.intact_backup(broken) is not None, "no restore offered"
                _nothing_is_saved(store)
                return True
        return False
    finally:
        store.close()


def _nothing_is_saved(store: SqliteStore) -> None:
    try:
        count_up(store)
    except StoreFault:
        return
    raise AssertionError("a deed was done before anybody chose")


def _content(place: Path) -> dict[str, list[str]]:
    """Every row of every table, read past the program, what the tables are, and whether every index agrees."""
    with closing(sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)) as looking:
        names = [name for (name,) in looking.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        read = {name: sorted(map(repr, looking.execute(f"SELECT * FROM {name} NOT INDEXED"))) for name in names}
        made = looking.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        return read | {"": [*sorted(map(repr, made)), *map(repr, looking.execute("PRAGMA integrity_check"))]}


def _refused(place: Path) -> None:
    try:
        open_store(place)
    except StoreFault:
        return
    raise AssertionError("a damaged file was opened")
