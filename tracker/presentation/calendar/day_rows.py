"""Whole days and spans on rows beneath the days they lie on, straight over all of them, and what finds no room.

Knows days, columns and rows, but no pixels and no painter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.presentation.calendar.calendar_entry import CalendarEntry, reading_order
from tracker.presentation.calendar.days import WEEK

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One entry's part of one week.

    It covers columns `first_column` to `last_column` (0 to 6, both included) and `rows` rows from `row` on, counted
    from beneath the day's number. `begins` and `ends` say whether its window does so here, or the week broke it.
    """

    entry: CalendarEntry
    week: int
    first_column: int
    last_column: int
    row: int
    rows: int
    begins: bool
    ends: bool


def lay_out_days(
    by_day: Mapping[date, tuple[CalendarEntry, ...]], days: tuple[date, ...], rows: int, timed_rows: int = 1
) -> tuple[tuple[Bar, ...], Mapping[date, int]]:
    """The bars of those whole weeks, and by day how many entries found no room."""
    bars: list[Bar] = []
    hidden: dict[date, int] = {}
    for week in range(len(days) // WEEK):
        of_week = days[week * WEEK : (week + 1) * WEEK]
        placed = _place(of_week, by_day, rows, timed_rows)
        shown = _that_fit(placed, rows, hidden)
        bars.extend(_bar(entry, week, of_week, row, height) for entry, row, height, _on in shown)
    return tuple(bars), hidden


_Placed = tuple[CalendarEntry, int, int, Sequence[date]]
"""An entry, its first row and how many, and the days of the week it lies on."""


def by_days(entries: Sequence[CalendarEntry], first: date, last: date) -> dict[date, tuple[CalendarEntry, ...]]:
    """What lies on each of the days from the first to the last, in reading order."""
    gathered: dict[date, list[CalendarEntry]] = {}
    for entry in sorted(entries, key=reading_order):
        day, until = max(entry.first, first), min(entry.last, last)
        while day <= until:
            gathered.setdefault(day, []).append(entry)
            if day == until:
                break
            day += _ONE_DAY
    return {day: tuple(found) for day, found in gathered.items()}


def _place(
    week: tuple[date, ...], by_day: Mapping[date, tuple[CalendarEntry, ...]], rows: int, timed_rows: int
) -> list[_Placed]:
    """A row for each entry of the week, however many that takes: spans first, so that they stay straight."""
    taken = dict.fromkeys(week, 0)
    placed: list[_Placed] = []
    spans: dict[int, CalendarEntry] = {}
    singles: dict[date, list[CalendarEntry]] = {day: [] for day in week}
    for day in week:
        for entry in by_day.get(day, ()):
            if entry.is_span:
                spans[entry.planned.id] = entry
            else:
                singles[day].append(entry)
    for span in sorted(spans.values(), key=_longest_first):
        over = [day for day in week if span.touches(day)]
        row = _lowest_free(taken, over, 1)
        placed.append((span, row, 1, over))
    for day, alone in singles.items():
        on = (day,)
        tall = sum([timed_rows if entry.at is not None else 1 for entry in alone])
        reach = taken[day].bit_length()
        height = timed_rows if reach + tall <= rows else 1
        for entry in alone:
            high = height if entry.at is not None else 1
            # Below the last row all are hidden alike, and a crowded day has hundreds.
            row = _lowest_free(taken, on, high) if taken[day].bit_length() <= rows else rows
            placed.append((entry, row, high, on))
    return placed


def _longest_first(span: CalendarEntry) -> tuple[date, int, int]:
    return span.first, (span.first - span.last).days, span.planned.id


def _lowest_free(taken: dict[date, int], over: Sequence[date], height: int) -> int:
    """The first row from which `height` rows (one or two) are free on all those days; taken from then on.

    A day's taken rows are the bits of a number: a month with hundreds of agreements is laid out on every resize.
    """
    rows = 0
    for day in over:
        rows |= taken[day]
    if height > 1:
        rows |= rows >> 1
    row = (~rows & (rows + 1)).bit_length() - 1
    for day in over:
        taken[day] |= ((1 << height) - 1) << row
    return row


def _that_fit(placed: list[_Placed], rows: int, hidden: dict[date, int]) -> list[_Placed]:
    """Those that find room. A day too full keeps its last row for saying so; a span that is hidden on one day is hidden
    all week, so that it never seems to end early."""
    full = {day for _entry, row, height, on in placed if row + height > rows for day in on}
    shown: list[_Placed] = []
    for each in placed:
        _entry, row, height, on = each
        if row + height > rows or (row + height > rows - 1 and not full.isdisjoint(on)):
            for day in on:
                hidden[day] = hidden.get(day, 0) + 1
        else:
            shown.append(each)
    return shown


def _bar(entry: CalendarEntry, week: int, days: tuple[date, ...], row: int, height: int) -> Bar:
    first, last = max(entry.first, days[0]), min(entry.last, days[-1])
    return Bar(
        entry,
        week,
        (first - days[0]).days,
        (last - days[0]).days,
        row,
        height,
        begins=entry.first >= days[0],
        ends=entry.last <= days[-1],
    )
