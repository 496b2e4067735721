"""Days, times and windows as people say them, each in the role it plays. Knows no agreement, and asks no locale.

A role is named after the English it stands in: "agreed to call …" takes "on Tuesday", "promised a call …" takes
"by Tuesday", and a label takes "Tue 24 Nov". Near days are messages in each role, since no language puts its "today"
after a preposition.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tracker.presentation.words.day_names import MONTHS, SHORT_WEEKDAYS, WEEKDAYS, short_month, short_weekday, weekday
from tracker.presentation.words.numbers import listed
from tracker.rules.prospect import Hours
from tracker.rules.verdict import NO_TIME, ClockTime
from tracker.rules.window import Window, day_in, zone_of
from tracker.tongue import Theirs, phrase, tr, tr_as, tr_n, tr_n_as

LABEL = {0: phrase("label", "today"), 1: phrase("label", "tomorrow"), -1: phrase("label", "yesterday")}
SAID = {0: phrase("said …", "today"), 1: phrase("said …", "tomorrow"), -1: phrase("said …", "yesterday")}
AGREED_FOR = {
    0: phrase("agreed to call …", "today"),
    1: phrase("agreed to call …", "tomorrow"),
    -1: phrase("agreed to call …", "yesterday"),
}
DUE = {
    0: phrase("promised a call …", "for today"),
    1: phrase("promised a call …", "by tomorrow"),
    -1: phrase("promised a call …", "for yesterday"),
}
SHORT_DUE = {0: phrase("label", "for today"), 1: phrase("label", "by tomorrow"), -1: phrase("label", "for yesterday")}
SINCE = {0: phrase("since …", "today"), 1: phrase("since …", "tomorrow"), -1: phrase("since …", "yesterday")}
UNTIL = {0: phrase("until …", "today"), 1: phrase("until …", "tomorrow"), -1: phrase("until …", "yesterday")}
END_OF_SPAN = {
    0: phrase("between … and …", "today"),
    1: phrase("between … and …", "tomorrow"),
    -1: phrase("between … and …", "yesterday"),
}
FAR = {0: phrase("how far off", "today"), 1: phrase("how far off", "tomorrow"), -1: phrase("how far off", "yesterday")}
DAYS_TOLD_EXACTLY = 60
MIDNIGHT = time.min


def plain_day(on: date, today: date) -> str:
    """ "12 November", with the year when it is another."""
    name = MONTHS[on.month - 1].told()
    if on.year == today.year:
        return tr_as("a date", "{day} {month}", day=_number(on), month=name)
    return tr_as("a date", "{day} {month} {year}", day=_number(on), month=name, year=on.year)


def long_day(on: date, today: date | None = None) -> str:
    """ "Saturday 21 November"; with the year when it is another than that of `today`."""
    return tr_as("a day in full", "{weekday} {date}", weekday=weekday(on), date=plain_day(on, today or on))


def short_date(on: date, today: date) -> str:
    """ "24 Nov", with the year when it is another."""
    name = short_month(on)
    if on.year == today.year:
        return tr_as("a date, short", "{day} {month}", day=_number(on), month=name)
    return tr_as("a date, short", "{day} {month} {year}", day=_number(on), month=name, year=on.year)


def short_day(on: date, today: date) -> str:
    """ "Tue 24 Nov", with the year when it is another; never "today"."""
    return tr_as("label", "{weekday} {date}", weekday=short_weekday(on), date=short_date(on, today))


def day(on: date, today: date) -> str:
    """ "today", "tomorrow", "yesterday" or "Tue 24 Nov"."""
    near = LABEL.get((on - today).days)
    return near.told() if near is not None else short_day(on, today)


def near_date(on: date, today: date) -> str:
    """ "today", "tomorrow", "yesterday" or "24 Nov", where the day of the week says nothing."""
    near = LABEL.get((on - today).days)
    return near.told() if near is not None else short_date(on, today)


def on_day(on: date, today: date) -> str:
    """A day inside a sentence about what was said or done: "on 12 November", "today"."""
    near = SAID.get((on - today).days)
    return near.told() if near is not None else tr_as("said …", "on {date}", date=plain_day(on, today))


def since_day(on: date, today: date) -> str:
    """From which day on something holds, after "since": "12 November", "yesterday"."""
    near = SINCE.get((on - today).days)
    return near.told() if near is not None else tr_as("since …", "{date}", date=plain_day(on, today))


def until_when(until: datetime, zone: str, today: date) -> str:
    """As `until_day`, of the first moment at which it no longer holds: the day before it is what people would name."""
    return until_day(day_in(until - timedelta(seconds=1), zone), today)


def until_day(on: date, today: date) -> str:
    """The last day on which something holds, after "until": "3 January 2027", "tomorrow"."""
    near = UNTIL.get((on - today).days)
    return near.told() if near is not None else tr_as("until …", "{date}", date=plain_day(on, today))


def clock(at: time) -> str:
    """ "09:30"; seconds are never told."""
    return tr_as("a time", "{hour:02}:{minute:02}", hour=at.hour, minute=at.minute)


def clock_at(at: ClockTime) -> str:
    """A time that a fact holds, told as the tongue tells times; nothing where it holds none."""
    return clock(at.time) if at.time is not None else ""


def moment(instant: datetime, zone: str, today: date) -> str:
    """An aware instant as seen in `zone`: "today, 10:05" or "Tue 24 Nov, 10:05"."""
    local = instant.astimezone(zone_of(zone))
    # T: "Tue 24 Nov, 10:05"
    return tr_as("label", "{day}, {time}", day=day(local.date(), today), time=clock(local.time()))


def at_moment(instant: datetime, zone: str, today: date) -> str:
    """The same inside a sentence: "today at 10:05", "on 24 November at 10:05"."""
    local = instant.astimezone(zone_of(zone))
    # T: "on 24 November at 10:05"
    return tr_as("said …", "{day} at {time}", day=on_day(local.date(), today), time=clock(local.time()))


def on_date(instant: datetime, zone: str, today: date) -> str:
    """The day of an aware instant inside a sentence, as seen in `zone`."""
    return on_day(instant.astimezone(zone_of(zone)).date(), today)


def distance(on: date, today: date) -> str:
    """How far off a day is: "today", "in 5 days", "3 days ago", "in about 4 months"."""
    days = (on - today).days
    if days in FAR:
        return FAR[days].told()
    far = abs(days)
    if far < DAYS_TOLD_EXACTLY:
        if days > 0:
            return tr_n_as("how far off", "in {n} day", "in {n} days", far)
        return tr_n_as("how far off", "{n} day ago", "{n} days ago", far)
    if far < 700:
        months = round(far / 30.44)
        if days > 0:
            return tr_n_as("how far off", "in about {n} month", "in about {n} months", months)
        return tr_n_as("how far off", "about {n} month ago", "about {n} months ago", months)
    years = round(far / 365.25)
    if days > 0:
        return tr_n_as("how far off", "in about {n} year", "in about {n} years", years)
    return tr_n_as("how far off", "about {n} year ago", "about {n} years ago", years)


def window(w: Window, today: date, zone: str = "") -> str:
    """A window told in full, to check it by.

    "Thursday 26 November, 15:00 (in 5 days)", "Thursday 26 November, between 14:00 and 16:00 (in 5 days)" or "between
    Thu 26 and Fri 27 November (in 5 days)". A time agreed in another zone than `zone` is told in both.
    """
    if w.is_span:
        told = span(w.first, w.last, today)
        if w.first <= today <= w.last:
            # T: "between Fri 20 and Sun 22 November (ends tomorrow)"
            return tr_as("a window", "{span} (ends {far})", span=told, far=distance(w.last, today))
        # T: "between Thu 26 and Fri 27 November (in 5 days)"
        return tr_as("a window", "{span} ({far})", span=told, far=distance(w.first, today))
    there, far = long_day(w.first, today), distance(w.first, today)
    if w.at is None:
        # T: "Sunday 22 November (tomorrow)"
        return tr_as("a window", "{day} ({far})", day=there, far=far)
    at, here = clocks(w), _here(w, zone)
    if here is None:
        # T: "Thursday 26 November, 15:00 (in 5 days)"
        return tr_as("a window", "{day}, {time} ({far})", day=there, time=at, far=far)
    place_there, here_at = place(w.zone), clock_here(w, zone)
    if here == w.first:
        # T: "Thursday 26 November, 20:00 in Berlin, 19:00 here (in 5 days)"
        return tr_as(
            "a window",
            "{day}, {time} in {place}, {here} here ({far})",
            day=there,
            time=at,
            place=place_there,
            here=here_at,
            far=far,
        )
    # T: "Thursday 26 November, 20:00 in New York, Fri 27 Nov 01:00 here (in 5 days)"
    return tr_as(
        "a window",
        "{day}, {time} in {place}, {day_here} {here} here ({far})",
        day=there,
        time=at,
        place=place_there,
        day_here=day(here, today),
        here=here_at,
        far=far,
    )


def short_window(w: Window, today: date, zone: str = "") -> str:
    """A window in as few words as will do: "Tue 24 Nov 10:00", "tomorrow 14:00–16:00", "Thu 26 – Fri 27 Nov"."""
    return short_span(w.first, w.last, today) if w.is_span else _short(day(w.first, today), w, today, zone)


def short_due(w: Window, today: date, zone: str = "") -> str:
    """When a promise is due at the latest, in as few words: "by Tue 24 Nov", "by tomorrow 10:00"."""
    due = w.due
    near = SHORT_DUE.get((due.last - today).days)
    told = near.told() if near is not None else tr_as("label", "by {day}", day=short_day(due.last, today))
    return _short(told, due, today, zone)


def _short(there: str, w: Window, today: date, zone: str) -> str:
    """The day with its time, and where another zone is meant, with ours."""
    if w.at is None:
        return there
    at, here = short_clocks(w), _here(w, zone)
    if here is None:
        # T: "Tue 24 Nov 10:00", "by tomorrow 10:00"
        return tr_as("label", "{day} {time}", day=there, time=at)
    place_there, here_at = place(w.zone), clock_here(w, zone)
    if here == w.first:
        # T: "Tue 24 Nov 10:00 in Berlin, 09:00 here"
        return tr_as(
            "label", "{day} {time} in {place}, {here} here", day=there, time=at, place=place_there, here=here_at
        )
    # T: "Thu 26 Nov 20:00 in New York, Fri 27 Nov 01:00 here"
    return tr_as(
        "label",
        "{day} {time} in {place}, {day_here} {here} here",
        day=there,
        time=at,
        place=place_there,
        day_here=day(here, today),
        here=here_at,
    )


def clocks(w: Window) -> str:
    """The time of a window or its hours, on the clocks of its zone: "15:00", "between 14:00 and 16:00", "from 15:00"
    for the rest of the day, and "01:30, the second time that night" where the clocks go back; "" for whole days."""
    if w.at is None:
        return ""
    if w.until is None:
        told = clock(w.at)
    elif w.until == MIDNIGHT:
        told = tr_as("hours", "from {time}", time=clock(w.at))
    else:
        # T: "between 14:00 and 16:00"
        told = tr_as("hours", "between {first} and {last}", first=clock(w.at), last=clock(w.until))
    return second_time(told) if w.second else told


def short_clocks(w: Window) -> str:
    """The same in as few words as will do: "15:00", "14:00–16:00", "01:30 (second)"; "" for whole days."""
    return _short_clocks(w.at, w.until, w.second) if w.at is not None else ""


def clock_here(w: Window, zone: str) -> str:
    """The same on the clocks of `zone`: "10:00", "14:00–16:00"; "" for whole days."""
    if w.at is None:
        return ""
    here, over = (at.astimezone(zone_of(zone)) for at in (w.starts, w.ends))
    return _short_clocks(here.time(), over.time() if w.is_hours else None, here.fold == 1)


def _short_clocks(at: time, until: time | None, second: bool) -> str:
    """The rest of a day has no end worth telling."""
    if until is None:
        told = clock(at)
    elif until.replace(second=0, microsecond=0) == MIDNIGHT:
        told = tr_as("hours", "from {time}", time=clock(at))
    else:
        # T: "14:00–16:00"
        told = tr_as("hours", "{first}–{last}", first=clock(at), last=clock(until))
    return tr_as("hours", "{time} (second)", time=told) if second else told


def second_time(told: str) -> str:
    """That time, said to be the second of two that the clocks show alike."""
    # T: "01:30, the second time that night"
    return tr_as("hours", "{time}, the second time that night", time=told)


def span(first: date, last: date, today: date) -> str:
    """ "between Thu 26 and Fri 27 November"; the month is told once where it is the same."""
    last_told = tr_as("between … and …", "{weekday} {date}", weekday=short_weekday(last), date=plain_day(last, today))
    # T: "between Thu 26 and Fri 27 November"
    return tr_as("a span", "between {first} and {last}", first=_first_of_span(first, last), last=last_told)


def short_span(first: date, last: date, today: date) -> str:
    """ "Thu 26 – Fri 27 Nov"."""
    if (first.month, first.year) == (last.month, last.year):
        begins = tr_as("label", "{weekday} {day}", weekday=short_weekday(first), day=_number(first))
    else:
        begins = short_day(first, today)
    # T: "Thu 26 – Fri 27 Nov"
    return tr_as("label", "{first} – {last}", first=begins, last=short_day(last, today))


def span_of_dates(first: date, last: date, today: date) -> str:
    """ "26 – 27 Nov", "29 Nov – 1 Dec", where the days of the week say nothing."""
    same = (first.month, first.year) == (last.month, last.year)
    begins = _number(first) if same else short_date(first, today)
    # T: "26 – 27 Nov"
    return tr_as("label", "{first} – {last}", first=begins, last=short_date(last, today))


def in_window(w: Window, today: date) -> str:
    """A window inside a sentence, as `when` tells it."""
    told = when(w.first, w.last, ClockTime.of(w.at), today, ClockTime.of(w.until))
    return second_time(told) if w.second else told


def by_due(w: Window, today: date) -> str:
    """When a promise within that window is due, inside a sentence, as `by_when` tells it: by the end of hours."""
    told = by_when(w.due.last, ClockTime.of(w.due.at), today)
    return second_time(told) if w.due.second else told


def when(first: date, last: date, at: ClockTime, today: date, ends_at: ClockTime = NO_TIME) -> str:
    """A window inside a sentence: "on Thursday at 10:00", "on Thursday between 14:00 and 16:00", "between Thursday and
    Friday", "on Tuesday 24 November".

    A weekday stands alone for the six days after `today`, where it cannot be mistaken. `ends_at` is the end of
    hours.
    """
    if first != last:
        if today <= first and (last - today).days < 7:
            begins, ends = _end_of_span(first, today), _end_of_span(last, today)
            # T: "between Thursday and Friday"
            return tr_as("agreed to call …", "between {first} and {last}", first=begins, last=ends)
        return span(first, last, today)
    ahead = (first - today).days
    if ahead in AGREED_FOR:
        told = AGREED_FOR[ahead].told()
    elif 0 < ahead < 7:
        told = tr_as("agreed to call …", "on {weekday}", weekday=weekday(first))
    else:
        # T: "on Tuesday 24 November"
        told = tr_as("agreed to call …", "on {weekday} {date}", weekday=weekday(first), date=plain_day(first, today))
    if ends_at == ClockTime.of(MIDNIGHT):
        # T: "on Thursday from 15:00", to the end of that day
        return tr_as("agreed to call …", "{day} from {time}", day=told, time=clock_at(at))
    if ends_at:
        # T: "on Thursday between 14:00 and 16:00"
        return tr_as(
            "agreed to call …",
            "{day} between {first} and {last}",
            day=told,
            first=clock_at(at),
            last=clock_at(ends_at),
        )
    # T: "on Thursday at 10:00"
    return tr_as("agreed to call …", "{day} at {time}", day=told, time=clock_at(at)) if at else told


def by_when(last: date, at: ClockTime, today: date) -> str:
    """When a promise is due, inside a sentence: "by Thursday", "by tomorrow", "by Tuesday 24 November at 10:00"."""
    ahead = (last - today).days
    if ahead in DUE:
        told = DUE[ahead].told()
    elif 0 < ahead < 7:
        told = tr_as("promised a call …", "by {weekday}", weekday=weekday(last))
    else:
        # T: "by Tuesday 24 November"
        told = tr_as("promised a call …", "by {weekday} {date}", weekday=weekday(last), date=plain_day(last, today))
    # T: "by Thursday at 10:00"
    return tr_as("promised a call …", "{day} at {time}", day=told, time=clock_at(at)) if at else told


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
        # T: "Wed 25 Nov 08:00 theirs, Tue 24 Nov 23:00 yours"
        return tr_as(
            "a time",
            "{their_day} {theirs} theirs, {your_day} {yours} yours",
            their_day=short_day(w.first, today),
            theirs=theirs,
            your_day=short_day(local.date(), today),
            yours=yours,
        )
    if theirs == yours:
        return ""
    # T: "10:00 theirs, 09:00 yours"
    return tr_as("a time", "{theirs} theirs, {yours} yours", theirs=theirs, yours=yours)


def week(first: date, last: date, *, short: bool = False) -> str:
    """ "16 – 22 November 2026", as the heading of a week; month and year are told once where they are the same, and
    the month in short where there are two. `short`, for little room, tells the year of the last day only.
    """
    begins, ends = _number(first), _number(last)
    name, its_name = short_month(last), short_month(first)
    if first.year != last.year and not short:
        # T: "28 Dec 2026 – 3 Jan 2027"
        return tr_as(
            "heading",
            "{first} {first_month} {first_year} – {last} {month} {year}",
            first=begins,
            first_month=its_name,
            first_year=first.year,
            last=ends,
            month=name,
            year=last.year,
        )
    if first.month != last.month:
        # T: "30 Nov – 6 Dec 2026"
        return tr_as(
            "heading",
            "{first} {first_month} – {last} {month} {year}",
            first=begins,
            first_month=its_name,
            last=ends,
            month=name,
            year=last.year,
        )
    name = name if short else MONTHS[last.month - 1].told()
    # T: "16 – 22 November 2026"
    return tr_as("heading", "{first} – {last} {month} {year}", first=begins, last=ends, month=name, year=last.year)


def months_of(first: date, last: date) -> str:
    """ "Nov" or "Nov – Dec", as the heading of a week where its days have no room."""
    if first.month == last.month:
        return short_month(first)
    # T: "Nov – Dec"
    return tr_as("heading", "{first} – {last}", first=short_month(first), last=short_month(last))


def comes_again() -> str:
    """Said of an agreement read from "every spring"."""
    return tr("This is the next one; you will be reminded to ask again then.")


def place(zone: str) -> Theirs:
    """A zone as a place: "New York" for America/New_York."""
    area, _, city = zone.partition("/")
    return Theirs(city.rpartition("/")[2].replace("_", " ") if city and area != "Etc" else zone)


def hours(h: Hours) -> str:
    """When someone likes to be spoken to: "09:00 to 17:00, Mon to Fri"."""
    days = sorted(d for d in h.days if 0 <= d < len(WEEKDAYS))
    # T: "09:00 to 17:00"
    times = tr_as("their hours", "{start} to {end}", start=clock(h.start), end=clock(h.end))
    names = [SHORT_WEEKDAYS[d].told() for d in days]
    if not names:
        return times
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        # T: "Mon to Fri"
        told = tr_as("their days", "{first} to {last}", first=names[0], last=names[-1])
    else:
        told = listed(names)
    # T: "09:00 to 17:00, Mon to Fri"
    return tr_as("their hours", "{times}, {days}", times=times, days=told)


def _number(on: date) -> str:
    """The day in its month. The first is a message of its own: "1er octobre"."""
    return tr_as("day of the month", "1") if on.day == 1 else str(on.day)


def _first_of_span(first: date, last: date) -> str:
    """ "Thu 26", with its month and its year where those of the last day are others."""
    name, number = short_weekday(first), _number(first)
    if first.year != last.year:
        # T: "Wed 30 December 2026"
        return tr_as(
            "between … and …",
            "{weekday} {day} {month} {year}",
            weekday=name,
            day=number,
            month=MONTHS[first.month - 1].told(),
            year=first.year,
        )
    if first.month != last.month:
        # T: "Mon 30 November"
        return tr_as(
            "between … and …",
            "{weekday} {day} {month}",
            weekday=name,
            day=number,
            month=MONTHS[first.month - 1].told(),
        )
    # T: "Thu 26"
    return tr_as("between … and …", "{weekday} {day}", weekday=name, day=number)


def _end_of_span(on: date, today: date) -> str:
    near = END_OF_SPAN.get((on - today).days)
    return near.told() if near is not None else tr_as("between … and …", "{weekday}", weekday=weekday(on))


def _here(w: Window, zone: str) -> date | None:
    """The day in `zone` on which that time comes, where the clocks of the two zones differ."""
    if not zone or w.at is None:
        return None
    local = w.starts.astimezone(zone_of(zone))
    return None if (local.date(), local.time()) == (w.first, w.at) else local.date()


def how_long(minutes: int) -> str:
    """How long something takes: "45 minutes", "1 hour", "1 hour 30 minutes"."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return tr_n("{n} minute", "{n} minutes", left)
    told = tr_n("{n} hour", "{n} hours", hours)
    if not left:
        return told
    # T: "1 hour 30 minutes"
    return tr_as("how long", "{hours} {minutes}", hours=told, minutes=tr_n("{n} minute", "{n} minutes", left))
