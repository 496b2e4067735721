"""Several programs that read, add one and write in one store at once. Knows no kill.

One that is told that the others hold the store, as on a machine with too much to do, tries again as its user would.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.torture.counting import begin, count_up, reached
from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.file.opening import open_store

R = TypeVar("R")


def three_programs(folder: Path, times: int) -> int:
    """How many of the three times `times` deeds are there. Fails where one program failed or one deed is missing."""
    place = folder / "as-agreed.db"
    begin(place)
    command = [sys.executable, "-m", "tests.torture.together", str(place), str(times)]
    programs = [subprocess.Popen(command) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0], "a program failed"
    store = open_store(place)
    count = reached(store)
    assert store.verify_chain() is None
    store.close()
    assert count == 3 * times, f"{count} of {3 * times}"
    return count


def patiently(deed: Callable[[], R], times: int = 20) -> R:
    """Try so often, at most, while others hold the store. Any other fault is one."""
    for _ in range(times - 1):
        try:
            return deed()
        except StoreFault as fault:
            if fault.fault is not Fault.LOCKED:
                raise
    return deed()


if __name__ == "__main__":
    opened = patiently(lambda: open_store(Path(sys.argv[1])))
    for _ in range(int(sys.argv[2])):
        patiently(lambda: count_up(opened))
    opened.close()
