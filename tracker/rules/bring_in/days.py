"""Days as tables and cards write them: 2025-03-04, 4/3/2025, 4. März 2025, --0304. Knows no column, and no today."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from tracker.rules.bring_in.card import Birthday
from tracker.rules.bring_in.mapping import DateOrder
from tracker.rules.text import fold

LONGEST = 60
"""Characters: no day is written longer."""

_TIME = r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?([ap]\.?m\.?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?" + _TIME, re.IGNORECASE)
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?Z?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er)?[. -]+(?:de )?([^\W\d_]{3,12})\.?[, -]+(?:de )?(\d{4}|\d{2})" + _TIME, re.IGNORECASE
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})" + _TIME, re.IGNORECASE)
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?,? +(?=\d)")
_NO_YEAR = re.compile(r"--(\d{2})-?(\d{2})")
_SERIAL = re.compile(r"([1-6]\d{4})(?:[.,](\d{1,15}))?", re.ASCII)
_SERIALS_BEGIN = date(1899, 12, 30)
_SAYS_NO_DAY = re.compile(r"[0/.: -]*")

_MONTHS = (
    ("jan", "january", "januar", "janner", "janv", "janvier", "ene", "enero"),
    ("feb", "february", "februar", "fev", "fevr", "fevrier", "febrero"),
    ("mar", "march", "marz", "mrz", "mars", "marzo"),
    ("apr", "april", "avr", "avril", "abr", "abril"),
    ("may", "mai", "mayo"),
    ("jun", "june", "juni", "juin", "junio"),
    ("jul", "july", "juli", "juil", "juillet", "julio"),
    ("aug", "august", "aout", "ago", "agosto"),
    ("sep", "sept", "september", "septembre", "septiembre"),
    ("oct", "october", "okt", "oktober", "octobre", "octubre"),
    ("nov", "november", "novembre", "noviembre"),
    ("dec", "december", "dez", "dezember", "decembre", "dic", "diciembre"),
)
_MONTH = {name: month for month, names in enumerate(_MONTHS, 1) for name in names}

_OUTLOOK_HAS_NONE = (date(1601, 1, 1), date(4501, 1, 1))
_APPLE_HAS_NO_YEAR = 1604


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it is written, with its time where one stands there. `unsure`: the other order would be a day too."""

    day: date
    at: time | None = None
    unsure: bool = False


@lru_cache(maxsize=512)
def as_serial(text: str) -> str:
    """A day as a spreadsheet counts it ("46084.5", since 1900), as it is written; "" for anything else.

    Only in a column of days is such a number one.
    """
    serial = _SERIAL.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if serial is None:
        return ""
    minutes = round(float(f"0.{serial[2] or 0}") * 24 * 60)
    moment = datetime.combine(_SERIALS_BEGIN, time()) + timedelta(days=int(serial[1]), minutes=minutes)
    return moment.isoformat(" ", "minutes") if minutes else moment.date().isoformat()


@lru_cache(maxsize=512)
def says_no_day(text: str) -> bool:
    """Whether it stands for no day at all: "0/0/00", as Outlook writes where none is known."""
    return len(text) <= LONGEST and _SAYS_NO_DAY.fullmatch(text.strip()) is not None


@lru_cache(maxsize=512)  # in a table the same few days stand again and again
def written_day(text: str, order: DateOrder) -> Written | None:
    """The day in a text that is nothing but one; None for any other. Two digits of a year are of 1970 to 2069."""
    text = text.strip()
    if not 6 <= len(text) <= LONGEST:
        return None
    if not text[0].isdigit():
        if (named := _MONTH_DAY.fullmatch(text)) is not None:
            return _made(named[3], _MONTH.get(fold(named[1]), 0), named[2], named.groups()[3:])
        text = _WEEKDAY.sub("", text, count=1)
    if (solid := _SOLID.fullmatch(text)) is not None:
        return _made(solid[1], solid[2], solid[3], (*solid.groups()[3:], None))
    if (first := _YEAR_FIRST.fullmatch(text)) is not None:
        return _made(first[1], first[3], first[4], first.groups()[4:])
    if (named := _DAY_MONTH.fullmatch(text)) is not None:
        return _made(named[3], _MONTH.get(fold(named[2]), 0), named[1], named.groups()[3:])
    if (last := _YEAR_LAST.fullmatch(text)) is not None:
        return _in_order(last, order)
    return None


def _in_order(last: re.Match[str], order: DateOrder) -> Written | None:
    one, sign, other, year = last[1], last[2], last[3], last[4]
    rest = last.groups()[4:]
    if sign == "." or int(one) > 12:
        return _made(year, other, one, rest)
    if int(other) > 12:
        return _made(year, one, other, rest)
    if order is DateOrder.MONTH_FIRST:
        return _made(year, one, other, rest)
    made = _made(year, other, one, rest)
    if made is None or order is DateOrder.DAY_FIRST or one.lstrip("0") == other.lstrip("0"):
        return made
    return Written(made.day, made.at, unsure=True)


def _made(year: str, month: str | int, day: str, rest: tuple[str | None, ...]) -> Written | None:
    hour, minute, second, half = rest
    try:
        at = _time(hour, minute, second, half) if hour is not None else None
        return Written(date(_full(year), int(month), int(day)), at)
    except ValueError:
        return None


def _time(hour: str, minute: str | None, second: str | None, half: str | None) -> time:
    hours = int(hour)
    if half is not None:
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    return time(hours, int(minute or 0), int(second or 0))


def _full(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 70 else 1900)


def order_of(texts: Iterable[str]) -> DateOrder:
    """In which order a table writes its days, by those that can be read in one only."""
    seen: set[DateOrder] = set()
    for text in texts:
        last = _YEAR_LAST.fullmatch(text.strip()) if len(text) <= LONGEST else None
        if last is None or (last[2] != "." and int(last[1]) <= 12 and int(last[3]) <= 12):
            continue
        seen.add(DateOrder.DAY_FIRST if last[2] == "." or int(last[1]) > 12 else DateOrder.MONTH_FIRST)
    return seen.pop() if len(seen) == 1 else DateOrder.UNSURE


def may_be_two_days(texts: Iterable[str]) -> bool:
    """Whether any of them is one day or another, by the order in which a table writes its days."""
    return any((day := written_day(text, DateOrder.UNSURE)) is not None and day.unsure for text in texts)


def written_birthday(text: str, order: DateOrder = DateOrder.UNSURE, no_year: int | None = None) -> Birthday | None:
    """The birthday in a text that is nothing but one; None for any other, and where its order is unsure.

    `no_year` is the year a card says stands for none; Apple's does without being told.
    """
    stripped = text.strip()
    if (yearless := _NO_YEAR.fullmatch(stripped)) is not None:
        return birthday(int(yearless[1]), int(yearless[2]), None)
    written = written_day(stripped, order)
    if written is None or written.unsure or written.day in _OUTLOOK_HAS_NONE:
        return None
    day = written.day
    if len(stripped) <= 8 and day.year > 2030 and not stripped[:4].isdigit():
        day = day.replace(year=day.year - 100)  # two digits, of somebody not yet born
    year = None if day.year in (_APPLE_HAS_NO_YEAR, no_year) else day.year
    return Birthday(day.month, day.day, year)


def birthday(month: int, day: int, year: int | None) -> Birthday | None:
    """That birthday, None where there is no such day."""
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return None
    return Birthday(month, day, year)
