"""Weeks, weekends, months, quarters, seasons and years, and their parts: "next week", "early in March", "end of Q1".

What the parts mean, from the first to the last day:
a week runs Monday to Sunday; early or beginning is Monday and Tuesday, mid Tuesday to Thursday, late or end Thursday
and Friday. In a month early or beginning is the 1st to the 10th, mid the 11th to the 20th, late from the 21st, end the
last seven days. In a year beginning is January, early the first three months, mid May to August, late the last three
months. In a quarter or a season beginning and early are its first month, mid its second and late its third. Each of
these ends with its last seven days. Spring is March to May and the others follow; south of the equator it begins in
September.
"EOM" is the month's last day, and so with "EOY" and "EOQ".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from tracker.rules.plain_dates.almanac import SATURDAY, add_months, last_of_month, monday_of
from tracker.rules.plain_dates.dates import LAST_HOUR, relative_year
from tracker.rules.plain_dates.spoken import Sense, Spoken, When, during, nearest, on, one_of
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason


class PeriodKind(Enum):
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """From the `first` day to the `last`, both included."""

    kind: PeriodKind
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods a name may mean, in order of time: the nearest one is meant, unless it must be asked.

    `dated` are those named by a month, a quarter or a season, not by how far from now they are.
    """

    choices: tuple[Period, ...]
    ask: bool = False
    dated: bool = False

    def said(self, part: Callable[[Period], When | None], spoken: Spoken) -> Sense | None:
        """That part of the period meant; None where no choice has one.

        A part of a period that still runs may be over ("early November" on the 26th): then it is doubtful, as a date
        that has just gone by is. "October" said in November, or its end, is next year's.
        """
        found = [(period, when) for period in self.choices if (when := part(period)) is not None]
        if not found:
            return None
        whens = [when for _, when in found]
        today = spoken.today
        over = any(period.first <= today <= period.last and when.last < today for period, when in found)
        if over and self.dated and spoken.since is None and spoken.after == today and not spoken.back:
            return one_of((nearest(whens, spoken, dated=True),), UnclearReason.PAST)
        return one_of(whens) if self.ask else Sense((nearest(whens, spoken, dated=self.dated),))


