"""Which time zone a calendar means by a name: IANA's, Windows's, another program's spelling, or one it defines itself.

Knows no event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LARGEST = 64 * 1024
"""Characters of a zone that a calendar defines; decades of changes take a tenth of it."""
MOST = 100
"""Zones that a calendar defines; nobody lives in more."""
_FREQUENT = re.compile(r"FREQ=(?!YEARLY)", re.IGNORECASE)
_MOST_DATES = 400


@dataclass(slots=True)
class Zones:
    """The zones of one calendar: `define` what stands in it, then ask."""

    _defined: dict[str, str] = field(default_factory=dict)
    _elsewhere: dict[str, str] = field(default_factory=dict)
    _found: dict[str, tuple[tzinfo, str] | None] = field(default_factory=dict)

    def define(self, name: str, lines: list[str], location: str = "") -> None:
        """A VTIMEZONE: its lines from BEGIN to END, and the IANA name it may give besides."""
        if len(self._defined) >= MOST:
            return
        self._defined[name] = "\r\n".join(lines) + "\r\n"
        if location:
            self._elsewhere[name] = location

    def at(self, moment: datetime, name: str) -> tuple[datetime, str] | None:
        """That moment, with the zone of that name, and its IANA name; None for a zone nobody knows.

        A zone that only the calendar knows has no such name: then it is the same instant in UTC.
        """
        if name not in self._found:
            self._found[name] = self._zone(name)
        found = self._found[name]
        if found is None:
            return None
        zone, iana = found
        try:
            aware = moment.replace(tzinfo=zone)
            return (aware, iana) if iana else (aware.astimezone(UTC), "UTC")
        except (OverflowError, ValueError):
            return None

    def _zone(self, name: str) -> tuple[tzinfo, str] | None:
        for spelling in (name, *_shorter(name), self._elsewhere.get(name, "")):
            known = _iana(spelling)
            if known is not None:
                return known
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        known = _iana(WINDOWS_TO_OLSON.get(name, ""))
        if known is not None:
            return known
        own = self._own(name)
        return (own, "") if own is not None else None

    def _own(self, name: str) -> tzinfo | None:
        """By the calendar's own definition. One that is no sensible zone is none: it could take hours to spell out."""
        text = self._defined.get(name, "")
        if not text or len(text) > LARGEST or _FREQUENT.search(text) or text.count("RDATE") > _MOST_DATES:
            return None
        from icalendar import Timezone

        try:
            defined = Timezone.from_ical(text)
            zone = defined.to_tz(lookup_tzid=False) if isinstance(defined, Timezone) else None
            if isinstance(zone, tzinfo):
                zone.utcoffset(datetime(2026, 7, 1))  # noqa: DTZ001  that of a zone is asked without one
                return zone
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
            return None
        return None


def _shorter(name: str) -> list[str]:
    """ "/mozilla.org/20050126_1/Europe/Berlin" is Europe/Berlin."""
    if not name.startswith("/"):
        return []
    parts = name.split("/")
    return ["/".join(parts[-count:]) for count in (2, 3) if len(parts) > count]


def _iana(name: str) -> tuple[tzinfo, str] | None:
    if not name or len(name) > 60 or not name.isascii() or not (name[0].isalpha()):
        return None
    try:
        return ZoneInfo(name), name
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None
