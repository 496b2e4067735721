"""An event of a calendar as its file tells it. Decides nothing: an appointment is not an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventKind(StrEnum):
    EVENT = "event"
    TASK = "task"


class EventStatus(StrEnum):
    NONE = ""
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    NEEDS_ACTION = "needs-action"
    IN_PROCESS = "in-process"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Attendee:
    """`address` is their e-mail or number as the calendar has it, "" where it has none."""

    name: str
    address: str
    organises: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One event or task. `line` is where it begins in the file.

    `all_day`: `start` and `end` are dates, and `end` is the last day itself. Else both are datetimes: aware, and `zone`
    is the IANA name; or naive with `zone` "", for a time that holds wherever one is. `start` is None for a task without
    one, and where it could not be read, which is told; `end` is None where none is told; a task ends when it is due.

    `rule` is the text of its repetition (RRULE), "" for once: the series is not spelt out. `instance` is the moment of
    the series this one stands for, as text. `rest` are the properties with no place here, by their name.
    `text` and `digest` as in `Card`.
    """

    line: int
    uid: str
    summary: str
    start: date | datetime | None
    end: date | datetime | None = None
    all_day: bool = False
    zone: str = ""
    location: str = ""
    description: str = ""
    attendees: tuple[Attendee, ...] = ()
    status: EventStatus = EventStatus.NONE
    kind: EventKind = EventKind.EVENT
    rule: str = ""
    instance: str = ""
    sequence: int = 0
    rest: tuple[tuple[str, str], ...] = ()
    text: str = ""
    digest: str = ""
