"""The quick-entry form begun on a day of the calendar: that day is when the next talk is to be. Knows no calendar."""

from __future__ import annotations

from datetime import date, time

from tracker.presentation.entry_form import Form, Next, TalkForm


def entry_on(day: date, at: time | None) -> Form:
    """The day, and the time where one was pointed at, as words that quick entry reads again."""
    when = f"{day.isoformat()} {at:%H:%M}" if at is not None else day.isoformat()
    return Form(next=frozenset({Next.TALK}), talk=TalkForm(when=when))
