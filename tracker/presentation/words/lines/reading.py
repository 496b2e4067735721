"""A line of plain words, said back as a sentence: who, how, what came of it, when. Knows no state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tracker.presentation.words.agreements import planned
from tracker.presentation.words.lines.told import How, Told
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import clock, day, moment, short_day
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import (
    AskKind,
    LineReading,
    Part,
    PartKind,
    PartState,
    RefusalReason,
    Someone,
)
from tracker.rules.window import zone_of
from tracker.tongue import Theirs, phrase, tr, tr_as, tr_n_as

LONGEST = 60
"""Characters of what was typed that are repeated."""

FROM_ME = {
    Channel.MEETING: phrase("how it was", "a visit of mine"),
    Channel.CALL: phrase("how it was", "call from me"),
    Channel.VIDEO: phrase("how it was", "video call from me"),
    Channel.EMAIL: phrase("how it was", "e-mail from me"),
    Channel.TEXT: phrase("how it was", "text from me"),
    Channel.SOCIAL: phrase("how it was", "social message from me"),
    Channel.POST: phrase("how it was", "post from me"),
}
FROM_THEM = {
    Channel.MEETING: phrase("how it was", "a visit of theirs"),
    Channel.CALL: phrase("how it was", "call from them"),
    Channel.VIDEO: phrase("how it was", "video call from them"),
    Channel.EMAIL: phrase("how it was", "e-mail from them"),
    Channel.TEXT: phrase("how it was", "text from them"),
    Channel.SOCIAL: phrase("how it was", "social message from them"),
    Channel.POST: phrase("how it was", "post from them"),
}
CAME_OF_IT = {
    ContactOutcome.TALKED: phrase("what came of it", "we talked"),
    ContactOutcome.VOICEMAIL: phrase("what came of it", "voicemail"),
    ContactOutcome.NO_ANSWER: phrase("what came of it", "no answer"),
    ContactOutcome.SENT: phrase("what came of it", "sent"),
    ContactOutcome.RECEIVED: phrase("what came of it", "received"),
}


def reading(
    line: LineReading, how: How, at: datetime | None, zone: str, today: date, tags: Sequence[str] = ()
) -> tuple[Told, ...]:
    """The line as a sentence: who, how, what came of it, when. `at` is when it was, where that was said; `tags` are
    those of the first of them, of which the longest tells who it is where no firm does ("wedding in May").
    """
    # One question at a time: what came of it is asked once it is known when it was.
    asks_when = at is None and bool(line.when)
    came = () if asks_when and how.outcome is None else _outcome(how)
    beside = (*_company(line, how), *_wish(line))
    return (*_people(line, tags), *how_it_was(how), *came, *_when(line, at, zone, today), *beside)


def _wish(line: LineReading) -> tuple[Told, ...]:
    """By what words of theirs other ways are closed, once that was answered."""
    return (Told(tr("they asked: {words}", words=quoted(line.closing, LONGEST))),) if line.closes else ()


def _people(line: LineReading, tags: Sequence[str]) -> tuple[Told, ...]:
    first = next((who for who in line.who if who.id is not None), None)
    # Whoever is known comes first, as in the record; of several who are here the names are long enough.
    everybody = sorted(line.who, key=lambda who: who.id is None)
    several = len(everybody) > 1
    told = tuple(_person(who, max(tags, key=len, default="") if who is first else "", several) for who in everybody)
    open_ = any(ask.kind in ABOUT_PEOPLE and ask.must for ask in line.asks)
    if told:
        return told
    return (Told(tr("Who is it?") if open_ else tr("Who was it?")),)


def beside_name(who: Someone, today: date, zone: str) -> Theirs:
    """Where they belong and what is agreed next, beside a name in a list: "Nair and Cole · Call, Mon 30 Nov 18:00"."""
    belongs = one_line(who.organisation or who.household, LONGEST)
    agreed = (
        planned(who.next.kind, who.next.channel, who.next.window, today, zone)
        if who.next is not None
        else tr_as("beside a name", "nothing agreed")
    )
    return Theirs(" · ".join(part for part in (belongs, agreed) if part))


ABOUT_PEOPLE = (AskKind.WHICH_PERSON, AskKind.WHOSE_NUMBER, AskKind.WHO_IS_AT, AskKind.PERSON_OR_WORD)


def _person(who: Someone, tag: str, is_brief: bool) -> Told:
    name = Theirs(one_line(who.name, LONGEST))
    belongs = Theirs(
        "" if is_brief and who.id is not None else one_line(who.organisation or who.household or tag, LONGEST)
    )
    if who.id is None:
        # T: "Emma Hart, Hart Flowers, new"
        return Told(tr("{name}, {firm}, new", name=name, firm=belongs) if belongs else tr("{name}, new", name=name))
    return Told(f"{name}, {belongs}" if belongs else name, len(name))


def how_it_was(how: How) -> tuple[Told, ...]:
    if how.direction is None or how.channel is None:
        return ()
    if how.direction is Direction.MET:
        met = Told(tr_as("how it was", "we met"))
        return (met,) if how.channel is Channel.MEETING else (met, Told(WAY[how.channel].told()))
    return (Told((FROM_ME if how.direction is Direction.OUT else FROM_THEM)[how.channel].told()),)


def how_in_short(how: How) -> str:
    """By what way, who turned to whom and what came of it: "call from me · voicemail"."""
    told = (*how_it_was(how), *(_outcome(how) if how.outcome is not None else ()))
    return " · ".join(each.text for each in told)


def _outcome(how: How) -> tuple[Told, ...]:
    if how.direction is Direction.MET or how.outcome is ContactOutcome.RECEIVED:
        return ()
    if how.direction is Direction.IN and how.outcome is ContactOutcome.NO_ANSWER:
        return (Told(tr_as("what came of it", "missed")),)  # theirs, which did not reach us
    if how.outcome is not None:
        return (Told(CAME_OF_IT[how.outcome].told()),)
    spoken = how.channel is not None and how.channel not in WRITTEN and how.direction is Direction.OUT
    return (Told(tr_as("in a reading", "what came of it?")),) if spoken else ()


def _when(line: LineReading, at: datetime | None, zone: str, today: date) -> tuple[Told, ...]:
    if at is not None and line.when:
        # The chip says "yesterday"; here stands which day that is.
        told = _said_when(at, line.when, zone, today, as_date=True)
        return (Told(told, len(told)),)
    if any(refusal.reason is RefusalReason.NOT_YET for refusal in line.refusals):
        # T: "tomorrow: still to come"
        told = tr_as("in a reading", "{typed}: still to come", typed=Theirs(one_line(line.when, LONGEST)))
        return (Told(told, len(told)),)
    if line.when:
        # T: "at 4: which?"
        told = tr_as("in a reading", "{typed}: which?", typed=Theirs(one_line(line.when, LONGEST)))
        return (Told(told, len(told)),)
    return ()


def _company(line: LineReading, how: How) -> tuple[Told, ...]:
    if len(line.who) < 2:
        return ()
    n = len(line.who)
    if how.direction is Direction.MET:
        return (Told(tr_n_as("in a reading", "one meeting, {n} person", "one meeting, {n} people", n)),)
    return (Told(tr_n_as("in a reading", "one entry, {n} person", "one entry, {n} people", n)),)


def when_chip(line: LineReading, at: datetime | None, left: datetime | None, zone: str, today: date) -> str:
    """What the chip at the end of the line says: "now", "today, 10:00", "at 4?". `left` is when an entry was opened
    that is about that moment, and no more about now."""
    if at is not None:
        return _said_when(at, line.when, zone, today)
    if line.when:
        return tr_as("chip", "{typed}?", typed=Theirs(one_line(line.when, 24)))
    return moment(left, zone, today) if left is not None else tr_as("chip", "now")


def part(of: Part, text: str) -> str:
    """A part for a screen reader: "jo, understood as Jo Hill"."""
    typed = Theirs(one_line(text[of.start : of.end], LONGEST))
    if of.state is PartState.NOT_UNDERSTOOD:
        return tr("{typed}, not understood", typed=typed)
    if of.state is PartState.AMBIGUOUS:
        return tr("{typed}, which is meant?", typed=typed)
    names = Theirs(", ".join(who.name for who in of.says.who if who.name))
    if of.state is PartState.NEW_PERSON:
        return tr("{typed}, someone new", typed=typed)
    if names:
        return tr("{typed}, understood as {meaning}", typed=typed, meaning=names)
    kinds = {
        PartKind.WHEN: tr("{typed}, understood as a time", typed=typed),
        PartKind.NOTE: tr("{typed}, goes into the note", typed=typed),
        PartKind.THEN: tr("{typed}, what follows", typed=typed),
    }
    return kinds.get(of.kind, tr("{typed}, understood", typed=typed))


def _said_when(at: datetime, typed: str, zone: str, today: date, *, as_date: bool = False) -> str:
    """ "yesterday, 16:00"; the day alone where no more was said, which is kept as its noon. `as_date`: "Wed 25 Nov,
    16:00", but for today.
    """
    there = at.astimezone(zone_of(zone))
    is_day = (there.hour, there.minute) == (12, 0) and "12" not in typed and not any(w in typed.lower() for w in _NOON)
    if not as_date or there.date() == today:
        return day(there.date(), today) if is_day else moment(at, zone, today)
    on = short_day(there.date(), today)
    # T: "Wed 25 Nov, 16:00"
    return on if is_day else tr_as("label", "{day}, {time}", day=on, time=clock(there.time()))


_NOON = ("noon", "midday", "lunch")
