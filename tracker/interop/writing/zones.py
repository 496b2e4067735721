"""A time zone as a calendar file carries it: each change of its clocks in the years that are needed. Knows no event.

Made from the zone's own rules, since what `icalendar` makes of them has the clocks go forward an hour late.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from tracker.interop.writing.content_lines import escaped, written
from tracker.rules.window import zone_of

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
FIRST_YEAR, LAST_YEAR = 2, 9998


@dataclass(frozen=True, slots=True)
class _Clock:
    """How the clocks go: how far from UTC, whether that is summer time, and what it is called."""

    offset: timedelta
    summer: bool
    name: str


@lru_cache(maxsize=64)
def zone_written(zone: str, first_year: int, last_year: int) -> bytes:
    """The zone's VTIMEZONE from the first day of one year to the last of another."""
    begins = datetime(max(first_year, FIRST_YEAR), 1, 1, tzinfo=UTC)
    ends = datetime(min(last_year, LAST_YEAR) + 1, 1, 1, tzinfo=UTC)
    before = _clock(zone, begins)
    onsets: dict[tuple[_Clock, _Clock], list[datetime]] = {(before, before): [_wall(begins, before)]}
    for moment in _changes(zone, begins, ends):
        after = _clock(zone, moment)
        onsets.setdefault((before, after), []).append(_wall(moment, before))
        before = after
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    for (left, entered), walls in onsets.items():
        part = "DAYLIGHT" if entered.summer else "STANDARD"
        lines += [f"BEGIN:{part}", f"DTSTART:{shown(walls[0])}"]
        if walls[1:]:
            lines.append("RDATE:" + ",".join(map(shown, walls[1:])))
        lines += [f"TZOFFSETFROM:{_offset(left.offset)}", f"TZOFFSETTO:{_offset(entered.offset)}"]
        lines += [f"TZNAME:{escaped(entered.name)}", f"END:{part}"]
    return written([*lines, "END:VTIMEZONE"])


def shown(moment: datetime) -> str:
    """A moment by the clock, as the format has it."""
    return moment.replace(tzinfo=None, microsecond=0).isoformat().replace("-", "").replace(":", "")


def _offset(offset: timedelta) -> str:
    seconds = round(abs(offset) / SECOND)
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{hours:02}{minutes:02}" + (f"{rest:02}" if rest else "")


def _wall(moment: datetime, clock: _Clock) -> datetime:
    """What the clocks show at that moment while they still go so: by this the format tells when they change."""
    return (moment + clock.offset).replace(tzinfo=None)


def _clock(zone: str, moment: datetime) -> _Clock:
    there = moment.astimezone(zone_of(zone))
    return _Clock(there.utcoffset() or timedelta(), bool(there.dst()), there.tzname() or zone)


def _changes(zone: str, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """Each moment (UTC) from which the clocks there go otherwise. Two within a day are nowhere known."""
    moment, clock = begins, _clock(zone, begins)
    while moment < ends:
        following = moment + DAY
        if (other := _clock(zone, following)) != clock:
            yield _first_with(zone, other, moment, following)
        moment, clock = following, other


def _first_with(zone: str, clock: _Clock, before: datetime, after: datetime) -> datetime:
    while after - before > SECOND:
        middle = before + (after - before) // SECOND // 2 * SECOND
        if _clock(zone, middle) == clock:
            after = middle
        else:
            before = middle
    return after
