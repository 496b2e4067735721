"""What a list for the road says, a stop for each agreement. Pure: what was read at a moment gives the same sheet.

Whatever somebody typed is on one line, no longer than can be taken in while standing. Knows no Qt, no page, no store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.actions.agreements.for_the_road import RoadDay, Stop
from tracker.presentation.flows.ways import Way, ways_of, ways_to_ring
from tracker.presentation.words import long_day, morning_sentence, one_line, outcome, quoted, thing
from tracker.presentation.words.numbers import and_more
from tracker.presentation.words.paper import road as words
from tracker.presentation.words.times import short_span
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.diary.road import last_words
from tracker.rules.history import History
from tracker.rules.morning import Morning
from tracker.rules.questions import open_questions
from tracker.rules.text import fold
from tracker.rules.us import is_same_user
from tracker.rules.window import day_in

MOST_NUMBERS, MOST_QUESTIONS = 3, 4
"""So many of one person stand on the sheet; the rest are counted."""


@dataclass(frozen=True, slots=True)
class StopTold:
    """`there` is their time where it differs, `reach` the numbers to ring, or the addresses to write to. `heed` is what
    one should know before: that they asked not to be contacted so, that a colleague agreed it, that it was tried.
    """

    id: int
    prospect_id: int
    when: str
    name: str
    way: str
    there: str = ""
    firm: str = ""
    reach: tuple[str, ...] = ()
    about: str = ""
    place: str = ""
    words: str = ""
    last: str = ""
    questions: tuple[str, ...] = ()
    heed: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Beneath the name, in the order in which it weighs."""
        what = " · ".join(part for part in (self.about, self.place) if part)
        return tuple(line for line in (*self.heed, what, self.words, self.last, *self.questions) if line)


@dataclass(frozen=True, slots=True)
class DayTold:
    on: date
    heading: str
    sentence: str
    stops: tuple[StopTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """`title` is the day, or the days; `made` says as of when it is."""

    title: str
    whose: str
    made: str
    days: tuple[DayTold, ...]

    @property
    def count(self) -> int:
        return sum(len(day.stops) for day in self.days)


def sheet_of(days: Sequence[RoadDay], now: datetime, zone: str, me: str) -> Sheet:
    """`now` is aware, `zone` ours, `me` whoever takes it along."""
    today = day_in(now, zone)
    first, last = days[0].on, days[-1].on
    title = long_day(first, today) if first == last else short_span(first, last, today)
    told = tuple(_day(day, now, zone, me) for day in days)
    return Sheet(title, words.of_whom(me), words.made_at(now, zone, today), told)


def _day(day: RoadDay, now: datetime, zone: str, me: str) -> DayTold:
    today = day_in(now, zone)
    planned = [stop.planned for stop in day.stops]
    talks = tuple(a for a in planned if a.kind is AgreementKind.TALK)
    owed = tuple(a for a in planned if a.kind is AgreementKind.PROMISE)
    sentence = morning_sentence(Morning(day.on, today=talks, promised=owed), of_today=day.on == today)
    stops = tuple(_stop(stop, now, zone, me) for stop in day.stops)
    return DayTold(day.on, long_day(day.on, today), sentence, stops)


def _stop(stop: Stop, now: datetime, zone: str, me: str) -> StopTold:
    a, today = stop.planned, day_in(now, zone)
    said = quoted(a.words) if a.words.strip() else ""
    return StopTold(
        a.id,
        a.prospect_id,
        words.when(a, today, zone),
        one_line(a.name, 120),
        thing(a.channel),
        words.their_time(a, zone),
        one_line(a.organisation, 80),
        tuple(_reach(stop, now, me)),
        one_line(a.topic),
        one_line(a.place, 80),
        said,
        _last(stop, zone, today),
        tuple(_questions(stop)),
        tuple(_heed(stop, now, me)),
    )


def _reach(stop: Stop, now: datetime, me: str) -> Iterator[str]:
    """By which number or address, each with whose it is where there are several people."""
    several = len(stop.people) > 1
    for history in stop.people:
        ways = _ways(history, stop.planned.channel, now, me)
        for way in ways[:MOST_NUMBERS]:
            whose = " ".join(part for part in (history.prospect.name if several else "", way.label) if part)
            yield words.number(whose, way.address)
        if len(ways) > MOST_NUMBERS:
            yield and_more(len(ways) - MOST_NUMBERS)


def _ways(history: History, channel: Channel, now: datetime, me: str) -> tuple[Way, ...]:
    """For what is written by e-mail their addresses, and for all else their numbers: who is late has to ring."""
    if channel is not Channel.EMAIL:
        return ways_to_ring(history, now, me)
    return tuple(way for way in ways_of(history.prospect) if way.channel is Channel.EMAIL)


def _last(stop: Stop, zone: str, today: date) -> str:
    """Their last words, where they are not those of this agreement."""
    said = [each for history in stop.people if (each := last_words(history)) is not None]
    last = max(said, key=lambda each: each.at, default=None)
    if last is None or fold(last.words.strip()) == fold(stop.planned.words.strip()):
        return ""
    return words.last_said(last, zone, today)


def _questions(stop: Stop) -> Iterator[str]:
    asked = list(dict.fromkeys(question for history in stop.people for question in open_questions(history)))
    for question in asked[:MOST_QUESTIONS]:
        yield words.still_open(question)
    if len(asked) > MOST_QUESTIONS:
        yield and_more(len(asked) - MOST_QUESTIONS)


def _heed(stop: Stop, now: datetime, me: str) -> Iterator[str]:
    a = stop.planned
    for objection in (o for history in stop.people for o in history.objections):
        if objection.holds_at(now) and objection.covers(a.channel):
            yield words.asked_not(objection)
            break
    if a.owner and not is_same_user(a.owner, me):
        yield words.agreed_by(a.owner)
    if a.outcome is AgreementOutcome.TRIED:
        yield outcome(a.outcome)
