"""A week that has passed, as one line: on each day who was kept, and how many of how many it was.

Knows no painter; lengths are logical pixels from the left edge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.presentation.calendar.entry_face import Ruler, Weight, shorter
from tracker.presentation.words.times import short_date
from tracker.rules.agreement_state import Tally, fate_where, tally
from tracker.tongue import tr, tr_as

NUMBER_AT, MARK_AT, AFTER_NUMBER = 8, 25, 3
WIDEST_NUMBER = "30"
"""Behind it the marks of a strip stand, and so beneath each other whatever the number; a month's name needs more."""
NAME_GAP, SIDE, BETWEEN = 3, 3, 6
"""Between a mark and its name, left of it before the next day, and between a name and how many more there are."""
WHOLE_NAMES_FROM = 145
"""In days so wide names stand whole; in narrower ones first names alone, all of them alike."""


@dataclass(frozen=True, slots=True)
class StripDay:
    """`entry` is the one of its agreements that is named, as `name`, after a mark that stands at `mark_at`; `more` says
    how many others there are, and `kept` stands on the week's last day: how many of how many were kept. Each may be
    missing."""

    day: date
    number: str
    mark_at: int
    entry: CalendarEntry | None = None
    name: str = ""
    more: str = ""
    kept: str = ""
    all_kept: bool = True


def strip_of(
    days: tuple[date, ...],
    by_day: Mapping[date, Sequence[CalendarEntry]],
    edges: tuple[int, ...],
    ruler: Ruler,
) -> tuple[StripDay, ...]:
    """The week of those days. A span stands on its last day."""
    ended = [[entry for entry in by_day.get(day, ()) if entry.last == day] for day in days]
    kept = kept_of([entry for on in ended for entry in on])
    told: list[StripDay] = []
    wide = max(right - left for left, right in pairwise(edges)) >= WHOLE_NAMES_FROM
    behind = max(MARK_AT, NUMBER_AT + ruler.width(WIDEST_NUMBER, Weight.SOFT) + AFTER_NUMBER)
    for column, (day, on) in enumerate(zip(days, ended, strict=True)):
        number = short_date(day, day) if day.day == 1 else str(day.day)
        after = NUMBER_AT + ruler.width(number, Weight.SOFT) + AFTER_NUMBER
        mark_at, across = max(after, behind), edges[column + 1] - edges[column]
        if on:
            named = min(on, key=_most_telling)
            room = across - mark_at - ruler.icon - NAME_GAP - SIDE
            more = f"+{len(on) - 1}" if len(on) > 1 else ""
            name = _fitting(named.name, room, more, ruler, wide=wide)
            if more and ruler.width(name, Weight.SOFT) + BETWEEN + ruler.width(more, Weight.SOFT) > room:
                more = ""
            told.append(StripDay(day, number, mark_at, named, name, more))
        elif column == len(days) - 1 and kept.given:
            says = _kept_in(across, after, kept, ruler)
            all_kept = kept.kept == kept.given and not kept.waiting
            told.append(StripDay(day, number, mark_at, kept=says, all_kept=all_kept))
        else:
            told.append(StripDay(day, number, mark_at))
    return tuple(told)


def kept_of(entries: Sequence[CalendarEntry]) -> Tally:
    """How they were kept, as everywhere else."""
    return tally(fate_where(entry.planned, slipped=entry.state is EntryState.SLIPPED) for entry in entries)


def _kept_in(across: int, after: int, kept: Tally, ruler: Ruler) -> str:
    """How many of how many, beside the day's number, which ends at `after`; in figures alone where days are narrow.

    Days are narrow where a day of two digits has no room for the words, so that each week is told as those around it.
    """
    # T: "3 of 4"
    words = tr("{kept} of {all}", kept=kept.kept, all=kept.given)
    # T: "3/4", where there is no room for "3 of 4"
    figures = tr_as("how many were kept, in little room", "{kept}/{all}", kept=kept.kept, all=kept.given)
    widest = max(after, NUMBER_AT + ruler.width(WIDEST_NUMBER, Weight.SOFT) + AFTER_NUMBER)
    room = across - widest - NUMBER_AT
    return next((told for told in (words, figures) if ruler.width(told, Weight.SOFT) <= room), "")


def _fitting(name: str, room: int, more: str, ruler: Ruler, *, wide: bool) -> str:
    """The whole name where days are wide and it fits beside how many more there are, else the first name, uncut, or how
    it begins; where that does not fit either, the mark stands alone."""
    beside = BETWEEN + ruler.width(more, Weight.SOFT) if more else 0
    first = list(shorter(name))[-1]
    if wide and ruler.width(name, Weight.SOFT) + beside <= room:
        return name
    # T: "P."
    begins = tr_as("a short name", "{initial}.", initial=first[:1])
    return next((told for told in (first, begins) if ruler.width(told, Weight.SOFT) <= room), "")


def _most_telling(entry: CalendarEntry) -> int:
    """What slipped before what was kept, and that before what came to nothing."""
    if entry.state is EntryState.KEPT:
        return 1
    return 2 if entry.state is EntryState.PAST else 0
