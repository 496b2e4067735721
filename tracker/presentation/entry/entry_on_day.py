"""The quick-entry form begun on a day of the calendar: that day is when the next talk is to be. Knows no calendar."""

from __future__ import annotations

from datetime import date, time

from tracker.presentation.entry_form import Form, Next, TalkForm
from tracker.presentation.here import Here
from tracker.presentation.words.times import clock, short_day
from tracker.rules.plain_dates import read_window
from tracker.rules.window import Window
from tracker.tongue import tr_as


def entry_on(day: date, at: time | None, here: Here) -> Form:
    """The day, and the time where one was pointed at, as words that quick entry reads again."""
    return Form(next=frozenset({Next.TALK}), talk=TalkForm(when=spoken(day, at, here)))


def spoken(day: date, at: time | None, here: Here) -> str:
    """ "Sat 28 Nov 14:30", as a person would type it; where that would not be read so, "2026-11-28 14:30", which is."""
    told, written = short_day(day, here.today), day.isoformat()
    meant = Window.day(day, here.zone)
    if at is not None:
        # T: "Sat 28 Nov 14:30"
        told = tr_as("label", "{day} {time}", day=told, time=clock(at))
        written = f"{written} {at:%H:%M}"
        meant = Window.exact(day, at, here.zone)
    return told if read_window(told, here.now, here.zone, here.words) == meant else written
