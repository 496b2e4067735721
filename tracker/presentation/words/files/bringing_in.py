"""Whom a file brings, and what became of them, in words. Opens no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.actions.bring_in.bring_in import Brought
from tracker.presentation.words.day_names import SHORT_WEEKDAYS
from tracker.presentation.words.files.reading import lines_of
from tracker.rules.newcomers.arrival import Arrival, Found, Whom
from tracker.rules.newcomers.people_in_events import PeopleFound
from tracker.rules.newcomers.series import Often, Series
from tracker.rules.who.alike import Same, Sameness
from tracker.tongue import phrase, phrase_n, tr, tr_as, tr_n

FOUND = {
    Found.NEW: phrase_n("who a file brings", "{n} new", "{n} new"),
    Found.PERHAPS: phrase_n("who a file brings", "{n} perhaps here", "{n} perhaps here"),
    Found.HERE: phrase_n("who a file brings", "{n} here already", "{n} here already"),
    Found.CHANGED: phrase_n("who a file brings", "{n} changed since", "{n} changed since"),
    Found.AS_BEFORE: phrase_n("who a file brings", "{n} as before", "{n} as before"),
    Found.IN_TRASH: phrase_n("who a file brings", "{n} in the trash here", "{n} in the trash here"),
    Found.NOBODY: phrase_n("who a file brings", "{n} without a name", "{n} without a name"),
}
WHY = {
    Sameness.NUMBER: phrase("why two may be one", "same number"),
    Sameness.ADDRESS: phrase("why two may be one", "same e-mail address"),
    Sameness.NAME: phrase("why two may be one", "same name"),
    Sameness.NAME_LIKE: phrase("why two may be one", "a name like it"),
}
FIELD = {
    "name": phrase("field of a person", "name"),
    "organisation": phrase("field of a person", "organisation"),
    "household": phrase("field of a person", "household"),
    "address": phrase("field of a person", "address"),
    "zone": phrase("field of a person", "time zone"),
    "greeting": phrase("field of a person", "greeting"),
}


def who_comes(arrivals: Iterable[Arrival]) -> str:
    """ "288 new, 6 perhaps here, 6 here already, 4 asked not to be contacted"; "" for nobody."""
    arrivals = tuple(arrivals)
    counts = Counter(arrival.found for arrival in arrivals)
    parts = [FOUND[found].told(counts[found]) for found in Found if counts[found]]
    objected = sum(1 for arrival in arrivals if arrival.objections)
    if objected:
        parts.append(tr_n("{n} asked not to be contacted before", "{n} asked not to be contacted before", objected))
    return ", ".join(parts)


def why_the_same(same: Same[Whom]) -> str:
    """ "same number, a name like it"."""
    return why(same.why)


def why(reasons: Iterable[Sameness]) -> str:
    """The same, of the reasons alone."""
    return ", ".join(WHY[reason].told() for reason in reasons)


def brought_in(done: Brought) -> str:
    """ "Brought in: 294 people. Written to: 6 who were here."; what there was nothing of is left out."""
    parts = []
    if done.added:
        parts.append(tr_n("Brought in: {n} person.", "Brought in: {n} people.", len(done.added)))
    if done.changed:
        parts.append(tr_n("{n} who was here was added to.", "{n} who were here were added to.", len(done.changed)))
    return " ".join(parts) or tr("There was nothing new to bring in.")


def become(agreements: int, notes: int) -> str:
    """What next follow-ups become: "12 become agreements, and 30 stay notes."."""
    stay = tr_n("{n} stays a note.", "{n} stay notes.", notes)
    if not agreements:
        return stay
    agreed = tr_n("{n} becomes an agreement.", "{n} become agreements.", agreements)
    return f"{agreed} {stay}" if notes else agreed


def passed_over(found: PeopleFound) -> Sequence[str]:
    """What of a calendar told of nobody, a sentence each."""
    told = []
    if found.ours:
        told.append(
            tr_n(
                "{n} event is one that As Agreed wrote, and is here already.",
                "{n} events are ones that As Agreed wrote, and are here already.",
                found.ours,
            )
        )
    if found.series:
        told.append(
            tr_n(
                "{n} event comes again: nobody agreed to each day of it, so only its next time counts ({lines}).",
                "{n} events come again: nobody agreed to each day of them, so only the next time counts ({lines}).",
                len(found.series),
                lines=lines_of(found.series),
            )
        )
    if found.cancelled:
        told.append(
            tr_n("{n} cancelled event was passed over.", "{n} cancelled events were passed over.", found.cancelled)
        )
    if found.nobodys:
        told.append(
            tr_n(
                "{n} event names nobody, and was passed over ({lines}).",
                "{n} events name nobody, and were passed over ({lines}).",
                len(found.nobodys),
                lines=lines_of(found.nobodys),
            )
        )
    return told


OFTEN = {
    Often.DAY: phrase_n("how often", "every day", "every {n} days"),
    Often.WEEK: phrase_n("how often", "every week", "every {n} weeks"),
    Often.MONTH: phrase_n("how often", "every month", "every {n} months"),
    Often.YEAR: phrase_n("how often", "every year", "every {n} years"),
}


def how_often(series: Series) -> str:
    """ "every 2 weeks (Mon, Thu) until 2027-03-05", as it stands in the notes."""
    told = OFTEN[series.often].told(series.every)
    if len(series.weekdays) > 1:
        days = ", ".join(SHORT_WEEKDAYS[day].told() for day in series.weekdays)
        # T: "every 2 weeks (Mon, Thu)"
        told = tr_as("how often", "{often} ({days})", often=told, days=days)
    if series.until is not None:
        # T: "every week until 2027-03-05"
        told = tr_as("how often", "{often} until {day}", often=told, day=series.until.isoformat())
    return told


def kept_of_file(name: str, said: str) -> str:
    """A line for the notes: what the file says where we say something else."""
    field = FIELD[name].told() if name in FIELD else name
    # T: "organisation in the file: Cole & Co"
    return tr("{field} in the file: {said}", field=field, said=said)
