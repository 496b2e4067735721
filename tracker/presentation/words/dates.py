"""Days, times and windows as people say them. Knows no agreement, and asks no locale for a month's name."""

from __future__ import annotations

from datetime import date, datetime, time

from tracker.presentation.words.numbers import counted
from tracker.rules.prospect import Hours
from tracker.rules.window import Window, zone_of

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MIDNIGHT = "00:00"
NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}
DAYS_TOLD_EXACTLY = 60


def weekday(on: date) -> str:
    """ "Tuesday"."""
    return WEEKDAYS[on.weekday()]


def month(on: date) -> str:
    """ "November 2026", as the calendar's heading."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def plain_day(on: date, today: date) -> str:
    """ "12 November", with the year when it is another."""
    year = f" {on.year}" if on.year != today.year else ""
    return f"{on.day} {MONTHS[on.month - 1]}{year}"


def long_day(on: date, today: date | None = None) -> str:
    """ "Saturday 21 November"; with the year when it is another than that of `today`."""
    return f"{weekday(on)} {plain_day(on, today or on)}"


def short_day(on: date, today: date) -> str:
    """ "Tue 24 Nov", with the year when it is another; never "today"."""
    year = f" {on.year}" if on.year != today.year else ""
    return f"{weekday(on)[:3]} {on.day} {MONTHS[on.month - 1][:3]}{year}"


def day(on: date, today: date) -> str:
    """ "today", "tomorrow", "yesterday" or "Tue 24 Nov"."""
    return NEAR.get((on - today).days) or short_day(on, today)


def on_day(on: date, today: date) -> str:
    """A day inside a sentence about what was said or done: "on 12 November", "today"."""
    return NEAR.get((on - today).days) or f"on {plain_day(on, today)}"


def clock(at: time) -> str:
    """ "09:30"; seconds are never told."""
    return f"{at.hour:02}:{at.minute:02}"


def moment(instant: datetime, zone: str, today: date) -> str:
    """An aware instant as seen in `zone`: "today, 10:05" or "Tue 24 Nov, 10:05"."""
    local = instant.astimezone(zone_of(zone))
    return f"{day(local.date(), today)}, {clock(local.time())}"


def at_moment(instant: datetime, zone: str, today: date) -> str:
    """The same inside a sentence: "today at 10:05", "on 24 November at 10:05"."""
    local = instant.astimezone(zone_of(zone))
    return f"{on_day(local.date(), today)} at {clock(local.time())}"


def on_date(instant: datetime, zone: str, today: date) -> str:
    """The day of an aware instant inside a sentence, as seen in `zone`."""
    return on_day(instant.astimezone(zone_of(zone)).date(), today)


def distance(on: date, today: date) -> str:
    """How far off a day is: "today", "in 5 days", "3 days ago", "in about 4 months"."""
    days = (on - today).days
    if days in NEAR:
        return NEAR[days]
    far = abs(days)
    if far < DAYS_TOLD_EXACTLY:
        told = counted(far, "day")
    elif far < 700:
        told = f"about {counted(round(far / 30.44), 'month')}"
    else:
        told = f"about {counted(round(far / 365.25), 'year')}"
    return f"in {told}" if days > 0 else f"{told} ago"


def window(w: Window, today: date, zone: str = "") -> str:
    """A window told in full, to check it by.

    "Thursday 26 November, 15:00 (in 5 days)", "Thursday 26 November, between 14:00 and 16:00 (in 5 days)" or "between
    Thu 26 and Fri 27 November (in 5 days)". A time agreed in another zone than `zone` is told in both.
    """
    if w.is_span:
        begun = w.first <= today <= w.last
        far = f"ends {distance(w.last, today)}" if begun else distance(w.first, today)
        return f"{span(w.first, w.last, today)} ({far})"
    there = long_day(w.first, today)
    if w.at is not None:
        there += f", {clocks(w)}{_here(w, today, zone)}"
    return f"{there} ({distance(w.first, today)})"


def short_window(w: Window, today: date, zone: str = "") -> str:
    """A window in as few words as will do: "Tue 24 Nov 10:00", "tomorrow 14:00–16:00", "Thu 26 – Fri 27 Nov"."""
    if w.is_span:
        return short_span(w.first, w.last, today)
    told = day(w.first, today)
    return f"{told} {short_clocks(w)}{_here(w, today, zone)}" if w.at is not None else told


def clocks(w: Window) -> str:
    """The time of a window or its hours, on the clocks of its zone: "15:00", "between 14:00 and 16:00", "from 15:00"
    for the rest of the day, and "01:30, the second time that night" where the clocks go back; "" for whole days."""
    if w.at is None:
        return ""
    second = ", the second time that night" if w.second else ""
    return f"{_between(clock(w.at), clock(w.until) if w.until is not None else '')}{second}"


def short_clocks(w: Window) -> str:
    """The same in as few words as will do: "15:00", "14:00–16:00", "01:30 (second)"; "" for whole days."""
    if w.at is None:
        return ""
    told = _from_until(clock(w.at), clock(w.until) if w.until is not None else "")
    return f"{told} (second)" if w.second else told


def clock_here(w: Window, zone: str) -> str:
    """The same on the clocks of `zone`: "10:00", "14:00–16:00"; "" for whole days."""
    if w.at is None:
        return ""
    here, over = (at.astimezone(zone_of(zone)) for at in (w.starts, w.ends))
    second = " (second)" if here.fold else ""
    return f"{_from_until(clock(here.time()), clock(over.time()) if w.is_hours else '')}{second}"


def span(first: date, last: date, today: date) -> str:
    """ "between Thu 26 and Fri 27 November"; the month is told once where it is the same."""
    start = f"{weekday(first)[:3]} {first.day}"
    if first.month != last.month or first.year != last.year:
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"between {start} and {weekday(last)[:3]} {plain_day(last, today)}"


def short_span(first: date, last: date, today: date) -> str:
    """ "Thu 26 – Fri 27 Nov"."""
    same_month = (first.month, first.year) == (last.month, last.year)
    start = f"{weekday(first)[:3]} {first.day}" if same_month else short_day(first, today)
    return f"{start} – {short_day(last, today)}"


def in_window(w: Window, today: date) -> str:
    """A window inside a sentence, as `when` tells it."""
    told = when(w.first, w.last, clock(w.at) if w.at else "", today, clock(w.until) if w.until is not None else "")
    return f"{told}, the second time that night" if w.second else told


def by_due(w: Window, today: date) -> str:
    """When a promise within that window is due, inside a sentence, as `by_when` tells it: by the end of hours."""
    due = w.due
    return by_when(due.last, clock(due.at) if due.at is not None else "", today)


def when(first: date, last: date, at: str, today: date, ends_at: str = "") -> str:
    """A window inside a sentence: "on Thursday at 10:00", "on Thursday between 14:00 and 16:00", "between Thursday and
    Friday", "on Tuesday 24 November".

    A weekday stands alone for the six days after `today`, where it cannot be mistaken. `at` and `ends_at`, the end of
    hours, are "HH:MM" or "".
    """
    if first != last:
        if today <= first and (last - today).days < 7:
            return f"between {_near(first, today)} and {_near(last, today)}"
        return span(first, last, today)
    ahead = (first - today).days
    if ahead in NEAR:
        told = NEAR[ahead]
    elif 0 < ahead < 7:
        told = f"on {weekday(first)}"
    else:
        told = f"on {long_day(first, today)}"
    if ends_at:
        return f"{told} {_between(at, ends_at)}"
    return f"{told} at {at}" if at else told


def by_when(last: date, at: str, today: date) -> str:
    """When a promise is due, inside a sentence: "by Thursday", "by tomorrow", "by Tuesday 24 November at 10:00"."""
    told = when(last, last, at, today)
    return f"by {told.removeprefix('on ')}"


def theirs_and_yours(w: Window, zone: str, today: date) -> str:
    """ "10:00 theirs, 09:00 yours" for an exact time where the clocks of their zone and of `zone` differ; else "".

    With the days where those differ as well: "Wed 25 Nov 08:00 theirs, Tue 24 Nov 23:00 yours".
    """
    if w.at is None:
        return ""
    local = w.starts.astimezone(zone_of(zone))
    theirs, yours = clock(w.at), clock(local.time())
    if w.until is not None:
        theirs, yours = short_clocks(w), clock_here(w, zone)
    if local.date() != w.first:
        theirs, yours = f"{short_day(w.first, today)} {theirs}", f"{short_day(local.date(), today)} {yours}"
    return f"{theirs} theirs, {yours} yours" if theirs != yours else ""


def week(first: date, last: date) -> str:
    """ "16 – 22 November 2026", as the heading of a week; month and year are told once where they are the same."""
    start = str(first.day)
    if first.month != last.month:
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} – {last.day} {month(last)}"


def comes_again() -> str:
    """Said of an agreement read from "every spring"."""
    return "This is the next one; you will be reminded to ask again then."


def place(zone: str) -> str:
    """A zone as a place: "New York" for America/New_York."""
    area, _, city = zone.partition("/")
    return city.rpartition("/")[2].replace("_", " ") if city and area != "Etc" else zone


def hours(h: Hours) -> str:
    """When someone likes to be spoken to: "09:00 to 17:00, Mon to Fri"."""
    days = sorted(d for d in h.days if 0 <= d < len(WEEKDAYS))
    names = [WEEKDAYS[d][:3] for d in days]
    in_a_row = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    told = f"{names[0]} to {names[-1]}" if in_a_row else ", ".join(names)
    return ", ".join(part for part in (f"{clock(h.start)} to {clock(h.end)}", told) if part)


def _near(on: date, today: date) -> str:
    return NEAR.get((on - today).days) or weekday(on)


def _here(w: Window, today: date, zone: str) -> str:
    """ " in Berlin, 09:00 here", where the clocks of the two zones differ; else nothing."""
    if not zone or w.at is None:
        return ""
    local = w.starts.astimezone(zone_of(zone))
    if (local.date(), local.time()) == (w.first, w.at):
        return ""
    other_day = f"{day(local.date(), today)} " if local.date() != w.first else ""
    return f" in {place(w.zone)}, {other_day}{clock_here(w, zone)} here"


def _from_until(at: str, until: str) -> str:
    """The rest of a day has no end worth telling."""
    if not until:
        return at
    return f"from {at}" if until == MIDNIGHT else f"{at}–{until}"


def _between(at: str, until: str) -> str:
    if not until:
        return at
    return f"from {at}" if until == MIDNIGHT else f"between {at} and {until}"
