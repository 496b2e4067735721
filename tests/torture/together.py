"""Several programs that read, add one and write in one store at once. Knows no kill."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.torture.counting import begin, count_up, reached
from tracker.storage.file.opening import open_store


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


if __name__ == "__main__":
    opened = open_store(Path(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        count_up(opened)
    opened.close()
