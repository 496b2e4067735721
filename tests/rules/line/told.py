"""A reading as one line of text, all of it, so that a table of claims can be read."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.rules.line.people import ZONE
from tracker.rules.line import Ask, LineReading, NextReading, PartState, Someone
from tracker.rules.window import Window

_MARK = {
    PartState.UNDERSTOOD: "",
    PartState.AMBIGUOUS: "?",
    PartState.NEW_PERSON: "+",
    PartState.NOT_UNDERSTOOD: "~",
}


def whole(reading: LineReading) -> str:
    """Who · how · when, and whatever else there is: what is left, asked, refused, and what the parts are."""
    how = " ".join(str(each) for each in (reading.direction, reading.channel, reading.outcome) if each is not None)
    told = [
        " & ".join(map(person, reading.who)) or "nobody",
        how or "how?",
        clock(reading.at) if reading.at is not None else (f"{reading.when}?" if reading.when else "now"),
    ]
    for label, text in (("note", reading.note), ("rest", reading.rest), ("then", reading.then)):
        if text:
            told.append(f"{label}: {text}")
    told += [f"ask {asked(ask)}" for ask in reading.asks]
    told += [f"no: {refusal.reason} {refusal.about}" for refusal in reading.refusals]
    return " · ".join(told)


def parts(reading: LineReading) -> str:
    """The parts as they stand: "[jo] [call] [talked]", ? ambiguous, + somebody new, ~ not understood."""
    return " ".join(f"[{_MARK[part.state]}{reading.text[part.start : part.end]}]" for part in reading.parts)


def person(who: Someone) -> str:
    firm = f" @ {who.organisation}" if who.organisation and who.id is None else ""
    home = f" of {who.household}" if who.household and who.id is None else ""
    reached = "".join(f" <{each}>" for each in (who.to, who.also) if each)
    return f"{'' if who.id is not None else 'new '}{who.name}{firm}{home}{reached}{' shares' if who.shares else ''}"


def asked(ask: Ask) -> str:
    choices = [choice.label or choice.key for choice in ask.choices]
    told = [f"*{each}" if n == ask.chosen else each for n, each in enumerate(choices)]
    return f"{ask.kind}{'' if ask.must else '?'}: {' | '.join(told)}"


def clock(at: datetime) -> str:
    there = at.astimezone(ZoneInfo(ZONE))
    return f"{there:%a %d %b %H:%M}"


def whole_next(reading: NextReading) -> str:
    """When · by what · topic · words, and what is asked."""
    window = stretch(reading.window) if reading.window is not None else "no time"
    told = [f"{window}{'!' if reading.unclear is not None else ''}", str(reading.channel)]
    for label, text in (("topic", reading.topic), ("words", reading.their_words)):
        if text:
            told.append(f"{label}: {text}")
    if reading.day_off is not None:
        told.append(f"off, rather {stretch(reading.day_off.offered)}")
    told += [f"ask {asked(ask)}" for ask in reading.asks]
    return " · ".join(told)


def stretch(window: Window) -> str:
    last = f" to {window.last:%a %d %b}" if window.is_span else ""
    at = f" {window.at:%H:%M}" if window.at is not None else ""
    return f"{window.first:%a %d %b}{at}{last}"
