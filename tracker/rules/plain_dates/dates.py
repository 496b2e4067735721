"""Days named by their date: "3 May", "May 3rd, 2027", "3/4", "2026-12-03T14:00", "the 16th", "Friday 16th".

A date without a year is the next one, today's included; looking back it is the latest. One that went by within the
month may have been meant as that one, and is asked. Knows no weeks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import islice

from tracker.rules.plain_dates.almanac import add_months, day_of, nearest_weekday, weekday_after
from tracker.rules.plain_dates.amounts import ordinal
from tracker.rules.plain_dates.clock import clock, is_clock_here
from tracker.rules.plain_dates.spoken import Sense, Spoken, When, first_of, on, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason

# Said of something that happened, a date this near ahead may as well be the one that is coming.
SOON = timedelta(days=31)
YEARS_TO_A_LEAP_DAY = 9
LAST_HOUR = 23


def written_date(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """A date with its month, or the day of a month alone."""
    rules = (_iso, _in_a_row, _numeric, _day_month, _month_day, _day_of_this_or_next_month, _day_alone)
    return first_of(rules, tokens, spoken)


def weekday_and_date(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "Friday the 16th": a date that its weekday confirms, and asked back where it does not."""
    weekday = spoken.names.weekday(tokens)
    if weekday is None:
        return None
    tokens.phrase("on the", "the")
    mark = tokens.at
    said = written_date(tokens, spoken)
    if said is not None and said.doubt is None and not spoken.back:
        said = _of_a_day_gone_by(said, weekday, mark, tokens, spoken) or said
    said = said or tokens.attempt(lambda: _past_any_hour(tokens, spoken))
    said = said or tokens.attempt(lambda: _bare_number(tokens, spoken, weekday))
    date_or_time = said is not None and said.doubt is not None and any(choice.at is not None for choice in said.choices)
    if said is None or date_or_time or said.doubt is UnclearReason.NO_SUCH_DAY:
        return said
    if said.doubt is UnclearReason.PAST and len(said.choices) > 1:
        return said
    if said.doubt is UnclearReason.PAST:
        return _gone_by(said, weekday, spoken)
    agreeing = tuple(choice for choice in said.choices if choice.first.weekday() == weekday)
    if agreeing:
        return Sense(agreeing, said.doubt if len(agreeing) > 1 else None)
    told = said.choices[0]
    days = sorted((told.first, nearest_weekday(told.first, weekday)))
    return one_of((replace(told, first=day, last=day) for day in days), UnclearReason.DISAGREES)


