"""A day that was named to go there, or to take it along: "go to 12 march", "next month", "print thursday". Pure; knows
no calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from tracker.rules.plain_dates import DateWords, Unclear, UnclearReason, read_day, read_window
from tracker.rules.window import Window
from tracker.tongue import tr_as

LONGEST = 60
"""Characters: no day takes more to be said."""


@dataclass(frozen=True, slots=True)
class Going:
    """`asked`: it was said that one wants to go there, or with `prints` to have it on paper, and not only a day."""

    day: date
    asked: bool
    prints: bool = False


def going_to(typed: str, now: datetime, zone: str, words: DateWords) -> Going | None:
    """The day that is meant; of a span its first. None where no day is named, or more than one is meant.

    A day to come is meant where both are possible: that is what one plans by. `now` is aware.
    """
    said = " ".join(typed.lower().split())
    if not said or len(said) > LONGEST:
        return None
    goes = [
        _words(each) for each in tr_as("beginnings of going to a day", "go to; goto; show; jump to; jump").split(";")
    ]
    printing = [_words(each) for each in tr_as("beginnings of printing a day", "print").split(";")]
    start = next((each for each in (*goes, *printing) if said.startswith(f"{each} ")), "")
    prints = start in printing
    rest = said[len(start) :].strip()
    if re.fullmatch(r"\d+", rest):
        return None
    window = read_window(rest, now, zone, words)
    if isinstance(window, Window):
        return Going(window.first, bool(start), prints)
    if window.reason is UnclearReason.NOT_A_DATE:
        return None  # nor is it a day that has gone by
    day = read_day(rest, now, zone, words)
    return None if isinstance(day, Unclear) else Going(day, bool(start), prints)


def _words(text: str) -> str:
    return " ".join(text.lower().split())
