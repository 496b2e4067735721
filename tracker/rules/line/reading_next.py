"""The line beneath an answer read: "thu 3pm about the tiers "ring me then"", "by mon a drawing e-mail"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from tracker.rules.channel import Channel
from tracker.rules.line.line_reading import Answer
from tracker.rules.line.next_reading import NextKind, NextReading
from tracker.rules.line.moment import Moment


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= 5


def read_next(
    text: str,
    kind: NextKind,
    moment: Moment,
    way: Channel = Channel.CALL,
    answers: Sequence[Answer] = (),
    counts_from: datetime | None = None,
    is_day_off: Callable[[date], bool] = is_weekend,
) -> NextReading:
    """What the line says of what happens next. Pure, and no text raises.

    `way` is the one just used, taken where the line names none. Durations count from `counts_from` (aware) where it is
    given. A day off is found where its weekday was not named: "in a month", not "Saturday".
    """
    return NextReading(text, kind, channel=way)


def next_kind(text: str, moment: Moment) -> NextKind | None:
    """Which of the five answers what follows ">" is: a time to talk unless it says otherwise; None for nothing."""
    return None
