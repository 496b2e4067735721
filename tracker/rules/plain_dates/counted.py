"""Days and stretches counted within a month or year: "first Monday of March", "last day of July", "last weekend in
October", "second week of May", "first half of June", "week 12".

The first to fourth week of a month are its days 1-7, 8-14, 15-21, 22-28; the last its last seven. Its halves part after
the 15th. A weekend belongs to the month its Saturday is in. A numbered week is that of ISO 8601, Monday to Sunday.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.rules.plain_dates.almanac import SATURDAY, add_months, add_working_days, last_of_month, nth_weekday
from tracker.rules.plain_dates.amounts import ordinal
from tracker.rules.plain_dates.periods import Period, PeriodKind, period_named
from tracker.rules.plain_dates.spoken import Sense, Spoken, When, nearest, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_NTH_IN_DIGITS = {"1 st": 1, "2 nd": 2, "3 rd": 3, "4 th": 4, "5 th": 5}
_WORKING = ("working day", "business day", "workday", "weekday")
FRIDAY = 4


def counted_within(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "first Monday of March", "last day of next month", "last weekend in October", "second half of May"."""
    tokens.take("the")
    nth = tokens.take(*_NTH) or tokens.phrase(*_NTH_IN_DIGITS)
    number = (_NTH.get(nth) or _NTH_IN_DIGITS[nth]) if nth is not None else tokens.attempt(lambda: ordinal(tokens))
    if number is None:
        return None
    weekday = spoken.names.weekday(tokens)
    what = "" if weekday is not None else tokens.phrase("weekend", "week", *_WORKING, "day", "half")
    if what is None or (tokens.take("of", "in") is None and weekday is None and what not in ("weekend", "week")):
        return None
    tokens.take("of", "in")
    tokens.take("the")
    periods = period_named(tokens, spoken, bare=True, year=what in ("day", *_WORKING, "half"))
    if periods is None:
        return None
    if what == "day" and number < 0 and periods.choices[0].kind is PeriodKind.WEEK:
        return _end_of_a_week(periods.choices, spoken)
    if periods.choices[0].kind is not PeriodKind.MONTH and what not in ("day", *_WORKING, "half"):
        return None

    def find(period: Period) -> When | None:
        if weekday is not None:
            return _on(nth_weekday(period.first, weekday, number) if number <= 5 else None)
        return _WITHIN[what](period, number)

    return periods.said(find, spoken) or tokens.refuse(UnclearReason.NO_SUCH_DAY)


def numbered_week(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "week 12", "wk 12 2027", "calendar week 12": the next such week that is not over."""
    tokens.take("in")
    tokens.take("calendar")
    if not tokens.take("week", "wk", "kw", "cw"):
        return None
    text = tokens.number(1, 2)
    if text is None or tokens.peek() in ("-", "/", ":", "."):
        return None
    tokens.take("of", "in")
    named = tokens.number(4)
    years = (int(named),) if named else tuple(range(spoken.today.year - 1, spoken.today.year + 9))
    weeks = [week for year in years if (week := _iso_week(year, int(text))) is not None]
    if not weeks:
        return tokens.refuse(UnclearReason.NO_SUCH_DAY)
    return Sense((nearest(weeks, spoken, dated=True),))


def _iso_week(year: int, number: int) -> When | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return When(monday, monday + timedelta(days=6))


def _end_of_a_week(weeks: tuple[Period, ...], spoken: Spoken) -> Sense:
    """The last day of a week is Friday to those who work then, and Sunday to the calendar."""
    week = next((week for week in weeks if week.last >= spoken.today), weeks[-1])
    days = (week.first + timedelta(days=FRIDAY), week.last)
    return one_of(When(day, day) for day in days)


def _on(day: date | None) -> When | None:
    return When(day, day) if day is not None else None


def _nth_day(period: Period, nth: int) -> When | None:
    day = period.last if nth < 0 else period.first + timedelta(days=nth - 1)
    return When(day, day) if day <= period.last else None


def _nth_working_day(period: Period, nth: int) -> When | None:
    outside = period.last + timedelta(days=1) if nth < 0 else period.first - timedelta(days=1)
    day = add_working_days(outside, nth)
    return When(day, day) if period.first <= day <= period.last else None


def _nth_week(period: Period, nth: int) -> When | None:
    if nth < 0:
        return When(period.last - timedelta(days=6), period.last)
    if nth > 4:
        return None
    return When(period.first.replace(day=7 * nth - 6), period.first.replace(day=7 * nth))


def _nth_weekend(period: Period, nth: int) -> When | None:
    saturday = nth_weekday(period.first, SATURDAY, nth) if nth <= 5 else None
    return When(saturday, saturday + timedelta(days=1)) if saturday is not None else None


def _half(period: Period, nth: int) -> When | None:
    if nth not in (1, 2, -1) or period.kind not in (PeriodKind.MONTH, PeriodKind.YEAR):
        return None
    second = period.first.replace(day=16) if period.kind is PeriodKind.MONTH else add_months(period.first, 6)
    if nth == 1:
        return When(period.first, second - timedelta(days=1))
    return When(second, last_of_month(period.last))


_WITHIN = {
    "day": _nth_day,
    "week": _nth_week,
    "weekend": _nth_weekend,
    "half": _half,
} | dict.fromkeys(_WORKING, _nth_working_day)
