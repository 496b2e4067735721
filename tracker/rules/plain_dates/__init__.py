"""Plain-words dates: "in a month", "Thu 3pm", "end of next week", read as they are meant or asked back.

`tokens` cuts a phrase into words and numbers; `amounts`, `clock`, `dates`, `weekdays`, `periods`, `holidays` and
`relative` each read their own piece of it; `days`, `ranges` and `phrases` put the pieces together; `reading` answers
the three questions.
"""

from __future__ import annotations

from tracker.rules.plain_dates.reading import read_day, read_moment, read_window
from tracker.rules.plain_dates.unclear import Unclear, UnclearReason
from tracker.rules.plain_dates.words import AMERICAN, ENGLISH, DateWords

__all__ = [
    "AMERICAN",
    "ENGLISH",
    "DateWords",
    "Unclear",
    "UnclearReason",
    "read_day",
    "read_moment",
    "read_window",
]
