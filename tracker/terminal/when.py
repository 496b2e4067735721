"""Reads the times typed on the command line, or says which one cannot be read and what it may have meant."""

from __future__ import annotations

from datetime import date, datetime, time

from tracker.actions.ports import Desk
from tracker.presentation.words.unclear import choices as choices_of
from tracker.presentation.words.unclear import unclear as why_unclear
from tracker.rules.plain_dates import DateWords, Unclear, UnclearReason, read_day, read_moment, read_window
from tracker.rules.window import Window, day_in, instant
from tracker.terminal.exits import CannotTell
from tracker.tongue import Theirs, tr

NOON = time(12)


def day_typed(typed: str, desk: Desk, words: DateWords) -> date:
    read = read_day(typed, desk.now(), desk.zone, words)
    if isinstance(read, Unclear):
        raise asked_back("--date", read, desk)
    return read


def moment_typed(typed: str | None, desk: Desk, words: DateWords, option: str = "--at") -> datetime:
    """When something happened, in UTC; now, where nothing was typed."""
    if typed is None:
        return desk.now()
    read = read_moment(typed, desk.now(), desk.zone, words)
    if isinstance(read, Unclear):
        raise asked_back(option, read, desk)
    return read


def meant_moment_typed(typed: str | None, desk: Desk, words: DateWords) -> datetime:
    """When something is meant to happen, or did, in UTC. A day stands for its noon, today for now."""
    now = desk.now()
    if typed is None:
        return now
    ahead = read_window(typed, now, desk.zone, words)
    if isinstance(ahead, Window):
        if ahead.is_timed:
            return ahead.starts
        return now if ahead.first <= day_in(now, desk.zone) else instant(ahead.first, NOON, desk.zone)
    behind = read_moment(typed, now, desk.zone, words)
    if isinstance(behind, Unclear):
        raise asked_back("--at", ahead, desk)
    return behind


def window_typed(option: str, typed: str, happened: datetime, desk: Desk, words: DateWords) -> Window:
    """When something was agreed for, as said now; or as said when the contact happened, where it has passed since."""
    read = read_window(typed, desk.now(), desk.zone, words)
    if isinstance(read, Unclear) and read.reason is UnclearReason.PAST:
        then = read_window(typed, happened, desk.zone, words)
        read = then if isinstance(then, Window) else read
    if isinstance(read, Unclear):
        raise asked_back(option, read, desk)
    return read


def asked_back(option: str, unclear: Unclear, desk: Desk) -> CannotTell:
    """Why a time cannot be read, with what it may have meant."""
    if unclear.reason is UnclearReason.EMPTY:
        return CannotTell(tr("{option} says no time.", option=Theirs(option)))
    choices = [told for told, _ in choices_of(unclear, day_in(desk.now(), desk.zone), desk.zone)]
    # T: "--talk: “3” could be read in more than one way. Which is meant?"
    return CannotTell(tr("{option}: {why}", option=Theirs(option), why=why_unclear(unclear)), choices)