def whole_period(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "next week", "this month", "in March", "March 2027", "in 2027"."""
    coming = tokens.attempt(lambda: _coming(tokens))
    if coming is not None:
        return _the_next(PeriodKind(coming.split(" ")[-1]), spoken)
    after_in = tokens.take("in", "during") is not None
    tokens.take("the")
    periods = period_named(tokens, spoken, bare=False, year=after_in)
    if periods is None:
        return None
    return periods.said(lambda period: When(period.first, period.last), spoken)


def _coming(tokens: Tokens) -> str | None:
    tokens.take("in", "over", "during")
    return tokens.phrase(*_STRETCHES)


def named_period(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "April", "spring", "Q1": what comes once a year, by its name alone."""
    tokens.take("in")
    periods = period_named(tokens, spoken, bare=False, year=False)
    if periods is None or not periods.dated:
        return None
    return periods.said(lambda period: When(period.first, period.last), spoken)


def part_of_period(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """ "end of next week", "early in March", "mid-May", "late 2027", "later this month"."""
    if tokens.take("later"):
        return _later(tokens, spoken)
    if tokens.phrase(*_LAST_OF_THE_MONTH):
        return on(last_of_month(spoken.today))
    closing = tokens.phrase(*_CLOSINGS)
    if closing is not None:
        nearby = Periods(tuple(_moved(_CLOSINGS[closing], n, spoken) for n in ((-1, 0) if spoken.back else (0, 1))))
        return nearby.said(lambda period: _part(_Part.END, period), spoken)
    ended = tokens.take(*_ENDS)
    if ended is not None:
        nearby = Periods(tuple(_moved(_ENDS[ended], n, spoken) for n in ((-1, 0) if spoken.back else (0, 1))))
        if _ENDS[ended] is PeriodKind.WEEK:
            part = _Part.MID if ended == "midweek" else _Part.END
            return nearby.said(lambda period: _part(part, period), spoken)
        return nearby.said(lambda period: When(period.last, period.last), spoken)
    tokens.take("the")
    name = tokens.take(*_PART_NAMES)
    if name is None:
        return None
    tokens.take_glued(".")
    tokens.take("-")
    tokens.take("of", "in")
    tokens.take("the")
    periods = period_named(tokens, spoken, bare=True, year=True)
    return periods.said(lambda period: _part(_PART_NAMES[name], period), spoken) if periods is not None else None


class _Part(Enum):
    BEGINNING = "beginning"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"


_PART_NAMES = {
    "beginning": _Part.BEGINNING,
    "beg": _Part.BEGINNING,
    "start": _Part.BEGINNING,
    "early": _Part.EARLY,
    "mid": _Part.MID,
    "middle": _Part.MID,
    "late": _Part.LATE,
    "end": _Part.END,
}
# Days from Monday, days of the month, and months; a last of None is the last there is.
_IN_WEEK = {
    _Part.BEGINNING: (0, 1),
    _Part.EARLY: (0, 1),
    _Part.MID: (1, 3),
    _Part.LATE: (3, 4),
    _Part.END: (3, 4),
}
_IN_MONTH = {_Part.BEGINNING: (1, 10), _Part.EARLY: (1, 10), _Part.MID: (11, 20), _Part.LATE: (21, None)}
_IN_YEAR = {
    _Part.BEGINNING: (1, 1),
    _Part.EARLY: (1, 3),
    _Part.MID: (5, 8),
    _Part.LATE: (10, 12),
}
_IN_QUARTER = {_Part.BEGINNING: 0, _Part.EARLY: 0, _Part.MID: 1, _Part.LATE: 2}
_CLOSINGS = {"month end": PeriodKind.MONTH, "quarter end": PeriodKind.QUARTER, "year end": PeriodKind.YEAR}
_ENDS = {
    "eow": PeriodKind.WEEK,
    "midweek": PeriodKind.WEEK,
    "eom": PeriodKind.MONTH,
    "eoq": PeriodKind.QUARTER,
    "eoy": PeriodKind.YEAR,
}
_STRETCHES = tuple(f"the {which} {unit}" for which in ("next", "coming") for unit in ("week", "month", "year"))
_SHORTENED = {"wk": "week", "mth": "month", "qtr": "quarter", "yr": "year"}
_LAST_OF_THE_MONTH = ("the last of the month", "last of the month", "the last of this month", "last of this month")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Zones south of the equator that have seasons to speak of.
_SOUTHERN = ("Australia/", "Antarctica/", "America/Argentina/", "Pacific/Auckland", "Pacific/Chatham")
_SOUTHERN_CITIES = frozenset(
    (
        *("Sao_Paulo", "Buenos_Aires", "Montevideo", "Asuncion", "Santiago", "Punta_Arenas", "Coyhaique", "La_Paz"),
        *("Johannesburg", "Harare", "Maputo", "Windhoek", "Gaborone", "Maseru", "Mbabane", "Lusaka"),
        *("Mauritius", "Reunion", "Antananarivo"),
    )
)


def _part(part: _Part, period: Period) -> When | None:
    if period.kind is PeriodKind.WEEKEND or (period.kind is PeriodKind.HALF and part is not _Part.END):
        return None
    if period.kind is PeriodKind.WEEK:
        from_day, to_day = _IN_WEEK[part]
        first, last = period.first + timedelta(days=from_day), period.first + timedelta(days=to_day)
    elif part is _Part.END:
        first, last = period.last - timedelta(days=6), period.last
    elif period.kind in (PeriodKind.QUARTER, PeriodKind.SEASON):
        month = add_months(period.first, _IN_QUARTER[part])
        first, last = month, last_of_month(month)
    elif period.kind is PeriodKind.YEAR:
        from_month, to_month = _IN_YEAR[part]
        first = period.first.replace(month=from_month)
        last = last_of_month(period.first.replace(month=to_month))
    else:
        start, end = _IN_MONTH[part]
        first, last = period.first.replace(day=start), period.first.replace(day=end) if end else period.last
    return When(first, last, anchor=last if part is _Part.END else None)


def _the_next(kind: PeriodKind, spoken: Spoken) -> Sense:
    """ "the next week" is the seven days from today to some, and next week to others."""
    period = _moved(kind, 1, spoken)
    last = {
        PeriodKind.WEEK: spoken.today + timedelta(days=7),
        PeriodKind.MONTH: add_months(spoken.today, 1),
        PeriodKind.YEAR: add_months(spoken.today, 12),
    }[kind]
    return one_of((When(spoken.today, last), When(period.first, period.last)))


def _later(tokens: Tokens, spoken: Spoken) -> Sense | None:
    if tokens.take("today"):
        return on(spoken.today)
    if tokens.peek() == "next":  # "later next week" is late in it
        coming = period_named(tokens, spoken, bare=False, year=False)
        return coming.said(lambda period: _part(_Part.LATE, period), spoken) if coming is not None else None
    periods = period_named(tokens, spoken, bare=False, year=False) if tokens.peek() == "this" else None
    if periods is None or spoken.today >= periods.choices[0].last:
        return None
    return during(spoken.today + timedelta(days=1), periods.choices[0].last)


def period_named(tokens: Tokens, spoken: Spoken, *, bare: bool, year: bool) -> Periods | None:
    """A period by its name. `bare` allows "week" alone, for "end of the week"; `year` allows "2027" alone."""
    found = (
        tokens.attempt(lambda: _unit(tokens, spoken, bare))
        or tokens.attempt(lambda: _named_month(tokens, spoken))
        or tokens.attempt(lambda: _quarter(tokens, spoken))
        or tokens.attempt(lambda: _half_of_a_year(tokens, spoken))
        or tokens.attempt(lambda: _season(tokens, spoken))
    )
    if found is not None:
        return found
    number = tokens.number(4) if year else None
    return Periods((_year(int(number)),)) if number and int(number) > 0 else None


def _unit(tokens: Tokens, spoken: Spoken, bare: bool) -> Periods | None:
    which = tokens.phrase("this", "the current", "next", "last")
    word = tokens.take("week", "weekend", "month", "quarter", "year", *_SHORTENED)
    if word is None:
        return None
    tokens.take_glued(".")
    kind = PeriodKind(_SHORTENED.get(word, word))
    if which == "next" and kind is PeriodKind.WEEKEND:
        nearer = 0 if spoken.today.weekday() < SATURDAY else 1
        return Periods((_moved(kind, nearer, spoken), _moved(kind, nearer + 1, spoken)), ask=nearer == 0)
    if which is not None:
        return Periods((_moved(kind, {"next": 1, "last": -1}.get(which, 0), spoken),))
    if tokens.phrase("after next"):
        return Periods((_moved(kind, 2, spoken),))
    if not bare and kind is not PeriodKind.WEEKEND:
        return None
    return Periods(tuple(_moved(kind, n, spoken) for n in ((-1, 0) if spoken.back else (0, 1))))


def _moved(kind: PeriodKind, count: int, spoken: Spoken) -> Period:
    today = spoken.today
    if kind is PeriodKind.MONTH:
        return _month(add_months(today, count))
    if kind is PeriodKind.QUARTER:
        return _quarter_from(add_months(today.replace(day=1), 3 * count - (today.month - 1) % 3))
    if kind is PeriodKind.YEAR:
        return _year(add_months(today, 12 * count).year)
    monday = monday_of(today) + timedelta(weeks=count)
    start = SATURDAY if kind is PeriodKind.WEEKEND else 0
    return Period(kind, monday + timedelta(days=start), monday + timedelta(days=6))


def _month(day: date) -> Period:
    return Period(PeriodKind.MONTH, day.replace(day=1), last_of_month(day))


def _quarter_from(first: date) -> Period:
    return Period(PeriodKind.QUARTER, first, last_of_month(add_months(first, 2)))


def _year(year: int) -> Period:
    return Period(PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31))


def _named_month(tokens: Tokens, spoken: Spoken) -> Periods | None:
    """March: the next one not over. "Next March" said in January may be this year's or the one after: asked."""
    which = tokens.phrase("this coming", "coming", "this", "next", "last")
    month = spoken.names.month(tokens)
    if month is None:
        return None
    here = spoken.today.replace(day=1)
    number = (tokens.number(4) or relative_year(tokens, spoken)) if which is None else None
    if number is not None:
        return Periods((_month(date(int(number), month, 1)),)) if int(number) > 0 else None
    if which == "last":
        return Periods((_month(here.replace(year=here.year - (month >= here.month), month=month)),))
    years = [_month(here.replace(year=here.year + n, month=month)) for n in (-1, 0, 1, 2)]
    if which == "next":
        ahead = [period for period in years if period.first > here]
        return Periods(tuple(ahead[:2]), ask=month > here.month) if month > here.month else Periods((ahead[0],))
    return Periods(tuple(years), dated=True)


def _quarter(tokens: Tokens, spoken: Spoken) -> Periods | None:
    """ "Q1", "Q1 2027", "2027 Q1", "the first quarter of 2027": the next one that is not over."""
    before = tokens.number(4)
    text = tokens.glued_number(1) if tokens.take("q") else None
    if text is None and before is None:
        word = tokens.take(*_QUARTERS)
        text = str(_QUARTERS[word]) if word is not None and tokens.take("quarter") else None
    if text is None or not 1 <= int(text) <= 4:
        return None
    if before is None:
        tokens.take("of", "in", "/", "-")
    year = before or tokens.number(4) or _short_year(tokens)
    years = (int(year),) if year is not None else tuple(spoken.today.year + n for n in (-1, 0, 1))
    if years[0] < 1:
        return None
    return Periods(tuple(_quarter_from(date(y, 3 * int(text) - 2, 1)) for y in years), dated=True)


def _half_of_a_year(tokens: Tokens, spoken: Spoken) -> Periods | None:
    """ "H1", "H2 2027": the next one that is not over."""
    text = tokens.glued_number(1) if tokens.take("h") else None
    if text not in ("1", "2"):
        return None
    tokens.take("of", "in", "/", "-")
    year = tokens.number(4) or _short_year(tokens)
    years = (int(year),) if year is not None else tuple(spoken.today.year + n for n in (-1, 0, 1))
    if years[0] < 1:
        return None
    begun = [date(y, 6 * int(text) - 5, 1) for y in years]
    return Periods(tuple(Period(PeriodKind.HALF, d, last_of_month(add_months(d, 5))) for d in begun), dated=True)


def _short_year(tokens: Tokens) -> str | None:
    """ "Q1 27": two digits past the last hour, so that no time can be meant."""

    def read() -> str | None:
        text = tokens.number(2)
        return f"20{text}" if text is not None and int(text) > LAST_HOUR else None

    return tokens.attempt(read)


def _season(tokens: Tokens, spoken: Spoken) -> Periods | None:
    """Spring: the next one not over. "Next summer" said in March may be this year's or the one after: asked."""
    which = tokens.phrase("this coming", "coming", "this", "next", "last")
    name = tokens.take(*_SEASONS)
    if name is None:
        return None
    month = (_SEASONS[name] + (6 if _is_southern(spoken) else 0) - 1) % 12 + 1

    def of(year: int) -> Period:
        first = date(year, month, 1)
        return Period(PeriodKind.SEASON, first, last_of_month(add_months(first, 2)))

    tokens.take("of")
    number = tokens.number(4) if which is None else None
    if number is not None:
        return Periods((of(int(number)),)) if int(number) > 0 else None
    seasons = [of(spoken.today.year + n) for n in (-2, -1, 0, 1, 2)]
    if which == "last":
        return Periods((max((s for s in seasons if s.last < spoken.today), key=lambda s: s.first),))
    if which == "next":
        ahead = [season for season in seasons if season.first > spoken.today]
        return Periods(tuple(ahead[:2]), ask=True) if ahead[0].first.year == spoken.today.year else Periods((ahead[0],))
    return Periods(tuple(seasons), dated=True)


def _is_southern(spoken: Spoken) -> bool:
    zone: str = getattr(spoken.now.tzinfo, "key", "")
    return zone.startswith(_SOUTHERN) or zone.rpartition("/")[2] in _SOUTHERN_CITIES
