"""The line beneath an answer, said back: its time, its way, and that a day is off. Knows no state."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.day_names import short_weekday
from tracker.presentation.words.lines.reading import LONGEST
from tracker.presentation.words.lines.told import Asked, AskedAs, Pick, Told
from tracker.presentation.words.lines.windows import without_distance
from tracker.presentation.words.quotes import quoted
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import clock, day, how_long, short_day
from tracker.rules.line.line_reading import (
    Ask,
)
from tracker.rules.line.next_reading import NextKind, NextReading
from tracker.rules.window import Window
from tracker.tongue import tr, tr_as


def next_line(of: NextReading, zone: str, today: date, minutes: int | None = None) -> Told:
    """What the line beneath an answer means: the time first, which stands out. `minutes` is how long a talk at an exact
    time takes."""
    if of.window is None:
        return Told(_without_time(of))
    if of.kind is NextKind.PROMISE:
        due = of.window.due
        told = tr_as("a promise", "by {when}", when=without_distance(due, today, zone))
        topic = tr_as("a promise", "{way}: {what}", way=WAY[of.channel].told(), what=quoted(of.topic, LONGEST))
        return Told(f"{told}  {topic if of.topic else WAY[of.channel].told()}", len(told))
    told = without_distance(of.window, today, zone)
    if of.day_off is not None:
        told = _briefly(of.window, today)
        return Told(tr("{when}: a day off", when=told), len(told))
    way = WAY[of.channel].told()
    if minutes and of.window.is_timed and of.window.until is None:
        # T: "by phone, half an hour"
        way = tr_as("how, and how long", "{way}, {minutes}", way=way, minutes=how_long(minutes))
    return Told(f"{told}  {way}", len(told))


def _briefly(of: Window, today: date) -> str:
    """The day in a few letters, for what is to be picked stands beside it."""
    told = short_day(of.first, today)
    # T: "Sat 26 Dec, 15:00"
    return tr_as("label", "{day}, {time}", day=told, time=clock(of.at)) if of.at is not None else told


def _without_time(of: NextReading) -> str:
    if of.unclear is not None and of.when:
        return tr("{when}: which is meant?", when=quoted(of.when, LONGEST))
    if of.kind is NextKind.PROMISE:
        return tr("By when, and what? “by Mon a drawing, by e-mail”")
    return tr("When? “Thu 3pm about the flowers”") if of.kind is NextKind.TALK else ""


def day_off(of: NextReading, ask: Ask, zone: str, today: date) -> Asked:
    """What is offered in the place of a day off, and the day itself."""
    picks = []
    for choice in ask.choices:
        ahead = choice.says.ahead
        if ahead is None:
            continue
        short = day(ahead.first, today)
        label = tr("{day} all the same", day=short_weekday(ahead.first)) if choice.key == "same" else short
        picks.append(Pick(label, choice.key))
    told = next_line(of, zone, today)
    return Asked(AskedAs.QUESTION, told.begins, tr("A day off"), tuple(picks), ask.chosen, ask=ask.key)


def which_time(of: NextReading, ask: Ask, zone: str, today: date) -> Asked:
    """The times that the words beneath an answer may mean."""
    picks = tuple(
        Pick(without_distance(choice.says.ahead, today, zone), choice.key)
        for choice in ask.choices[:3]
        if choice.says.ahead
    )
    headline = tr("{when}: which is meant?", when=quoted(of.when, LONGEST))
    return Asked(AskedAs.QUESTION, headline, "", picks, ask.chosen, ask=ask.key)
