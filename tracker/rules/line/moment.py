"""When and where a line is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tracker.rules.plain_dates import ENGLISH, WAKING, DateWords, Waking


@dataclass(frozen=True, slots=True)
class Moment:
    """`now` is aware; `zone` an IANA name. `words` are what days and months are called, and the order of dates;
    `waking` the hours in which people are spoken to, by which one of two times comes first."""

    now: datetime
    zone: str
    words: DateWords = field(default=ENGLISH)
    waking: Waking = field(default=WAKING)
