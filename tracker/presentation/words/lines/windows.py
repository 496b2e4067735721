"""A time as a line has it: its day in full, and not how far off it is. Knows no line."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.times import clock, long_day, window
from tracker.rules.window import Window
from tracker.tongue import tr_as


def without_distance(of: Window, today: date, zone: str) -> str:
    """The window without how far off it is."""
    if of.is_span:
        return window(of, today, zone).partition(" (")[0]
    told = long_day(of.first, today)
    # T: "Thursday 3 December, 15:00"
    return tr_as("a time", "{day}, {time}", day=told, time=clock(of.at)) if of.at is not None else told
