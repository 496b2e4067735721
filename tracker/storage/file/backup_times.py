"""When a backup is due, and which are let go with time: by moments and numbers alone. Knows no file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

KEPT_FOR = timedelta(days=30)
"""Nothing older is kept: whoever was erased is gone from the backups too by then."""
A_DAY = timedelta(days=1)
WHILE_WORKING = timedelta(minutes=30)


def is_due(now: datetime, made_at: datetime | None, held: int, deeds: int, starting: bool = False) -> bool:
    """Whether to make one at `now` (aware) of a store of so many deeds, the latest one being of then and of `held`.

    At a start where that is a day old, later where it is half an hour old; where nothing was done since, only once it
    is about to be let go for its age.
    """
    if made_at is None:
        return deeds > 0
    age = now - made_at
    if held == deeds:
        return age > KEPT_FOR
    # A clock that was set back must not put backups off until it has caught up.
    return age < timedelta(0) or age >= (A_DAY if starting else WHILE_WORKING)


def let_go(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of the backups made at those moments (UTC) are no longer kept.

    All of two days stay, then the last of each day for seven days, then the last of each week for four, and nothing
    beyond thirty days. Days and weeks are UTC's. One from the future (a clock that was set back) stays.
    """
    kept: dict[object, datetime] = {}
    for moment in sorted(made):
        age = now - moment
        if age > KEPT_FOR:
            continue
        if age <= 2 * A_DAY:
            slot: object = moment
        elif age <= 7 * A_DAY:
            slot = moment.date()
        elif age <= 28 * A_DAY:
            slot = moment.isocalendar()[:2]
        else:
            continue
        kept[slot] = moment
    return frozenset(made) - frozenset(kept.values())
