"""When the team's server was last heard: a number in a small file beside the store, so that a start without it can say
as of when all is that is here. Knows no server.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.files.private_file import write_private
from tracker.files.small_file import read_small
from tracker.storage.rows.timestamps import moment, us

_NAME = "team-heard"
_LONGEST = 40
WRITTEN_EVERY = timedelta(minutes=1)


class LastHeard:
    """`now` (aware) is the clock; `at` is UTC, None where it never was heard."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._note = folder / _NAME
        self._now = now
        self.at = _read(self._note)
        self._written = self.at

    def now(self) -> None:
        """It was heard just now. Where that cannot be written, only the next start knows less."""
        self.at = self._now().astimezone(UTC)
        if self._written is None or abs(self.at - self._written) >= WRITTEN_EVERY:
            self._written = self.at
            with suppress(OSError):
                write_private(self._note, f"{us(self.at)}\n")


def _read(note: Path) -> datetime | None:
    try:
        return moment(int(read_small(note, _LONGEST).decode("ascii")))
    except (OSError, ValueError, OverflowError):
        return None
