"""The holidays people agree around: Christmas, New Year, Easter, and others that are one day wherever they are kept.

Knows no country's list of days off: "the May bank holiday" or "Mother's Day" is refused with that reason.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tracker.rules.plain_dates.almanac import nth_weekday
from tracker.rules.plain_dates.spoken import Sense, Spoken, When, nearest, one_of
from tracker.rules.plain_dates.tokens import Tokens, tokenise


def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar, by the computus of 1876 (Meeus, Jones and Butcher); any year from 1583."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon_shift + 15) % 30
    quarter, remainder = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest + 2 * quarter - epact - remainder) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], When]:
    return lambda year: When(date(year, month, day), date(year, month, day))


def _from_easter(days: int) -> Callable[[int], When]:
    def moved(year: int) -> When:
        day = easter_sunday(year) + timedelta(days=days)
        return When(day, day)

    return moved


def _easter(year: int) -> When:
    """Good Friday to Easter Monday, counted from the Sunday."""
    sunday = easter_sunday(year)
    return When(sunday - timedelta(days=2), sunday + timedelta(days=1), anchor=sunday)


def _christmas(year: int) -> When:
    """Christmas Day and the day after, counted from the first."""
    return When(date(year, 12, 25), date(year, 12, 26), anchor=date(year, 12, 25))


def _black_friday(year: int) -> date:
    thursday = nth_weekday(date(year, 11, 1), 3, 4)
    assert thursday is not None
    return thursday + timedelta(days=1)


def _from_black_friday(days: int) -> Callable[[int], When]:
    def moved(year: int) -> When:
        day = _black_friday(year) + timedelta(days=days)
        return When(day, day)

    return moved


# Longer names first: "christmas eve" begins with "christmas".
_HOLIDAYS: dict[str, Callable[[int], When]] = {
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "christmas": _christmas,
    "xmas eve": _fixed(12, 24),
    "xmas day": _fixed(12, 25),
    "xmas": _christmas,
    "new years eve": _fixed(12, 31),
    "nye": _fixed(12, 31),
    "halloween": _fixed(10, 31),
    "valentines day": _fixed(2, 14),
    "valentines": _fixed(2, 14),
    "burns night": _fixed(1, 25),
    "epiphany": _fixed(1, 6),
    "st davids day": _fixed(3, 1),
    "st patricks day": _fixed(3, 17),
    "st georges day": _fixed(4, 23),
    "st andrews day": _fixed(11, 30),
    "all saints day": _fixed(11, 1),
    "all saints": _fixed(11, 1),
    "guy fawkes night": _fixed(11, 5),
    "guy fawkes": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "black friday": _from_black_friday(0),
    "cyber monday": _from_black_friday(3),
    "shrove tuesday": _from_easter(-47),
    "pancake day": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "ascension day": _from_easter(39),
    "corpus christi": _from_easter(60),
    "whit sunday": _from_easter(49),
    "pentecost": _from_easter(49),
    "new years day": _fixed(1, 1),
    "new years": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _easter,
    "whit monday": _from_easter(50),
}


_LOCAL = (
    *("bank holiday", "bank holidays", "public holiday", "half term", "school holidays", "summer holidays"),
    *("the holidays", "easter holidays", "christmas holidays", "may day", "labour day", "labor day", "memorial day"),
    *("presidents day", "columbus day", "veterans day", "independence day", "national day", "thanksgiving"),
    *("mlk day", "mothers day", "mothering sunday", "fathers day", "carnival", "midsummer", "constitution day"),
    *("diwali", "eid", "ramadan", "hanukkah", "passover", "rosh hashanah", "yom kippur", "chinese new year"),
    *("lunar new year", "orthodox easter", "orthodox christmas", "golden week"),
)


def names_a_local_holiday(text: str) -> bool:
    """Whether one is named that lies on another day in another country, or that no rule of the calendar gives."""
    return _first_named(text, _LOCAL) != ""


def names_a_holiday(text: str) -> bool:
    """Whether one is named by which a day is meant: "boxing day", and not "new year"."""
    return _first_named(text, tuple(_HOLIDAYS)) not in ("", "new year", "new years")


def _first_named(text: str, names: tuple[str, ...]) -> str:
    tokens = Tokens(tokenise(text))
    while not tokens.done:
        found = tokens.phrase(*names)
        if found:
            return found
        tokens.at += 1
    return ""


def holiday(tokens: Tokens, spoken: Spoken) -> Sense | None:
    """The next of the named holiday (or the latest, looking back), of a year where one is named."""
    called = tokens.phrase(*_HOLIDAYS)
    if called is None:
        return None
    if called == "new year" and (tokens.peek(-4), tokens.peek(-3)) == ("in", "the"):
        return _in_the_new_year(spoken)
    of_year = _HOLIDAYS[called]
    named = tokens.number(4)
    years = (int(named),) if named else tuple(range(spoken.today.year - 1, spoken.today.year + 3))
    if years[0] < 1583:
        return None
    return Sense((nearest([of_year(year) for year in years], spoken, dated=True),))


def _in_the_new_year(spoken: Spoken) -> Sense:
    """Some say it of the first days, some of all January: asked back."""
    january = date(spoken.today.year + 1, 1, 1)
    week = When(january + timedelta(days=1), january + timedelta(days=7))
    return one_of((week, When(january, january + timedelta(days=30))))
