"""Times of the day: "3pm", "15:30", "15h30", "half past three", "half ten", "around noon". Knows no days.

A bare number is no time: "at 3" may be night or afternoon, and so may 3:30, which is how most people write
the afternoon. Both are asked back. From 7:00 on a time stands as it is written, and so does "half eight" to "half
twelve"; "half seven" is said of the evening as well. "Around 3pm" is 15:00: who agrees to it means that hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from tracker.rules.plain_dates.amounts import cardinal
from tracker.rules.plain_dates.spoken import Part
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason

NOON = time(12)
MIDNIGHT = time(0)
UNLIKELY_BEFORE = 7
HALVES_OF_THE_MORNING = range(8, 13)
_ROUGHLY = ("around", "about", "approx", "approximately", "roughly", "circa", "ca", "~")

_COUNTED_IN = ("minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks")

_PARTS = {
    "morning": Part.MORNING,
    "lunchtime": Part.LUNCHTIME,
    "lunch": Part.LUNCHTIME,
    "afternoon": Part.AFTERNOON,
    "evening": Part.EVENING,
    "eve": Part.EVENING,
    "night": Part.NIGHT,
}


@dataclass(frozen=True, slots=True)
class Clock:
    """The times it may be, each with the days to add (1 for the midnight that ends a day). `sure` where it is one."""

    options: tuple[tuple[int, time], ...]
    sure: bool = True

    def within(self, part: Part) -> Clock | None:
        """What is left of it in that part of the day: three in the afternoon is 15:00."""
        left = tuple((days, at) for days, at in self.options if not days and part.holds(at))
        return Clock(left) if left else None


def part_of_day(tokens: Tokens) -> Part | None:
    """ "morning", "in the afternoon", "at night"."""
    return tokens.attempt(lambda: _part(tokens))


def clock(tokens: Tokens, bare: bool = False) -> Clock | None:
    """A time of the day. With `bare`, or after "at", a number alone is a time too, though never a sure one."""
    return tokens.attempt(lambda: _clock(tokens, bare))


def half_of_day(tokens: Tokens) -> str | None:
    """The "a" or "p" of am or pm, where they stand alone: "Friday pm"."""
    return _meridiem(tokens)


def is_clock_here(tokens: Tokens) -> bool:
    """Whether a number standing here is a time as it is written, and so not a day of the month."""
    mark, noted = tokens.at, len(tokens.refused)
    found = clock(tokens) is not None
    tokens.at = mark
    del tokens.refused[noted:]
    return found


def _part(tokens: Tokens) -> Part | None:
    beside_lunch = tokens.phrase("after lunch", "before lunch")
    if beside_lunch is not None:
        return Part.AFTERNOON if beside_lunch.startswith("after") else Part.MORNING
    if tokens.peek(1) != "":
        tokens.phrase("in the", "at", "over")
    if tokens.peek(1) in _PARTS or tokens.peek(2) in _PARTS:
        tokens.phrase("early", "mid -", "mid", "late", "later")
    word = tokens.take(*_PARTS)
    return _PARTS[word] if word is not None else None


def _clock(tokens: Tokens, bare: bool) -> Clock | None:
    if tokens.take("second"):  # of the two that the clocks show in the night they go back
        twice = tokens.attempt(lambda: _clock(tokens, bare))
        return Clock(tuple((days, at.replace(fold=1)) for days, at in twice.options), twice.sure) if twice else None
    bare = bool(tokens.take("at", "@")) or bare
    roughly = tokens.take(*_ROUGHLY)
    if roughly is not None:
        tokens.take_glued(".")
        tokens.take("at")
    found = _time_itself(tokens, bare or roughly is not None or tokens.peek(1) == "ish")
    if found is not None:
        tokens.phrase("- ish", "ish", "sharp", "on the dot", "prompt")
    return found


def _time_itself(tokens: Tokens, bare: bool) -> Clock | None:
    if tokens.phrase("noon", "midday", "12 noon", "twelve noon"):
        return Clock(((0, NOON),))
    if tokens.phrase("midnight", "12 midnight", "twelve midnight"):
        return Clock(((0, MIDNIGHT), (1, MIDNIGHT)), sure=False)
    halved = tokens.attempt(lambda: _past_or_to(tokens)) or tokens.attempt(lambda: _half_ten(tokens))
    return halved or _hour(tokens, bare)


def _past_or_to(tokens: Tokens) -> Clock | None:
    """ "half past three", "ten to four pm", "10 past 3"; but "2 to 4pm" is a stretch of hours."""
    in_digits = tokens.peek().isdecimal()
    minutes = _spoken_minutes(tokens)
    counted = tokens.take("minutes") is not None
    side = tokens.take("past", "to") if minutes not in (None, 30) else tokens.take("past")
    hour = cardinal(tokens) if side is not None else None
    if minutes is None or hour is None or not 1 <= hour <= 12 or (side == "to" and in_digits and not counted):
        return None
    since_noon = ((hour % 12) * 60 + (minutes if side == "past" else -minutes)) % 720
    half = _meridiem(tokens)
    # "Ten to 12pm" is before noon to some and before midnight to others.
    if half is None or (side == "to" and hour == 12):
        return _both_halves(since_noon)
    return Clock(((0, _time(since_noon + (720 if half == "p" else 0))),))


def _half_ten(tokens: Tokens) -> Clock | None:
    """ "half ten" is 10:30, as the British say it; "half an hour" is none."""
    hour = cardinal(tokens) if tokens.take("half") else None
    if hour is None or not 1 <= hour <= 12:
        return None
    half = _meridiem(tokens)
    since_noon = (hour % 12) * 60 + 30
    if half is not None:
        return Clock(((0, _time(since_noon + (720 if half == "p" else 0))),))
    return Clock(((0, time(hour, 30)),)) if hour in HALVES_OF_THE_MORNING else _both_halves(since_noon)


def _spoken_minutes(tokens: Tokens) -> int | None:
    fraction = tokens.phrase("half", "quarter", "a quarter")
    if fraction is not None:
        return 30 if fraction == "half" else 15
    minutes = cardinal(tokens)
    return minutes if minutes in (5, 10, 20, 25) else None


def _hour(tokens: Tokens, bare: bool) -> Clock | None:
    tokens.take("um")
    four = tokens.attempt(lambda: _military(tokens)) or (tokens.attempt(lambda: _four_digits(tokens)) if bare else None)
    if four is not None:
        return four
    digits = tokens.number(1, 2)
    hour = int(digits) if digits is not None else _hour_in_words(tokens)
    if hour is None:
        return None
    if digits is not None and (french := tokens.attempt(lambda: _after_h(tokens, hour))) is not None:
        return french
    minute = tokens.attempt(lambda: _minute(tokens) if digits is not None else _dictated_minute(tokens))
    if minute is not None and minute > 59:
        return tokens.refuse(UnclearReason.NO_SUCH_TIME)
    if minute is not None:
        tokens.take("h", "hrs", "uhr")
    half = _meridiem(tokens)
    if half is not None:
        if not 1 <= hour <= 12:
            return tokens.refuse(UnclearReason.NO_SUCH_TIME)
        return Clock(((0, time(hour % 12 + (12 if half == "p" else 0), minute or 0)),))
    oclock = tokens.take("oclock") is not None or tokens.phrase("o clock") is not None
    if minute is None and not (oclock or bare):
        return _before_a_part(tokens, hour)
    if hour > 23:
        return tokens.refuse(UnclearReason.NO_SUCH_TIME)
    padded = digits is not None and len(digits) == 2
    if minute is not None and (padded or not 1 <= hour < UNLIKELY_BEFORE):
        return Clock(((0, time(hour, minute)),))
    if 1 <= hour <= 12:
        return _both_halves((hour % 12) * 60 + (minute or 0))
    return Clock(((0, time(hour)),), sure=bool(oclock))


def _military(tokens: Tokens) -> Clock | None:
    """ "1500 hrs", "0930h": the hour and minute of twenty-four."""
    text = tokens.number(4)
    if text is None or not tokens.take("hrs", "hours", "h"):
        return None
    hour, minute = int(text[:2]), int(text[2:])
    return Clock(((0, time(hour, minute)),)) if hour < 24 and minute < 60 else tokens.refuse(UnclearReason.NO_SUCH_TIME)


def _four_digits(tokens: Tokens) -> Clock | None:
    """ "tomorrow 1430"; what may be a year is none."""
    text = tokens.number(4)
    hour, minute = (int(text[:2]), int(text[2:])) if text is not None else (0, 60)
    return Clock(((0, time(hour, minute)),)) if hour < 24 and hour not in (19, 20) and minute < 60 else None


def _after_h(tokens: Tokens, hour: int) -> Clock | None:
    """ "15h", "15h30", "15 h 30": hours of twenty-four, as they are written on the continent. "3h" may be a stretch."""
    if not tokens.take("h", "uhr"):
        return None
    minute = tokens.glued_number(2) or "0"
    if hour > 23 or int(minute) > 59:
        return tokens.refuse(UnclearReason.NO_SUCH_TIME)
    if 1 <= hour < UNLIKELY_BEFORE:
        return _both_halves(hour * 60 + int(minute))
    return Clock(((0, time(hour, int(minute))),))


def _minute(tokens: Tokens) -> int | None:
    text = tokens.number(2) if tokens.take_glued(":", ".") else None
    return int(text) if text is not None else None


def _dictated_minute(tokens: Tokens) -> int | None:
    """ "ten thirty", "nine oh five": by fives, as they are said; "two thirty minutes" is none."""
    if tokens.take("oh", "o"):
        return 5 if tokens.take("five") else None
    minute = None if tokens.peek().isdecimal() else cardinal(tokens)
    if minute is None or not 10 <= minute <= 55 or minute % 5 or tokens.peek() in _COUNTED_IN:
        return None
    return minute


def _hour_in_words(tokens: Tokens) -> int | None:
    hour = None if tokens.peek().isdecimal() else cardinal(tokens)
    return hour if hour is not None and hour <= 12 else None


def _before_a_part(tokens: Tokens, hour: int) -> Clock | None:
    """ "three in the afternoon": the part that follows makes a bare number a time."""
    if not 1 <= hour <= 12 or tokens.peek() not in ("in", "at"):
        return None
    mark = tokens.at
    follows = _part(tokens)
    tokens.at = mark
    return _both_halves((hour % 12) * 60) if follows is not None else None


def _both_halves(minutes: int) -> Clock:
    return Clock(((0, _time(minutes)), (0, _time(minutes + 720))), sure=False)


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _meridiem(tokens: Tokens) -> str | None:
    """The "a" or "p" of am, pm, a.m. and p.m."""
    whole = tokens.take("am", "pm")
    if whole is not None:
        tokens.take_glued(".")
        return whole[0]
    apart = tokens.phrase("a m", "p m")  # as they are dictated
    if apart is not None:
        return apart[0]
    if tokens.peek() in ("a", "p") and (tokens.peek(1), tokens.peek(2)) == (".", "m"):
        letter = tokens.take("a", "p")
        tokens.at += 2
        tokens.take_glued(".")
        return letter
    return None
