"""One line of plain words for an entry: who, how, what came of it and when, in any order; and that beneath an answer.

`read_line` and `read_next` are the two questions; what they answer is in `line_reading` and `next_reading`, what they
need to know of people in `there`, and the words they know in `vocabulary`.
"""

from __future__ import annotations

from tracker.rules.line.line_reading import (
    Answer,
    Ask,
    AskKind,
    Choice,
    Completion,
    LineReading,
    Part,
    PartKind,
    PartState,
    Refusal,
    RefusalReason,
    Says,
    Someone,
)
from tracker.rules.line.moment import Moment
from tracker.rules.line.next_reading import DayOff, NextKind, NextPart, NextPartKind, NextReading
from tracker.rules.line.reading import read_line
from tracker.rules.line.reading_next import next_kind, read_next
from tracker.rules.line.there import Called, Nobody, There

__all__ = [
    "Answer",
    "Ask",
    "AskKind",
    "Called",
    "Choice",
    "Completion",
    "DayOff",
    "LineReading",
    "Moment",
    "NextKind",
    "NextPart",
    "NextPartKind",
    "NextReading",
    "Nobody",
    "Part",
    "PartKind",
    "PartState",
    "Refusal",
    "RefusalReason",
    "Says",
    "Someone",
    "There",
    "next_kind",
    "read_line",
    "read_next",
]
