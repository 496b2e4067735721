"""When it is, where, who of us works and by which policy: what every state is told of its surroundings, as one value.

Knows no store, no form and no widget, and reads in nothing that a start could do without.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.rules.policy import Policy
from tracker.rules.window import day_in

if TYPE_CHECKING:
    from tracker.rules.plain_dates import DateWords


@dataclass(frozen=True, slots=True)
class Here:
    """The surroundings at one moment. States are handed something that gives them, and ask anew each time.

    `now` is an instant (UTC), `zone` is ours, `me` whoever of us works here ("" where nobody has said). `names` gives
    what days and months are called; it is asked only when something is read, since a start has nothing to read.
    """

    now: datetime
    zone: str
    me: str
    policy: Policy
    names: Callable[[], DateWords]

    @property
    def today(self) -> date:
        """The day it is in our zone."""
        return day_in(self.now, self.zone)

    @property
    def words(self) -> DateWords:
        """What days and months are called, and how 3/4 is read."""
        return self.names()
