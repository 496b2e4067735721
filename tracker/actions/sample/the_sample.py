"""What may be asked and done about a store that was made as a sample: a protocol and a plain value.

A sample bears a stamp. It is what its owner never typed: only a store with that stamp, and with nothing written in it
since, may ever be put away unasked. `storage` implements it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tracker.actions.safekeeping import BackupLine


@dataclass(frozen=True, slots=True)
class SampleStamp:
    """The store is a sample made around that `day`. `written` where there was a deed in it since."""

    day: date
    written: bool


class SampleKeeping(Protocol):
    """All of it is done on the store's own thread, and raises StoreFault where the world fails."""

    def stamp(self) -> SampleStamp | None:
        """The stamp the store bears; None for a store of somebody's own."""

    def take_off(self) -> None:
        """It is somebody's own store from here on."""

    def start_anew(self) -> BackupLine:
        """Put a sample around today in its place; the backup of what was there, made first."""
