"""What there is to know of one agreement at a glance, beside the pointer. Knows no view.

Unlike what is read aloud it says nothing twice that its picture says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.presentation.calendar.entry_face import tried_words
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import day, short_date, short_due, short_window
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.window import day_in
from tracker.tongue import phrase, tr

STANDS = {
    EntryState.SLIPPED: phrase("how an agreement stands, before when", "Slipped"),
    EntryState.TRIED: phrase("how an agreement stands, before when", "Tried"),
}
ENDED = {
    AgreementOutcome.KEPT: phrase("how an agreement stands, before when", "Kept"),
    AgreementOutcome.KEPT_LATE: phrase("how an agreement stands, before when", "Kept late"),
    AgreementOutcome.MOVED: phrase("how an agreement stands, before when", "Moved from"),
    AgreementOutcome.BROKEN: phrase("how an agreement stands, before when", "Missed"),
    AgreementOutcome.WITHDRAWN: phrase("how an agreement stands, before when", "Called off"),
    AgreementOutcome.NO_SHOW: phrase("how an agreement stands, before when", "Did not come"),
    AgreementOutcome.LAPSED: phrase("how an agreement stands, before when", "Lapsed"),
}
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class EntryCard:
    """`when` says how it stands too, where that is not simply agreed. Whatever nobody said is ""."""

    name: str
    firm: str
    when: str
    topic: str
    words: str
    made: str


def entry_card(entry: CalendarEntry, today: date) -> EntryCard:
    """The card of that agreement, as seen on that day."""
    planned = entry.planned
    topic = " · ".join(part for part in (entry.topic, one_line(planned.place)) if part)
    words = quoted(planned.words, _LONGEST) if planned.words else ""
    return EntryCard(entry.name, one_line(planned.organisation), _when(entry, today), topic, words, _made(entry, today))


def _when(entry: CalendarEntry, today: date) -> str:
    planned = entry.planned
    owed = planned.kind is AgreementKind.PROMISE
    at = short_due(planned.window, today, entry.zone) if owed else short_window(planned.window, today, entry.zone)
    how = WAY[planned.channel].told()
    stands = ENDED[planned.outcome] if planned.outcome in ENDED else STANDS.get(entry.state)
    if stands is None and owed:
        # T: "Promised by tomorrow, by e-mail"
        return tr("Promised {due}, {how}", due=at, how=how)
    if entry.tried is not None:
        # T: "Tue 8 Dec 09:30, by phone; tried 11:40"
        return tr("{when}, {how}; {tried}", when=at, how=how, tried=tried_words(entry.tried, entry.first))
    if stands is None:
        # T: "Tue 8 Dec 09:30, in person"
        return tr("{when}, {how}", when=at, how=how)
    # T: "Slipped: today 10:00, in person"
    return tr("{stands}: {when}, {how}", stands=stands.told(), when=at, how=how)


def _made(entry: CalendarEntry, today: date) -> str:
    """ "Agreed on 16 Nov", and by whom of us where that is somebody else."""
    planned, owner = entry.planned, entry.owner
    on = day_in(planned.made_at, entry.zone)
    near = (today - on).days in (0, 1)
    if planned.kind is AgreementKind.PROMISE:
        if near:
            # T: "Promised yesterday"
            told = tr("Promised {day}", day=day(on, today))
        else:
            told = tr("Promised on {date}", date=short_date(on, today))
    elif near:
        told = tr("Agreed {day}", day=day(on, today))
    else:
        told = tr("Agreed on {date}", date=short_date(on, today))
    # T: "Agreed on 16 Nov · Ada"
    return f"{told} · {owner}" if owner else told
