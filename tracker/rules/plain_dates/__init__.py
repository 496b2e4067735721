"""Plain-words dates: "in a month", "Thu 3pm", "end of next week", read as they are meant or asked back.

`tokens` cuts a phrase into words and numbers; `amounts`, `clock`, `hours`, `zones`, `dates`, `weekdays`, `periods`,
`counted`, `holidays` and `relative` each read their own piece of it; `days`, `ranges` and `phrases` put the pieces
together; `spelling` puts a slip right where nothing can be read otherwise; `reading` answers what other rooms ask.
Beneath them lie the calendar (`almanac`), the names of days and months (`words`, `names`) and what may be meant
(`spoken`, `unclear`).
"""

from __future__ import annotations

from tracker.rules.plain_dates.reading import (
    WAKING,
    Agreed,
    Waking,
    comes_again,
    read_agreed,
    read_day,
    read_moment,
    read_window,
)
from tracker.rules.plain_dates.unclear import Unclear, UnclearReason
from tracker.rules.plain_dates.words import AMERICAN, ENGLISH, DateWords

__all__ = [
    "AMERICAN",
    "ENGLISH",
    "WAKING",
    "Agreed",
    "DateWords",
    "Unclear",
    "UnclearReason",
    "Waking",
    "comes_again",
    "read_agreed",
    "read_day",
    "read_moment",
    "read_window",
]
