"""What stands in a row of the agenda: its time, what is beneath the name, and their words. Knows no painter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.presentation.calendar.entry_face import BECAME, tried_words
from tracker.presentation.words.day_names import short_weekday
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import short_date
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.tongue import capital, phrase, tr_as

STANDS = {
    EntryState.SLIPPED: phrase("at the beginning of a line", "Slipped"),
    EntryState.TRIED: phrase("at the beginning of a line", "Tried"),
}
_NEAR = 6
"""Days within which a weekday says which day is meant."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """`stands` says how it stands where that is not simply agreed or promised, `whose` which of us it is where that is
    a colleague; whatever nobody said is "".
    """

    time: str
    name: str
    firm: str
    stands: str
    about: str
    words: str
    whose: str = ""


def agenda_line(entry: CalendarEntry, on: date, today: date) -> AgendaLine:
    """As it is told on that day."""
    planned = entry.planned
    when = entry.both_clocks(today) or entry.hours
    parts = [entry.topic, one_line(planned.place), when]
    about = " · ".join(part for part in parts if part)
    stands = STANDS[entry.state].told() if entry.state in STANDS else ""
    if entry.tried is not None:
        stands = capital(tried_words(entry.tried, on))
    if not about and not stands:
        about = WAY[planned.channel].told()
    words = quoted(planned.words, _LONGEST) if planned.words else ""
    time, firm = time_words(entry, on, today), one_line(planned.organisation)
    return AgendaLine(time, entry.name, firm, stands, about, words, entry.owner)


def settled_words(entry: CalendarEntry) -> str:
    """What became of it, where a tick does not say that: "kept late", "to 4 Dec", "called off"."""
    planned = entry.planned
    if planned.moved_on is not None:
        # T: "to 4 Dec"
        return tr_as("moved …", "to {date}", date=short_date(planned.moved_on, entry.last))
    if planned.outcome is AgreementOutcome.KEPT_LATE:
        return tr_as("in a day of the calendar", "kept late")
    return BECAME[planned.outcome].told() if planned.outcome in BECAME else ""


def time_words(entry: CalendarEntry, on: date, today: date) -> str:
    """Its time, or what stands in place of one: "10:00", "all day", "tonight", "that day", "to Sat", "last day"."""
    owed = entry.planned.kind is AgreementKind.PROMISE
    if entry.is_span and on != entry.last:
        near = 0 <= (entry.last - on).days <= _NEAR
        day = short_weekday(entry.last) if near else short_date(entry.last, on)
        if owed:
            # T: "by Sat", in place of a time
            return tr_as("in place of a time", "by {day}", day=day)
        return tr_as("in place of a time", "to {day}", day=day)
    if entry.clock:
        return entry.clock
    if owed:
        return tr_as("in place of a time", "tonight") if on == today else tr_as("in place of a time", "that day")
    return tr_as("in place of a time", "last day") if entry.is_span else tr_as("in place of a time", "all day")


def longest_times() -> tuple[str, ...]:
    """What is as wide as anything told in place of a time."""
    late_autumn = date(2000, 11, 30)
    return (
        "00:00",
        tr_as("in place of a time", "to {day}", day=short_date(late_autumn, late_autumn)),
        tr_as("in place of a time", "that day"),
    )
