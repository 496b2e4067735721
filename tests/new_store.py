"""A new store, and one that holds the sample: made once, and copied for each claim that begins with one.

What is in it is what a first start makes there; that making is claimed in tests/storage, of stores made in full.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.builders import ME, ZONE
from tracker.actions.sample.load_sample import load_sample
from tracker.assembly.setup import Setup
from tracker.assembly.stores import read_the_sample
from tracker.runtime.ids import IdSource
from tracker.runtime.paths import paths_for
from tracker.runtime.settings import Settings
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

MakeStore = Callable[[Path], SqliteStore]
SETTINGS = Settings(me=ME, zone=ZONE, country="GB", day_first=True)


def new_store(place: Path) -> SqliteStore:
    """The store at that place; an empty one where there is none."""
    return _laid(place, _empty())


def with_sample(now: datetime) -> MakeStore:
    """One with the sample's people as of then, put there by the deed that does so; the deed can be undone."""
    return lambda place: _laid(place, _sample(now))


def _laid(place: Path, content: bytes) -> SqliteStore:
    """What was just laid there is whole, and opening it would look whether it is."""
    if place.exists():
        return open_store(place)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    place.touch(mode=0o600)
    place.write_bytes(content)
    return SqliteStore(place.resolve())


@cache
def _empty() -> bytes:
    return _made(lambda _setup, _store: None)


@cache
def _sample(now: datetime) -> bytes:
    return _made(lambda setup, store: load_sample(setup.desk(store), read_the_sample(setup)), lambda: now)


def _made(
    fill: Callable[[Setup, SqliteStore], object], clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> bytes:
    with tempfile.TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")) as folder:
        setup = Setup(paths_for(Path(folder)), clock, SETTINGS, IdSource())
        store = open_store(setup.paths.store)
        fill(setup, store)
        store.close()
        return setup.paths.store.read_bytes()
