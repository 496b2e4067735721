"""Reads the times typed on the command line, or says which one cannot be read and what it may have meant.

Knows no command, and not whom a time is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.actions.ports import Desk
from tracker.presentation.words.times import moment as moment_in_words
from tracker.presentation.words.times import window as window_in_words
from tracker.presentation.words.unclear import choices as choices_of
from tracker.presentation.words.unclear import unclear as why_unclear
from tracker.rules.plain_dates import (
    Agreed,
    DateWords,
    Unclear,
    UnclearReason,
    Waking,
    read_agreed,
    read_day,
    read_moment,
    read_window,
)
from tracker.rules.window import NOON, Window, day_in, instant
from tracker.terminal.exits import CannotTell
from tracker.tongue import Theirs, tr


def day_typed(typed: str, desk: Desk, words: DateWords) -> date:
    """The day that is meant, in our zone. Raises CannotTell."""
    read = read_day(typed, desk.now(), desk.zone, words)
    if isinstance(read, Unclear):
        raise asked_back("--date", read, desk)
    return read


def moment_typed(typed: str | None, desk: Desk, words: DateWords, whose: Waking, option: str = "--at") -> datetime:
    """When something happened, in UTC; now, where nothing was typed. `whose` are the hours of whom it was with.

    Raises CannotTell.
    """
    if typed is None:
        return desk.now()
    read = read_moment(typed, desk.now(), desk.zone, words, whose)
    if isinstance(read, Unclear):
        raise asked_back(option, read, desk)
    return read


def meant_moment_typed(typed: str | None, desk: Desk, words: DateWords, whose: Waking) -> datetime:
    """When something is meant to happen, or did, in UTC. A day stands for its noon, today for now. `whose` are the
    hours of whom it is with.

    Raises CannotTell.
    """
    now = desk.now()
    if typed is None:
        return now
    ahead = read_window(typed, now, desk.zone, words, whose)
    if isinstance(ahead, Window):
        if ahead.is_timed:
            return ahead.starts
        return now if ahead.first <= day_in(now, desk.zone) else instant(ahead.first, NOON, desk.zone)
    behind = read_moment(typed, now, desk.zone, words, whose)
    if isinstance(behind, Unclear):
        raise asked_back("--at", ahead, desk)
    return behind


@dataclass(frozen=True, slots=True)
class Typed:
    """The time an option says. `counted_from` (UTC) is the contact, where it counts from that and not from now."""

    option: str
    window: Window
    counted_from: datetime | None = None

    def told(self, desk: Desk) -> str:
        """From when it counts, in words; "" where it counts from now."""
        if self.counted_from is None:
            return ""
        today = day_in(desk.now(), desk.zone)
        # T: "--talk: Thursday 26 November (tomorrow), counted from when it happened: Thu 19 Nov, 12:00."
        return tr(
            "{option}: {window}, counted from when it happened: {moment}.",
            option=Theirs(self.option),
            window=window_in_words(self.window, today, desk.zone),
            moment=moment_in_words(self.counted_from, desk.zone, today),
        )


def window_typed(option: str, typed: str, happened: datetime, desk: Desk, words: DateWords, whose: Waking) -> Typed:
    """When something was agreed for: as said now, but durations as of when the contact happened. What has passed since
    is as it was said then. `whose` are the hours of whom it is with. Raises CannotTell."""
    now = desk.now()
    if happened < now.replace(second=0, microsecond=0):
        agreed = read_agreed(typed, now, happened, desk.zone, words, whose)
    else:
        agreed = Agreed(read_window(typed, now, desk.zone, words, whose))
    if isinstance(agreed.window, Unclear):
        raise asked_back(option, agreed.window, desk)
    return Typed(option, agreed.window, agreed.counted_from)


def asked_back(option: str, unclear: Unclear, desk: Desk) -> CannotTell:
    """Why a time cannot be read, with what it may have meant."""
    if unclear.reason is UnclearReason.EMPTY:
        return CannotTell(tr("{option} says no time.", option=Theirs(option)))
    told = choices_of(unclear, day_in(desk.now(), desk.zone), desk.zone)
    # The likely one first, as the window preselects it.
    likely = unclear.choices[unclear.likely] if unclear.likely is not None else None
    choices = [label for label, _ in sorted(told, key=lambda choice: choice[1] != likely)]
    # T: "--talk: “3” could be read in more than one way. Which is meant?"
    return CannotTell(tr("{option}: {why}", option=Theirs(option), why=why_unclear(unclear)), choices)
