"""Agreements for the tests of the calendar: a month of November 2026, seen on Saturday the 21st at nine."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count

from tracker.actions.ports import Planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry, entry_of
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.policy import Policy
from tracker.rules.window import Window

ZONE = "Europe/London"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
_ids = count(1)


def november(day: int) -> date:
    return date(2026, 11, day)


def planned(
    name: str,
    first: date,
    at: str = "",
    last: date | None = None,
    *,
    kind: AgreementKind = AgreementKind.TALK,
    channel: Channel = Channel.CALL,
    outcome: AgreementOutcome = AgreementOutcome.OPEN,
    topic: str = "",
    zone: str = ZONE,
    minutes: int | None = None,
) -> Planned:
    window = Window(first, last or first, time.fromisoformat(at) if at else None, zone)
    number = next(_ids)
    return Planned(number, number, name, "", kind, window, channel, "me", topic, "", NOW, outcome, minutes=minutes)


def entry(one: Planned) -> CalendarEntry:
    return entry_of(one, NOW, ZONE, Policy())
