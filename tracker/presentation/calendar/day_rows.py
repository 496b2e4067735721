"""What lies on each day. Knows no pixels and no view."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.presentation.calendar.calendar_entry import CalendarEntry, reading_order

_ONE_DAY = timedelta(days=1)


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
