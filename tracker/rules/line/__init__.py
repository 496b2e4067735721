"""One line of plain words for an entry: who, how, what came of it and when, in any order; and that beneath an answer.

`reading.read_line` and `reading_next.read_next` are the two questions; what they answer is in `line_reading` and
`next_reading`, what they need to know of people in `there`, and the words they know in `tongues`. The questions
are not read in with the answers: a window that is only opened has no line to read yet.
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
]
