"""Damages a store at random and starts on it: nothing may crash, nothing may be written, a restore is offered.

Knows nothing of how the program reads a file.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from tests.torture.counting import NOW, begin, count_up
from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.damage import damage_report
from tracker.storage.open import open_store

PAGE = 4096


@dataclass(slots=True)
class Found:
    """`silent` are damages no start can see: bytes that are free, or a letter in a note, which the full seal finds."""

    told: int = 0
    newer: int = 0
    silent: int = 0
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
    """Fails on anything but a StoreFault, on a byte that was written, or where no restore is offered."""
    place, chance, found = folder / "as-agreed.db", random.Random(seed), Found()
    begin(place)
    store = open_store(place)
    for n in range(60):
        count_up(store, f"padding {n} " * 100)
    assert store.keep_backup(NOW).backup is not None
    store.close()
    whole = place.read_bytes()
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
            if report is None:
                found.silent += 1
            else:
                found.told += 1
                assert report.backups, "no restore offered"
                found.recoverable += not report.readable.is_nothing
                _refused(place)
        assert place.read_bytes() == content, "written to"
        assert sorted(left.name for left in folder.iterdir()) == ["as-agreed.db", "backups"], (
            "something was left beside it"
        )
    return found


def _refused(place: Path) -> None:
    try:
        open_store(place)
    except StoreFault:
        return
    raise AssertionError("a damaged file was opened")