def _of_a_day_gone_by(said: Sense, weekday: int, mark: int, tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "Wednesday 25th" on the 26th, where the 25th was a Wednesday and the next one is not: it is over."""
    ended = tokens.at
    tokens.at = mark
    alone = _day_alone(tokens, spoken) is not None and tokens.at == ended
    tokens.at = ended
    told = said.choices[0].first
    lately = (spoken.today - timedelta(days=n) for n in range(1, SOON.days + 1))
    gone = next((day for day in lately if day.day == told.day), None)
    if not alone or told.weekday() == weekday or gone is None or gone.weekday() != weekday:
        return None
    coming = weekday_after(spoken.today, weekday)
    return one_of((When(coming, coming), *said.choices), UnclearReason.PAST)


def _gone_by(said: Sense, weekday: int, spoken: Spoken) -> Sense | None:
    """ "Tuesday 17 November" on the 18th: the date that went by, if its weekday was that, and what may be meant now."""
    told = said.choices[0]
    gone = day_of(told.first.year - 1, told.first.month, told.first.day)
    if gone is not None and gone.weekday() == weekday:
        coming = weekday_after(spoken.today, weekday)
        return one_of((replace(told, first=coming, last=coming), told), UnclearReason.PAST)
    if told.first.weekday() == weekday:
        return Sense(said.choices)
    days = sorted((told.first, nearest_weekday(told.first, weekday)))
    return one_of((replace(told, first=day, last=day) for day in days), UnclearReason.DISAGREES)


def of_year(month: int, day: int, year: str | None, tokens: Tokens, spoken: Spoken) -> Sense | None:
    """That day of that month, in the year named (two digits are of this century) or the one meant without."""
    if year is not None:
        number = int(year) + (2000 if len(year) == 2 else 0)
        found = day_of(number, month, day)
        return on(found) if found is not None else tokens.refuse(UnclearReason.NO_SUCH_DAY)
    if day_of(2000, month, day) is None:
        return tokens.refuse(UnclearReason.NO_SUCH_DAY)
    return _latest(month, day, spoken) if spoken.back else _coming(month, day, spoken)


def _coming(month: int, day: int, spoken: Spoken) -> Sense:
    """The next one; doubtful where it has only just gone by, unless it ends a span."""
    found = _next(month, day, spoken.dated_from)
    gone = day_of(found.year - 1, month, day)
    if spoken.after == spoken.today and gone is not None and timedelta() < spoken.today - gone <= SOON:
        return one_of((When(found, found),), UnclearReason.PAST)
    return on(found)


def relative_year(tokens: Tokens, spoken: Spoken) -> str | None:
    """The year of "April next year", in digits."""
    named = tokens.phrase("of next year", "next year", "of this year", "this year")
    return None if named is None else str(spoken.today.year + ("next" in named))


def _next(month: int, day: int, after: date) -> date:
    years = (day_of(after.year + n, month, day) for n in range(YEARS_TO_A_LEAP_DAY))
    return next(found for found in years if found is not None and found >= after)


def _latest(month: int, day: int, spoken: Spoken) -> Sense:
    years = (day_of(spoken.today.year - n, month, day) for n in range(YEARS_TO_A_LEAP_DAY))
    past = next(found for found in years if found is not None and found <= spoken.today)
    coming = _next(month, day, spoken.today + timedelta(days=1))
    if coming - spoken.today <= SOON and past != spoken.today:
        return one_of(When(d, d) for d in (past, coming))
    return on(past)


def _iso(tokens: Tokens, spoken: Spoken) -> Sense | None:
    year = tokens.number(4)
    sign = tokens.take_glued("-", "/", ".")
    month = tokens.number(1, 2) if sign else None
    day = tokens.number(1, 2) if month and sign and tokens.take_glued(sign) else None
    if not (year and month and day):
        return None
    found = day_of(int(year), int(month), int(day))
    if found is None:
        return tokens.refuse(UnclearReason.NO_SUCH_DAY)
    mark = tokens.at
    said = tokens.attempt(lambda: _iso_time(tokens, spoken, found))
    if said is not None and tokens.peek() in ("to", "until", "till", "-") and tokens.peek(1).isdecimal():
        tokens.at = mark  # "2026-12-03 14:00 to 16:00" are hours, which are read as such
        said = None
    return said or on(found)


def _in_a_row(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "20261203", with "T1400" or without; "03122026" in the speaker's order."""
    text = tokens.number(8)
    if text is None:
        return None
    found = day_of(int(text[:4]), int(text[4:6]), int(text[6:]))
    if found is not None and text[:2] in ("19", "20"):
        return tokens.attempt(lambda: _joined_time(tokens, found)) or on(found)
    if text[4:6] not in ("19", "20"):
        return tokens.refuse(UnclearReason.NO_SUCH_DAY) if text[:2] in ("19", "20") else None
    numbers, year = (int(text[:2]), int(text[2:4])), text[4:]
    if spoken.day_first is None:
        return _in_either_order(numbers, year, tokens, spoken)
    day, month = numbers if spoken.day_first else numbers[::-1]
    return of_year(month, day, year, tokens, spoken)


def _joined_time(tokens: Tokens, day: date) -> Sense | None:
    """ "T1400" behind such a date."""
    text = tokens.number(4, 6) if tokens.take_glued("t") else None
    if text is None:
        return None
    if int(text[:2]) > LAST_HOUR or int(text[2:4]) > 59:
        return tokens.refuse(UnclearReason.NO_SUCH_TIME)
    return Sense((When(day, day, time(int(text[:2]), int(text[2:4]))),))


def _iso_time(tokens: Tokens, spoken: Spoken, day: date) -> Sense | None:
    joined = tokens.take_glued("t") is not None
    hour, minute, second = tokens.number(2), _after(tokens, ":"), "0"
    if not (hour and minute):
        return None
    if tokens.peek() == ":":
        second = _after(tokens, ":") or "60"
        if tokens.take_glued(".") and not tokens.number():
            return None
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        return tokens.refuse(UnclearReason.NO_SUCH_TIME)
    if tokens.peek() in ("am", "pm", "a", "p"):
        return None
    at = time(int(hour), int(minute), int(second))
    offset = tokens.attempt(lambda: _offset(tokens, joined))
    if offset is None:
        return Sense((When(day, day, at),))
    moment = datetime.combine(day, at, timezone(offset)).astimezone(UTC).astimezone(spoken.now.tzinfo)
    return Sense((When(moment.date(), moment.date(), moment.time()),))


def _after(tokens: Tokens, sign: str) -> str | None:
    return tokens.number(2) if tokens.take_glued(sign) else None


def _offset(tokens: Tokens, joined: bool) -> timedelta | None:
    """Z, +01:00, +0100 or +01. A minus only after a T: "14:00-15:00" is a stretch of time, not an offset."""
    if tokens.take_glued("z"):
        return timedelta()
    sign = tokens.take_glued("+", "-") if joined else tokens.take_glued("+")
    digits = tokens.number(2, 4) if sign else None
    if digits is None:
        return None
    minutes = digits[2:] or _after(tokens, ":") or "0"
    if int(digits[:2]) > 14 or int(minutes) > 59:
        return None
    size = timedelta(hours=int(digits[:2]), minutes=int(minutes))
    return -size if sign == "-" else size


def _numeric(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """3/4, 3/4/27, 3.4.2027, 3-4-2027, in the order of the speaker's region."""
    timelike = is_clock_here(tokens) and tokens.peek(1) == "."
    first = tokens.number(1, 2)
    sign = tokens.take_glued("/", ".", "-")
    second = tokens.number(1, 2) if sign else None
    if not (first and sign and second):
        return None
    again = tokens.take_glued(sign) is not None
    year = (tokens.number(4) or tokens.glued_number(2)) if again else None
    if year is None and (sign == "-" or (again and sign == "/")):
        return None
    numbers = (int(first), int(second))
    if spoken.day_first is None:
        return _in_either_order(numbers, year, tokens, spoken)
    day, month = numbers if spoken.day_first else numbers[::-1]
    if timelike and not again:
        return _date_or_time(tokens, spoken, month, day, time(numbers[0], numbers[1]))
    if month > 12 and day <= 12:
        said = of_year(day, month, year, tokens, spoken)
        return Sense(said.choices, UnclearReason.NO_SUCH_DAY) if said is not None else None
    return of_year(month, day, year, tokens, spoken)


def _in_either_order(numbers: tuple[int, int], year: str | None, tokens: Tokens, spoken: Spoken) -> Sense | None:
    """3/4 where nobody says which comes first: both are offered, unless only one of them is a day."""
    either = [
        order for order in dict.fromkeys((numbers, numbers[::-1])) if day_of(2000, order[1], order[0]) is not None
    ]
    read = [said for day, month in either if (said := of_year(month, day, year, tokens, spoken)) is not None]
    if len(read) == 1:
        return read[0]
    if not read:
        return tokens.refuse(UnclearReason.NO_SUCH_DAY)
    return one_of(choice for said in read for choice in said.choices)


def _date_or_time(tokens: Tokens, spoken: Spoken, month: int, day: int, at: time) -> Sense | None:
    """10.11 may be a day or a time of today, and is asked back; 15.30 and 9.40pm can only be times."""
    if tokens.peek() in ("am", "pm", "a", "p") or day_of(2000, month, day) is None:
        return None
    said = of_year(month, day, None, tokens, spoken)
    if said is None:
        return None
    return one_of((*said.choices, When(spoken.today, spoken.today, at)))


def _day_month(tokens: Tokens, spoken: Spoken) -> Sense | None:
    day = ordinal(tokens) or _plain_number(tokens)
    if day is None:
        return None
    sign = tokens.take("of", "-", "/", ".")
    month = spoken.names.month(tokens)
    if month is None:
        return None
    joined = sign is not None and sign != "of" and tokens.take_glued(sign, ".") is not None
    return of_year(month, day, _year(tokens, spoken, joined), tokens, spoken)


def _month_day(tokens: Tokens, spoken: Spoken) -> Sense | None:
    month = spoken.names.month(tokens)
    if month is None:
        return None
    sign = tokens.take_glued("-", "/")  # "Dec-3-26"
    tokens.take("the")
    day = ordinal(tokens) or (None if is_clock_here(tokens) else _plain_number(tokens))
    if day is None:
        return None
    joined = sign is not None and tokens.take_glued(sign) is not None
    return of_year(month, day, _year(tokens, spoken, joined), tokens, spoken)


def _year(tokens: Tokens, spoken: Spoken, joined: bool = False) -> str | None:
    """The year that follows. Of two digits only where no hour can be meant: joined to the date, or past 23."""
    whole = tokens.number(4) or relative_year(tokens, spoken)
    if whole is not None:
        return whole
    if not joined and is_clock_here(tokens):
        return None

    def short() -> str | None:
        text = tokens.glued_number(2) if joined else tokens.number(2)
        if text is None or not (joined or int(text) > LAST_HOUR):
            return None
        return None if tokens.peek() in ("am", "pm", ":", "h") else text

    return tokens.attempt(short)


def _plain_number(tokens: Tokens) -> int | None:
    text = tokens.number(1, 2)
    return int(text) if text is not None else None


def _day_of_this_or_next_month(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "the 3rd of next month", "the 20th of this month", "the 5th of last month", "the 5th of the month"."""
    day = ordinal(tokens)
    if day is None:
        return None
    tokens.take("of")
    which = tokens.phrase("this month", "next month", "last month")
    if which is None:
        return None if tokens.phrase("the month", "month") is None else _of_the_month(day, tokens, spoken)
    month = add_months(spoken.today.replace(day=1), {"t": 0, "n": 1, "l": -1}[which[0]])
    found = day_of(month.year, month.month, day)
    return on(found) if found is not None else tokens.refuse(UnclearReason.NO_SUCH_DAY)


def _of_the_month(day: int, tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "the 5th of the month": the next such day."""
    if not 1 <= day <= 31:
        return tokens.refuse(UnclearReason.NO_SUCH_DAY)
    found = list(islice(_days_of_that_number(day, spoken), 2))
    return one_of(When(d, d) for d in found) if found[0] == spoken.today else on(found[0])


def _day_alone(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "the 16th": of the next month that has one. Said on the 16th it may be today's or the next, so it is asked."""
    if not tokens.peek().isdecimal() and tokens.peek(-1) != "the":
        return None  # "second" alone is a word like others
    day = ordinal(tokens)
    if day is None:
        return None
    if not 1 <= day <= 31:
        return tokens.refuse(UnclearReason.NO_SUCH_DAY)
    found = list(islice(_days_of_that_number(day, spoken), 2))
    if not spoken.back and found[0] == spoken.today:
        return one_of(When(d, d) for d in found)
    return on(found[0])


def _days_of_that_number(day: int, spoken: Spoken) -> Iterator[date]:
    step = -1 if spoken.back else 1
    # "The 20th" that begins a span may be a month back at most.
    ahead = spoken.after if spoken.since is None else max(spoken.since, spoken.today - SOON)
    allowed: Callable[[date], bool] = (lambda d: d <= spoken.today) if spoken.back else (lambda d: d >= ahead)
    start = (spoken.today if spoken.back else ahead).replace(day=1)
    for months in range(13):
        month = add_months(start, step * months)
        found = day_of(month.year, month.month, day)
        if found is not None and allowed(found):
            yield found


def _past_any_hour(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "Monday 30": no hour is past 24, so that it is the day of the month."""
    number = _plain_number(tokens)
    if number is None or not LAST_HOUR + 1 < number <= 31 or not tokens.done or spoken.back:
        return None
    found = list(islice(_days_of_that_number(number, spoken), 1))
    return on(found[0])


def _bare_number(tokens: Tokens, spoken: Spoken, weekday: int) -> Sense | None:
    """ "Thu 3" at the end of a phrase: three o'clock, or the third if that is a Thursday. Never read, only asked."""
    mark = tokens.at
    at = clock(tokens, bare=True)
    if at is None or not tokens.done or at.sure:
        return None
    tokens.at = mark
    number = _plain_number(tokens)
    if number is None or spoken.back or not tokens.done:
        return None
    day = weekday_after(spoken.after, weekday)
    dates = (d for d in islice(_days_of_that_number(number, spoken), 1) if d.weekday() == weekday)
    return one_of((*(When(day, day, t) for _, t in at.options), *(When(d, d) for d in dates)))
