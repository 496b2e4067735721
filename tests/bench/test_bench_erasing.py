"""How long it takes until nothing is left of somebody, with the backup before it, in a store of twenty busy years."""

from __future__ import annotations

import itertools
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bench.conftest import Within
from tracker.actions.outcome import DeedName
from tracker.rules.prospect import Prospect
from tracker.storage.file.opening import open_store

pytestmark = pytest.mark.bench

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize("since", ["something was saved since the last backup", "only erasings since the last backup"])
def test_erasing_for_good(within: Within, place: Path, tmp_path: Path, since: str) -> None:
    store = open_store(Path(shutil.copy(place, tmp_path)))
    erased, added = itertools.count(1), itertools.count(1_000_000_000)

    def save() -> None:
        if since.startswith("something") or not store.file.counts().deeds:
            with store.deed(DeedName.ADD_PROSPECT, "Maria", NOW) as tx:
                tx.put(Prospect(next(added), "Jo Hill"))

    within(1_000, lambda: store.erase(next(erased), "Maria", NOW), before=save, rounds=8)
    store.close()
