"""What may be asked and said about letting go for good of what is due: what is purged from the trash, and old
backups.

A protocol and a plain value; `storage` implements it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ClockAhead:
    """The clock says `now`; the last that is known to have happened here was at `known`. Both UTC."""

    known: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class ClockBehind:
    """The clock says `now`, before `known`, when it was last seen here. Both UTC."""

    known: datetime
    now: datetime


class LettingGo(Protocol):
    """All of it but `found_right` is done on the store's own thread, and raises StoreFault where the world fails."""

    def doubt(self) -> ClockAhead | ClockBehind | None:
        """Whether the clock stands too far ahead to be believed, or behind; where it does not, this start or minute is
        noted.
        """

    def may(self) -> bool:
        """Whether what is due by the clock may go now."""

    def found_right(self) -> bool:
        """Whether the clock was found right less than an hour ago. From any thread, and at once."""

    def believe(self) -> None:
        """The clock is right: its owner says so."""
