"""A program of its own that counts in a store: reads the number, adds one, saves, says so.

`python -m tests.storage.file.saving PLACE TIMES`. The parent reads its lines, and may kill it.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tracker.actions.outcome import DeedName
from tracker.storage.file.opening import open_store

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
COUNTER = 1


def main(place: Path, times: int) -> None:
    store = open_store(place)
    print("ready", flush=True)
    for _ in range(times):
        with store.deed(DeedName.EDIT_PROSPECT, "Ben", NOW) as tx:
            history = tx.history_of(COUNTER)
            assert history is not None
            reached = int(history.prospect.notes) + 1
            tx.put(replace(history.prospect, notes=str(reached)))
        print(reached, flush=True)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
