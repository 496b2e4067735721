"""Which agreements belong to which day on a list for the road, and what somebody said last.

As in the morning, windows are compared as instants. Unlike it, what stands on a day stays there however late it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.history import History
from tracker.rules.morning import AgreementLike, due_day, reading_order
from tracker.rules.window import day_in, instant

OPEN = (AgreementOutcome.OPEN, AgreementOutcome.TRIED)

A = TypeVar("A", bound=AgreementLike)


def by_day(agreements: Iterable[A], first: date, days: int, zone: str) -> dict[date, tuple[A, ...]]:
    """For each of so many days from `first` on (in `zone`, ours) what is open there, in the order to read it.

    A span stands once, on the first of these days that is one of its own; a promise on the day it is due. What was
    over before them has slipped, and is for the morning.
    """
    found: dict[date, list[A]] = {first + timedelta(days=n): [] for n in range(days)}
    begins = instant(first, time.min, zone)
    for a in agreements:
        if a.outcome not in OPEN or a.to_tell:
            continue
        if a.kind is AgreementKind.PROMISE:
            on = due_day(a.window, zone)
        elif a.window.ends < begins or (a.window.ends == begins and not a.window.is_exact):
            continue
        else:
            on = max(day_in(a.window.starts, zone), first)
        if on in found:
            found[on].append(a)
    return {on: tuple(sorted(there, key=reading_order)) for on, there in found.items()}


@dataclass(frozen=True, slots=True)
class LastWords:
    """What they said last, in their words, and when (UTC)."""

    words: str
    at: datetime


def last_words(history: History) -> LastWords | None:
    """Of an agreement, of how they stand, or of what they object to; None where no words of theirs were kept."""
    said = [
        *(LastWords(a.words, a.made_at) for a in history.agreements),
        *(LastWords(s.words, s.since) for s in history.standings),
        *(LastWords(o.words, o.since) for o in history.objections),
    ]
    return max((each for each in said if each.words.strip()), key=lambda each: each.at, default=None)
