"""Days told relative to today, as the sample data tells them; never what a user types (`plain_dates` reads that).

    today   yesterday   tomorrow
    3 days ago        in 3 days
    2 weeks ago       in 2 weeks
    3 workdays ago    in 3 workdays      counting Monday to Friday only
    last Thursday     Thursday           the last one before today; the first one from today on

A time of day follows after a comma ("2 workdays ago, 09:30"), a span has two days joined by "to".
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from tracker.rules.plain_dates.almanac import add_working_days
from tracker.rules.window import Window, instant

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
COUNTED = re.compile(r"(?:in (?P<ahead>\d+)|(?P<ago>\d+)) (?P<unit>day|workday|week)s?(?P<past> ago)?")


def read_day(text: str, today: date) -> date:
    """That day. Raises ValueError where the text is no such day."""
    words = text.strip().lower()
    if words in NEAR:
        return today + timedelta(days=NEAR[words])
    if words in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(words) - today.weekday()) % 7)
    if words.startswith("last ") and words[5:] in WEEKDAYS:
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(words[5:]) - 1) % 7 + 1)
    counted = COUNTED.fullmatch(words)
    if counted is None or bool(counted["ago"]) != bool(counted["past"]):
        raise ValueError(f"not a day: {text!r}")
    count = int(counted["ahead"] or 0) - int(counted["ago"] or 0)
    if counted["unit"] == "workday":
        return add_working_days(today, count)
    return today + timedelta(days=count * (7 if counted["unit"] == "week" else 1))


def read_moment(text: str, today: date, zone: str) -> datetime:
    """That instant, in UTC; the time of day is one in `zone`. Raises ValueError."""
    day, comma, clock = text.partition(",")
    if not comma:
        raise ValueError(f"no time of day: {text!r}")
    return instant(read_day(day, today), time.fromisoformat(clock.strip()), zone)


def read_window(text: str, today: date, zone: str) -> Window:
    """That exact time, day or span, in `zone`. Raises ValueError."""
    day, comma, clock = text.partition(",")
    first, to, last = day.partition(" to ")
    start = read_day(first, today)
    return Window(
        start, read_day(last, today) if to else start, time.fromisoformat(clock.strip()) if comma else None, zone
    )
