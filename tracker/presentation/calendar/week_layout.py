"""Where each agreement stands in a week: whole days and spans in a strip, times as blocks at their hour.

Knows days, columns, rows and minutes, but no pixels (`week_geometry`) and no painter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.day_rows import Bar, by_days, lay_out_days

DAY_MINUTES = 24 * 60
LENGTH = 45
"""Minutes that every time is drawn to last, however long was agreed: long enough for two lines, and all alike."""
_UNLIMITED = 1000


@dataclass(frozen=True, slots=True)
class Block:
    """An entry at its time, in one of the `lanes` that those beside it share. `minute` is where it is drawn from."""

    entry: CalendarEntry
    column: int
    minute: int
    lane: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """As many as found no room beside the others; the last of the lanes says so, from `minute` to `until`."""

    column: int
    minute: int
    until: int
    lane: int
    lanes: int
    count: int


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """`rows` is how many rows the strip has; `hidden` counts by day what found no room in it."""

    days: tuple[date, ...]
    rows: int
    bars: tuple[Bar, ...]
    blocks: tuple[Block, ...]
    crowds: tuple[Crowd, ...]
    by_day: Mapping[date, tuple[CalendarEntry, ...]]
    hidden: Mapping[date, int]

    def entries_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """All that lies on that day, shown or not, in reading order."""
        return self.by_day.get(day, ())

    def shown_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What is to be seen of it, in reading order."""
        column = self.column_of(day)
        if column is None:
            return ()
        seen = {bar.entry.planned.id for bar in self.bars if bar.first_column <= column <= bar.last_column}
        seen |= {block.entry.planned.id for block in self.blocks if block.column == column}
        return tuple(entry for entry in self.entries_on(day) if entry.planned.id in seen)

    def column_of(self, day: date) -> int | None:
        at = (day - self.days[0]).days
        return at if 0 <= at < len(self.days) else None


def lay_out_week(
    entries: Sequence[CalendarEntry], days: tuple[date, ...], most_rows: int, most_lanes: int
) -> WeekLayout:
    """Lay those seven days out. The strip has as many rows as it needs, from one to `most_rows`; at most `most_lanes`
    (two or more) times stand beside each other."""
    by_day = by_days(entries, days[0], days[-1])
    whole = {day: tuple(entry for entry in on if entry.at is None) for day, on in by_day.items()}
    bars, hidden = lay_out_days(whole, days, _UNLIMITED)
    rows = max((bar.row + bar.rows for bar in bars), default=1)
    if rows > most_rows:
        rows = most_rows
        bars, hidden = lay_out_days(whole, days, rows)
    blocks: list[Block] = []
    crowds: list[Crowd] = []
    for column, day in enumerate(days):
        timed = [entry for entry in by_day.get(day, ()) if entry.at is not None]
        for cluster in _clusters(timed):
            _beside_each_other(cluster, column, most_lanes, blocks, crowds)
    return WeekLayout(days, rows, bars, tuple(blocks), tuple(crowds), by_day, hidden)


def minute_of(entry: CalendarEntry) -> int:
    """Where its block begins: its time, or so early that the block ends with the day."""
    assert entry.at is not None
    return min(entry.at.hour * 60 + entry.at.minute, DAY_MINUTES - LENGTH)


def _clusters(timed: Sequence[CalendarEntry]) -> list[list[CalendarEntry]]:
    """Those that touch each other, directly or by way of others, together; `timed` is in order of time."""
    clusters: list[list[CalendarEntry]] = []
    reach = -1
    for entry in timed:
        begins = minute_of(entry)
        if begins >= reach:
            clusters.append([])
        clusters[-1].append(entry)
        reach = begins + LENGTH
    return clusters


def _beside_each_other(
    cluster: Sequence[CalendarEntry], column: int, most_lanes: int, blocks: list[Block], crowds: list[Crowd]
) -> None:
    ends: list[int] = []
    placed: list[tuple[CalendarEntry, int]] = []
    for entry in cluster:
        begins = minute_of(entry)
        lane = next((n for n, end in enumerate(ends) if end <= begins), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = begins + LENGTH
        placed.append((entry, lane))
    lanes = min(len(ends), most_lanes)
    room = lanes if len(ends) <= most_lanes else lanes - 1
    blocks.extend(Block(entry, column, minute_of(entry), lane, lanes) for entry, lane in placed if lane < room)
    left = [entry for entry, lane in placed if lane >= room]
    if left:
        until = minute_of(left[-1]) + LENGTH
        crowds.append(Crowd(column, minute_of(left[0]), until, room, lanes, len(left)))
