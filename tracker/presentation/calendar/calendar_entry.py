"""An agreement as a calendar has it: on which of our days it lies, how it stands now, and how it reads aloud.

Knows no view.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from tracker.actions.ports import Planned
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.terms import how_it_ended
from tracker.presentation.words.times import clock, long_day, short_span, theirs_and_yours
from tracker.rules.agreement import AgreementKind
from tracker.rules.agreement_state import AgreementState, state_of
from tracker.rules.channel import Channel
from tracker.rules.policy import Policy
from tracker.rules.window import Window, zone_of
from tracker.tongue import Theirs, phrase, tr, tr_as, tr_n

EntryState = AgreementState
"""How an agreement stands; what a calendar colours by."""
STANDS = {
    EntryState.AGREED: phrase("how an agreement stands", "agreed"),
    EntryState.PROMISED: phrase("how an agreement stands", "promised"),
    EntryState.SLIPPED: phrase("how an agreement stands", "slipped"),
}
WHAT = {
    Channel.MEETING: phrase("read aloud", "meeting with {who}"),
    Channel.CALL: phrase("read aloud", "call with {who}"),
    Channel.VIDEO: phrase("read aloud", "video call with {who}"),
    Channel.EMAIL: phrase("read aloud", "e-mail to {who}"),
    Channel.TEXT: phrase("read aloud", "text message to {who}"),
    Channel.SOCIAL: phrase("read aloud", "social message to {who}"),
    Channel.POST: phrase("read aloud", "letter to {who}"),
}


STRANGER = -1
"""The id of nobody: with them nothing was ever agreed."""
_ONE_DAY = timedelta(days=1)
_one_line = lru_cache(maxsize=4096)(one_line)
"""The same names are told again at every page that is laid out."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """`first`, `last`, `at` and `until` (the end of hours) are as our zone has them: their ten o'clock may be our
    three in the afternoon.

    `zone` is ours. `whose` is which of us it is, where that is a colleague: their name in ever fewer letters; () for
    what is mine.
    """

    planned: Planned
    state: EntryState
    first: date
    last: date
    at: time | None
    zone: str
    until: time | None = None
    whose: tuple[str, ...] = ()

    @property
    def is_span(self) -> bool:
        return self.first != self.last

    @property
    def name(self) -> str:
        return _one_line(self.planned.name)

    @property
    def topic(self) -> str:
        return _one_line(self.planned.topic)

    @property
    def owner(self) -> str:
        """Which of us it is, by their whole name; "" for what is mine."""
        return self.whose[0] if self.whose else ""

    @property
    def clock(self) -> str:
        """ "10:00", where it begins, or "" where no time was agreed."""
        return clock(self.at) if self.at is not None else ""

    @property
    def hours(self) -> str:
        """ "14:00–16:00", or "" where no hours were agreed."""
        return f"{self.clock}–{clock(self.until)}" if self.until is not None else ""

    @property
    def tried(self) -> datetime | None:
        """When it was last tried in vain, on our clocks; None where it does not stand as tried."""
        at = self.planned.tried_at
        return at.astimezone(zone_of(self.zone)) if at is not None and self.state is EntryState.TRIED else None

    def both_clocks(self, today: date) -> str:
        """ "10:00 theirs, 09:00 yours", or "" where their clocks are as ours."""
        return theirs_and_yours(self.planned.window, self.zone, today)

    def touches(self, day: date) -> bool:
        return self.first <= day <= self.last


def entry_of(planned: Planned, now: datetime, zone: str, policy: Policy, whose: tuple[str, ...] = ()) -> CalendarEntry:
    """The entry as it stands at `now` (an aware instant) for us in `zone`.

    Only times and hours are moved to our zone: a day is a day.
    """
    first, last, at, until = on_our_clocks(planned.window, zone)
    return CalendarEntry(planned, state_of(planned, now, policy), first, last, at, zone, until, whose)


@lru_cache(maxsize=4096)
def on_our_clocks(window: Window, zone: str) -> tuple[date, date, time | None, time | None]:
    """The first day, the last, the time and the end of hours on our clocks. The same are met at each turn of a page."""
    if window.at is None:
        return window.first, window.last, None, None
    here = window.starts.astimezone(zone_of(zone))
    until = window.ends.astimezone(zone_of(zone)).time() if window.is_hours else None
    return here.date(), here.date(), here.time(), until


def first_day(window: Window, zone: str) -> date:
    """The day it begins on, on our clocks."""
    return on_our_clocks(window, zone)[0]


def reading_order(entry: CalendarEntry) -> tuple[bool, bool, time, bool, date, int]:
    """Within a day the firmest first: times, whole days, what we promised, and then what lies over several days."""
    owed = entry.planned.kind is AgreementKind.PROMISE
    return entry.is_span, entry.at is None, entry.at or time.min, owed, entry.first, entry.planned.id


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


def is_with(entry: CalendarEntry, prospect_id: int) -> bool:
    """Whether it was agreed with that person, alone or together with others."""
    planned = entry.planned
    if planned.prospect_id == prospect_id or not planned.others:
        return planned.prospect_id == prospect_id
    return any(number == prospect_id for number, _name in planned.others)


def people_in(entries: Iterable[CalendarEntry]) -> frozenset[int]:
    """The ids of all with whom these were agreed."""
    all_planned = [entry.planned for entry in entries]
    others = [number for planned in all_planned if planned.others for number, _name in planned.others]
    return frozenset([*(planned.prospect_id for planned in all_planned), *others])


def standing_out(person: int | None, people: Container[int]) -> int | None:
    """Who has to be known for telling that person's agreements from others among those of `people`.

    STRANGER for whoever has none there: it looks the same whoever that is. None where nobody was chosen.
    """
    return person if person is None or person in people else STRANGER


def state_words(entry: CalendarEntry) -> str:
    """How it stands, in a word or two: "agreed", "slipped", "kept late", "called off by us"."""
    stands = STANDS.get(entry.state)
    return stands.told() if stands is not None else how_it_ended(entry.planned)


def what_words(entry: CalendarEntry) -> str:
    """What is to happen: "call with Jo Hill", "promise to Jo Hill"."""
    if entry.planned.kind is AgreementKind.PROMISE:
        return tr_as("read aloud", "promise to {who}", who=entry.name)
    return WHAT[entry.planned.channel].told(who=entry.name)


def entry_words(entry: CalendarEntry, today: date) -> str:
    """One entry read aloud: "10:00 call with Jo Hill, agreed"; with their own time where it is another."""
    told = what_words(entry)
    if entry.topic:
        # T: "call with Jo Hill (prices)"
        told = tr_as("read aloud", "{what} ({topic})", what=told, topic=entry.topic)
    if entry.is_span:
        # T: "call with Jo Hill (prices), Thu 26 – Fri 27 Nov"
        told = tr_as("read aloud", "{what}, {span}", what=told, span=short_span(entry.first, entry.last, today))
    if both := entry.both_clocks(today):
        # T: "10:00 theirs, 09:00 yours – call with Jo Hill (prices)"
        told = tr_as("read aloud", "{times} – {what}", times=both, what=told)
    elif entry.clock:
        # T: "10:00 call with Jo Hill (prices)", "14:00–16:00 call with Jo Hill"
        told = tr_as("read aloud", "{time} {what}", time=entry.hours or entry.clock, what=told)
    if entry.owner and entry.planned.kind is AgreementKind.PROMISE:
        # T: "promise to Jo Hill (prices), promised by Ben"
        told = tr_as("read aloud", "{what}, promised by {us}", what=told, us=Theirs(entry.owner))
        return told if entry.state is EntryState.PROMISED else _with_state(told, entry)
    if entry.owner:
        # T: "10:00 call with Jo Hill (prices), agreed by Ben"
        told = tr_as("read aloud", "{what}, agreed by {us}", what=told, us=Theirs(entry.owner))
        return told if entry.state is EntryState.AGREED else _with_state(told, entry)
    return _with_state(told, entry)


def _with_state(told: str, entry: CalendarEntry) -> str:
    # T: "10:00 call with Jo Hill (prices), agreed"
    return tr_as("read aloud", "{what}, {state}", what=told, state=state_words(entry))


def day_words(day: date, entries: tuple[CalendarEntry, ...], today: date) -> str:
    """One day read aloud: "Tuesday 24 November, 2 agreements: 10:00 call with Jo Hill, agreed; …"."""
    name = long_day(day, today)
    if day == today:
        name = tr_as("read aloud", "{day}, today", day=name)
    if not entries:
        return tr("{day}, no agreements", day=name)
    told = "; ".join(entry_words(entry, today) for entry in entries)
    # T: "Tuesday 24 November, 2 agreements: 10:00 call with Jo Hill, agreed; 15:00 meeting with Ben, agreed"
    return tr_n(
        "{day}, {n} agreement: {entries}", "{day}, {n} agreements: {entries}", len(entries), day=name, entries=told
    )
