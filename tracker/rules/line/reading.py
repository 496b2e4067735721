"""A line of plain words read: what each of its words says, what has to be asked, and what cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tracker.rules.line.line_reading import Answer, LineReading
from tracker.rules.line.there import There
from tracker.rules.plain_dates import ENGLISH, WAKING, DateWords, Waking


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a line is typed. `now` is aware; `zone` an IANA name. `waking` are the hours in which people are
    spoken to, by which one of two times is preselected."""

    now: datetime
    zone: str
    words: DateWords = field(default=ENGLISH)
    waking: Waking = field(default=WAKING)


def read_line(
    text: str, moment: Moment, there: There, answers: Sequence[Answer] = (), cursor: int | None = None
) -> LineReading:
    """What the line says, with what was answered so far. Pure, and no text raises.

    `there` is asked for whoever the words may name; what it does not know yet leaves the reading `waits`. `cursor` is
    where the next letter goes, None for the end: the name that ends there is completed.
    """
    return LineReading(text)
