"""The rows of the agenda: what is listed on which day, where now lies among it, and how high each row is.

Knows no list and no painter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState, reading_order
from tracker.presentation.words.agenda import day_heading, nothing_after, nothing_before, nothing_between, nothing_today

LEAST_STRETCH = 3
"""Fewer empty days than this are not worth a line: a weekend is no stretch."""
_ONE_DAY = timedelta(days=1)


class RowKind(StrEnum):
    ENTRY = "entry"
    NOW = "now"
    NOTHING = "nothing"
    STRETCH = "stretch"
    END = "end"


@dataclass(frozen=True, slots=True)
class Row:
    """`day` is the row's day, a stretch's first. `text` is what a stretch, an end or an empty today says.

    `heading` names the day on its first row, and is "" on its others; `is_last` is the row that ends it. The rows of
    the first day there is in a month say so: `opens_month`. A `short` row
    tells in one line what is settled, or told in full on another day. `above` counts the day's rows above it: those of
    full height, the short ones, and the line of now.
    """

    kind: RowKind
    day: date
    text: str = ""
    entry: CalendarEntry | None = None
    is_today: bool = False
    heading: str = ""
    opens_month: bool = False
    is_last: bool = True
    short: bool = False
    above: tuple[int, int, int] = (0, 0, 0)

    @property
    def key(self) -> tuple[str, date, int]:
        """What it is known by when the rows are others."""
        return self.kind.value, self.day, self.entry.planned.id if self.entry is not None else 0

    @property
    def can_be_chosen(self) -> bool:
        return self.kind in (RowKind.ENTRY, RowKind.NOTHING, RowKind.STRETCH)

    @property
    def is_of_a_day(self) -> bool:
        """Whether the day's number stands beside it."""
        return self.kind in (RowKind.ENTRY, RowKind.NOW, RowKind.NOTHING)


@dataclass(frozen=True, slots=True)
class Heights:
    """In logical pixels: a row with two lines, with one, the line of now, what a day has above its rows and beneath
    them, and a line that stands for no day. `rail` is what a day's number needs, and `rail_today` today's."""

    tall: int = 44
    short: int = 24
    now: int = 20
    top: int = 10
    foot: int = 15
    line: int = 44
    rail: int = 46
    rail_today: int = 66

    def own(self, row: Row) -> int:
        """What the row itself takes, without what its day has above and beneath."""
        if row.kind is RowKind.NOW:
            return self.now
        if not row.is_of_a_day:
            return self.line
        return self.short if row.short else self.tall

    def above(self, row: Row) -> int:
        """How far beneath the upper edge of its day the row begins."""
        tall, short, now = row.above
        return self.top + tall * self.tall + short * self.short + now * self.now

    def of(self, row: Row) -> int:
        """All it takes: the first row of a day has room above it, and the last ends no higher than the number."""
        if not row.is_of_a_day:
            return self.line
        high = self.own(row) + (self.top if row.heading else 0)
        if not row.is_last:
            return high
        rail = self.rail_today if row.is_today else self.rail
        ends = self.above(row) - self.top + self.own(row)
        return high + max(rail - ends, 0) + self.foot


def rows_of(
    entries: Iterable[CalendarEntry], days: tuple[date, date], here: datetime, whole: tuple[date, date]
) -> list[Row]:
    """The rows of those days, `here` being this moment on our clocks; `whole` are the first and the last day there ever
    are.
    """
    first, last = days
    today = here.date()
    listed, covered = _listed(entries, first, last, today)
    at_ends = first <= whole[0], last >= whole[1]
    rows: list[Row] = []
    before: date | None = None
    for day in sorted(listed):
        if before is not None:
            rows.extend(_stretches(before + _ONE_DAY, day - _ONE_DAY, covered, today))
        elif at_ends[0]:
            rows.append(Row(RowKind.END, first, nothing_before(day, today)))
        opens_month = before is None or (before.year, before.month) != (day.year, day.month)
        rows.extend(_of_day(here, day, sorted(listed[day], key=reading_order), opens_month))
        before = day
    if before is not None and at_ends[1]:
        rows.append(Row(RowKind.END, last, nothing_after(before, today)))
    return rows


def _of_day(here: datetime, day: date, entries: list[CalendarEntry], opens_month: bool) -> list[Row]:
    """The rows of one day, with the line of now between what was and what comes while anything is still to be done."""
    today = here.date()
    is_today = day == today
    told: list[tuple[RowKind, CalendarEntry | None]] = [(RowKind.ENTRY, entry) for entry in entries]
    if not entries:
        told = [(RowKind.NOTHING, None)]
    elif is_today and any(entry.planned.is_open for entry in entries):
        passed = sum(entry.at is not None and entry.at <= here.time() for entry in entries)
        told.insert(passed, (RowKind.NOW, None))
    rows: list[Row] = []
    tall = short = now = 0
    for at, (kind, entry) in enumerate(told, 1):
        is_short = entry is not None and _is_short(entry, day, today)
        rows.append(
            Row(
                kind,
                day,
                nothing_today() if kind is RowKind.NOTHING else "",
                entry,
                is_today,
                "" if rows else day_heading(day, today),
                opens_month,
                at == len(told),
                is_short,
                (tall, short, now),
            )
        )
        now += kind is RowKind.NOW
        short += is_short
        tall += kind is not RowKind.NOW and not is_short
    return rows


def _is_short(entry: CalendarEntry, day: date, today: date) -> bool:
    """What is settled, and the last day of what is told in full where it begins or runs."""
    settled = entry.state in (EntryState.KEPT, EntryState.PAST)
    return settled or (entry.is_span and day == entry.last and day != today)


def _listed(
    entries: Iterable[CalendarEntry], first: date, last: date, today: date
) -> tuple[dict[date, list[CalendarEntry]], set[date]]:
    """What is listed on which day, today in any case; and the days that are not empty though nothing is listed.

    What lies over several days is listed where it begins and where it ends; while it runs, today and where it ends.
    """
    listed: dict[date, list[CalendarEntry]] = {today: []} if first <= today <= last else {}
    covered: set[date] = set()
    for entry in entries:
        on = {entry.first}
        if entry.is_span:
            on = {today if entry.touches(today) else entry.first, entry.last}
            day, until = max(entry.first, first), min(entry.last, last)
            covered.update(day + timedelta(days=n) for n in range((until - day).days + 1))
        for day in on:
            if first <= day <= last:
                listed.setdefault(day, []).append(entry)
    return listed, covered


def _stretches(first: date, last: date, covered: set[date], today: date) -> list[Row]:
    """A line for each run of days on which nothing lies at all."""
    runs, begun = [], first
    for day in sorted(each for each in covered if first <= each <= last):
        runs.append((begun, day - _ONE_DAY))
        begun = day + _ONE_DAY
    runs.append((begun, last))
    return [
        Row(RowKind.STRETCH, start, nothing_between(start, end, today))
        for start, end in runs
        if (end - start).days + 1 >= LEAST_STRETCH
    ]
