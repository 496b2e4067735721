"""Amounts of time: "two weeks", "a couple of days", "half an hour". Knows how long they are, not from when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from tracker.rules.plain_dates.almanac import add_months, add_working_days
from tracker.rules.plain_dates.spoken import When
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason

MOST = 4000
"""The highest count that is read, of whatever unit: beyond it nobody means a date."""
COUPLE = (2, 3)
FEW = (3, 5)

# fmt: off
_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)
# fmt: on


class Unit(Enum):
    """A unit of time and how many of its kind it holds: a fortnight is two weeks."""

    MINUTE = ("minute", 1)
    HOUR = ("minute", 60)
    DAY = ("day", 1)
    WORKING_DAY = ("working day", 1)
    WEEK = ("day", 7)
    FORTNIGHT = ("day", 14)
    MONTH = ("month", 1)
    YEAR = ("month", 12)


_UNITS = {
    "minute": Unit.MINUTE,
    "min": Unit.MINUTE,
    "hour": Unit.HOUR,
    "hr": Unit.HOUR,
    "day": Unit.DAY,
    "working day": Unit.WORKING_DAY,
    "business day": Unit.WORKING_DAY,
    "workday": Unit.WORKING_DAY,
    "week": Unit.WEEK,
    "wk": Unit.WEEK,
    "fortnight": Unit.FORTNIGHT,
    "month": Unit.MONTH,
    "year": Unit.YEAR,
    "yr": Unit.YEAR,
    "mth": Unit.MONTH,
}
# What is typed close behind a number: "3d", "2w". "m" may be minutes or months, and is not here.
_SHORT = {
    "d": Unit.DAY,
    "w": Unit.WEEK,
    "wk": Unit.WEEK,
    "wks": Unit.WEEK,
    "mo": Unit.MONTH,
    "mos": Unit.MONTH,
    "mth": Unit.MONTH,
    "mths": Unit.MONTH,
    "y": Unit.YEAR,
    "h": Unit.HOUR,
}
_SPELLINGS = {spelling: unit for word, unit in _UNITS.items() for spelling in (f"{word}s", word)}


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high` of `kind` ("minute", "day", "working day", "month"); the same where it is precise."""

    low: int
    high: int
    kind: str

    @property
    def is_clock(self) -> bool:
        return self.kind == "minute"

    @property
    def is_precise(self) -> bool:
        return self.low == self.high

    def from_day(self, day: date, sign: int = 1) -> When:
        """The day (or, where vague, the days) so much after `day`, or before it where `sign` is -1."""
        ends = sorted((self._shift(day, sign * self.low), self._shift(day, sign * self.high)))
        return When(ends[0], ends[1])

    def from_moment(self, moment: datetime, sign: int = 1) -> datetime:
        """The instant so many minutes after an aware `moment` (before it: -1), in its zone; the low end where vague."""
        there = moment.timestamp() + sign * self.low * 60
        return datetime.fromtimestamp(there, moment.tzinfo)

    def _shift(self, day: date, count: int) -> date:
        if self.kind == "month":
            return add_months(day, count)
        return add_working_days(day, count) if self.kind == "working day" else day + timedelta(days=count)


def amount(tokens: Tokens) -> Amount | None:
    """A count with its unit: "10 days", "two or three weeks", "a week or two", "half an hour", "a couple of days"."""
    return tokens.attempt(lambda: _half(tokens)) or tokens.attempt(lambda: _counted(tokens))


def short_amount(tokens: Tokens) -> Amount | None:
    """A count with the letter of its unit close behind: "3d", "2w", "6mo". "3h" may be three o'clock, so it is none."""

    def read() -> Amount | None:
        text = tokens.number()
        letter = tokens.take_glued(*(letter for letter in _SHORT if letter != "h")) if text is not None else None
        return _sized(tokens, int(text), int(text), _SHORT[letter]) if text is not None and letter is not None else None

    return tokens.attempt(read)


def amount_ahead(tokens: Tokens) -> Amount | None:
    """An amount where nothing else can stand, as after "in": "1.5 hours", "3h" and "90 mins" as well."""

    def with_letter() -> Amount | None:
        text = tokens.number()
        letter = (tokens.take_glued(*_SHORT) or tokens.take("h")) if text is not None else None
        return _sized(tokens, int(text), int(text), _SHORT[letter]) if text is not None and letter is not None else None

    tokens.take("about", "around", "roughly", "approximately", "approx", "~")
    return (
        tokens.attempt(lambda: hours_and_minutes(tokens))
        or tokens.attempt(lambda: _decimal(tokens))
        or tokens.attempt(with_letter)
        or amount(tokens)
    )


def hours_and_minutes(tokens: Tokens) -> Amount | None:
    """ "1 hour 30 minutes", "1h 30m", "1h30", "2 hours and 15 min"."""
    hours = cardinal(tokens)
    if hours is None or not tokens.take("h", "hr", "hrs", "hour", "hours"):
        return None
    tokens.take("and", "&")
    minutes = cardinal(tokens) if tokens.peek() not in ("a", "an") else None
    if minutes is None or minutes > 59 or hours > MOST // 60:
        return None
    tokens.take("m", "min", "mins", "minute", "minutes")
    return Amount(hours * 60 + minutes, hours * 60 + minutes, "minute")


