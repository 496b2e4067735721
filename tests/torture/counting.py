"""The deed that is tortured: one person and what they said, both counting, in one transaction. Knows no torment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tracker.actions.outcome import DeedName
from tracker.rules.prospect import Prospect, Standing, StandingKind
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
WHO = 1


def begin(place: Path) -> None:
    """A store in which nothing has been counted yet."""
    store = open_store(place)
    with store.deed(DeedName.ADD_PROSPECT, "Ben", NOW) as tx:
        tx.put(Prospect(WHO, "Jo Hill", notes="0"))
        tx.put(Standing(WHO, WHO, StandingKind.OPEN, NOW, "0"))
    store.close()


def count_up(store: SqliteStore, padding: str = "") -> int:
    """Read, add one, write; where the count now is."""
    with store.deed(DeedName.EDIT_PROSPECT, "Ben", NOW) as tx:
        history = tx.history_of(WHO)
        assert history is not None
        reached = int(history.prospect.notes) + 1
        tx.put(replace(history.prospect, notes=str(reached), address=padding))
        tx.put(replace(history.standings[0], words=str(reached)))
    return reached


def reached(store: SqliteStore) -> int:
    """Where the count is. Fails where a deed is there by half, or is not in the ledger."""
    history = store.history_of(WHO)
    assert history is not None
    count = int(history.prospect.notes)
    assert history.standings[0].words == str(count), "half a deed"
    assert store.file.counts().deeds == count + 1, "a deed without its entry"
    return count


def count_up_in(place: Path, say: Callable[[int], None]) -> None:
    """Say 0 when ready, and then each count once it is saved, until killed."""
    store = open_store(place)
    say(0)
    while True:
        say(count_up(store))
