"""What a screen or a deed may ask of the team whose store it is, as a Protocol. `storage` implements it.

The server behind it orders what all of them do; it is never asked here what anything means.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, runtime_checkable

from tracker.actions.outcome import Changes


@runtime_checkable
class Team(Protocol):
    """Asked on the storage thread."""

    @property
    def as_of(self) -> datetime | None:
        """When (UTC) the server was last heard: all that was done by then is here. None where it never was."""
        ...

    def catch_up(self, within_s: float | None = None) -> Changes | None:
        """Bring in what others have done since; what that touched, None where it is nothing. Raises StoreFault: AWAY
        where the server does not answer within so many seconds.
        """
        ...

    def team_id(self) -> str:
        """By which it is told from every other team."""
        ...

    def last_deed(self) -> tuple[int, datetime | None]:
        """The number of the last entry that is known here, and when (UTC) it was written; 0 and None of none."""
        ...


Listen = Callable[[Callable[[], object]], Callable[[], object]]
"""From now on what is given is called, on a thread of its own, whenever a colleague has done something, and each time
the server can be heard again: what was done meanwhile nobody was told. It comes back at once with what ends it.
"""