def cardinal(tokens: Tokens) -> int | None:
    """A number in digits, or in words up to ninety-nine; whatever is above MOST is just above it."""
    text = tokens.number()
    if text is not None:
        return min(int(text), MOST + 1)
    word = tokens.take(*_SMALL)
    if word is not None:
        return _SMALL.index(word) + 1
    tens = tokens.take(*_TENS)
    if tens is None:
        return None
    ones = _after_hyphen(tokens, _SMALL[:9])
    return (_TENS.index(tens) + 2) * 10 + ones


def ordinal(tokens: Tokens) -> int | None:
    """A place in a row, 1 to 31: "3rd", "third", "twenty-first"."""
    return tokens.attempt(lambda: _suffixed(tokens)) or tokens.attempt(lambda: _in_words(tokens))


def _suffixed(tokens: Tokens) -> int | None:
    text = tokens.number(1, 2)
    return int(text) if text and tokens.take_glued("st", "nd", "rd", "th") else None


def _in_words(tokens: Tokens) -> int | None:
    word = tokens.take(*_ORDINALS)
    if word is not None:
        return _ORDINALS.index(word) + 1
    if tokens.take("thirtieth"):
        return 30
    tens = tokens.take("twenty", "thirty")
    if tens is None:
        return None
    ones = _after_hyphen(tokens, _ORDINALS[:9])
    return (_TENS.index(tens) + 2) * 10 + ones if ones else None


def _after_hyphen(tokens: Tokens, words: tuple[str, ...]) -> int:
    """The ones that belong to the tens just read, with or without a hyphen; 0 where there are none."""
    if tokens.peek() == "-" and tokens.peek(1) in words:
        tokens.take("-")
    word = tokens.take(*words)
    return words.index(word) + 1 if word is not None else 0


_FRACTIONS = {
    "half an hour": Amount(30, 30, "minute"),
    "half hour": Amount(30, 30, "minute"),
    "a half hour": Amount(30, 30, "minute"),
    "1 / 2 an hour": Amount(30, 30, "minute"),
    "1 / 2 hour": Amount(30, 30, "minute"),
    "a quarter of an hour": Amount(15, 15, "minute"),
    "quarter of an hour": Amount(15, 15, "minute"),
    "three quarters of an hour": Amount(45, 45, "minute"),
    "three - quarters of an hour": Amount(45, 45, "minute"),
    "3 quarters of an hour": Amount(45, 45, "minute"),
    "3 / 4 of an hour": Amount(45, 45, "minute"),
    "3 / 4 hour": Amount(45, 45, "minute"),
    "half a year": Amount(6, 6, "month"),
    "half year": Amount(6, 6, "month"),
}


def _half(tokens: Tokens) -> Amount | None:
    named = tokens.phrase(*_FRACTIONS)
    return _FRACTIONS[named] if named is not None else None


def _decimal(tokens: Tokens) -> Amount | None:
    """ "1.5 hours": so many minutes, or months where it is years; half a day is no number of days."""
    whole = tokens.number(1, 2)
    part = tokens.glued_number(1, 2) if whole is not None and tokens.take_glued(".") else None
    if whole is None or part is None:
        return None
    spelling = tokens.phrase(*_SPELLINGS) or tokens.take("h")
    if spelling is None:
        return None
    kind, size = (_SHORT[spelling] if spelling == "h" else _SPELLINGS[spelling]).value
    parts, unit = int(whole + part) * size, 10 ** len(part)
    return Amount(parts // unit, parts // unit, kind) if parts % unit == 0 else None


def _sized(tokens: Tokens, low: int, high: int, unit: Unit) -> Amount | None:
    if high > MOST:
        return tokens.refuse(UnclearReason.TOO_FAR)
    kind, size = unit.value
    return Amount(low * size, high * size, kind)


def _counted(tokens: Tokens) -> Amount | None:
    counted = _count(tokens)
    halved = counted is not None and tokens.phrase("and a half") is not None
    spelling = tokens.phrase(*_SPELLINGS) if counted is not None else None
    if counted is None or spelling is None:
        return None
    low, high = counted
    if high > MOST:
        return tokens.refuse(UnclearReason.TOO_FAR)
    kind, size = _SPELLINGS[spelling].value
    if halved or tokens.phrase("and a half"):
        half, odd = divmod(size, 2)
        return None if odd else Amount(low * size + half, high * size + half, kind)
    if counted == (1, 1) and tokens.phrase("or two"):
        high = 2
    return Amount(low * size, high * size, kind)


def _count(tokens: Tokens) -> tuple[int, int] | None:
    if tokens.phrase("a couple of", "couple of", "a couple", "couple"):
        return COUPLE
    if tokens.phrase("a few", "few"):
        return FEW
    if tokens.take("a", "an"):
        return (1, 1)
    low = cardinal(tokens)
    if low is None:
        return None
    high = tokens.attempt(lambda: cardinal(tokens) if tokens.take("or", "to", "-") else None)
    if high is None:
        return (low, low)
    return (low, high) if low < high else None
