"""Zones named after a time: "3pm CET", "15:00 GMT". Knows no days.

An abbreviation is certain where it means one zone the world over, or is one of the speaker's own. The others ("CST" is
Chicago's and Shanghai's) are asked back, and so is one that does not hold on that day: "CET" said of July.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import available_timezones

from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.text import fold
from tracker.rules.window import zone_of

_EVERYWHERE = {
    "utc": ("UTC", 0),
    "gmt": ("Europe/London", 0),
    "cet": ("Europe/Berlin", 60),
    "cest": ("Europe/Berlin", 120),
    "mez": ("Europe/Berlin", 60),
    "mesz": ("Europe/Berlin", 120),
    "eet": ("Europe/Helsinki", 120),
    "eest": ("Europe/Helsinki", 180),
    "wet": ("Europe/Lisbon", 0),
    "west": ("Europe/Lisbon", 60),
    "jst": ("Asia/Tokyo", 540),
    "est": ("America/New_York", -300),
    "edt": ("America/New_York", -240),
    "pst": ("America/Los_Angeles", -480),
    "pdt": ("America/Los_Angeles", -420),
    "mst": ("America/Denver", -420),
    "mdt": ("America/Denver", -360),
    "akst": ("America/Anchorage", -540),
    "akdt": ("America/Anchorage", -480),
    "hst": ("Pacific/Honolulu", -600),
    "aest": ("Australia/Sydney", 600),
    "aedt": ("Australia/Sydney", 660),
    "acst": ("Australia/Adelaide", 570),
    "acdt": ("Australia/Adelaide", 630),
    "awst": ("Australia/Perth", 480),
    "nzst": ("Pacific/Auckland", 720),
    "nzdt": ("Pacific/Auckland", 780),
    "bst": ("Europe/London", 60),
    "sast": ("Africa/Johannesburg", 120),
}
# By the clocks of that place, whatever the season; and of more than one place.
_BY_THE_CLOCKS = {
    "et": ("America/New_York",),
    "ct": ("America/Chicago",),
    "mt": ("America/Denver",),
    "pt": ("America/Los_Angeles",),
    "cst": ("America/Chicago", "Asia/Shanghai"),
    "cdt": ("America/Chicago", "America/Havana"),
    "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
}


FARTHEST_FROM_UTC = 14
LONGEST_CITY = 3


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a time may be meant, each a zone; with `offset` the minutes from UTC that were named."""

    places: tuple[str, ...]
    offset: int | None = None

    def local(self, day: date, at: time, here: tzinfo | None) -> tuple[datetime, ...]:
        """That time there as `here` has it: one where it is certain, else all that it may be, earliest first."""
        meant: set[datetime] = set()
        if not self.places and self.offset is not None:
            meant.add(datetime.combine(day, at, timezone(timedelta(minutes=self.offset))).astimezone(UTC))
        for place in self.places:
            there = zone_of(place)
            by_the_clocks = datetime.combine(day, at, there).astimezone(UTC)
            if self.offset is None:
                meant.add(by_the_clocks)
                continue
            by_name = datetime.combine(day, at, timezone(timedelta(minutes=self.offset))).astimezone(UTC)
            holds = by_name.astimezone(there).replace(tzinfo=None, fold=0) == datetime.combine(day, at)
            meant |= {by_name} if holds else {by_name, by_the_clocks}
        return tuple(moment.astimezone(here) for moment in sorted(meant))


def zone_named(tokens: Tokens, now: datetime) -> Elsewhere | None:
    """The zone named here, if one is; `now` is the speaker's, in a zone of their own."""
    own = _own(_zone_of(now), now.year)
    if tokens.phrase("my time", "our time"):
        return Elsewhere((_zone_of(now),))
    if tokens.phrase("uk time", "british time"):
        return Elsewhere(("Europe/London",))
    word = tokens.take(*own, *_EVERYWHERE, *_BY_THE_CLOCKS)
    if word is None:
        return tokens.attempt(lambda: _city(tokens))
    if word in ("utc", "gmt") and (counted := tokens.attempt(lambda: _offset(tokens))) is not None:
        return Elsewhere((), counted)
    tokens.take("time")
    if word in own:
        return Elsewhere((_zone_of(now),), own[word])
    if word == "est" and _zone_of(now).startswith("Australia/"):
        return Elsewhere(("America/New_York", "Australia/Brisbane"))
    if word in _EVERYWHERE:
        place, minutes = _EVERYWHERE[word]
        return Elsewhere((place,), minutes)
    return Elsewhere(_BY_THE_CLOCKS[word])


def _offset(tokens: Tokens) -> int | None:
    """The minutes of "+1" or "-05:30" behind UTC."""
    sign = tokens.take_glued("+", "-")
    hours = tokens.glued_number(1, 2) if sign else None
    minutes = (tokens.glued_number(2) or "") if hours is not None and tokens.take_glued(":") else "0"
    if hours is None or not minutes or int(hours) > FARTHEST_FROM_UTC or int(minutes) > 59:
        return None
    return (int(hours) * 60 + int(minutes)) * (-1 if sign == "-" else 1)


def _city(tokens: Tokens) -> Elsewhere | None:
    """ "New York time": a city that a zone is named after."""
    name: list[str] = []
    while len(name) < LONGEST_CITY and tokens.peek(len(name)).isalpha() and tokens.peek(len(name)) != "time":
        name.append(tokens.peek(len(name)))
    if not name or tokens.peek(len(name)) != "time":
        return None
    zone = _cities().get(" ".join(name))
    if zone is None:
        return None
    tokens.at += len(name) + 1
    return Elsewhere((zone,))


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """The zones by the city they are named after; read only once somebody names one."""
    areas = ("Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian")
    found = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in areas)
    return {fold(zone.rpartition("/")[2].replace("_", " ")): zone for zone in found}


def _zone_of(now: datetime) -> str:
    key: str = getattr(now.tzinfo, "key", "UTC")
    return key


@lru_cache(maxsize=8)
def _own(zone: str, year: int) -> dict[str, int]:
    """The names the speaker's own clocks go by, in winter and in summer, with their minutes from UTC."""
    found: dict[str, int] = {}
    for month in (1, 7):
        moment = datetime(year, month, 1, 12, tzinfo=zone_of(zone))
        name, offset = moment.tzname(), moment.utcoffset()
        if name and name.isalpha() and len(name) > 1 and offset is not None:
            found[name.casefold()] = offset // timedelta(minutes=1)
    return found
