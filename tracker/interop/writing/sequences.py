"""By which number an event follows the one of it that was written before. Knows no format of a file.

A calendar that has an event takes a later one only where its number has grown. The ledger counts the changes of each
agreement; where it knows of fewer than were written, since a backup was put back, counting goes on from those.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tracker.actions.ports import Touched

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Sequence:
    """What was written of an event: under which number, and what the ledger said of it then.

    `times` and `last` (whole seconds since 1970, UTC) tell whether it says something else today.
    """

    number: int
    times: int
    last: int


def following(touched: Touched, before: Sequence | None) -> Sequence:
    """The number for an event of which the ledger says that, after the one that was written `before`."""
    last = (touched.last_at - EPOCH) // SECOND
    if before is None:
        return Sequence(touched.times, touched.times, last)
    if (before.times, before.last) == (touched.times, last):
        return before
    return Sequence(max(touched.times, before.number + 1), touched.times, last)


def kept_further(before: Mapping[int, Sequence], now: Mapping[int, Sequence]) -> dict[int, Sequence]:
    """All that was ever written, the higher number where another program wrote meanwhile."""
    kept = dict(before)
    for id_, each in now.items():
        other = kept.get(id_)
        kept[id_] = each if other is None or each.number >= other.number else other
    return kept
