"""What an event in a calendar shows of an agreement, and what is told by a digest of it. Knows no format of a file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.text import readable
from tracker.rules.window import Window, zone_of

HALF = 16
"""Bytes of a digest that tell when it is; the rest tell what it says."""
SAYS_LIMIT = 2000
"""Characters of what a phone says that are kept to be looked at."""
BETWEEN = " \n\t-–—:;,|/"


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as it stands in a calendar, of which alarms and the like are no part: a phone writes those as it likes.

    Whole days: `starts` and `ends` are dates, `ends` the last day itself. Else both are datetimes: aware, or naive for
    a time that holds wherever one is. `ends` is None where none is told. `vouched` is the digest that was written into
    it when we sent it, b"" where there is none (any more).
    """

    starts: date | datetime
    ends: date | datetime | None = None
    summary: str = ""
    notes: str = ""
    place: str = ""
    called_off: bool = False
    vouched: bytes = b""

    @property
    def digest(self) -> bytes:
        """Both halves of it: when it is, and what it says. However a server spaces or composes its letters."""
        when = repr((_told(self.starts), _told(self.ends)))
        says = repr((*map(_plain, (self.summary, self.notes, self.place)), self.called_off))
        return b"".join(sha256(text.encode("utf-8", "surrogatepass")).digest()[:HALF] for text in (when, says))

    @property
    def is_as_written(self) -> bool:
        """Whether what we see of it is as a program of ours wrote it, here or on another computer."""
        return self.vouched == self.digest


def same_time(one: bytes, other: bytes) -> bool:
    """Whether two digests tell the same time."""
    return one[:HALF] == other[:HALF]


def same_words(one: bytes, other: bytes) -> bool:
    """Whether two digests say the same summary, notes and place."""
    return one[HALF:] == other[HALF:]


def other_words(there: Shown, ours: Shown) -> str:
    """What it says there and ours does not, a line for each of summary, notes and place; "" where ours is only cut.

    At most SAYS_LIMIT characters, all of which can be kept.
    """
    pairs = ((there.summary, ours.summary), (there.notes, ours.notes), (there.place, ours.place))
    said = [_beyond(theirs, mine) for theirs, mine in pairs]
    return readable("\n".join(each for each in said if each))[:SAYS_LIMIT].strip()


def window_shown(shown: Shown, agreement: Agreement) -> Window:
    """For when it stands there, as that agreement would have it: a talk at a time has no end, and a promise no time.

    Times are told on the clocks of the agreement's zone.
    """
    zone = agreement.window.zone
    first = shown.starts
    if not isinstance(first, datetime):
        last = shown.ends if shown.ends is not None and not isinstance(shown.ends, datetime) else first
        return Window.span(first, max(first, last), zone)
    there = _there(first, zone)
    at = there.timetz().replace(tzinfo=None)
    if agreement.window.is_hours and isinstance(shown.ends, datetime):
        ends = _there(shown.ends, zone)
        until = ends.time()
        if until != at.replace(fold=0) and timedelta() < ends - there < timedelta(days=1):
            return Window.hours(there.date(), at, until, zone)
    return Window.exact(there.date(), at, zone)


def window_meant(agreement: Agreement) -> Window:
    """For when that agreement is to stand there: a promise on the day by which it is due."""
    window = agreement.window
    if agreement.kind is AgreementKind.PROMISE:
        return Window.day(window.due.first, window.zone)
    return window


def _there(moment: datetime, zone: str) -> datetime:
    """A time that holds wherever one is holds there."""
    there = zone_of(zone)
    moved = moment.replace(tzinfo=there) if moment.tzinfo is None else moment.astimezone(there)
    return moved.replace(second=0, microsecond=0)


def _told(when: date | datetime | None) -> str:
    if isinstance(when, datetime):
        return f"{when.timestamp():.0f}" if when.tzinfo is not None else when.isoformat()
    return when.isoformat() if when is not None else ""


def _beyond(theirs: str, mine: str) -> str:
    """Theirs without mine, where that stands in it whole."""
    lines = "\n".join(filter(None, map(_plain, theirs.splitlines())))
    kept = "\n".join(filter(None, map(_plain, mine.splitlines())))
    if kept and kept in lines:
        before, _, after = lines.partition(kept)
        return "\n".join(filter(None, (before.strip(BETWEEN), after.strip(BETWEEN))))
    return "" if lines in kept else lines


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
