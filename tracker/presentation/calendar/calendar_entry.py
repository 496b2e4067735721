"""An agreement as a calendar has it: on which of our days it lies, how it stands now, and how it reads aloud.

Knows no view.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache

from tracker.actions.ports import Planned
from tracker.presentation.words.dates import MONTHS, clock, long_day, short_span, theirs_and_yours
from tracker.presentation.words.numbers import counted
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.terms import BECAME, THINGS
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.morning import has_slipped
from tracker.rules.policy import Policy
from tracker.rules.window import Window, zone_of


class EntryState(StrEnum):
    """How an agreement stands; what a calendar colours by."""

    AGREED = "agreed"
    PROMISED = "promised"
    TRIED = "tried"
    SLIPPED = "slipped"
    KEPT = "kept"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """`first`, `last`, `at` and `until` (the end of hours) are as our zone has them: their ten o'clock may be our
    three in the afternoon.

    `zone` is ours.
    """

    planned: Planned
    state: EntryState
    first: date
    last: date
    at: time | None
    zone: str
    until: time | None = None

    @property
    def is_span(self) -> bool:
        return self.first != self.last

    @property
    def name(self) -> str:
        return one_line(self.planned.name)

    @property
    def topic(self) -> str:
        return one_line(self.planned.topic)

    @property
    def clock(self) -> str:
        """ "10:00", where it begins, or "" where no time was agreed."""
        return clock(self.at) if self.at is not None else ""

    @property
    def hours(self) -> str:
        """ "14:00–16:00", or "" where no hours were agreed."""
        return f"{self.clock}–{clock(self.until)}" if self.until is not None else ""

    def both_clocks(self, today: date) -> str:
        """ "10:00 theirs, 09:00 yours", or "" where their clocks are as ours."""
        return theirs_and_yours(self.planned.window, self.zone, today)

    def touches(self, day: date) -> bool:
        return self.first <= day <= self.last


def entry_of(planned: Planned, now: datetime, zone: str, policy: Policy) -> CalendarEntry:
    """The entry as it stands at `now` (an aware instant) for us in `zone`.

    Only times and hours are moved to our zone: a day is a day.
    """
    first, last, at, until = _here(planned.window, zone)
    return CalendarEntry(planned, state_of(planned, now, policy), first, last, at, zone, until)


@lru_cache(maxsize=4096)
def _here(window: Window, zone: str) -> tuple[date, date, time | None, time | None]:
    """The first day, the last, the time and the end of hours on our clocks. The same are met at each turn of a page."""
    if window.at is None:
        return window.first, window.last, None, None
    here = window.starts.astimezone(zone_of(zone))
    until = window.ends.astimezone(zone_of(zone)).time() if window.is_hours else None
    return here.date(), here.date(), here.time(), until


def state_of(planned: Planned, now: datetime, policy: Policy) -> EntryState:
    """How that agreement stands at `now`."""
    if planned.outcome in (AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE):
        return EntryState.KEPT
    if not planned.is_open:
        return EntryState.PAST
    if has_slipped(planned.window, now, policy):
        return EntryState.SLIPPED
    if planned.outcome is AgreementOutcome.TRIED:
        return EntryState.TRIED
    return EntryState.PROMISED if planned.kind is AgreementKind.PROMISE else EntryState.AGREED


def reading_order(entry: CalendarEntry) -> tuple[bool, bool, time, date, int]:
    """Within a day: what lies over several days, then whole days, then times."""
    return not entry.is_span, entry.at is not None, entry.at or time.min, entry.first, entry.planned.id


def state_words(entry: CalendarEntry) -> str:
    """How it stands, in a word or two: "agreed", "slipped", "kept late"."""
    if entry.state in (EntryState.AGREED, EntryState.PROMISED, EntryState.SLIPPED):
        return entry.state.value
    return BECAME[entry.planned.outcome]


def what_words(entry: CalendarEntry) -> str:
    """What is to happen: "call with Jo Hill", "promise to Jo Hill"."""
    if entry.planned.kind is AgreementKind.PROMISE:
        return f"promise to {entry.name}"
    thing = THINGS[entry.planned.channel]
    return f"{thing} {'with' if thing in ('call', 'video call', 'meeting') else 'to'} {entry.name}"


def entry_words(entry: CalendarEntry, today: date) -> str:
    """One entry read aloud: "10:00 call with Jo Hill, agreed"; with their own time where it is another."""
    both = entry.both_clocks(today)
    clocks = f"{both} – " if both else f"{entry.hours or entry.clock} "
    when = f", {short_span(entry.first, entry.last, today)}" if entry.is_span else ""
    topic = f" ({entry.topic})" if entry.topic else ""
    return f"{clocks}{what_words(entry)}{topic}{when}, {state_words(entry)}".strip()


def when_words(entry: CalendarEntry, on: date) -> str:
    """What stands in a list of that day where others have their time: "10:00", "all day", "to 26 Nov", "last day".

    What we owe is "due".
    """
    owed = entry.planned.kind is AgreementKind.PROMISE
    if not entry.is_span:
        return entry.clock or ("due" if owed else "all day")
    if on == entry.last:
        return "due" if owed else "last day"
    return f"to {entry.last.day} {MONTHS[entry.last.month - 1][:3]}"


def beneath_words(entry: CalendarEntry, today: date) -> str:
    """The second line of a list: "call · prices · 10:00 theirs, 09:00 yours"."""
    planned = entry.planned
    thing = "promise" if planned.kind is AgreementKind.PROMISE else THINGS[planned.channel]
    return " · ".join(part for part in (thing, entry.topic, entry.both_clocks(today) or entry.hours) if part)


def day_words(day: date, entries: tuple[CalendarEntry, ...], today: date) -> str:
    """One day read aloud: "Tuesday 24 November, 2 agreements: 10:00 call with Jo Hill, agreed; …"."""
    name = f"{long_day(day, today)}{', today' if day == today else ''}"
    if not entries:
        return f"{name}, no agreements"
    told = "; ".join(entry_words(entry, today) for entry in entries)
    return f"{name}, {counted(len(entries), 'agreement')}: {told}"
